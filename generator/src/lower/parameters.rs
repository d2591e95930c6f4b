//! Parameters: where each goes, how it is written, what it is called in Rust.

use openapiv3::{Parameter as Declared, PathStyle, QueryStyle, ReferenceOr};

use super::context::Lowering;
use super::drafts::Draft;
use super::names::{self, Scope};
use super::parameter_types;
use super::shape;
use super::templates;
use crate::diag::Code;
use crate::ir::{Docs, Location, Parameter, Spelling, Style, Type};

/// What `Call` calls its own methods, and what a method's other arguments are called.
pub const TAKEN: &[&str] = &[
    "new",
    "with",
    "path_arg",
    "path_arg_as",
    "path_tail",
    "path_json",
    "query_reserved",
    "query_or_empty",
    "header_json",
    "cookie_json",
    "lines_body",
    "form_body_as",
    "multipart_body_as",
    "query_arg",
    "query_arg_as",
    "query_json",
    "header_arg",
    "header_arg_as",
    "cookie_arg",
    "cookie_arg_as",
    "json_body",
    "json_body_as",
    "form_body",
    "multipart_body",
    "bytes_body",
    "text_body",
    "send",
    "send_raw",
    "timeout",
    "max_retries",
    "strict",
    "with_header",
    "with_query",
    "base_url",
    "into_future",
    "clone",
    "with_body_member",
    "with_path",
    "attempt_timeout",
    "idempotent",
    "send_blocking",
    "send_raw_blocking",
    "download",
    "download_blocking",
    "cancel_on",
    "blocking",
    "items",
    "pages",
    "poll_until",
    "poll",
    "poll_for",
    "poll_for_presence",
    "poll_above",
    "poll_sign",
    "into_parts",
    "wait",
    "idempotency_key",
    "stream",
    "save_to",
    "hook",
    "on_progress",
    "max_body_size",
    "body",
    "self_",
];

/// Headers that are no parameters, whatever a document says.
const IGNORED_HEADERS: &[&str] = &["Accept", "Content-Type", "Authorization"];

/// A parameter and where the bundled document has it.
pub struct Found<'a> {
    pub declared: &'a Declared,
    pub pointer: String,
    /// Its name as a component, if it is one.
    pub component: Option<&'a str>,
}

impl<'a> Lowering<'a> {
    /// An operation's parameters: its own, and those of the path that it doesn't redefine.
    pub fn parameters(&mut self, draft: &Draft<'a>, base: &str) -> Vec<Parameter> {
        let mut scope = Scope::reserving(TAKEN.iter().copied());
        let mut parameters = Vec::new();
        let places: Vec<_> = templates::placeholders(draft.path).collect();
        let place_of = |name: &str| {
            places.iter().position(|place| place.written == name || place.name == name)
        };
        for found in self.found(draft) {
            let (location, _) = placed(found.declared);
            let name = &found.declared.parameter_data_ref().name;
            if location == Location::Path && place_of(name).is_none() {
                self.report_unused(name, &found.pointer);
                continue;
            }
            parameters.push(self.parameter(draft, &found, base, &mut scope));
        }
        // Arguments in the order of the template, whatever the order of the list.
        parameters.sort_by_key(|parameter| match parameter.location {
            Location::Path => place_of(&parameter.wire).unwrap_or(usize::MAX),
            _ => usize::MAX,
        });
        self.undeclared(draft, &mut parameters, &mut scope);
        parameters
    }

    fn found(&self, draft: &Draft<'a>) -> Vec<Found<'a>> {
        let item = draft.pointer.rsplit_once('/').map_or("", |(item, _)| item);
        let own = self.list(&draft.operation.parameters, &draft.pointer);
        let mut shared = self.list(&draft.item.parameters, item);
        shared.retain(|shared| {
            own.iter().all(|own| identity(own.declared) != identity(shared.declared))
        });
        shared.extend(own);
        shared
    }

    fn list(&self, list: &'a [ReferenceOr<Declared>], owner: &str) -> Vec<Found<'a>> {
        let components = self.document.openapi.components.as_ref();
        // The standard has them ignored: media types and security say the same.
        let ignored = |declared: &Declared| match declared {
            Declared::Header { parameter_data, .. } => IGNORED_HEADERS
                .iter()
                .any(|name| parameter_data.name.eq_ignore_ascii_case(name)),
            _ => false,
        };
        let found =
            list.iter().enumerate().filter_map(|(at, parameter)| match parameter {
                ReferenceOr::Item(declared) => Some(Found {
                    declared,
                    pointer: format!("{owner}/parameters/{at}"),
                    component: None,
                }),
                ReferenceOr::Reference { reference } => {
                    let name = shape::component(reference);
                    let target = components?.parameters.get(name)?;
                    let pointer = format!(
                        "/components/parameters/{}",
                        super::component::escaped(name)
                    );
                    target.as_item().map(|declared| Found {
                        declared,
                        pointer,
                        component: Some(name),
                    })
                }
            });
        found.filter(|found| !ignored(found.declared)).collect()
    }

    fn parameter(
        &mut self,
        draft: &Draft<'a>,
        found: &Found<'a>,
        base: &str,
        scope: &mut Scope,
    ) -> Parameter {
        let data = found.declared.parameter_data_ref();
        let (location, mut style) = placed(found.declared);
        if parameter_types::is_json(&data.format) {
            style = Style::Json;
        }
        let lowered = self.parameter_type(draft, data, found, base);
        let stretches = |place: templates::Placeholder<'_>| {
            place.tail && (place.written == data.name || place.name == data.name)
        };
        if location == Location::Path
            && style == Style::Simple
            && lowered.ty == Type::String
            && templates::placeholders(draft.path).any(stretches)
        {
            style = Style::Tail;
        }
        let spelling = parameter_types::spelling(found.declared, &lowered.ty);
        let ty = match spelling {
            Spelling::OrEmpty => Type::Nullable(Box::new(lowered.ty)),
            _ => lowered.ty,
        };
        let docs = self.parameter_docs(data);
        let wanted = names::snake(&data.name).text().to_owned();
        let suffix = match location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        };
        let placed = format!("{wanted}_{suffix}");
        let ident =
            scope.claim([wanted, placed].into_iter().chain(names::snakes(&data.name)));
        Parameter {
            wire: data.name.clone(),
            pointer: found.pointer.clone(),
            ident: names::ident(ident),
            docs,
            ty,
            location,
            style,
            explode: data.explode.unwrap_or(style == Style::Form),
            spelling,
            required: data.required || location == Location::Path,
            deprecated: data.deprecated.unwrap_or(false),
            limits: self.parameter_limits(data),
            example: self.parameter_example(data),
        }
    }

    /// A parameter of the path that the path does not name can't be sent.
    fn report_unused(&mut self, name: &str, pointer: &str) {
        let message = format!("the path does not name its parameter `{name}`");
        let hint = "it is left out; write it into the path, or remove it";
        self.report(Code::UnusedPathParameter, pointer, message, hint);
    }

    /// A template may name a parameter that nobody declared: it is a string then.
    fn undeclared(
        &mut self,
        draft: &Draft<'a>,
        parameters: &mut Vec<Parameter>,
        scope: &mut Scope,
    ) {
        for place in templates::placeholders(draft.path) {
            let name = place.name;
            let known = |p: &Parameter| {
                p.location == Location::Path
                    && (p.wire == name || p.wire == place.written)
            };
            if parameters.iter().any(known) {
                continue;
            }
            let message =
                format!("`{{{name}}}` of the path is not among the parameters");
            let hint = "it is taken as a string; declare it with `in: path`";
            self.report(Code::UndeclaredPathParameter, &draft.pointer, message, hint);
            let ident = scope.claim_ident(&names::snake(name));
            parameters.push(Parameter {
                wire: name.to_owned(),
                pointer: draft.pointer.clone(),
                ident,
                docs: Docs::default(),
                ty: Type::String,
                location: Location::Path,
                style: if place.tail { Style::Tail } else { Style::Simple },
                explode: false,
                spelling: Spelling::Plain,
                required: true,
                deprecated: false,
                limits: Vec::new(),
                example: None,
            });
        }
    }
}

fn identity(declared: &Declared) -> (Location, &str) {
    (placed(declared).0, &declared.parameter_data_ref().name)
}

fn placed(declared: &Declared) -> (Location, Style) {
    match declared {
        Declared::Query { style, .. } => (
            Location::Query,
            match style {
                QueryStyle::Form => Style::Form,
                QueryStyle::SpaceDelimited => Style::SpaceDelimited,
                QueryStyle::PipeDelimited => Style::PipeDelimited,
                QueryStyle::DeepObject => Style::DeepObject,
            },
        ),
        Declared::Header { .. } => (Location::Header, Style::Simple),
        Declared::Path { style, .. } => (
            Location::Path,
            match style {
                PathStyle::Simple => Style::Simple,
                PathStyle::Label => Style::Label,
                PathStyle::Matrix => Style::Matrix,
            },
        ),
        Declared::Cookie { .. } => (Location::Cookie, Style::Form),
    }
}
