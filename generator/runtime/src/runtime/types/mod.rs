//! The types that members of models have, besides Rust's own.

mod addresses;
mod dates;
mod external;
mod extra;
mod file;
mod formats;
mod formatted;
mod member;
mod nullable;
mod short;

pub use self::dates::{Date, DateTime};
pub use self::external::External;
pub use self::extra::Extra;
pub use self::file::FilePart;
pub use self::formatted::{Format, Formatted, Malformed};
pub use self::member::IntoMember;
pub use self::nullable::Nullable;
pub(crate) use self::short::Short;
pub use bytes::Bytes;
pub use serde_json::Value;

/// A map of JSON: keys are sorted.
pub type Map<T> = std::collections::BTreeMap<String, T>;

/// A UUID.
pub type Uuid = Formatted<uuid::Uuid>;

/// An address of IP version 4.
pub type Ipv4 = Formatted<std::net::Ipv4Addr>;

/// An address of IP version 6.
pub type Ipv6 = Formatted<std::net::Ipv6Addr>;

/// Bytes that travel as base64.
pub type Base64 = Formatted<Bytes>;
