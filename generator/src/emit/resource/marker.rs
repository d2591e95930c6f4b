//! The `operations!` tables: what the runtime has to know to send a call and to read its
//! response.

use quote::quote;

use super::paging;
use super::way::Way;
use crate::emit::scope::{Scope, ident};
use crate::emit::tokens::compact;
use crate::emit::{Part, security};
use crate::ir::{
    Content, ErrorBody, Operation, Outcome, OutcomeCase, Response, Status, Success,
};

/// The entry of one way to call an operation.
pub fn entry(scope: &Scope<'_>, operation: &Operation, way: Way<'_>) -> Part {
    let ok = match way.success {
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
    whole(scope, operation, way, ok)
}

fn whole(scope: &Scope<'_>, operation: &Operation, way: Way<'_>, ok: Part) -> Part {
    let Operation { id, template, server, security, idempotency_header, .. } = operation;
    let marker = ident(way.marker);
    let verb = operation.method.as_str();
    let head = format!("{}, {verb} {}", literal(id), literal(template));
    let mut parts = vec![Part::Row(head)];
    parts.extend(
        server.iter().map(|server| Part::Row(format!("server {}", literal(server)))),
    );
    let security = security::unusual(&scope.api.connection, security);
    parts.extend(security.map(|security| Part::Row(format!("security {security}"))));
    parts.extend(
        way.accept.map(|accept| Part::Row(format!("accept {}", literal(accept)))),
    );
    let key = idempotency_header.as_deref().map(literal);
    parts.extend(key.map(|header| Part::Row(format!("idempotency {header}"))));
    let pagination = operation.pagination.iter().filter(|_| way.differs.is_none());
    parts.extend(pagination.map(|pagination| paging::part(scope, pagination)));
    parts.push(ok);
    let failures = operation.failures.as_deref();
    let failures = failures.map(|failures| self::failures(scope, failures));
    parts.extend(failures.map(|entries| Part::Entries("Err".to_owned(), entries)));
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
    operation.responses.iter().filter(|response| response.result)
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
    let kind = body_kind(content);
    match content.ty() {
        Some(ty) => format!("{kind} {}", compact(&scope.ty(ty))),
        None => kind.to_owned(),
    }
}

/// What the runtime calls a body of this kind.
pub fn body_kind(content: &Content) -> &'static str {
    match content {
        Content::Empty => "empty",
        Content::Text => "text",
        Content::Bytes => "bytes",
        Content::Json(_) => "json",
        Content::Events(_) => "events",
        Content::Lines(_) => "lines",
    }
}

/// As the tables spell it.
pub fn status_name(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(first) => format!("{first}XX"),
        Status::Default => "default".to_owned(),
    }
}

fn literal(text: &str) -> String {
    compact(&quote!(#text))
}
