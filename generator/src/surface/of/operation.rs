//! Operations: what their methods take, what their calls give.

use rayon::prelude::*;

use super::finger::{self, Finger};
use super::spell;
use crate::ir::{
    self, Api, Encoding, Location, Sign, Spelling, Status, Style, Success, Test, Type,
    TypeKind, Written,
};
use crate::surface::{
    Alternate, Body, ErrorBody, Operation, Parameter, Resource, Result, Waiter, Webhook,
};

pub fn resources(api: &Api) -> Vec<Resource> {
    let resource = |(at, one): (u32, &ir::Resource)| Resource {
        path: api.path_of(ir::ResourceId(at), "::"),
        handle: one.handle.to_string(),
        feature: one.feature.clone(),
    };
    (0..).zip(&api.resources).map(resource).collect()
}

pub fn all(api: &Api) -> Vec<Operation> {
    let usual = spell::security(api, &api.connection.usual_security);
    api.operations.par_iter().map(|one| operation(api, &usual, one)).collect()
}

fn operation(api: &Api, usual: &str, one: &ir::Operation) -> Operation {
    let security = spell::security(api, &one.security);
    let pages = one.pagination.as_ref();
    Operation {
        resource: api.path_of(one.resource, "::"),
        name: one.name.to_string(),
        marker: one.marker.to_string(),
        id: one.id.clone(),
        method: one.method,
        path: one.path.clone(),
        at: one.pointer.clone(),
        deprecated: one.deprecated,
        parameters: one.parameters.iter().map(|it| parameter(api, it)).collect(),
        body: one.body.as_ref().map(|it| body(api, it)),
        result: result(api, &one.success),
        errors: errors(api, &one.errors),
        items: pages.map(|pages| spell::ty(api, &pages.items.ty)),
        paging: pages.map(paging).unwrap_or_default(),
        waiters: one.waiters.iter().map(waiter).collect(),
        alternates: one.alternates.iter().map(|it| alternate(api, it)).collect(),
        security: (security != usual).then_some(security),
        server: one.server.clone(),
        idempotency: one.idempotency_header.clone(),
        accept: one.accept.clone(),
        docs: docs(one),
    }
}

/// By what they carry, in the order in which that is first said.
fn errors(api: &Api, all: &[ir::ErrorBody]) -> Vec<ErrorBody> {
    let mut groups: Vec<ErrorBody> = Vec::new();
    for one in all {
        let (status, ty) = (status(one.status), spell::content(api, &one.content));
        match groups.iter_mut().find(|known| known.ty == ty) {
            Some(known) => known.statuses.push(status),
            None => groups.push(ErrorBody { statuses: vec![status], ty }),
        }
    }
    groups
}

fn parameter(api: &Api, one: &ir::Parameter) -> Parameter {
    Parameter {
        name: one.ident.to_string(),
        wire: renamed(&one.ident, &one.wire),
        at: one.pointer.clone(),
        location: one.location,
        ty: spell::ty(api, &one.ty),
        required: one.required,
        deprecated: one.deprecated,
        style: style(api, one),
        facts: finger::facts(&one.docs),
    }
}

/// A name that is not the same in Rust.
pub fn renamed(ident: &ir::Ident, wire: &str) -> Option<String> {
    (ident.to_string() != wire).then(|| wire.to_owned())
}

/// How a parameter is written, where that is not as usual.
fn style(api: &Api, one: &ir::Parameter) -> String {
    let (usual, spread) = match one.location {
        Location::Path | Location::Header => (Style::Simple, false),
        Location::Query | Location::Cookie => (Style::Form, true),
    };
    let several = matches!(resolved(api, &one.ty), Type::List(_) | Type::Map(_))
        || matches!(resolved(api, &one.ty), Type::Named(id) if matches!(api[*id].kind, TypeKind::Struct(_)));
    let mut text = String::new();
    if one.style != usual {
        text = styled(one.style);
    }
    if several && one.explode != spread {
        text.push_str(if one.explode { ", exploded" } else { ", not exploded" });
    }
    match one.spelling {
        Spelling::Plain => {}
        Spelling::Reserved => text.push_str(", reserved characters as they are"),
        Spelling::OrEmpty => text.push_str(", or empty"),
    }
    text.trim_start_matches(", ").to_owned()
}

/// The type that a name stands for.
fn resolved<'a>(api: &'a Api, mut ty: &'a Type) -> &'a Type {
    // An alias of an alias is possible, a circle is not; the bound makes sure.
    for _ in 0..api.types.len() {
        match ty {
            Type::Named(id) => match &api[*id].kind {
                TypeKind::Alias(target) => ty = target,
                _ => return ty,
            },
            _ => return ty,
        }
    }
    ty
}

/// OpenAPI's words.
fn styled(style: Style) -> String {
    let word = match style {
        Style::Simple => "simple",
        Style::Label => "label",
        Style::Matrix => "matrix",
        Style::Form => "form",
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::DeepObject => "deepObject",
        Style::Json => "JSON",
        Style::Tail => "several segments",
    };
    word.to_owned()
}

fn body(api: &Api, one: &ir::Body) -> Body {
    let ty = match one.encoding {
        Encoding::Json | Encoding::Form | Encoding::Multipart | Encoding::Lines => {
            spell::ty(api, &one.ty)
        }
        Encoding::Text => crate::surface::Ty("String".to_owned()),
        Encoding::Bytes => crate::surface::Ty("Payload".to_owned()),
    };
    let written = |(name, how): &(String, Written)| match how {
        Written::Style(style, true) => format!("{name}: {}, exploded", styled(*style)),
        Written::Style(style, false) => format!("{name}: {}", styled(*style)),
        Written::As(media_type) => format!("{name}: {media_type}"),
    };
    let media_type = Some(&one.media_type).filter(|it| *it != "application/json");
    Body {
        ty,
        argument: one.argument,
        media_type: media_type.cloned(),
        style: one.members.iter().map(written).collect::<Vec<_>>().join("; "),
    }
}

fn result(api: &Api, success: &Success) -> Result {
    match success {
        Success::One(content) => Result::One(spell::content(api, content)),
        Success::Several(of) => {
            let cases = of.cases.iter();
            let case = |case: &ir::OutcomeCase| {
                (case.ident.to_string(), spell::content(api, &case.content))
            };
            Result::Several(of.name.to_string(), cases.map(case).collect())
        }
    }
}

fn alternate(api: &Api, one: &ir::Alternate) -> Alternate {
    Alternate {
        name: one.name.to_string(),
        marker: one.marker.to_string(),
        body: one.body.as_ref().map(|it| body(api, it)),
        result: result(api, &one.success),
        accept: one.accept.clone(),
    }
}

fn status(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(first) => format!("{first}XX"),
        Status::Default => "default".to_owned(),
    }
}

fn waiter(one: &ir::Waiter) -> Waiter {
    let sign = |Sign { place, test }: &Sign| {
        let place = place.dotted();
        match test {
            Test::Is(values) => format!("{place} is {}", values.join(" or ")),
            Test::Present => format!("{place} is there"),
            Test::Above(number) => format!("{place} is more than {number}"),
        }
    };
    let mut until = sign(&one.done);
    if let Some(failed) = &one.failed {
        until.push_str(&format!(", an error if {}", sign(failed)));
    }
    Waiter { name: one.name.to_string(), until }
}

/// How one page leads to the next, and where its items are.
fn paging(pages: &ir::Pagination) -> String {
    use ir::Turn;
    let turn = match &pages.turn {
        Turn::Link(at) => format!("a link at {}", at.dotted()),
        Turn::Header => "the header Link".to_owned(),
        Turn::Page(name) => format!("{name} counts pages"),
        Turn::Offset(name) => format!("{name} counts items"),
        Turn::Cursor(name, at) => format!("{name} from {}", at.dotted()),
    };
    let place = match pages.items.place.dotted() {
        list if list.is_empty() => "the whole body".to_owned(),
        list => list,
    };
    let part =
        |word: &str, text: Option<String>| text.map(|it| format!(", {word} {it}"));
    let parts = [
        part("from", pages.first.map(|first| first.to_string())),
        part("size", pages.size.clone()),
        part("at most", pages.most.map(|most| most.to_string())),
        part("while", pages.more.as_ref().map(ir::Place::dotted)),
        part("up to", pages.last.as_ref().map(ir::Place::dotted)),
    ];
    let parts: String = parts.into_iter().flatten().collect();
    format!("{turn}, items in {place}{parts}")
}

pub fn webhooks(api: &Api) -> Vec<Webhook> {
    let webhook = |one: &ir::Webhook| {
        let mut finger = Finger::new();
        finger.docs(&one.docs);
        one.parameters.iter().for_each(|it| finger.docs(&it.docs));
        Webhook {
            name: one.ident.to_string(),
            event: one.name.clone(),
            at: one.pointer.clone(),
            ty: match &one.body {
                Some(body) => spell::ty(api, &body.ty),
                None => crate::surface::Ty("()".to_owned()),
            },
            deprecated: one.deprecated,
            docs: finger.print(),
        }
    };
    api.webhooks.iter().map(webhook).collect()
}

/// What people read about an operation.
fn docs(one: &ir::Operation) -> String {
    let mut finger = Finger::new();
    finger.docs(&one.docs);
    one.parameters.iter().for_each(|it| finger.docs(&it.docs));
    one.bodies().for_each(|it| finger.docs(&it.docs));
    for response in &one.responses {
        finger.text(&status(response.status));
        finger.docs(&response.docs);
        for header in &response.headers {
            finger.text(&header.wire);
            finger.docs(&header.docs);
        }
    }
    finger.print()
}
