//! Models: what the `models` module of the crate consists of.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Constant, Docs, Ident, Limit, ResourceId, TypeId};

/// A type as it stands in a field, an argument or a result.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// `bool`
    Bool,
    /// An integer of a given width.
    Int(Int),
    /// A number with a fraction.
    Float(Float),
    /// `String`
    String,
    /// A string with an inner form that the runtime knows.
    Format(Format),
    /// Bytes as they are: a body or a part, never a JSON value.
    Bytes,
    /// A file of a multipart body.
    File,
    /// Any JSON value.
    Any,
    /// One of [`super::Api::types`].
    Named(TypeId),
    /// `Vec<T>`
    List(Box<Type>),
    /// `(A, B)`: an array whose places each have a type of their own; at most
    /// [`Type::LONGEST_TUPLE`] of them.
    Tuple(Vec<Type>),
    /// A JSON object with free keys.
    Map(Box<Type>),
    /// `Option<T>` where `None` is `null`: list items, map values.
    Nullable(Box<Type>),
    /// `Box<T>`, on a cycle or around what is large.
    Boxed(Box<Type>),
    /// A type of the crate's owner, by its path: known to be one path of Rust.
    External(String),
}

impl Type {
    /// How many places a tuple can have: as many as have `Debug` and `PartialEq`.
    pub const LONGEST_TUPLE: usize = 12;
}

/// Integer widths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Int {
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u32`
    U32,
    /// `u64`
    U64,
}

/// Floating-point widths. `format: float` is `f64` too: it holds every digit that a
/// server sends, which an `f32` does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Float {
    /// `f64`
    F64,
}

/// Formats of strings that have a type of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// RFC 3339 date and time.
    DateTime,
    /// RFC 3339 full date.
    Date,
    /// RFC 9562 UUID.
    Uuid,
    /// IPv4 address.
    Ipv4,
    /// IPv6 address.
    Ipv6,
    /// Base64 (RFC 4648) encoded bytes.
    Byte,
}

/// An item of the `models` module.
#[derive(Clone, Debug, PartialEq)]
pub struct TypeDef {
    /// Its name.
    pub name: Ident,
    /// The component schema that it was made from, if it was one.
    pub schema: Option<String>,
    /// Where it stands in the bundled document, as a JSON pointer.
    pub pointer: String,
    /// Which file of `models` it is in.
    pub home: Home,
    /// What it is for.
    pub docs: Docs,
    /// Whether the document calls it deprecated.
    pub deprecated: bool,
    /// What it is.
    pub kind: TypeKind,
}

/// Which file, and so which feature, a type belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// Many resources need it: always compiled.
    Shared,
    /// A few resources need it: in the file of shared types, compiled with any of them.
    Few(Few),
    /// One resource needs it: compiled with that resource's feature.
    Resource(ResourceId),
    /// Only what the API sends needs it: compiled with the feature `webhooks`.
    Webhooks,
}

/// A few resources, in order; two at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Few([Option<ResourceId>; 4]);

impl Few {
    /// These two, the first of which comes before the other.
    pub fn of(one: ResourceId, other: ResourceId) -> Self {
        Self([Some(one), Some(other), None, None])
    }

    /// These and one that comes after them, unless they are too many then.
    pub fn and(mut self, next: ResourceId) -> Option<Self> {
        let free = self.0.iter_mut().find(|place| place.is_none());
        free.map(|place| *place = Some(next)).map(|()| self)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = ResourceId> {
        self.0.into_iter().flatten()
    }
}

/// What a [`TypeDef`] is.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// An object with known members.
    Struct(Struct),
    /// A fixed set of strings or integers, open to new ones.
    Enum(Enum),
    /// One of several shapes, told apart by the shapes themselves.
    Union(Union),
    /// One of several objects, told apart by the value of one member.
    Tagged(Tagged),
    /// Another name for a type that needs no definition.
    Alias(Type),
}

/// An object with known members.
#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    /// The members that have one value only, and so no field.
    pub constants: Vec<Constant>,
    /// In document order.
    pub fields: Vec<Field>,
    /// What becomes of other members.
    pub rest: Rest,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name in JSON.
    pub wire: String,
    /// Its name in Rust.
    pub ident: Ident,
    /// What it is for.
    pub docs: Docs,
    /// Its type, without the `Option` that [`Presence`] may put around it.
    pub ty: Type,
    /// Whether it may be missing or null.
    pub presence: Presence,
    /// In which direction it travels.
    pub access: Access,
    /// Its bounds, as far as the document gives them in numbers.
    pub limits: Vec<Limit>,
    /// A value that the document shows of it.
    pub example: Option<Value>,
    /// Whether the document calls it deprecated.
    pub deprecated: bool,
}

/// In which direction a member travels: OpenAPI's `readOnly` and `writeOnly`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Access {
    /// In requests and in responses.
    Both,
    /// In responses only.
    ReadOnly,
    /// In requests only.
    WriteOnly,
}

/// The four states that `required` and `nullable` make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// Always there: `T`.
    Required,
    /// May be left out: `Option<T>`.
    Optional,
    /// Always there, maybe null: `Option<T>`, where `None` is null.
    RequiredNullable,
    /// May be left out, and may be null: `Nullable<T>`.
    OptionalNullable,
}

/// What becomes of the members that an object does not name.
#[derive(Clone, Debug, PartialEq)]
pub enum Rest {
    /// Kept as they came, in a field of this name.
    Extra(Ident),
    /// The document gives their type: a map in a field of this name.
    Typed(Ident, Type),
    /// Dropped, as `client.toml` wants it.
    Ignored,
}

/// A fixed set of values, open to new ones.
#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    /// The values.
    pub values: EnumValues,
    /// Whether the document itself allows any other value: an enum beside any string.
    pub open: bool,
    /// The variant that keeps a value which the document does not name.
    pub unknown: Ident,
}

/// The values of an [`Enum`], all of one kind.
#[derive(Clone, Debug, PartialEq)]
pub enum EnumValues {
    /// Strings.
    Strings(Vec<Variant<String>>),
    /// Integers.
    Ints(Vec<Variant<i64>>),
}

/// A value of an [`Enum`].
#[derive(Clone, Debug, PartialEq)]
pub struct Variant<T> {
    /// The value in JSON.
    pub wire: T,
    /// Its name in Rust.
    pub ident: Ident,
    /// What it means, where the document says so.
    pub docs: Docs,
}

/// One of several shapes.
#[derive(Clone, Debug, PartialEq)]
pub struct Union {
    /// In document order.
    pub variants: Vec<UnionVariant>,
    /// The variant that keeps a value of none of the shapes.
    pub unknown: Ident,
}

/// A shape of a [`Union`].
#[derive(Clone, Debug, PartialEq)]
pub struct UnionVariant {
    /// Its name.
    pub ident: Ident,
    /// What it is for.
    pub docs: Docs,
    /// What it holds.
    pub ty: Type,
    /// Whether no other variant holds the same type, so that `From` can be offered.
    pub from: bool,
}

/// One of several objects, told apart by one member.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagged {
    /// The member: OpenAPI's `discriminator.propertyName`.
    pub property: String,
    /// One for each key of the mapping.
    pub variants: Vec<TaggedVariant>,
    /// The variant that keeps an object with another key.
    pub unknown: Ident,
}

/// A key of a [`Tagged`] union.
#[derive(Clone, Debug, PartialEq)]
pub struct TaggedVariant {
    /// The key: the value of the discriminating member.
    pub wire: String,
    /// Its name.
    pub ident: Ident,
    /// What it is for.
    pub docs: Docs,
    /// What comes with it.
    pub payload: Payload,
}

/// What a variant of a [`Tagged`] union holds beside its key.
#[derive(Clone, Debug, PartialEq)]
pub enum Payload {
    /// Nothing.
    Unit,
    /// A struct that does not repeat the key.
    Struct(Type),
}
