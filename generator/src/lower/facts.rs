//! What a schema says in words, and what it says that a Rust type can't.

use openapiv3::{
    ArrayType, BooleanType, IntegerType, NumberType, ObjectType, Schema, SchemaKind,
    StringType, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

use crate::ir::Docs;

/// Examples longer than this say more than a line of docs should.
const LONGEST_EXAMPLE: usize = 40;

/// The docs of a schema.
pub fn docs(schema: &Schema) -> Docs {
    let data = &schema.schema_data;
    let text = data.description.clone().or_else(|| data.title.clone());
    Docs { summary: None, text, facts: facts(schema) }
}

/// The first docs, with the text of the second where they have none.
pub fn or(docs: Docs, other: Docs) -> Docs {
    let facts = if docs.facts.is_empty() { other.facts } else { docs.facts };
    Docs {
        summary: docs.summary.or(other.summary),
        text: docs.text.or(other.text),
        facts,
    }
}

/// Short phrases on bounds, default, format and example.
pub fn facts(schema: &Schema) -> Vec<String> {
    let mut facts = match &schema.schema_kind {
        SchemaKind::Type(Type::String(string)) => string_facts(string),
        SchemaKind::Type(Type::Integer(integer)) => integer_facts(integer, schema),
        SchemaKind::Type(Type::Number(number)) => number_facts(number),
        SchemaKind::Type(Type::Boolean(truth)) => truth_facts(truth),
        SchemaKind::Type(Type::Array(array)) => array_facts(array),
        SchemaKind::Type(Type::Object(object)) => object_facts(object),
        _ => Vec::new(),
    };
    let data = &schema.schema_data;
    if let Some(default) = data.default.as_ref().and_then(literal) {
        facts.push(format!("{default} by default"));
    }
    // That a boolean may be `true` is no news,
    // nor what the text says already.
    let said = |example: &String| {
        let text = data.description.as_deref().unwrap_or_default();
        text.contains(example.trim_matches('`'))
    };
    let example = data.example.as_ref().filter(|example| !example.is_boolean());
    if let Some(example) = example.and_then(literal).filter(|one| !said(one)) {
        facts.push(format!("such as {example}"));
    }
    facts
}

fn string_facts(string: &StringType) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(range(string.min_length, string.max_length, "character"));
    if let Some(pattern) = &string.pattern {
        facts.push(format!("matches {}", code(pattern)));
    }
    if let VariantOrUnknownOrEmpty::Unknown(format) = &string.format {
        let typed = matches!(format.as_str(), "uuid" | "ipv4" | "ipv6" | "string");
        facts.extend((!typed).then(|| format!("format {}", code(format))));
    }
    facts
}

fn integer_facts(integer: &IntegerType, schema: &Schema) -> Vec<String> {
    let moved = |key: &str| {
        let value = schema.schema_data.extensions.get(key)?;
        value.as_str().map(str::to_owned)
    };
    let low = integer.minimum.map(|low| low.to_string());
    let high = integer.maximum.map(|high| high.to_string());
    let mut facts = Vec::new();
    facts.extend(between(
        low.or_else(|| moved("x-oasmith-minimum")),
        integer.exclusive_minimum,
        high.or_else(|| moved("x-oasmith-maximum")),
        integer.exclusive_maximum,
    ));
    facts.extend(integer.multiple_of.map(|of| format!("a multiple of {of}")));
    if let VariantOrUnknownOrEmpty::Unknown(format) = &integer.format
        && !super::schema::is_integer_format(format)
    {
        facts.push(format!("format {}", code(format)));
    }
    facts
}

fn number_facts(number: &NumberType) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(between(
        number.minimum.map(|low| low.to_string()),
        number.exclusive_minimum,
        number.maximum.map(|high| high.to_string()),
        number.exclusive_maximum,
    ));
    facts.extend(number.multiple_of.map(|of| format!("a multiple of {of}")));
    if let VariantOrUnknownOrEmpty::Unknown(format) = &number.format {
        facts.push(format!("format {}", code(format)));
    }
    let values = number.enumeration.iter().flatten().map(|value| value.to_string());
    facts.extend(listed(values));
    facts
}

fn truth_facts(truth: &BooleanType) -> Vec<String> {
    listed(truth.enumeration.iter().flatten().map(|value| value.to_string()))
        .into_iter()
        .collect()
}

/// The values of an enum that has no type of its own.
fn listed(values: impl Iterator<Item = String>) -> Option<String> {
    let values: Vec<String> = values.map(|value| code(&value)).collect();
    match values.split_last()? {
        (only, []) => Some(format!("always {only}")),
        (last, others) => Some(format!("{} or {last}", others.join(", "))),
    }
}

fn array_facts(array: &ArrayType) -> Vec<String> {
    let mut facts = Vec::new();
    facts.extend(range(array.min_items, array.max_items, "item"));
    if array.unique_items {
        facts.push("no item twice".to_owned());
    }
    facts
}

fn object_facts(object: &ObjectType) -> Vec<String> {
    range(object.min_properties, object.max_properties, "member").into_iter().collect()
}

fn between(
    low: Option<String>,
    above: bool,
    high: Option<String>,
    below: bool,
) -> Option<String> {
    let at_least = if above { "more than" } else { "at least" };
    let at_most = if below { "less than" } else { "at most" };
    match (low, high) {
        (Some(low), Some(high)) if !above && !below => Some(format!("{low} to {high}")),
        (Some(low), Some(high)) => Some(format!("{at_least} {low}, {at_most} {high}")),
        (Some(low), None) => Some(format!("{at_least} {low}")),
        (None, Some(high)) => Some(format!("{at_most} {high}")),
        (None, None) => None,
    }
}

fn range(low: Option<usize>, high: Option<usize>, what: &str) -> Option<String> {
    let plural = |n: usize| if n == 1 { what.to_owned() } else { format!("{what}s") };
    match (low.filter(|low| *low > 0), high) {
        (Some(low), Some(high)) if low == high => Some(format!("{low} {}", plural(low))),
        (Some(low), Some(high)) => Some(format!("{low} to {high} {}", plural(high))),
        (Some(low), None) => Some(format!("at least {low} {}", plural(low))),
        (None, Some(high)) => Some(format!("at most {high} {}", plural(high))),
        (None, None) => None,
    }
}

/// A scalar as code, if it is short enough for a phrase.
fn literal(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) if text.is_empty() => return Some("empty".to_owned()),
        Value::String(text) => text.clone(),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        Value::Array(items) if items.is_empty() => return Some("empty".to_owned()),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    let short = text.chars().count() <= LONGEST_EXAMPLE && !text.contains('\n');
    short.then(|| code(&text))
}

/// Text between enough backticks that it can't end them.
fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    if longest == 0 {
        return format!("`{text}`");
    }
    let fence = "`".repeat(longest + 1);
    format!("{fence} {text} {fence}")
}
