//! What there is to see of the types of `models`.

use serde::{Deserialize, Serialize};

use super::brief::is_default;
use crate::ir::{Access, Presence};

/// A type as Rust spells it inside of `models`: `Option<Vec<Droplet>>`.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Ty(pub String);

/// An item of the module `models`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Model {
    /// Its name.
    #[serde(rename = "n")]
    pub name: String,
    /// Where it stands in the bundled document, as a JSON pointer.
    pub at: String,
    /// The cargo features that it is compiled with, any of them; without one, it always is.
    #[serde(rename = "f", default, skip_serializing_if = "is_default")]
    pub features: Vec<String>,
    /// Whether the document calls it deprecated.
    #[serde(rename = "old", default, skip_serializing_if = "is_default")]
    pub deprecated: bool,
    /// What it is.
    #[serde(rename = "k")]
    pub kind: ModelKind,
    /// A fingerprint of its documentation.
    #[serde(rename = "d", default, skip_serializing_if = "is_default")]
    pub docs: String,
}

/// What a [`Model`] is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ModelKind {
    /// A struct with public fields, a constructor and setters.
    Struct(Struct),
    /// An open enum of strings.
    Strings(Values),
    /// An open enum of integers.
    Ints(Values),
    /// An open enum of shapes.
    Union(Choice),
    /// An open enum of objects, told apart by one member.
    Tagged(Choice),
    /// Another name for a type.
    Alias(Ty),
}

impl ModelKind {
    /// What people call it.
    pub fn word(&self) -> &'static str {
        match self {
            ModelKind::Struct(_) => "struct",
            ModelKind::Strings(_) => "enum of strings",
            ModelKind::Ints(_) => "enum of integers",
            ModelKind::Union(_) | ModelKind::Tagged(_) => "union",
            ModelKind::Alias(_) => "type alias",
        }
    }
}

/// A struct: `new` takes what is required, in order; `Default` is there where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Struct {
    /// In document order.
    #[serde(rename = "m", default, skip_serializing_if = "is_default")]
    pub fields: Vec<Field>,
    /// The members that have one value only, and so no field: name and JSON.
    #[serde(rename = "c", default, skip_serializing_if = "is_default")]
    pub constants: Vec<(String, String)>,
    /// The field that keeps other members: its name and its type.
    #[serde(rename = "x", default = "extra", skip_serializing_if = "is_extra")]
    pub rest: Option<(String, Ty)>,
}

/// A public field, with a setter of the same name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name in Rust.
    #[serde(rename = "n")]
    pub name: String,
    /// Its name in JSON, where it is another.
    #[serde(rename = "w", default, skip_serializing_if = "is_default")]
    pub wire: Option<String>,
    /// Its type, without the `Option` that its presence puts around it.
    #[serde(rename = "t")]
    pub ty: Ty,
    /// Whether it may be missing or null.
    #[serde(rename = "p", default = "optional", skip_serializing_if = "is_optional")]
    pub presence: Presence,
    /// In which direction it travels.
    #[serde(rename = "a", default = "both", skip_serializing_if = "is_both")]
    pub access: Access,
    /// Whether the document calls it deprecated.
    #[serde(rename = "old", default, skip_serializing_if = "is_default")]
    pub deprecated: bool,
    /// Bounds and default, in words.
    #[serde(rename = "f", default, skip_serializing_if = "is_default")]
    pub facts: Vec<String>,
}

/// An enum whose last variant keeps what the document does not name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Values {
    /// The variants: name and value.
    #[serde(rename = "v")]
    pub values: Vec<(String, String)>,
    /// The variant that keeps any other value.
    #[serde(rename = "u")]
    pub unknown: String,
}

/// A union, whose last variant keeps what is none of its shapes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The member that tells, if one does.
    #[serde(rename = "tag", default, skip_serializing_if = "is_default")]
    pub tag: Option<String>,
    /// The shapes.
    #[serde(rename = "v")]
    pub cases: Vec<Case>,
    /// The variant that keeps any other value.
    #[serde(rename = "u")]
    pub unknown: String,
}

/// A variant of a [`Choice`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its name.
    #[serde(rename = "n")]
    pub name: String,
    /// The value of the member that tells.
    #[serde(rename = "w", default, skip_serializing_if = "is_default")]
    pub wire: Option<String>,
    /// What it holds.
    #[serde(rename = "t", default, skip_serializing_if = "is_default")]
    pub ty: Option<Ty>,
    /// Whether `From` makes it of what it holds.
    #[serde(rename = "f", default, skip_serializing_if = "is_default")]
    pub from: bool,
}

impl Field {
    /// Its name in JSON.
    pub fn wire(&self) -> &str {
        self.wire.as_deref().unwrap_or(&self.name)
    }

    /// Whether `new` takes it.
    pub fn is_required(&self) -> bool {
        matches!(self.presence, Presence::Required | Presence::RequiredNullable)
    }
}

/// As most structs have it; none is `null`.
fn extra() -> Option<(String, Ty)> {
    Some(("extra".to_owned(), Ty("Extra".to_owned())))
}

fn is_extra(rest: &Option<(String, Ty)>) -> bool {
    *rest == extra()
}

fn optional() -> Presence {
    Presence::Optional
}

fn is_optional(presence: &Presence) -> bool {
    *presence == Presence::Optional
}

fn both() -> Access {
    Access::Both
}

fn is_both(access: &Access) -> bool {
    *access == Access::Both
}
