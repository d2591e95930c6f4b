//! What the standard demands of an object beyond the kinds of its fields, and what
//! is put in where a document leaves a demand unmet but its meaning is clear.

use serde_json::{Map, Value, json};

use super::grammar::{Grammar, Need, Object, Others, Shape, grammar};
use super::version::Standard;
use crate::diag::{Code, Fault, Faults, Place, nearest};

/// The HTTP scheme that stands for 3.1's `mutualTLS`.
pub const MUTUAL_TLS: &str = "mutualTLS";

/// Puts in what is missing, or says that nothing can be made of the object.
/// `given` is the object as it was written: a field that is there but wrong has
/// been reported already.
pub(super) fn complete(
    built: Map<String, Value>,
    object: Object,
    given: &Map<String, Value>,
    standard: Standard,
    place: impl Fn() -> Place,
    faults: &mut Faults,
) -> Option<Map<String, Value>> {
    let grammar = grammar(object);
    let built = needed(built, object, given, standard, &place, faults)?;
    match object {
        Object::Parameter => parameter(built, place, faults),
        Object::Header => Some(one_format(built, &grammar, place, faults)),
        Object::SecurityScheme => security_scheme(built, given, &grammar, place, faults),
        Object::Link => link(built, place, faults),
        Object::Flows => Some(flows(built, &grammar, place, faults)),
        _ => Some(built),
    }
}

/// Puts in the fields that the table demands.
fn needed(
    mut built: Map<String, Value>,
    object: Object,
    given: &Map<String, Value>,
    standard: Standard,
    place: &dyn Fn() -> Place,
    faults: &mut Faults,
) -> Option<Map<String, Value>> {
    let grammar = grammar(object);
    for field in grammar.fields {
        if field.need == Need::No || built.contains_key(field.key) {
            continue;
        }
        let was_given = given.get(field.key).is_some_and(|value| !value.is_null());
        let value = match field.need {
            Need::No => continue,
            Need::Must => {
                if !was_given {
                    faults.push(missing(
                        Code::MissingField,
                        &grammar,
                        field.key,
                        place(),
                    ));
                }
                return None;
            }
            Need::OrText(text) => Value::String(text.to_owned()),
            Need::OrEmpty | Need::OrEmptySince31 => empty(field.shape, standard, place),
        };
        let is_demanded =
            field.need != Need::OrEmptySince31 || standard == Standard::V30;
        if !was_given && is_demanded {
            faults.push(missing(
                Code::MissingFieldDefaulted,
                &grammar,
                field.key,
                place(),
            ));
        }
        built.insert(field.key.to_owned(), value);
    }
    Some(built)
}

/// An empty object with what it needs itself.
fn empty(shape: Shape, standard: Standard, place: &dyn Fn() -> Place) -> Value {
    let built = match shape {
        // One fault says that all of it is missing.
        Shape::One(object) => {
            needed(Map::new(), object, &Map::new(), standard, place, &mut Faults::new())
        }
        _ => None,
    };
    Value::Object(built.unwrap_or_default())
}

fn missing(code: Code, grammar: &Grammar, key: &str, place: Place) -> Fault {
    Fault::new(code, place.at_key(), format!("{} needs the field `{key}`", grammar.name))
}

/// A key that the table doesn't have.
pub(super) fn unknown_key(
    object: Object,
    key: &str,
    standard: Standard,
    place: Place,
) -> Fault {
    let grammar = grammar(object);
    match grammar.others {
        Others::Paths => {
            let words = format!("the path `{key}` does not start with a slash");
            return Fault::new(Code::BadPath, place, words)
                .hint(format!("write `/{key}`"));
        }
        Others::Statuses => {
            let words = format!("`{key}` is not a status code, so it is left out");
            return Fault::new(Code::UnknownKey, place, words)
                .hint("write three digits, a range such as `4XX`, or `default`");
        }
        Others::Extensions | Others::Expressions => {}
    }
    let near = nearest(key, grammar.fields.iter().map(|field| field.key));
    Fault::new(
        Code::UnknownKey,
        place,
        format!(
            "{} has no field `{key}` in OpenAPI {}, so it is left out",
            grammar.name,
            standard.name()
        ),
    )
    .hint(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "remove it, or call it `x-…` if it is an extension".to_owned(),
    })
}

/// A parameter has a schema or content, a path parameter is required, and each
/// location has its own styles.
fn parameter(
    built: Map<String, Value>,
    place: impl Fn() -> Place,
    faults: &mut Faults,
) -> Option<Map<String, Value>> {
    let mut built = one_format(built, &grammar(Object::Parameter), &place, faults);
    let location =
        built.get("in").and_then(Value::as_str).unwrap_or_default().to_owned();
    if location == "path" && built.get("required") != Some(&Value::Bool(true)) {
        faults.push(missing_required(place()));
        built.insert("required".to_owned(), Value::Bool(true));
    }
    let styles: &[&str] = match location.as_str() {
        "path" => &["simple", "label", "matrix"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header" => &["simple"],
        _ => &["form"],
    };
    if let Some(style) = built.get("style").and_then(Value::as_str)
        && !styles.contains(&style)
    {
        let words = format!("a {location} parameter can't have the style `{style}`");
        let fault = Fault::new(Code::WrongValue, place().child("style"), words);
        faults.push(fault.hint(format!("it has to be one of: {}", styles.join(", "))));
        built.shift_remove("style");
    }
    Some(built)
}

fn missing_required(place: Place) -> Fault {
    let words = "a path parameter has to say `required: true`; it is taken as required";
    Fault::new(Code::MissingFieldDefaulted, place, words)
}

/// Exactly one of `schema` and `content`.
fn one_format(
    mut built: Map<String, Value>,
    grammar: &Grammar,
    place: impl Fn() -> Place,
    faults: &mut Faults,
) -> Map<String, Value> {
    match (built.contains_key("schema"), built.contains_key("content")) {
        (false, false) => {
            let words =
                format!("{} needs a `schema`; it is taken as text", grammar.name);
            faults.push(Fault::new(Code::MissingFieldDefaulted, place(), words));
            built.insert("schema".to_owned(), json!({"type": "string"}));
        }
        (true, true) => {
            built.shift_remove("content");
            let words = "beside `schema`, `content` is left out";
            faults.push(Fault::new(
                Code::IgnoredKeyword,
                place().child("content"),
                words,
            ));
        }
        _ => {}
    }
    built
}

fn security_scheme(
    mut built: Map<String, Value>,
    given: &Map<String, Value>,
    grammar: &Grammar,
    place: impl Fn() -> Place,
    faults: &mut Faults,
) -> Option<Map<String, Value>> {
    let needs: &[&str] = match built.get("type").and_then(Value::as_str) {
        Some("apiKey") => &["name", "in"],
        Some("http") => &["scheme"],
        Some("oauth2") => &["flows"],
        Some("mutualTLS") => return Some(mutual_tls(built)),
        _ => &["openIdConnectUrl"],
    };
    for key in needs {
        if !built.contains_key(*key) {
            if !given.contains_key(*key) {
                faults.push(missing(Code::MissingField, grammar, key, place()));
            }
            return None;
        }
    }
    // The library reads tagged objects strictly: what another type needs must go.
    let type_fields =
        ["name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl"];
    built.retain(|key, _| {
        let key = key.as_str();
        !type_fields.contains(&key) || needs.contains(&key) || key == "bearerFormat"
    });
    Some(built)
}

/// 3.0 has no such scheme: one of HTTP's, of which nobody knows how to send it. The
/// certificate belongs to the transport, and nothing is sent for it.
fn mutual_tls(mut built: Map<String, Value>) -> Map<String, Value> {
    built.insert("type".to_owned(), Value::from("http"));
    built.insert("scheme".to_owned(), Value::from(MUTUAL_TLS));
    built.retain(|key, _| {
        matches!(key.as_str(), "type" | "scheme" | "description")
            || key.starts_with("x-")
    });
    built
}

/// Each flow has its own URLs.
fn flows(
    mut built: Map<String, Value>,
    grammar: &Grammar,
    place: impl Fn() -> Place,
    faults: &mut Faults,
) -> Map<String, Value> {
    let needs = [
        ("implicit", &["authorizationUrl"][..]),
        ("password", &["tokenUrl"]),
        ("clientCredentials", &["tokenUrl"]),
        ("authorizationCode", &["authorizationUrl", "tokenUrl"]),
    ];
    for (flow, urls) in needs {
        let Some(Value::Object(built)) = built.get_mut(flow) else { continue };
        for url in
            urls.iter().filter(|url| !built.contains_key(**url)).collect::<Vec<_>>()
        {
            let place = place().child(flow);
            faults.push(missing(Code::MissingFieldDefaulted, grammar, url, place));
            built.insert((*url).to_owned(), Value::String(String::new()));
        }
    }
    built
}

/// A link names its operation in one of two ways.
fn link(
    mut built: Map<String, Value>,
    place: impl Fn() -> Place,
    faults: &mut Faults,
) -> Option<Map<String, Value>> {
    if built.contains_key("operationId") {
        built.shift_remove("operationRef");
    } else if !built.contains_key("operationRef") {
        let words = "a link needs an `operationId` or an `operationRef`; it is left out";
        faults.push(Fault::new(Code::MissingFieldDefaulted, place(), words));
        return None;
    }
    Some(built)
}
