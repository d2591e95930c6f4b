//! What is left of Rust when every name and every literal is blank: its structure.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// The structure of a source file, a line for each token. Documentation is left out, as
/// long as it is nothing but documentation.
pub fn structure(source: &str) -> Vec<String> {
    let stream: TokenStream = source.parse().expect("tokens");
    let mut out = Vec::new();
    blank(stream, &mut out);
    out
}

fn blank(stream: TokenStream, out: &mut Vec<String>) {
    let all: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while let Some(tree) = all.get(at) {
        if let Some(length) = documentation(all.get(at..).unwrap_or_default()) {
            at += length;
            continue;
        }
        at += 1;
        match tree {
            // A trailing comma depends on where a line breaks.
            TokenTree::Punct(sign) if sign.as_char() == ',' && at == all.len() => {}
            TokenTree::Punct(sign) => out.push(sign.as_char().to_string()),
            TokenTree::Ident(_) => out.push("name".to_owned()),
            TokenTree::Literal(_) => out.push("literal".to_owned()),
            TokenTree::Group(group) => {
                out.push(format!("{:?}", group.delimiter()));
                blank(group.stream(), out);
                out.push("end".to_owned());
            }
        }
    }
}

/// How many tokens `#[doc = ".."]` or `#[rustfmt::skip]` takes, if it stands here.
fn documentation(all: &[TokenTree]) -> Option<usize> {
    let sign = |tree: Option<&TokenTree>, c: char| matches!(tree, Some(TokenTree::Punct(sign)) if sign.as_char() == c);
    let length = match sign(all.get(1), '!') {
        true => 3,
        false => 2,
    };
    let Some(TokenTree::Group(group)) =
        all.get(length - 1).filter(|_| sign(all.first(), '#'))
    else {
        return None;
    };
    let inside: Vec<TokenTree> = group.stream().into_iter().collect();
    let is_doc = group.delimiter() == Delimiter::Bracket
        && match inside.as_slice() {
            [TokenTree::Ident(doc), equal, TokenTree::Literal(_)] => {
                doc == "doc" && sign(Some(equal), '=')
            }
            _ => group.stream().to_string().replace(' ', "") == "rustfmt::skip",
        };
    is_doc.then_some(length)
}
