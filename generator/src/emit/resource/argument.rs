//! What a method or a setter takes, and how it is handed to the call.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::scope::{Scope, Shape, ident};
use crate::emit::tokens::compact;
use crate::ir::{Body, Encoding, Location, Parameter, Spelling, Style, Type, Written};

/// The width of a line.
pub(super) const WIDTH: usize = 89;

/// An argument: its name, its type in the signature, and the call that takes it.
pub struct Argument {
    pub name: Ident,
    pub signature: TokenStream,
    pub call: TokenStream,
}

impl Argument {
    /// A parameter of any kind.
    pub fn parameter(scope: &Scope<'_>, parameter: &Parameter) -> Self {
        let Parameter {
            wire, ident: name, ty, location, style, explode, spelling, ..
        } = parameter;
        let name = ident(name);
        let (signature, value) = taken(scope, ty, &name);
        let explode = *explode;
        let scalar = is_scalar(scope, ty);
        let call = match (location, style) {
            (Location::Path, Style::Json) => quote!(path_json(#wire, #value)),
            (Location::Path, Style::Tail) => quote!(path_tail(#wire, #value)),
            (Location::Header, Style::Json) => quote!(header_json(#wire, #value)),
            (Location::Cookie, Style::Json) => quote!(cookie_json(#wire, #value)),
            (Location::Query, _) if *spelling == Spelling::OrEmpty => {
                quote!(query_or_empty(#wire, #value))
            }
            (Location::Query, style)
                if *spelling == Spelling::Reserved && *style != Style::Json =>
            {
                let style = style_name(*style);
                quote!(query_reserved(#wire, #style, #explode, #value))
            }
            (Location::Path, Style::Simple) if scalar || !explode => {
                quote!(path_arg(#wire, #value))
            }
            (Location::Path, style) => {
                let style = style_name(*style);
                quote!(path_arg_as(#wire, #style, #explode, #value))
            }
            (Location::Query, Style::Form) if scalar || explode => {
                quote!(query_arg(#wire, #value))
            }
            (Location::Query, Style::Json) => quote!(query_json(#wire, #value)),
            (Location::Query, style) => {
                let style = style_name(*style);
                quote!(query_arg_as(#wire, #style, #explode, #value))
            }
            (Location::Header, _) if scalar || !explode => {
                quote!(header_arg(#wire, #value))
            }
            (Location::Header, _) => quote!(header_arg_as(#wire, #explode, #value)),
            (Location::Cookie, _) if scalar || explode => {
                quote!(cookie_arg(#wire, #value))
            }
            (Location::Cookie, _) => quote!(cookie_arg_as(#wire, #explode, #value)),
        };
        Self { name, signature, call }
    }

    /// Whether it is too long for a line of its own.
    fn is_wide(&self) -> bool {
        let Self { name, signature, call } = self;
        let parameter = format!("        {name}: {},", compact(signature));
        let step = format!("            .{}", compact(call));
        is_wide(&parameter) || is_wide(&step)
    }

    /// The body.
    pub fn body(scope: &Scope<'_>, body: &Body) -> Self {
        let Body { media_type, encoding, members, ty, .. } = body;
        let name = Ident::new("body", proc_macro2::Span::call_site());
        let (signature, value) = taken(scope, ty, &name);
        let (signature, call) = match encoding {
            Encoding::Json if media_type == "application/json" => {
                (signature, quote!(json_body(#value)))
            }
            Encoding::Json => (signature, quote!(json_body_as(#media_type, #value))),
            Encoding::Form if members.is_empty() => {
                (signature, quote!(form_body(#value)))
            }
            Encoding::Form => {
                let members = table(members);
                (signature, quote!(form_body_as(#members, #value)))
            }
            Encoding::Multipart
                if members.is_empty() && media_type == "multipart/form-data" =>
            {
                (signature, quote!(multipart_body(#value)))
            }
            Encoding::Multipart => {
                let members = table(members);
                (signature, quote!(multipart_body_as(#media_type, #members, #value)))
            }
            Encoding::Lines => (signature, quote!(lines_body(#media_type, #value))),
            Encoding::Text => {
                (quote!(impl Into<String>), quote!(text_body(#media_type, #name)))
            }
            Encoding::Bytes => {
                (quote!(impl Into<Payload>), quote!(bytes_body(#media_type, #name)))
            }
        };
        Self { name, signature, call }
    }
}

/// Keeps rustfmt off a method that it would break in another way than prettyplease: with
/// something too long for a line of its own, or a turbofish at the end of a long chain.
pub fn skip(
    name: &Ident,
    output: &TokenStream,
    receiver: &TokenStream,
    all: &[Argument],
) -> Option<TokenStream> {
    let calls: Vec<String> = all.iter().map(|one| compact(&one.call)).collect();
    let chain = format!("        {}.{}", compact(receiver), calls.join("."));
    let fish = calls.last().is_some_and(|call| call.contains("::<")) && is_wide(&chain);
    // rustfmt wants room behind the brace.
    let end = format!("    ) -> {} {{  ", compact(output));
    let start = format!("    pub fn {name}(");
    let wide =
        fish || is_wide(&start) || is_wide(&end) || all.iter().any(Argument::is_wide);
    wide.then(|| quote!(#[rustfmt::skip]))
}

fn is_wide(line: &str) -> bool {
    line.chars().count() > WIDTH
}

/// The type in a signature, and the value that is made of it.
fn taken(scope: &Scope<'_>, ty: &Type, name: &Ident) -> (TokenStream, TokenStream) {
    match scope.shape(ty) {
        Shape::Exact => (scope.ty(ty), quote!(#name)),
        Shape::Into => {
            let ty = scope.ty(ty);
            (quote!(impl Into<#ty>), quote!(#name.into()))
        }
        Shape::List(item) => {
            let item = scope.ty(item);
            let signature = quote!(impl IntoIterator<Item = impl Into<#item>>);
            (signature, quote!(list::<#item>(#name)))
        }
        Shape::Map(value) => {
            let value = scope.ty(value);
            let signature =
                quote!(impl IntoIterator<Item = (impl Into<String>, impl Into<#value>)>);
            (signature, quote!(map::<#value>(#name)))
        }
    }
}

/// Whether there is nothing to explode.
fn is_scalar(scope: &Scope<'_>, ty: &Type) -> bool {
    let resolved = scope.resolved(ty);
    matches!(
        resolved,
        Type::Bool | Type::Int(_) | Type::Float(_) | Type::String | Type::Format(_)
    ) || scope.is_enum(resolved)
}

/// What the document says of members, as the runtime takes it.
fn table(members: &[(String, Written)]) -> TokenStream {
    let entries = members.iter().map(|(name, written)| match written {
        Written::As(media_type) => quote!((#name, Written::As(#media_type))),
        Written::Style(style, explode) => {
            let style = style_name(*style);
            quote!((#name, Written::Style(#style, #explode)))
        }
    });
    quote!(&[#(#entries),*])
}

fn style_name(style: Style) -> TokenStream {
    match style {
        Style::Simple => quote!(Style::Simple),
        Style::Label => quote!(Style::Label),
        Style::Matrix => quote!(Style::Matrix),
        // JSON and tails have methods of their own; nothing else is written so.
        Style::Form | Style::Json | Style::Tail => quote!(Style::Form),
        Style::SpaceDelimited => quote!(Style::SpaceDelimited),
        Style::PipeDelimited => quote!(Style::PipeDelimited),
        Style::DeepObject => quote!(Style::DeepObject),
    }
}
