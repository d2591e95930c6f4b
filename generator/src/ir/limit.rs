//! Bounds of values, which no type of Rust says.

use serde_json::Number;

/// A bound of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// What is bounded, and on which side.
    pub bound: Bound,
    /// Where.
    pub value: Number,
}

/// What is bounded, and on which side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The least number.
    Minimum,
    /// The greatest number.
    Maximum,
    /// Numbers are greater than this.
    ExclusiveMinimum,
    /// Numbers are less than this.
    ExclusiveMaximum,
    /// The fewest characters.
    MinLength,
    /// The most characters.
    MaxLength,
    /// The fewest items.
    MinItems,
    /// The most items.
    MaxItems,
    /// The fewest members.
    MinProperties,
    /// The most members.
    MaxProperties,
}

impl Bound {
    /// JSON Schema's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Bound::Minimum => "minimum",
            Bound::Maximum => "maximum",
            Bound::ExclusiveMinimum => "exclusiveMinimum",
            Bound::ExclusiveMaximum => "exclusiveMaximum",
            Bound::MinLength => "minLength",
            Bound::MaxLength => "maxLength",
            Bound::MinItems => "minItems",
            Bound::MaxItems => "maxItems",
            Bound::MinProperties => "minProperties",
            Bound::MaxProperties => "maxProperties",
        }
    }
}
