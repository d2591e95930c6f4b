//! `README.md`: what the crate is, how to begin, what is in it. Its code is a doctest.

use crate::emit::docs::{Doc, inline_code};
use crate::emit::example;
use crate::emit::{Contents, File};
use crate::ir::{
    Api, Connection, Docs, Method, Operation, Package, ResourceId, Scheme, SchemeKind,
};

/// `README.md`.
pub fn readme(api: &Api) -> File {
    let Package { name, description, .. } = &api.package;
    let mut doc = Doc::page();
    doc.heading(name);
    doc.text(&Docs { text: Some(description.clone()), ..Docs::default() });
    doc.subheading("Installing");
    doc.code("sh", [format!("cargo add {name}")]);
    doc.subheading("A first call");
    if let Some(text) = read(&api.connection) {
        doc.paragraph(&text);
    }
    doc.code("rust,no_run", program(api));
    doc.paragraph(
        "What an operation requires is an argument; everything else is a setter of the call, \
         and a call is sent by `.await`.",
    );
    doc.subheading("Options");
    doc.paragraph(
        "`Client::builder()` sets credentials, the base URL, headers and timeouts for all \
         calls; `.timeout(..)`, `.strict(..)`, `.with_header(..)` and `.with_query(..)` set \
         them for one. A call is sent once: nothing is tried again behind your back.",
    );
    for text in authorisation(&api.connection) {
        doc.paragraph(&text);
    }
    for text in repetition(api) {
        doc.paragraph(text);
    }
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
    if !api.webhooks.is_empty() {
        doc.subheading("Webhooks");
        doc.paragraph(
            "What the API sends to a server of yours is in `webhooks`, behind the feature \
             `webhooks`, for `serde_json::from_slice`.",
        );
    }
    let text = doc.page_text();
    File { path: "README.md".to_owned(), contents: Contents::Text(text) }
}

/// What takes more than one call.
fn repetition(api: &Api) -> impl Iterator<Item = &'static str> {
    let any = |has: fn(&Operation) -> bool| api.operations.iter().any(has);
    let pages = any(|one| one.pagination.is_some()).then_some(
        "Results that come in pages are read as one stream with `.items()`, or page by page \
         with `.pages()`. After an error the stream goes on where it was.",
    );
    let waits = any(|one| one.method == Method::Get).then_some(
        "`.poll_until(..)` makes a call again until its result is as wanted.",
    );
    pages.into_iter().chain(waits)
}

/// How a client is made.
fn client(connection: &Connection) -> &'static str {
    match super::variables(connection).is_empty() {
        true => "Client::new()",
        false => "Client::from_env()",
    }
}

/// What `Client::from_env` reads.
fn read(connection: &Connection) -> Option<String> {
    let variables = super::variables(connection);
    let names: Vec<String> = variables.iter().map(|name| inline_code(name)).collect();
    match names.as_slice() {
        [] => None,
        [one] if connection.base_url.is_some() => {
            Some(format!("The token is read from {one}."))
        }
        _ => Some(format!("The client is set up from {}.", names.join(", "))),
    }
}

/// What calls are authorised by, and where that goes.
fn authorisation(connection: &Connection) -> Vec<String> {
    let Connection { schemes, servers, .. } = connection;
    let mut said = Vec::new();
    let methods: Vec<String> = schemes.iter().filter_map(method).collect();
    match methods.as_slice() {
        [] => {}
        [_] if schemes.iter().any(|scheme| scheme.ident.text() == "token") => {
            said.push("The token goes to the API's own server and nowhere else.".to_owned());
        }
        _ => said.push(format!(
            "Credentials are set by {}; each call takes those that it needs. They go to the \
             API's own servers and nowhere else.",
            methods.join(", "),
        )),
    }
    if schemes.iter().any(|scheme| scheme.kind == SchemeKind::MutualTls) {
        said.push(
            "Some calls need a client certificate: that of the `reqwest::Client` which \
             `.http_client(..)` takes."
                .to_owned(),
        );
    }
    if !servers.is_empty() {
        said.push(
            "`servers` has the API's servers by name, for `.base_url(..)`.".to_owned(),
        );
    }
    said
}

fn method(scheme: &Scheme) -> Option<String> {
    let name = scheme.ident.text();
    match scheme.kind {
        SchemeKind::MutualTls => None,
        SchemeKind::Basic => Some(format!("`.{name}(user, password)`")),
        _ => Some(format!("`.{name}(..)`")),
    }
}

fn program(api: &Api) -> Vec<String> {
    let package = api.package.name.replace('-', "_");
    let mut lines = vec![
        format!("use {package}::*;"),
        String::new(),
        "#[tokio::main]".to_owned(),
        "async fn main() -> Result<(), Box<dyn std::error::Error>> {".to_owned(),
        format!("    let client = {}?;", client(&api.connection)),
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
    let mut counts = vec![0; api.resources.len()];
    for operation in &api.operations {
        let count = counts.get_mut(operation.resource.0 as usize);
        count.into_iter().for_each(|count| *count += 1);
    }
    for ((at, resource), count) in (0..).zip(&api.resources).zip(counts) {
        let (calls, feature) = (api.path_of(ResourceId(at), "()."), &resource.feature);
        rows.push(format!("| `client.{calls}()` | `{feature}` | {count} |"));
    }
    rows
}
