//! `README.md`: what the crate is, how to begin, what is in it. Its code is a doctest.

use crate::emit::docs::Doc;
use crate::emit::example;
use crate::emit::{Contents, File};
use crate::ir::{Api, Docs, Package, ResourceId};

/// `README.md`.
pub fn readme(api: &Api) -> File {
    let Package { name, token_env, description, .. } = &api.package;
    let mut doc = Doc::page();
    doc.heading(name);
    doc.text(&Docs { text: Some(description.clone()), ..Docs::default() });
    doc.subheading("Installing");
    doc.code("sh", [format!("cargo add {name}")]);
    doc.subheading("A first call");
    doc.paragraph(&format!("The token is read from `{token_env}`."));
    doc.code("rust,no_run", program(api));
    doc.paragraph(
        "What an operation requires is an argument; everything else is a setter of the call, \
         and a call is sent by `.await`.",
    );
    doc.subheading("Options");
    doc.paragraph(
        "`Client::builder()` sets the token, the base URL, headers and timeouts for all calls; \
         `.timeout(..)`, `.strict(..)`, `.with_header(..)` and `.with_query(..)` set them for \
         one. The token goes to the API's own server and nowhere else. A call is sent once: \
         nothing is tried again behind your back.",
    );
    doc.subheading("Results and errors");
    doc.paragraph(
        "`.await` gives the decoded body; `.send()` gives it together with status, headers \
         and rate limit; `.send_raw()` gives the bytes. An `Error` knows its kind, its status, \
         the request's id and the decoded body of the response.",
    );
    doc.paragraph(
        "Required members that a server leaves out are set to the zero value of their type \
         and listed in the response's metadata; with `strict` they are errors. Members and \
         values that the document does not name are kept.",
    );
    doc.subheading("Resources");
    doc.paragraph(
        "Each resource is a cargo feature, and all are on by default. Without the default \
         features only those that are named are compiled.",
    );
    doc.table(&table(api));
    let text = doc.page_text();
    File { path: "README.md".to_owned(), contents: Contents::Text(text) }
}

fn program(api: &Api) -> Vec<String> {
    let package = api.package.name.replace('-', "_");
    let mut lines = vec![
        format!("use {package}::*;"),
        String::new(),
        "#[tokio::main]".to_owned(),
        "async fn main() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
        "    let client = Client::from_env()?;".to_owned(),
    ];
    let call = example::first(api).map(|operation| example::statements(api, operation));
    lines.extend(call.into_iter().flatten().map(|line| format!("    {line}")));
    lines.extend(["    Ok(())".to_owned(), "}".to_owned()]);
    lines
}

fn table(api: &Api) -> Vec<String> {
    let mut rows = vec![
        "| Resource | Feature | Operations |".to_owned(),
        "|---|---|--:|".to_owned(),
    ];
    for (at, resource) in (0..).zip(&api.resources) {
        let of =
            |operation: &&crate::ir::Operation| operation.resource == ResourceId(at);
        let count = api.operations.iter().filter(of).count();
        let (module, feature) = (&resource.module, &resource.feature);
        rows.push(format!("| `client.{module}()` | `{feature}` | {count} |"));
    }
    rows
}
