//! Members that can have one value only.

/// A member that an object has always, and always with this value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constant {
    /// Its name in JSON.
    pub wire: String,
    /// Its value.
    pub value: Fixed,
}

/// The value of a [`Constant`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// A string.
    Text(String),
    /// An integer.
    Int(i64),
    /// A boolean.
    Bool(bool),
}

impl Fixed {
    /// Whether a JSON value is this one.
    pub fn is(&self, value: &serde_json::Value) -> bool {
        match self {
            Fixed::Text(text) => value.as_str() == Some(text),
            Fixed::Int(number) => value.as_i64() == Some(*number),
            Fixed::Bool(flag) => value.as_bool() == Some(*flag),
        }
    }
}
