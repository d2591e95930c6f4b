//! The JSON bodies of a document in one piece, with their examples.

use serde_json::{Map, Value};

const METHODS: &[&str] =
    &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The body of a request or of a response.
pub(super) struct JsonBody {
    pub(super) operation: String,
    pub(super) method: String,
    pub(super) path: String,
    /// The status, or `request`.
    pub(super) place: String,
    /// By name; a sole one has none.
    pub(super) examples: Vec<(String, Value)>,
}

pub(super) fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence == "application/json" || essence.ends_with("+json")
}

/// Every body that has examples.
pub(super) fn json_bodies(openapi: &Value) -> Vec<JsonBody> {
    let mut found = Vec::new();
    for (path, item) in object(&openapi["paths"]) {
        for (method, operation) in
            object(item).filter(|(key, _)| METHODS.contains(&key.as_str()))
        {
            let method = method.to_uppercase();
            let name = operation["operationId"].as_str();
            let name = name.map_or_else(|| format!("{method} {path}"), str::to_owned);
            for (place, body) in bodies(openapi, operation) {
                let examples = examples(openapi, body);
                if !examples.is_empty() {
                    let (operation, path) = (name.clone(), path.clone());
                    let method = method.clone();
                    found.push(JsonBody { operation, method, path, place, examples });
                }
            }
        }
    }
    found
}

fn bodies<'a>(openapi: &'a Value, operation: &'a Value) -> Vec<(String, &'a Value)> {
    let request = ("request".to_owned(), &operation["requestBody"]);
    let responses = object(&operation["responses"]);
    let responses = responses.map(|(status, response)| (status.clone(), response));
    let all = std::iter::once(request).chain(responses);
    all.map(|(place, body)| (place, follow(openapi, body))).collect()
}

fn examples(openapi: &Value, body: &Value) -> Vec<(String, Value)> {
    let json = object(&body["content"]).filter(|(media_type, _)| is_json(media_type));
    let mut found = Vec::new();
    for (_, content) in json {
        if let Some(value) = content.get("example") {
            found.push((String::new(), value.clone()));
        }
        for (name, example) in object(&content["examples"]) {
            if let Some(value) = follow(openapi, example).get("value") {
                found.push((name.clone(), value.clone()));
            }
        }
    }
    found
}

/// A node, or what it refers to: in a document in one piece, that is one step.
fn follow<'a>(openapi: &'a Value, node: &'a Value) -> &'a Value {
    let reference = node.get("$ref").and_then(Value::as_str);
    let target = reference.and_then(|text| openapi.pointer(text.strip_prefix('#')?));
    target.unwrap_or(node)
}

fn object(node: &Value) -> impl Iterator<Item = (&String, &Value)> {
    node.as_object().into_iter().flat_map(Map::iter)
}
