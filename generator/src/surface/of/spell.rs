//! Types as Rust spells them inside of `models`, where no module stands before a name.

use crate::emit::runtime_name;
use crate::ir::{Api, Content, Float, Int, Requirement, SchemeKind, Type};
use crate::surface::Ty;

/// A type.
pub fn ty(api: &Api, ty: &Type) -> Ty {
    let mut text = String::new();
    write(api, ty, &mut text);
    Ty(text)
}

/// As deep as types are nested, which the document's reader has bounded.
fn write(api: &Api, ty: &Type, to: &mut String) {
    match ty {
        Type::Bool => to.push_str("bool"),
        Type::Int(Int::I32) => to.push_str("i32"),
        Type::Int(Int::I64) => to.push_str("i64"),
        Type::Int(Int::U32) => to.push_str("u32"),
        Type::Int(Int::U64) => to.push_str("u64"),
        Type::Float(Float::F64) => to.push_str("f64"),
        Type::String => to.push_str("String"),
        Type::Named(id) => to.push_str(&api[*id].name.to_string()),
        Type::List(of) => wrapped(api, "Vec", of, to),
        Type::Map(of) => wrapped(api, "Map", of, to),
        Type::Nullable(of) => wrapped(api, "Option", of, to),
        Type::Boxed(of) => wrapped(api, "Box", of, to),
        Type::External(path) => to.push_str(&format!("External<{path}>")),
        Type::Tuple(places) => {
            to.push('(');
            for (at, place) in places.iter().enumerate() {
                to.push_str(if at == 0 { "" } else { ", " });
                write(api, place, to);
            }
            to.push_str(if places.len() == 1 { ",)" } else { ")" });
        }
        Type::Format(_) | Type::Bytes | Type::File | Type::Any => {
            to.push_str(runtime_name(ty).unwrap_or_default());
        }
    }
}

fn wrapped(api: &Api, name: &str, of: &Type, to: &mut String) {
    to.push_str(name);
    to.push('<');
    write(api, of, to);
    to.push('>');
}

/// What a body is read as.
pub fn content(api: &Api, content: &Content) -> Ty {
    match content {
        Content::Empty => Ty("()".to_owned()),
        Content::Text => Ty("String".to_owned()),
        Content::Bytes => Ty("Bytes".to_owned()),
        Content::Json(of) => ty(api, of),
        Content::Events(of) | Content::Lines(of) => {
            Ty(format!("EventStream<{}>", ty(api, of).0))
        }
    }
}

/// What has to be proven: `token(droplet:read) & app_id | none`.
pub fn security(api: &Api, security: &[Requirement]) -> String {
    let need = |one: &crate::ir::Need| {
        let scheme = &api.connection[one.scheme];
        let name = match scheme.kind {
            SchemeKind::MutualTls => "certificate",
            _ => scheme.ident.text(),
        };
        match one.scopes.as_slice() {
            [] => name.to_owned(),
            scopes => format!("{name}({})", scopes.join(", ")),
        }
    };
    let alternative = |Requirement { needs }: &Requirement| match needs.as_slice() {
        [] => "none".to_owned(),
        needs => needs.iter().map(need).collect::<Vec<_>>().join(" & "),
    };
    match security {
        [] => "none".to_owned(),
        all => all.iter().map(alternative).collect::<Vec<_>>().join(" | "),
    }
}
