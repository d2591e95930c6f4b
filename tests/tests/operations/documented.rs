//! What `api.json` and the document's examples say about an operation.

use serde_json::Value;

// The build script found the examples.
const EXAMPLES: &str = include_str!(concat!(env!("OUT_DIR"), "/examples.json"));
const INDEX: &str = include_str!("../../../generated/api.json");

pub struct Documented {
    operations: Vec<Value>,
    examples: Vec<Value>,
}

impl Documented {
    pub fn new() -> Self {
        let index: Value = serde_json::from_str(INDEX).expect("JSON");
        let operations = index["operations"].as_array().cloned().expect("operations");
        Self { operations, examples: serde_json::from_str(EXAMPLES).expect("JSON") }
    }

    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.operations.iter().filter_map(|operation| operation["id"].as_str())
    }

    pub fn text(&self, id: &str, key: &str) -> &str {
        self.operation(id)[key].as_str().expect("a text")
    }

    /// The names of the parameters in one place, in order.
    pub fn parameters(&self, id: &str, place: &str) -> Vec<&str> {
        let all = self.operation(id)["parameters"].as_array().expect("parameters");
        let here = all.iter().filter(|parameter| parameter["in"] == place);
        here.filter_map(|parameter| parameter["name"].as_str()).collect()
    }

    /// Each documented success with each of its examples.
    pub fn successes(&self, id: &str) -> Vec<(u16, Option<Value>)> {
        let mut found = Vec::new();
        for status in self.statuses(id).filter(|status| (200..300).contains(status)) {
            let examples = self.examples(id, status);
            if examples.is_empty() {
                found.push((status, None));
            }
            found.extend(examples.into_iter().map(|example| (status, Some(example))));
        }
        found
    }

    /// Each documented error with each of its examples.
    pub fn errors(&self, id: &str) -> Vec<(u16, Value)> {
        let statuses = self.statuses(id).filter(|status| *status >= 400);
        statuses
            .flat_map(|status| {
                self.examples(id, status).into_iter().map(move |body| (status, body))
            })
            .collect()
    }

    fn operation(&self, id: &str) -> &Value {
        let found = self.operations.iter().find(|operation| operation["id"] == id);
        found.unwrap_or_else(|| panic!("no operation {id}"))
    }

    fn statuses(&self, id: &str) -> impl Iterator<Item = u16> {
        let responses = self.operation(id)["responses"].as_object().expect("responses");
        responses.keys().filter_map(|status| status.parse().ok())
    }

    fn examples(&self, id: &str, status: u16) -> Vec<Value> {
        let prefix = format!("{id} {status} ");
        let mine = self.examples.iter().filter(|example| {
            example["name"].as_str().is_some_and(|name| name.starts_with(&prefix))
        });
        mine.map(|example| example["value"].clone()).collect()
    }
}
