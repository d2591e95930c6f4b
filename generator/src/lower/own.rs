//! Types of the crate's owner in the place of generated ones: as `client.toml` names them,
//! or as the document asks for them with `x-rust-type`. A document can name a type only
//! from a crate that `client.toml` depends on, and only by a plain path.

use openapiv3::Schema;
use serde_json::Value;

use super::context::{Lowered, Lowering};
use super::schema::Site;
use super::shape::{self, Ref, Shape};
use crate::config::{Config, Source};
use crate::diag::Code;
use crate::ir::Type;

/// What `typify` and `progenitor` read, too.
const RUST_TYPE: &str = "x-rust-type";

/// What a document may name of `std`: what serde reads and writes, and else nothing
/// compiles.
const OF_STD: &[&str] = &[
    "std::net::IpAddr",
    "std::net::Ipv4Addr",
    "std::net::Ipv6Addr",
    "std::net::SocketAddr",
    "std::net::SocketAddrV4",
    "std::net::SocketAddrV6",
    "std::path::PathBuf",
    "std::string::String",
    "std::time::Duration",
    "std::time::SystemTime",
];

/// The type that `client.toml` gives a component schema.
pub fn for_component(config: &Config, name: &str) -> Option<Type> {
    let of = |source: &Source| match source.member.as_str() {
        "" => source.schema == name,
        // A schema's name can have a dot itself.
        member => name == format!("{}.{member}", source.schema),
    };
    let mut all = config.types.schemas.iter();
    let (_, path) = all.find(|(source, _)| of(source))?;
    Some(Type::External(path.value.clone()))
}

/// The type that `client.toml` gives a member of a schema.
pub fn for_member(config: &Config, owner: &str, wire: &str) -> Option<Type> {
    let of = |source: &Source| {
        source.member == wire && (source.schema == owner || source.schema == "*")
    };
    let mut all = config.types.schemas.iter();
    let (_, path) = all.find(|(source, _)| of(source))?;
    Some(Type::External(path.value.clone()))
}

impl<'a> Lowering<'a> {
    /// The owner's type for a schema in place, by its format or by its own wish.
    pub fn own(&mut self, schema: &Schema, site: &Site) -> Option<Lowered> {
        let format = match shape::of(schema) {
            Shape::String { format, values } if values.is_empty() => format,
            Shape::Integer { format, values } if values.is_empty() => format,
            Shape::Number => shape::number_format(schema),
            _ => "",
        };
        let mut formats = self.config.types.formats.iter();
        let of_format = formats.find(|(of, _)| of == format && !format.is_empty());
        if let Some((_, path)) = of_format {
            return Some(Lowered::plain(Type::External(path.value.clone())));
        }
        let wish = schema.schema_data.extensions.get(RUST_TYPE)?;
        match wished(wish, self.config) {
            Ok(path) => Some(Lowered::plain(Type::External(path))),
            Err(why) => {
                let pointer = format!("{}/{RUST_TYPE}", site.pointer);
                let message = format!("this `{RUST_TYPE}` is not used: {}", why.message);
                self.report(Code::ForeignType, &pointer, message, &why.hint);
                None
            }
        }
    }

    /// Whether an alternative is a type that only its owner knows.
    pub fn is_replaced(&self, of: Ref<'a>) -> bool {
        let by_name =
            matches!(of, Ref::To(name) if for_component(self.config, name).is_some());
        let wish = |schema: &'a Schema| schema.schema_data.extensions.get(RUST_TYPE);
        let wish = self.resolved(of).and_then(wish);
        by_name || wish.is_some_and(|wish| wished(wish, self.config).is_ok())
    }
}

/// Why a wish is not granted.
struct Refusal {
    message: String,
    hint: String,
}

/// The path that a document asks for, where it may.
fn wished(wish: &Value, config: &Config) -> Result<String, Refusal> {
    let refuse = |message: &str, hint: &str| {
        Err(Refusal { message: message.to_owned(), hint: hint.to_owned() })
    };
    let path = wish.as_str().or_else(|| wish.get("path")?.as_str());
    let Some(path) = path.map(|path| path.trim_start_matches("::")) else {
        return refuse("it has no `path`", "write `{crate: .., version: .., path: ..}`");
    };
    if !is_plain_path(path) {
        return refuse("its path is no plain path", "write it as `some_crate::Type`");
    }
    let parameters = wish.get("parameters").and_then(Value::as_array);
    if parameters.is_some_and(|parameters| !parameters.is_empty()) {
        let hint = "the schema's own type is used; name a type in `[types]` instead";
        return refuse("it has parameters", hint);
    }
    let root = path.split("::").next().unwrap_or_default();
    let named = |name: &str| name.replace('-', "_") == root;
    if root == "std" && !OF_STD.contains(&path) {
        let hint = "the schema's own type is used; name a type in `[types]` instead";
        return refuse("it is no type of `std` that serde reads and writes", hint);
    }
    if root == "std" || config.dependencies.iter().any(|one| named(&one.name)) {
        return Ok(path.to_owned());
    }
    let version = wish.get("version").and_then(Value::as_str).unwrap_or("*");
    let version: String = version.chars().filter(|c| !c.is_control()).take(20).collect();
    Err(Refusal {
        message: format!("`{root}` is not among the crate's dependencies"),
        hint: format!(
            "to use `{path}`, put `{root} = {version:?}` below `[dependencies]` in client.toml"
        ),
    })
}

/// Names between `::`, and nothing that could be more than a name. A path with less than
/// two of them would be a type of this crate.
fn is_plain_path(path: &str) -> bool {
    let parsed: Result<syn::Path, _> = syn::parse_str(path);
    parsed.is_ok_and(|path| {
        path.segments.len() > 1
            && path.segments.iter().all(|one| one.arguments.is_none())
    })
}
