//! What `api.json` says about the bodies of a crate.

use std::collections::HashMap;

use serde_json::Value;

use super::document::JsonBody;

/// The type of each JSON body, by method, path, and status or `request`.
#[derive(Debug, Default)]
pub struct Bodies(HashMap<(String, String, String), String>);

impl Bodies {
    /// From the text of an `api.json`, taken apart.
    pub fn new(index: &Value) -> Self {
        let mut bodies = Self::default();
        for operation in index["operations"].as_array().into_iter().flatten() {
            bodies.add(operation, "request", &operation["body"]);
            for (status, response) in
                operation["responses"].as_object().into_iter().flatten()
            {
                bodies.add(operation, status, response);
            }
        }
        bodies
    }

    pub(super) fn rust_type(&self, body: &JsonBody) -> Option<&str> {
        let key = (body.method.clone(), body.path.clone(), body.place.clone());
        self.0.get(&key).map(String::as_str)
    }

    fn add(&mut self, operation: &Value, place: &str, body: &Value) {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let is_json = body["media_type"].as_str().is_some_and(super::document::is_json);
        let found = text(&operation["method"])
            .zip(text(&operation["path"]))
            .zip(text(&body["rust_type"]));
        if let Some(((method, path), rust_type)) = found.filter(|_| is_json) {
            self.0.insert((method, path, place.to_owned()), rust_type);
        }
    }
}
