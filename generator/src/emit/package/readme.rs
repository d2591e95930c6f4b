//! `README.md`: what the crate is, how to begin, what is in it. Its code is a doctest.

use crate::emit::docs::{Doc, inline_code};
use crate::emit::{example, mock};
use crate::ir::{
    Api, Connection, Docs, Method, Operation, Package, ResourceId, Scheme, SchemeKind,
};

/// `README.md`.
pub fn readme(api: &Api) -> String {
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
        "`Client::builder()` sets credentials, the base URL, headers, time limits and retries \
         for all calls; `.timeout(..)`, `.max_retries(..)`, `.strict(..)` and \
         `.with_header(..)` set them for one. `.with_query(..)` adds a parameter that the \
         document does not name.",
    );
    for text in authorisation(&api.connection) {
        doc.paragraph(&text);
    }
    attempts(&mut doc);
    for text in repetition(api) {
        doc.paragraph(text);
    }
    doc.paragraph(
        "A call ends when its future is dropped: its connection is closed, and nothing more \
         is sent. `.cancel_on(..)` ends it when another future is ready, with an error.",
    );
    doc.subheading("Results and errors");
    doc.paragraph(
        "`.await` gives the decoded body; `.send()` gives it together with status, headers \
         and rate limit; `.send_raw()` gives the bytes. An `Error` knows its kind, its status, \
         the request's id, the number of its attempts and the decoded body of the response.",
    );
    doc.paragraph(
        "Required members that a server leaves out are set to the zero value of their type \
         and listed in the response's metadata; with `strict` they are errors. Members and \
         values that the document does not name are kept.",
    );
    doc.paragraph(
        "`.download()` gives the body of a success as it comes, for what is too large for \
         memory: to read piece by piece, or to `.save(\"a-file\")`, whole or not at all.",
    );
    blocking(&mut doc, api);
    testing(&mut doc, api);
    doc.subheading("Resources");
    doc.paragraph(
        "Each resource is a cargo feature, and all are on by default. Without the default \
         features only those that are named are compiled.",
    );
    doc.table(&table(api));
    doc.paragraph(
        "Off by default are `blocking`, `mock` and `tracing`, which tells every call and \
         attempt as spans and events. The crate also compiles for \
         `wasm32-unknown-unknown`, where it sends with `fetch`.",
    );
    if !api.webhooks.is_empty() {
        doc.subheading("Webhooks");
        doc.paragraph(
            "What the API sends to a server of yours is in `webhooks`, behind the feature \
             `webhooks`, for `serde_json::from_slice`.",
        );
    }
    doc.page_text()
}

/// How often a call is sent, and how long that may take.
fn attempts(doc: &mut Doc) {
    doc.paragraph(
        "A failed call is tried again, at most twice (`max_retries`), and only where that \
         can't do twice what was asked for once: any call if there was no connection, at \
         status 429, and at 503 with `Retry-After`; after a broken connection, a time limit, \
         408 and other 5xx (but 501 and 505) only GET, HEAD, OPTIONS, TRACE, PUT and DELETE, \
         and calls with `.idempotency_key(..)` or `.idempotent(true)`. Before that passes the \
         time that the server asks for, up to a minute, else half a second at most, doubling \
         up to eight.",
    );
    doc.paragraph(
        "A call may take 120 seconds in all (`timeout`), each attempt 60 (`attempt_timeout`), \
         connecting 10 (`connect_timeout`). Files and streams that are sent, and downloads, \
         may take longer as long as they go on; events come without a limit of time. A \
         response larger than 64 MiB (`max_body_size`) is an error. `.limiter(..)` keeps all \
         calls of a client within the server's rate limit.",
    );
}

/// How calls are made without `async`.
fn blocking(doc: &mut Doc, api: &Api) {
    let Some(call) = example::first(api) else { return };
    doc.subheading("Without async");
    doc.paragraph(
        "With the feature `blocking`, `.blocking()` stands where `.await` would; of pages, \
         items and events it makes an `Iterator`. It works in any thread, in \
         `tokio::task::spawn_blocking` and in the tasks of a multi-thread runtime; where it \
         would stop the only thread of a runtime, it is an error.",
    );
    let lines = example::statements(api, call).into_iter();
    // The feature is off when this page is tested.
    doc.code("rust,ignore", lines.map(|line| line.replace(".await?", ".blocking()?")));
}

/// How code that uses the crate is tested.
fn testing(doc: &mut Doc, api: &Api) {
    let Some((imports, lines)) = mock::sample(api) else { return };
    let (name, feature) = (&api.package.name, mock::FEATURE);
    doc.subheading("Testing");
    doc.paragraph(&format!(
        "With the feature `{feature}`, `{feature}::Mock` stands in for the API: in the same \
         process, without network, account or token.",
    ));
    doc.code("sh", [format!("cargo add --dev {name} --features {feature}")]);
    // The feature is off when this page is tested; the module has the same code.
    let head = [imports, String::new(), "#[tokio::test]".to_owned()];
    let test = "async fn a_test() -> Result<(), Box<dyn std::error::Error>> {";
    let lines = lines.into_iter().map(|line| match line.is_empty() {
        true => line,
        false => format!("    {line}"),
    });
    let lines = head.into_iter().chain([test.to_owned()]).chain(lines);
    let end = ["    Ok(())".to_owned(), "}".to_owned()];
    doc.code("rust,ignore", lines.chain(end));
    doc.paragraph(
        "It answers with the examples of the API's document, or as it is told: with any \
         status and body, late, or not at all. Each request is checked against the document; \
         one that breaks it is answered with status 400, and `assert_clean` fails. `calls` \
         tells what was sent. Pauses between attempts and between polls end at once. \
         `listen` gives the same to other processes, on a port of this machine.",
    );
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
