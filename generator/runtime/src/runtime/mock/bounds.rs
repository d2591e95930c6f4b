//! Bounds of numbers, texts, lists and objects.

use serde_json::Value;

/// Bounds by their word, with what is measured and in which direction.
const BOUNDS: &[(&str, Measure, Way)] = &[
    ("minimum", Measure::Number, Way::AtLeast),
    ("maximum", Measure::Number, Way::AtMost),
    ("exclusiveMinimum", Measure::Number, Way::Above),
    ("exclusiveMaximum", Measure::Number, Way::Below),
    ("minLength", Measure::Letters, Way::AtLeast),
    ("maxLength", Measure::Letters, Way::AtMost),
    ("minItems", Measure::Items, Way::AtLeast),
    ("maxItems", Measure::Items, Way::AtMost),
    ("minProperties", Measure::Members, Way::AtLeast),
    ("maxProperties", Measure::Members, Way::AtMost),
];

#[derive(Clone, Copy)]
enum Measure {
    Number,
    Letters,
    Items,
    Members,
}

#[derive(Clone, Copy)]
enum Way {
    AtLeast,
    AtMost,
    Above,
    Below,
}

/// What is out of bounds.
pub fn faults(schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let Some(words) = schema.as_object() else { return Vec::new() };
    let mut faults = Vec::new();
    for (word, measure, way) in BOUNDS {
        let bound = words.get(*word).and_then(Value::as_f64);
        let (Some(bound), Some((size, of))) = (bound, size(value, *measure)) else {
            continue;
        };
        let (fits, how) = match way {
            Way::AtLeast => (size >= bound, "at least"),
            Way::AtMost => (size <= bound, "at most"),
            Way::Above => (size > bound, "more than"),
            Way::Below => (size < bound, "less than"),
        };
        if !fits {
            faults.push(format!("{at}: expected {how} {bound}{of}, found {size}"));
        }
    }
    faults
}

fn size(value: &Value, measure: Measure) -> Option<(f64, &'static str)> {
    Some(match (measure, value) {
        (Measure::Number, value) => (value.as_f64()?, ""),
        (Measure::Letters, Value::String(text)) => {
            (text.chars().count() as f64, " characters")
        }
        (Measure::Items, Value::Array(items)) => (items.len() as f64, " items"),
        (Measure::Members, Value::Object(all)) => (all.len() as f64, " members"),
        _ => return None,
    })
}
