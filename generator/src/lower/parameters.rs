//! Parameters: where each goes, how it is written, what it is called in Rust.

use openapiv3::{
    Parameter as Declared, ParameterData, ParameterSchemaOrContent, PathStyle,
    QueryStyle, ReferenceOr,
};

use super::context::{Lowered, Lowering};
use super::drafts::Draft;
use super::facts;
use super::names::{self, Scope};
use super::schema::Site;
use super::shape::{self, Ref};
use super::wish::Wish;
use crate::diag::Code;
use crate::ir::{Content, Docs, Location, Method, Parameter, Style, Success, Type};

/// What `Call` calls its own methods, and what a method's other arguments are called.
const TAKEN: &[&str] = &[
    "new",
    "with",
    "path_arg",
    "path_arg_as",
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
    "with_body_field",
    "blocking",
    "items",
    "pages",
    "poll_until",
    "poll",
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

/// Query parameters that tell a page from the one before it.
const PAGING: &[&str] = &[
    "page",
    "cursor",
    "offset",
    "page_token",
    "pageToken",
    "starting_after",
    "after",
    "marker",
    "next_token",
    "nextToken",
    "start",
    "skip",
    "page_number",
];

/// A parameter and where the bundled document has it.
struct Found<'a> {
    declared: &'a Declared,
    pointer: String,
    /// Its name as a component, if it is one.
    component: Option<&'a str>,
}

impl<'a> Lowering<'a> {
    /// An operation's parameters: its own, and those of the path that it doesn't redefine.
    pub fn parameters(&mut self, draft: &Draft<'a>, base: &str) -> Vec<Parameter> {
        let mut scope = Scope::reserving(TAKEN.iter().copied());
        let mut parameters = Vec::new();
        for found in self.found(draft) {
            parameters.push(self.parameter(draft, &found, base, &mut scope));
        }
        // Arguments in the order of the template, whatever the order of the list.
        let place = |parameter: &Parameter| match parameter.location {
            Location::Path => draft.path.find(&format!("{{{}}}", parameter.wire)),
            _ => Some(usize::MAX),
        };
        parameters.sort_by_key(|parameter| place(parameter).unwrap_or(usize::MAX));
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
        let as_media = matches!(data.format, ParameterSchemaOrContent::Content(_));
        if as_media && location == Location::Query {
            style = Style::Json;
        }
        let lowered = self.parameter_type(draft, data, found, base);
        let docs = self.parameter_docs(data);
        let wanted = names::snake(&data.name).text().to_owned();
        let suffix = match location {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        };
        let ident = scope.claim([wanted.clone(), format!("{wanted}_{suffix}")]);
        Parameter {
            wire: data.name.clone(),
            ident: names::ident(ident),
            docs,
            ty: lowered.ty,
            location,
            style,
            explode: data.explode.unwrap_or(style == Style::Form),
            required: data.required || location == Location::Path,
            deprecated: data.deprecated.unwrap_or(false),
            example: self.parameter_example(data),
        }
    }

    fn parameter_type(
        &mut self,
        draft: &Draft<'a>,
        data: &'a ParameterData,
        found: &Found<'a>,
        base: &str,
    ) -> Lowered {
        let own = names::joined(base, &names::pascal(&data.name));
        let wish = match found.component {
            // One word, such as `type`, would say nothing in a module of all types.
            Some(name) if names::words(&names::pascal(name)).len() > 1 => {
                Wish::Named(vec![names::pascal(name), own])
            }
            Some(name) => {
                let resource = names::pascal(&draft.module);
                Wish::Named(vec![names::joined(&resource, &names::pascal(name)), own])
            }
            None => Wish::Named(vec![own]),
        };
        match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                let site = Site::inline(format!("{}/schema", found.pointer), wish);
                self.schema_or_ref(schema, &site)
            }
            ParameterSchemaOrContent::Content(content) => {
                let Some((media, schema)) = content
                    .iter()
                    .find_map(|(media, of)| Some((media, of.schema.as_ref()?)))
                else {
                    return Lowered::plain(Type::String);
                };
                let token = super::component::escaped(media);
                let pointer = format!("{}/content/{token}/schema", found.pointer);
                self.schema_or_ref(schema, &Site::inline(pointer, wish))
            }
        }
    }

    fn parameter_docs(&self, data: &'a ParameterData) -> Docs {
        let own = Docs { text: data.description.clone(), ..Docs::default() };
        let ParameterSchemaOrContent::Schema(schema) = &data.format else { return own };
        facts::or(own, self.member_docs(Ref::from(schema)))
    }

    fn parameter_example(&self, data: &'a ParameterData) -> Option<serde_json::Value> {
        let first = || {
            let example = data.examples.values().next()?.as_item()?;
            example.value.clone()
        };
        let of_schema = || match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                self.resolved(schema.into())?.schema_data.example.clone()
            }
            ParameterSchemaOrContent::Content(_) => None,
        };
        data.example.clone().or_else(first).or_else(of_schema)
    }

    /// A template may name a parameter that nobody declared: it is a string then.
    fn undeclared(
        &mut self,
        draft: &Draft<'a>,
        parameters: &mut Vec<Parameter>,
        scope: &mut Scope,
    ) {
        for name in placeholders(draft.path) {
            let known = |p: &Parameter| p.location == Location::Path && p.wire == name;
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
                ident,
                docs: Docs::default(),
                ty: Type::String,
                location: Location::Path,
                style: Style::Simple,
                explode: false,
                required: true,
                deprecated: false,
                example: None,
            });
        }
    }
}

/// Whether an operation gives one page of several: it reads, it takes a place to go on
/// from, and what it gives is JSON.
pub fn paginated(method: Method, parameters: &[Parameter], success: &Success) -> bool {
    let paging = |parameter: &Parameter| {
        parameter.location == Location::Query
            && PAGING.contains(&parameter.wire.as_str())
    };
    method == Method::Get
        && parameters.iter().any(paging)
        && matches!(success, Success::One(Content::Json(_)))
}

/// The names between braces, in order.
fn placeholders(path: &str) -> impl Iterator<Item = &str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
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
