//! What an operation looks like in use: its options, a call that compiles, a response to
//! it. A file of the crate for each, which the documentation includes, so that the source
//! stays short.

use crate::emit::docs::Doc;
use crate::emit::{Contents, File, example, json};
use crate::ir::{Api, Operation};

use super::marker::is_success;

/// How wide JSON is set.
const WIDTH: usize = 88;

/// The page of an operation, relative to the crate's root.
pub fn path(operation: &Operation) -> String {
    format!("docs/{}.md", file_name(&operation.id))
}

/// The pages of all operations.
pub fn pages(api: &Api) -> Vec<File> {
    let page = |operation: &Operation| File {
        path: path(operation),
        contents: Contents::Text(page(api, operation)),
    };
    api.operations.iter().map(page).collect()
}

fn page(api: &Api, operation: &Operation) -> String {
    let mut page = Doc::page();
    options(&mut page, operation);
    page.code("no_run", example::lines(api, operation));
    let mut good = operation.responses.iter().filter(|one| is_success(one.status));
    let example = good.find_map(|one| one.example.as_ref());
    if let Some(example) = example.filter(|example| !example.is_string()) {
        page.code("json", json::lines(example, WIDTH));
    }
    // The blank line parts it from the documentation that it is included in.
    format!("\n{}", page.page_text())
}

/// The setters of the call.
fn options(page: &mut Doc, operation: &Operation) {
    let optional = operation.parameters.iter().filter(|parameter| !parameter.required);
    let parameters = optional.map(|one| (one.ident.text(), &one.docs));
    let body = operation.body.iter().filter(|body| !body.argument);
    let options: Vec<_> =
        parameters.chain(body.map(|body| ("body", &body.docs))).collect();
    if options.is_empty() {
        return;
    }
    page.heading("Options");
    for (name, docs) in options {
        page.item(&format!("`.{name}(..)`"), docs, "");
    }
    page.heading("Example");
}

/// The id, with what may be missing in a file's name spelled as numbers, so that two ids
/// never share a file.
fn file_name(id: &str) -> String {
    let mut name = String::new();
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || c == '_' || c == '-' {
            name.push(c);
        } else {
            name.push_str(&format!("~{:x}", u32::from(c)));
        }
    }
    name
}
