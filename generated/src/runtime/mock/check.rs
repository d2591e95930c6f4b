//! A request held against its operation.

use super::document::{Document, Found, list, text};
use super::received::Asked;
use super::schema::faults;
use super::{body, credential, parameter};
use crate::runtime::Defaults;
use serde_json::Value;

/// What a request breaks.
pub fn problems(
    document: &Document,
    defaults: &Defaults,
    found: &Found<'_>,
    asked: &Asked,
) -> Vec<String> {
    let Found { operation, values } = found;
    let mut problems = Vec::from_iter(credential::problem(defaults, operation, asked));
    for parameter in list(&operation.data, "parameters") {
        let at = format!("{} {}", text(parameter, "in"), text(parameter, "name"));
        let required =
            parameter.get("required").is_some_and(|required| *required == true);
        match parameter::value(document, parameter, asked, values) {
            Some(value) => {
                let schema = parameter.get("schema").unwrap_or(&Value::Null);
                problems.extend(faults(document, schema, &value, &at));
            }
            None if required => problems.push(format!("{at}: is required and missing")),
            None => {}
        }
    }
    problems.extend(body::problems(document, operation, asked));
    problems
}
