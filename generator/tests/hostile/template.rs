//! One document with a hole wherever text of a document reaches what is emitted.

use serde_json::{Map, Value, json};

/// What stands in a hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hole {
    /// A name that becomes an identifier.
    Name,
    /// Words, values and patterns.
    Text,
}

/// The document with all its holes filled.
pub fn document(fill: &mut dyn FnMut(Hole) -> String) -> Value {
    let schema = fill(Hole::Name);
    let parameters: Vec<Value> = ["query", "header", "cookie"]
        .into_iter()
        .map(|place| parameter(place, fill))
        .collect();
    let mut components = Map::new();
    components.insert("Thing".to_owned(), thing(&schema, fill));
    components.insert("Choice".to_owned(), choice(fill));
    components.insert(
        schema,
        json!({"type": "object", "properties": {"id": {"type": "string"}}}),
    );
    json!({
        "openapi": "3.0.3",
        "info": {
            "title": fill(Hole::Text), "version": fill(Hole::Text),
            "description": fill(Hole::Text),
            "license": {"name": fill(Hole::Text)},
        },
        "servers": [{"url": "https://example.org/v1", "description": fill(Hole::Text)}],
        "tags": [{"name": "things", "description": fill(Hole::Text)}],
        "security": [{"key": []}],
        "paths": {"/things": {"post": {
            "operationId": fill(Hole::Name),
            "tags": ["things"],
            "summary": fill(Hole::Text),
            "description": fill(Hole::Text),
            "parameters": parameters,
            "requestBody": {
                "description": fill(Hole::Text),
                "required": true,
                "content": {"application/json": {
                    "schema": {"$ref": "#/components/schemas/Thing"},
                    "example": example(fill),
                }},
            },
            "responses": responses(fill),
        }}},
        "components": {
            "schemas": components,
            "securitySchemes": {"key": {
                "type": "apiKey", "in": "header", "name": "X-Key",
                "description": fill(Hole::Text),
            }},
        },
    })
}

fn parameter(place: &str, fill: &mut dyn FnMut(Hole) -> String) -> Value {
    json!({
        "name": fill(Hole::Name), "in": place, "description": fill(Hole::Text),
        "schema": {
            "type": "string", "default": fill(Hole::Text), "pattern": fill(Hole::Text),
            "example": fill(Hole::Text), "format": fill(Hole::Text),
        },
    })
}

fn example(fill: &mut dyn FnMut(Hole) -> String) -> Value {
    json!({
        "first": fill(Hole::Text), "free": {fill(Hole::Text): [fill(Hole::Text), 1, null]},
        "kind": fill(Hole::Text),
    })
}

fn responses(fill: &mut dyn FnMut(Hole) -> String) -> Value {
    json!({
        "200": {
            "description": fill(Hole::Text),
            "headers": {fill(Hole::Name): {
                "description": fill(Hole::Text), "schema": {"type": "string"},
            }},
            "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Choice"},
                "example": {"kind": fill(Hole::Text), "text": fill(Hole::Text)},
            }},
        },
        "default": {"description": fill(Hole::Text)},
    })
}

/// A reference to a schema with any name.
fn reference(name: &str) -> Value {
    let token = name.replace('~', "~0").replace('/', "~1");
    let encoded: String = token.bytes().map(|byte| format!("%{byte:02x}")).collect();
    json!({"$ref": format!("#/components/schemas/{encoded}")})
}

fn thing(other: &str, fill: &mut dyn FnMut(Hole) -> String) -> Value {
    let mut members = Map::new();
    members.insert("other".to_owned(), reference(other));
    members.insert("first".to_owned(), json!({
        "type": "string", "title": fill(Hole::Text), "description": fill(Hole::Text),
        "default": fill(Hole::Text), "example": fill(Hole::Text), "pattern": fill(Hole::Text),
    }));
    members.insert("free".to_owned(), json!({}));
    members.insert(
        "kind".to_owned(),
        json!({
            "type": "string", "enum": ["plain", fill(Hole::Name)],
            "x-enum-descriptions": [fill(Hole::Text), fill(Hole::Text)],
        }),
    );
    members.insert(fill(Hole::Name), json!({
        "type": "object", "description": fill(Hole::Text),
        "properties": {fill(Hole::Name): {"type": "integer", "description": fill(Hole::Text)}},
    }));
    json!({
        "type": "object", "title": fill(Hole::Text), "description": fill(Hole::Text),
        "required": ["first"], "properties": members,
    })
}

fn choice(fill: &mut dyn FnMut(Hole) -> String) -> Value {
    let tag = fill(Hole::Name);
    let variant = |fill: &mut dyn FnMut(Hole) -> String| {
        json!({
            "type": "object", "required": [&tag],
            "description": fill(Hole::Text),
            "properties": {
                &tag: {"type": "string", "enum": [fill(Hole::Name)]},
                "text": {"type": "string", "description": fill(Hole::Text)},
            },
        })
    };
    let both = [variant(fill), variant(fill)];
    json!({"description": fill(Hole::Text), "oneOf": both})
}
