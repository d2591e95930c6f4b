//! Prints tokens the way a person writes them: `Vec<String>`, not `Vec < String >`. Only for
//! the bodies of macros and for names in text; everything else is formatted by `write`.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// The tokens on one line, as densely as rustfmt would set them.
pub fn compact(tokens: &TokenStream) -> String {
    let mut out = String::new();
    append(&mut out, tokens);
    out
}

fn append(out: &mut String, tokens: &TokenStream) {
    let mut last = Last::Nothing;
    for tree in tokens.clone() {
        let next = kind(&tree, &last);
        if spaced(&last, &next) {
            out.push(' ');
        }
        match &tree {
            TokenTree::Group(group) => append_group(out, group),
            other => out.push_str(&other.to_string()),
        }
        last = next;
    }
}

fn append_group(out: &mut String, group: &Group) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::None => ("", ""),
    };
    out.push_str(open);
    append(out, &group.stream());
    out.push_str(close);
}

/// What the printer has to know of a token to set the next one.
enum Last {
    Nothing,
    Word,
    Round,
    Box,
    /// A sign that takes space on both sides.
    Operator,
    /// Half of `=>` or `->`.
    Half,
    /// A sign that sticks to what follows: `::`, `<`, `&`, `#`.
    Prefix,
    /// A sign that sticks to what is before it: `>`.
    Suffix,
    /// A sign that sticks to what is before it and takes space behind it: `,`, `:`.
    Comma,
    Colons,
}

fn kind(tree: &TokenTree, last: &Last) -> Last {
    match tree {
        TokenTree::Ident(_) | TokenTree::Literal(_) => Last::Word,
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
            Last::Round
        }
        TokenTree::Group(_) => Last::Box,
        TokenTree::Punct(sign) => match (sign.as_char(), sign.spacing()) {
            ('=', Spacing::Joint) => Last::Half,
            ('>', _) if matches!(last, Last::Half) => Last::Operator,
            (':', Spacing::Joint) => Last::Colons,
            (':', _) if matches!(last, Last::Colons) => Last::Prefix,
            ('=' | '|' | '+', _) => Last::Operator,
            ('<' | '&' | '#' | '.' | '-', _) => Last::Prefix,
            (',' | ':' | ';', _) => Last::Comma,
            _ => Last::Suffix,
        },
    }
}

fn spaced(last: &Last, next: &Last) -> bool {
    match (last, next) {
        (Last::Nothing | Last::Prefix | Last::Half | Last::Colons, _) => false,
        (_, Last::Comma) => false,
        (Last::Operator | Last::Comma, _) | (_, Last::Operator | Last::Half) => true,
        (_, Last::Prefix | Last::Suffix | Last::Colons) => false,
        (Last::Word, Last::Round) => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::compact;
    use quote::quote;

    #[test]
    fn types_are_dense() {
        assert_eq!(
            compact(&quote!(Map<Option<Vec<String>>>)),
            "Map<Option<Vec<String>>>"
        );
        assert_eq!(
            compact(&quote!(a: ::std::string::String)),
            "a: ::std::string::String"
        );
        assert_eq!(compact(&quote!(models::X)), "models::X");
    }

    #[test]
    fn entries_of_tables_read_well() {
        assert_eq!(
            compact(&quote!(r#type = "type": [Kind])),
            "r#type = \"type\": [Kind]"
        );
        assert_eq!(compact(&quote!(limits: {i64})), "limits: {i64}");
        assert_eq!(compact(&quote!(A(B) from(B, &str))), "A(B) from(B, &str)");
        assert_eq!(compact(&quote!(Below = -1)), "Below = -1");
        assert_eq!(compact(&quote!(_ => Unknown)), "_ => Unknown");
        assert_eq!(
            compact(&quote!(List => "id", GET "/v2")),
            "List => \"id\", GET \"/v2\""
        );
        assert_eq!(
            compact(&quote!(401 | default: json models::Error)),
            "401 | default: json models::Error"
        );
        assert_eq!(
            compact(&quote!(#[deprecated] size: (i64))),
            "#[deprecated] size: (i64)"
        );
        assert_eq!(compact(&quote!(..extra: T)), "..extra: T");
    }
}
