//! A value as the styles see it: one text, several, or pairs. It knows no style and escapes
//! nothing.

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
    pub fn map(self, change: &dyn Fn(String) -> String) -> Self {
        match self {
            Flat::Nothing => Flat::Nothing,
            Flat::One(text) => Flat::One(change(text)),
            Flat::Many(items) => Flat::Many(items.into_iter().map(change).collect()),
            Flat::Pairs(pairs) => {
                let both = |(key, value)| (change(key), change(value));
                Flat::Pairs(pairs.into_iter().map(both).collect())
            }
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

/// The pairs of style `deepObject`, as `qs` has them: `name[member][0]`.
pub fn deepen(
    pairs: &mut Vec<(String, String)>,
    name: String,
    value: &dyn Slot,
    escape: &dyn Fn(&str) -> String,
) {
    let _ = match kind(value) {
        Kind::Nothing => Ok(()),
        Kind::One => {
            pairs.push((name, escape(&text(value))));
            Ok(())
        }
        Kind::Many => {
            let mut index = 0;
            items(value, &mut |item| {
                deepen(pairs, format!("{name}[{index}]"), item, escape);
                index += 1;
                Ok(())
            })
        }
        Kind::Pairs => entries(value, &mut |member, value| {
            deepen(pairs, format!("{name}[{}]", escape(member)), value, escape);
            Ok(())
        }),
    };
}

/// A pair for each item of an array, one for anything else: objects are JSON.
pub fn repeated(
    name: &str,
    value: &dyn Slot,
    escape: &dyn Fn(&str) -> String,
) -> Vec<(String, String)> {
    let texts = match flatten(value) {
        Flat::Many(items) => items,
        Flat::Pairs(_) => one(value).into_iter().collect(),
        Flat::One(text) => vec![text],
        Flat::Nothing => Vec::new(),
    };
    texts.iter().map(|text| (escape(name), escape(text))).collect()
}

/// A pair of JSON; text stays as it is.
pub fn json(
    name: &str,
    value: &dyn Slot,
    escape: &dyn Fn(&str) -> String,
) -> Option<(String, String)> {
    one(value).map(|text| (escape(name), escape(&text)))
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
        View::List(_) | View::Tuple(_) | View::Any(Value::Array(_)) => Kind::Many,
        View::Made(made) => made.make().map_or(Kind::One, |value| kind(&value)),
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
        View::File(file) => {
            let bytes = file.bytes().map(|bytes| &bytes[..]).unwrap_or_default();
            String::from_utf8_lossy(bytes).into_owned()
        }
        View::Made(made) => {
            made.make().map_or_else(|_| String::new(), |value| self::text(&value))
        }
        View::Any(Value::String(text)) => text.clone(),
        View::Any(value) => value.to_string(),
        _ => String::new(),
    }
}
