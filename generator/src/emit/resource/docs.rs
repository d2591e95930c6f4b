//! The documentation of an operation: all that a page of a reference says.

use super::marker::{self, grouped};
use super::page;
use crate::emit::docs::{Doc, inline_code};
use crate::emit::scope::Scope;
use crate::emit::tokens::compact;
use crate::ir::{
    Content, Docs, Operation, Outcome, Response, Security, Status, Success,
};

/// The documentation of an operation's method.
pub fn method(scope: &Scope<'_>, operation: &Operation) -> Doc {
    let mut doc = Doc::at(4);
    doc.text(&operation.docs);
    doc.paragraph(&format!(
        "{}{}.",
        request(operation),
        permission(&operation.security)
    ));
    arguments(&mut doc, operation);
    returns(&mut doc, scope, operation);
    doc.file(format!("../../{}", page::path(operation)));
    doc
}

/// The documentation of a streaming twin.
pub fn streaming(operation: &Operation) -> Doc {
    let mut doc = Doc::at(4);
    let name = operation.name.text();
    doc.paragraph(&format!(
        "As [`{name}`](Self::{name}), with the result as a stream of events."
    ));
    doc.paragraph(&format!("{}.", request(operation)));
    doc
}

fn request(operation: &Operation) -> String {
    inline_code(&format!("{} {}", operation.method.as_str(), operation.path))
}

fn permission(security: &Security) -> String {
    match security {
        Security::None => "; needs no token".to_owned(),
        Security::Bearer(scopes) if scopes.is_empty() => String::new(),
        Security::Bearer(scopes) => {
            let scopes: Vec<String> =
                scopes.iter().map(|scope| inline_code(scope)).collect();
            format!("; needs {}", scopes.join(", "))
        }
    }
}

/// The arguments, if the document says anything of any.
fn arguments(doc: &mut Doc, operation: &Operation) {
    let required = operation.parameters.iter().filter(|parameter| parameter.required);
    let parameters = required.map(|one| (one.ident.text(), &one.docs));
    let body = operation.body.iter().filter(|body| body.argument);
    let arguments: Vec<_> =
        parameters.chain(body.map(|body| ("body", &body.docs))).collect();
    if arguments.iter().all(|(_, docs)| is_silent(docs)) {
        return;
    }
    doc.heading("Arguments");
    for (name, docs) in arguments {
        doc.item(&format!("`{name}`"), docs, "");
    }
}

fn is_silent(docs: &Docs) -> bool {
    let Docs { summary, text, facts } = docs;
    summary.is_none() && text.is_none() && facts.is_empty()
}

/// What comes back with each status.
fn returns(doc: &mut Doc, scope: &Scope<'_>, operation: &Operation) {
    doc.heading("Returns");
    for response in marker::results(operation) {
        let Response { status, docs, content, headers, .. } = response;
        let special =
            headers.iter().filter(|one| !scope.api.usual_headers.contains(&one.wire));
        let names: Vec<String> = special.map(|one| inline_code(&one.wire)).collect();
        let mut parts = Vec::new();
        if *content != Content::Empty || is_silent(docs) {
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
    for (statuses, content) in grouped(&operation.errors) {
        let statuses: Vec<String> = statuses.into_iter().map(status_text).collect();
        let carried = format!("{}.", carried(scope, content));
        doc.item(&statuses.join(", "), &Docs::default(), &carried);
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
fn carried(scope: &Scope<'_>, content: &Content) -> String {
    match content {
        Content::Empty => "no body".to_owned(),
        Content::Text => "text".to_owned(),
        Content::Bytes => "bytes".to_owned(),
        Content::Json(ty) => linked(&compact(&scope.ty(ty))),
        Content::Events(ty) => format!("events of {}", linked(&compact(&scope.ty(ty)))),
    }
}

/// A link where the type is a model, else code.
fn linked(ty: &str) -> String {
    let name = ty.trim_start_matches("Vec<").trim_end_matches('>');
    if name.starts_with("models::") && !name.contains(['<', '>', ' ']) {
        if name == ty { format!("[`{name}`]") } else { format!("[`{ty}`]({name})") }
    } else {
        format!("`{ty}`")
    }
}
