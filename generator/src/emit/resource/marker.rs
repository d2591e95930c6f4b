//! The `operations!` tables: what the runtime has to know to send a call and to read its
//! response.

use quote::quote;

use crate::emit::Part;
use crate::emit::scope::{Scope, ident};
use crate::emit::tokens::compact;
use crate::ir::{
    Content, ErrorBody, Ident, Operation, Outcome, OutcomeCase, Response, Security,
    Status, Streaming, Success,
};

/// The entry of an operation.
pub fn entry(scope: &Scope<'_>, operation: &Operation) -> Part {
    let ok = match &operation.success {
        Success::One(content) => {
            let entry = format!("{}: {}", statuses(operation), body(scope, content));
            Part::Entries("Ok".to_owned(), vec![Part::Row(entry)])
        }
        Success::Several(Outcome { name, cases }) => {
            let entries = cases.iter().map(|case| {
                let OutcomeCase { status, ident, content } = case;
                Part::Row(format!(
                    "{}: {ident}({})",
                    status_name(*status),
                    body(scope, content)
                ))
            });
            let outcome = Part::Entries(name.to_string(), entries.collect());
            Part::Parts("Ok".to_owned(), vec![outcome])
        }
    };
    whole(scope, operation, &operation.marker, ok, accept(operation))
}

/// The entry of an operation's streaming twin.
pub fn streaming_entry(
    scope: &Scope<'_>,
    operation: &Operation,
    twin: &Streaming,
) -> Part {
    let Streaming { name: _, marker, item } = twin;
    let entry = format!("{}: events {}", statuses(operation), compact(&scope.ty(item)));
    let ok = Part::Entries("Ok".to_owned(), vec![Part::Row(entry)]);
    whole(scope, operation, marker, ok, None)
}

fn whole(
    scope: &Scope<'_>,
    operation: &Operation,
    marker: &Ident,
    ok: Part,
    accept: Option<&str>,
) -> Part {
    let Operation { id, path, server, security, errors, .. } = operation;
    let marker = ident(marker);
    let verb = operation.method.as_str();
    let head = format!("{}, {verb} {}", literal(id), literal(path));
    let mut parts = vec![Part::Row(head)];
    parts.extend(
        server.iter().map(|server| Part::Row(format!("server {}", literal(server)))),
    );
    if *security == Security::None {
        parts.push(Part::Row("security none".to_owned()));
    }
    parts.extend(accept.map(|accept| Part::Row(format!("accept {}", literal(accept)))));
    parts.push(ok);
    let failures = failures(scope, errors);
    if !failures.is_empty() {
        parts.push(Part::Entries("Err".to_owned(), failures));
    }
    Part::Led(compact(&quote!(#marker)), parts)
}

/// The statuses of success, as documented.
fn statuses(operation: &Operation) -> String {
    let names: Vec<String> =
        results(operation).map(|response| status_name(response.status)).collect();
    if names.is_empty() { "default".to_owned() } else { names.join(" | ") }
}

/// The responses that a call gives: those that are no errors.
pub fn results(operation: &Operation) -> impl Iterator<Item = &Response> {
    let is_error = |status| operation.errors.iter().any(|error| error.status == status);
    operation.responses.iter().filter(move |response| !is_error(response.status))
}

pub fn is_success(status: Status) -> bool {
    matches!(status, Status::Code(200..=299) | Status::Range(2))
}

/// Errors with equal bodies share an entry, at the place of the first.
fn failures(scope: &Scope<'_>, errors: &[ErrorBody]) -> Vec<Part> {
    let groups = grouped(errors);
    let entry = |(statuses, content): (Vec<Status>, &Content)| {
        let statuses: Vec<String> = statuses.into_iter().map(status_name).collect();
        Part::Row(format!("{}: {}", statuses.join(" | "), body(scope, content)))
    };
    groups.into_iter().map(entry).collect()
}

/// Statuses by what comes with them, in the order in which they come first.
pub fn grouped(errors: &[ErrorBody]) -> Vec<(Vec<Status>, &Content)> {
    let mut groups: Vec<(Vec<Status>, &Content)> = Vec::new();
    for ErrorBody { status, content } in errors {
        match groups.iter_mut().find(|(_, known)| *known == content) {
            Some((statuses, _)) => statuses.push(*status),
            None => groups.push((vec![*status], content)),
        }
    }
    groups
}

fn body(scope: &Scope<'_>, content: &Content) -> String {
    let ty = || compact(&scope.content(content));
    match content {
        Content::Empty => "empty".to_owned(),
        Content::Text => "text".to_owned(),
        Content::Bytes => "bytes".to_owned(),
        Content::Json(_) => format!("json {}", ty()),
        Content::Events(_) => format!("events {}", ty()),
    }
}

/// As the tables spell it.
fn status_name(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(first) => format!("{first}XX"),
        Status::Default => "default".to_owned(),
    }
}

/// What to ask for, where the kind of the body does not say it.
fn accept(operation: &Operation) -> Option<&str> {
    let Success::One(content) = &operation.success else { return None };
    let mut responses = operation.responses.iter();
    let Response { media_type, .. } =
        responses.find(|one| is_success(one.status) && one.content == *content)?;
    let media_type = media_type.as_deref()?;
    let usual = match content {
        Content::Json(_) => "application/json",
        Content::Events(_) => "text/event-stream",
        Content::Empty | Content::Text | Content::Bytes => "*/*",
    };
    let sound = media_type.chars().all(|c| c.is_ascii_graphic() || c == ' ');
    (media_type != usual && sound && *content != Content::Empty).then_some(media_type)
}

fn literal(text: &str) -> String {
    compact(&quote!(#text))
}
