//! The parts of an operation's documentation: what it takes, what comes back.

use super::marker::{self, grouped};
use super::way::Way;
use crate::emit::docs::{Doc, inline_code};
use crate::emit::scope::Scope;
use crate::emit::tokens::compact;
use crate::ir::{Content, Docs, Operation, Outcome, Response, Status, Success};

/// The arguments, if the document says anything of any.
pub fn arguments(doc: &mut Doc, operation: &Operation, way: Way<'_>) {
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let parameters = required.map(|one| (one.ident.text(), &one.docs));
    let body = way.body.iter().filter(|body| body.argument);
    let arguments: Vec<_> =
        parameters.chain(body.map(|body| ("body", &body.docs))).collect();
    if arguments.iter().all(|(_, docs)| is_silent(docs)) {
        return;
    }
    doc.section("Arguments");
    for (name, docs) in arguments {
        doc.item(&format!("`{name}`"), docs, "");
    }
}

/// The setters of the call, and the heading of what follows them.
pub fn options(page: &mut Doc, operation: &Operation) {
    let optional = operation.parameters.iter().filter(|parameter| !parameter.required);
    let parameters = optional.map(|one| (one.ident.text(), &one.docs));
    let body = operation.body.iter().filter(|body| !body.argument);
    let options: Vec<_> =
        parameters.chain(body.map(|body| ("body", &body.docs))).collect();
    if options.is_empty() {
        return;
    }
    page.section("Options");
    for (name, docs) in options {
        page.item(&format!("`.{name}(..)`"), docs, "");
    }
    page.section("Example");
}

fn is_silent(docs: &Docs) -> bool {
    let Docs { summary, text, facts } = docs;
    summary.is_none() && text.is_none() && facts.is_empty()
}

/// What comes back with each status.
pub fn returns(doc: &mut Doc, scope: &Scope<'_>, operation: &Operation) {
    if operation.responses.is_empty() {
        return;
    }
    doc.section("Returns");
    for response in marker::results(operation) {
        let Response { status, docs, content, headers, .. } = response;
        let special =
            headers.iter().filter(|one| !scope.api.usual_headers.contains(&one.wire));
        let names: Vec<String> = special.map(|one| inline_code(&one.wire)).collect();
        let mut parts = Vec::new();
        if *content == Content::Bytes {
            parts.push("bytes (as a stream: [`Call::download`])".to_owned());
        } else if *content != Content::Empty || is_silent(docs) {
            parts.push(carried(scope, content));
        }
        if !names.is_empty() {
            parts.push(format!("with the headers {}", names.join(", ")));
        }
        let end = if parts.is_empty() { String::new() } else { parts.join(", ") + "." };
        doc.item(&status_text(*status), docs, &end);
    }
    if let Success::Several(Outcome { name, .. }) = &operation.success {
        doc.item(&format!("All of them as [`{}`].", name.text()), &Docs::default(), "");
    }
    let is_result = |status: &Status| {
        marker::results(operation).any(|response| response.status == *status)
    };
    for (mut statuses, content) in grouped(&operation.errors) {
        statuses.retain(|status| !is_result(status));
        if statuses.is_empty() {
            continue;
        }
        let statuses: Vec<String> = statuses.into_iter().map(status_text).collect();
        let carried = format!("{}.", carried(scope, content));
        doc.item(&statuses.join(", "), &Docs::default(), &carried);
    }
}

/// Where links to failures lead that go without saying: no table names their types, so the
/// resource's file may not import them.
pub fn targets(page: &mut Doc, scope: &Scope<'_>, operation: &Operation) {
    if operation.failures.is_some() {
        return;
    }
    for (_, content) in grouped(&scope.api.usual_failures) {
        let link = carried(scope, content);
        if let Some(path) = link.strip_prefix("[`").and_then(|l| l.strip_suffix("`]")) {
            page.paragraph(&format!("{link}: crate::{path}"));
        }
    }
}

fn status_text(status: Status) -> String {
    match status {
        Status::Code(code) => format!("`{code}`"),
        Status::Range(first) => format!("`{first}XX`"),
        Status::Default => "others".to_owned(),
    }
}

/// The type of a body, with links to models.
pub fn carried(scope: &Scope<'_>, content: &Content) -> String {
    match content {
        Content::Empty => "no body".to_owned(),
        Content::Text => "text".to_owned(),
        Content::Bytes => "bytes".to_owned(),
        Content::Json(ty) => linked(&compact(&scope.ty(ty))),
        Content::Events(ty) => format!("events of {}", linked(&compact(&scope.ty(ty)))),
        Content::Lines(ty) => format!("a stream of {}", linked(&compact(&scope.ty(ty)))),
    }
}

/// A link where the type is a model, else code.
fn linked(ty: &str) -> String {
    let name = ty.trim_start_matches("Vec<").trim_end_matches('>');
    if name.starts_with("models::") && !name.contains(['<', '>', ' ']) {
        if name == ty {
            format!("[`{name}`]")
        } else {
            format!("[`{ty}`](crate::{name})")
        }
    } else {
        format!("`{ty}`")
    }
}
