//! What the runtime has to know of an operation whose result comes page by page.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::Part;
use crate::emit::scope::Scope;
use crate::emit::tokens::compact;
use crate::ir::{Ident, PageItems, Pagination, Place, Presence, Turn};

/// `pages { page("page") items "/keys": Key = |page| page.keys }`
pub fn part(scope: &Scope<'_>, pagination: &Pagination) -> Part {
    let PageItems { place, fields, ty } = &pagination.items;
    let (place, ty) = (place.pointer(), scope.ty(ty));
    let (place, ty) = (compact(&quote!(#place)), compact(&ty));
    let items = format!("items {place}: {ty} = |page| {}", taken(fields));
    Part::Parts(
        "pages".to_owned(),
        vec![Part::Row(compact(&turn(pagination))), Part::Row(items)],
    )
}

fn turn(pagination: &Pagination) -> TokenStream {
    let Pagination { turn, items: _, first, size, most, more, total, last, in_body } =
        pagination;
    let turn = match turn {
        Turn::Link(next) => {
            let next = next.pointer();
            quote!(link(#next))
        }
        Turn::Header => quote!(header()),
        Turn::Page(parameter) => quote!(page(#parameter)),
        Turn::Offset(parameter) => quote!(offset(#parameter)),
        Turn::Cursor(parameter, next) => {
            let next = next.pointer();
            quote!(cursor(#parameter, #next))
        }
    };
    let number = |number: u64| proc_macro2::Literal::u64_unsuffixed(number);
    let first = first.map(number).map(|first| quote!(.first(#first)));
    let size = size.as_ref().map(|size| quote!(.size(#size)));
    let most = most.map(number).map(|most| quote!(.most(#most)));
    let more = more.as_ref().map(Place::pointer).map(|more| quote!(.more(#more)));
    let total = total.as_ref().map(Place::pointer).map(|total| quote!(.total(#total)));
    let last = last.as_ref().map(Place::pointer).map(|last| quote!(.last(#last)));
    let in_body = in_body.then(|| quote!(.in_body(true)));
    quote!(#turn #first #size #most #more #total #last #in_body)
}

/// The list, by value; an empty one where it is missing.
fn taken(fields: &[(Ident, Presence)]) -> String {
    let (list, missing) = within("page".to_owned(), fields);
    if missing { format!("{list}.unwrap_or_default()") } else { list }
}

/// What is at the end of the fields, and whether it is an `Option`.
fn within(value: String, fields: &[(Ident, Presence)]) -> (String, bool) {
    // At most as deep as `client.toml` has dots.
    let Some(((name, presence), rest)) = fields.split_first() else {
        return (value, false);
    };
    let value = match presence {
        Presence::Required => return within(format!("{value}.{name}"), rest),
        Presence::Optional | Presence::RequiredNullable => format!("{value}.{name}"),
        Presence::OptionalNullable => format!("{value}.{name}.value()"),
    };
    if rest.is_empty() {
        return (value, true);
    }
    let (inner, missing) = within(name.to_string(), rest);
    let map = if missing { "and_then" } else { "map" };
    (format!("{value}.{map}(|{name}| {inner})"), true)
}
