//! A value as the styles see it: one text, several, or pairs. It knows no style and escapes
//! nothing.

use super::encode;
use crate::runtime::codec::{Encode, Slot, View, entries, items};
use serde_json::Value;

/// What a value is to a style.
pub enum Flat {
    /// Absent, or null.
    Nothing,
    /// A primitive.
    One(String),
    /// An array.
    Many(Vec<String>),
    /// An object.
    Pairs(Vec<(String, String)>),
}

impl Flat {
    /// The same with every text changed, names too.
    pub fn map(self, change: &dyn Fn(&str) -> String) -> Self {
        match self {
            Flat::Nothing => Flat::Nothing,
            Flat::One(text) => Flat::One(change(&text)),
            Flat::Many(items) => {
                Flat::Many(items.iter().map(|item| change(item)).collect())
            }
            Flat::Pairs(pairs) => Flat::Pairs(
                pairs.iter().map(|(key, value)| (change(key), change(value))).collect(),
            ),
        }
    }
}

/// What a value is to a style. What is nested deeper than a style can say becomes JSON.
pub fn flatten(value: &dyn Slot) -> Flat {
    match kind(value) {
        Kind::Nothing => Flat::Nothing,
        Kind::One => Flat::One(text(value)),
        Kind::Many => {
            let mut many = Vec::new();
            let _ = items(value, &mut |item| {
                many.extend(one(item));
                Ok(())
            });
            Flat::Many(many)
        }
        Kind::Pairs => {
            let mut pairs = Vec::new();
            let _ = entries(value, &mut |name, value| {
                pairs.extend(one(value).map(|value| (name.to_owned(), value)));
                Ok(())
            });
            Flat::Pairs(pairs)
        }
    }
}

/// The pairs of style `deepObject`: `name[member][member]`, arrays by repeating the name.
pub fn deepen(pairs: &mut Vec<(String, String)>, name: String, value: &dyn Slot) {
    let _ = match kind(value) {
        Kind::Nothing => Ok(()),
        Kind::One => {
            pairs.push((name, text(value)));
            Ok(())
        }
        Kind::Many => items(value, &mut |item| {
            deepen(pairs, name.clone(), item);
            Ok(())
        }),
        Kind::Pairs => entries(value, &mut |member, value| {
            deepen(pairs, format!("{name}[{}]", encode(member)), value);
            Ok(())
        }),
    };
}

enum Kind {
    Nothing,
    One,
    Many,
    Pairs,
}

fn kind(value: &dyn Slot) -> Kind {
    match value.view() {
        View::Absent | View::None | View::Null | View::Any(Value::Null) => Kind::Nothing,
        View::List(_) | View::Any(Value::Array(_)) => Kind::Many,
        View::Object(_)
        | View::Map(_)
        | View::Tagged { .. }
        | View::Any(Value::Object(_)) => Kind::Pairs,
        _ => Kind::One,
    }
}

/// A part of an array or object; nothing where it is null.
fn one(value: &dyn Slot) -> Option<String> {
    match kind(value) {
        Kind::Nothing => None,
        Kind::One => Some(text(value)),
        Kind::Many | Kind::Pairs => serde_json::to_string(&Encode(value)).ok(),
    }
}

fn text(value: &dyn Slot) -> String {
    match value.view() {
        View::Bool(value) => value.to_string(),
        View::I64(value) => value.to_string(),
        View::U64(value) => value.to_string(),
        View::F64(value) => value.to_string(),
        View::Text(text) => text.to_owned(),
        View::Show(value) => value.to_string(),
        View::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
        View::Any(Value::String(text)) => text.clone(),
        View::Any(value) => value.to_string(),
        _ => String::new(),
    }
}
