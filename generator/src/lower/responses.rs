//! Responses: which are results, which are errors, and what each carries.

use std::collections::HashSet;

use openapiv3::{
    Content as Media, Header, ReferenceOr, Response as Declared, StatusCode,
};
use serde_json::Value;

use super::bodies::{encoding, preferred};
use super::context::Lowering;
use super::drafts::Draft;
use super::facts;
use super::names;
use super::schema::Site;
use super::shape::{self, Ref};
use super::wish::Wish;
use crate::diag::Code;
use crate::ir::{
    self, Content, Docs, Encoding, ErrorBody, Ident, Outcome, OutcomeCase, Response,
    Status, Success, Type,
};

/// Everything that an operation may answer.
pub struct Answers {
    pub success: Success,
    pub errors: Vec<ErrorBody>,
    pub responses: Vec<Response>,
    /// The data of the events, where a result may come as a stream of them too.
    pub events: Option<Type>,
}

/// A response's body: how it is decoded, its media type, an example.
struct Carried {
    content: Content,
    media_type: Option<String>,
    example: Option<Value>,
    events: Option<Type>,
}

const EVENTS: &str = "text/event-stream";

impl<'a> Lowering<'a> {
    pub fn answers(
        &mut self,
        draft: &Draft<'a>,
        base: &str,
        claim: impl FnOnce(&str) -> Ident,
        marker: &Ident,
    ) -> Answers {
        let mut responses = Vec::new();
        let mut events = None;
        for (status, response) in listed(draft) {
            let key = key(status);
            let pointer = format!("{}/responses/{key}", draft.pointer);
            let Some((declared, pointer, wish)) =
                self.declared(response, pointer, base, status)
            else {
                continue;
            };
            let carried = self.carried(&declared.content, &pointer, &wish);
            if is_success(status) {
                events = events.or(carried.events);
            }
            responses.push(Response {
                status,
                docs: Docs {
                    text: Some(declared.description.clone())
                        .filter(|text| !text.is_empty()),
                    ..Docs::default()
                },
                headers: self.headers(declared),
                content: carried.content,
                media_type: carried.media_type,
                example: carried.example,
            });
        }
        let success = self.success(&responses, claim, marker);
        let errors = errors(&responses);
        Answers { success, errors, responses, events }
    }

    fn declared(
        &self,
        response: &'a ReferenceOr<Declared>,
        pointer: String,
        base: &str,
        status: Status,
    ) -> Option<(&'a Declared, String, Wish)> {
        let own = match is_success(status) {
            true => names::joined(base, "Response"),
            false => names::joined(base, "Error"),
        };
        match response {
            ReferenceOr::Item(declared) => {
                let exact = names::joined(&own, &status_name(status));
                Some((declared, pointer, Wish::Named(vec![own, exact])))
            }
            ReferenceOr::Reference { reference } => {
                let name = shape::component(reference);
                let all = &self.document.openapi.components.as_ref()?.responses;
                let declared = all.get(name)?.as_item()?;
                let token = super::component::escaped(name);
                let wish = names::pascal(name);
                let wish = match wish.ends_with("Response") {
                    true => wish,
                    false => format!("{wish}Response"),
                };
                let pointer = format!("/components/responses/{token}");
                Some((declared, pointer, Wish::Named(vec![wish, own])))
            }
        }
    }

    fn carried(&mut self, content: &'a Media, pointer: &str, wish: &Wish) -> Carried {
        let empty = Carried {
            content: Content::Empty,
            media_type: None,
            example: None,
            events: None,
        };
        let Some((media_type, media)) = preferred(content) else { return empty };
        let mut schema_of = |media_type: &str, wish: Wish| {
            let schema = content.get(media_type)?.schema.as_ref()?;
            let token = super::component::escaped(media_type);
            let site = Site::inline(format!("{pointer}/content/{token}/schema"), wish);
            Some(self.schema_or_ref(schema, &site).item())
        };
        let json = encoding(media_type) == Encoding::Json;
        let body = match json {
            true => schema_of(media_type, wish.clone()),
            false => None,
        };
        let event = schema_of(EVENTS, Wish::part(wish, "Event"));
        let (decoded, events) = match (encoding(media_type), event) {
            (Encoding::Json, event) => (Content::Json(body.unwrap_or(Type::Any)), event),
            (_, event) if content.contains_key(EVENTS) => {
                (Content::Events(event.unwrap_or(Type::String)), None)
            }
            (Encoding::Text, _) => (Content::Text, None),
            (Encoding::Bytes | Encoding::Form | Encoding::Multipart, _) => {
                (Content::Bytes, None)
            }
        };
        let used = match decoded {
            Content::Events(_) => EVENTS,
            _ => media_type,
        };
        for other in content.keys().filter(|other| *other != used && *other != EVENTS) {
            let place =
                format!("{pointer}/content/{}", super::component::escaped(other));
            let message = format!("a body of `{other}` is not decoded: `{used}` is");
            let hint = "`send_raw()` gives the bytes, whatever they are";
            self.report(Code::MediaTypeLeftOut, &place, message, hint);
        }
        Carried {
            content: decoded,
            media_type: Some(used.to_owned()),
            example: self.example(media),
            events,
        }
    }

    fn headers(&mut self, declared: &'a Declared) -> Vec<ir::Header> {
        let components = self.document.openapi.components.as_ref();
        let mut headers = Vec::with_capacity(declared.headers.len());
        for (wire, header) in &declared.headers {
            let header: Option<&'a Header> = match header {
                ReferenceOr::Item(header) => Some(header),
                ReferenceOr::Reference { reference } => {
                    components.and_then(|components| {
                        components.headers.get(shape::component(reference))?.as_item()
                    })
                }
            };
            let Some(header) = header else { continue };
            let (docs, ty) = self.header(header);
            headers.push(ir::Header { wire: wire.clone(), docs, ty });
        }
        headers
    }

    /// A header's value is text: its type says what it may be parsed as.
    fn header(&self, header: &'a Header) -> (Docs, Type) {
        let own = Docs { text: header.description.clone(), ..Docs::default() };
        let openapiv3::ParameterSchemaOrContent::Schema(schema) = &header.format else {
            return (own, Type::String);
        };
        let Some(schema) = self.resolved(Ref::from(schema)) else {
            return (own, Type::String);
        };
        let ty = match shape::of(schema) {
            shape::Shape::Bool => Type::Bool,
            shape::Shape::Integer { format, .. } => {
                Type::Int(super::schema::int(format))
            }
            shape::Shape::Number => Type::Float(ir::Float::F64),
            shape::Shape::String { format, .. } => super::schema::string(format),
            _ => Type::String,
        };
        (facts::or(own, facts::docs(schema)), ty)
    }

    /// One result where all successful responses carry the same, else one of several.
    fn success(
        &self,
        responses: &[Response],
        claim: impl FnOnce(&str) -> Ident,
        marker: &Ident,
    ) -> Success {
        let good: Vec<&Response> =
            responses.iter().filter(|response| is_result(response, responses)).collect();
        match good.as_slice() {
            [] => Success::One(Content::Bytes),
            [first, rest @ ..]
                if rest.iter().all(|other| other.content == first.content) =>
            {
                Success::One(first.content.clone())
            }
            _ => {
                let mut scope = names::Scope::default();
                let cases = good.iter().map(|response| OutcomeCase {
                    status: response.status,
                    ident: names::ident(scope.claim([status_name(response.status)])),
                    content: response.content.clone(),
                });
                let cases = cases.collect();
                let name = claim(&format!("{}Outcome", marker.text()));
                Success::Several(Outcome { name, cases })
            }
        }
    }
}

/// Headers that more than half of all responses carry, in the order of the first.
pub fn usual_headers(operations: &[ir::Operation]) -> Vec<String> {
    let responses: Vec<&Response> =
        operations.iter().flat_map(|operation| &operation.responses).collect();
    let carrying = |name: &str| {
        let carries =
            |one: &&&Response| one.headers.iter().any(|header| header.wire == name);
        responses.iter().filter(carries).count()
    };
    let mut usual: Vec<String> = Vec::new();
    let mut seen = HashSet::new();
    for header in responses.iter().flat_map(|response| &response.headers) {
        if seen.insert(&header.wire) && carrying(&header.wire) * 2 > responses.len() {
            usual.push(header.wire.clone());
        }
    }
    usual
}

/// Whether a response is what a call gives. Without any 2xx that is `default`, unless an
/// error carries the same.
fn is_result(response: &Response, all: &[Response]) -> bool {
    let same = |other: &Response| {
        other.status != Status::Default && other.content == response.content
    };
    match response.status {
        Status::Default => {
            !all.iter().any(|other| is_success(other.status)) && !all.iter().any(same)
        }
        status => is_success(status),
    }
}

/// Bodies of errors, exact statuses before ranges before `default`.
fn errors(responses: &[Response]) -> Vec<ErrorBody> {
    let mut errors: Vec<ErrorBody> = responses
        .iter()
        .filter(|response| !is_result(response, responses))
        .map(|response| ErrorBody {
            status: response.status,
            content: match &response.content {
                Content::Events(_) => Content::Text,
                content => content.clone(),
            },
        })
        .collect();
    errors.sort_by_key(|error| error.status);
    errors
}

/// The responses in document order, `default` last.
fn listed<'a>(
    draft: &Draft<'a>,
) -> impl Iterator<Item = (Status, &'a ReferenceOr<Declared>)> + use<'a> {
    let responses = &draft.operation.responses;
    let numbered = responses.responses.iter().map(|(code, response)| {
        let status = match code {
            StatusCode::Code(code) => Status::Code(*code),
            StatusCode::Range(range) => Status::Range(first_digit(*range)),
        };
        (status, response)
    });
    numbered.chain(responses.default.iter().map(|response| (Status::Default, response)))
}

fn first_digit(range: u16) -> u8 {
    let digit = if range >= 100 { range / 100 } else { range };
    u8::try_from(digit).unwrap_or(5)
}

fn is_success(status: Status) -> bool {
    match status {
        Status::Code(code) => (200..300).contains(&code),
        Status::Range(digit) => digit == 2,
        Status::Default => false,
    }
}

fn key(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}XX"),
        Status::Default => "default".to_owned(),
    }
}

/// What people call a status (RFC 9110).
fn status_name(status: Status) -> String {
    let name = match status {
        Status::Code(200) => "Ok",
        Status::Code(201) => "Created",
        Status::Code(202) => "Accepted",
        Status::Code(203) => "NonAuthoritativeInformation",
        Status::Code(204) => "NoContent",
        Status::Code(205) => "ResetContent",
        Status::Code(206) => "PartialContent",
        Status::Code(207) => "MultiStatus",
        Status::Code(code) => return format!("Status{code}"),
        Status::Range(2) => "OtherSuccess",
        Status::Range(digit) => return format!("Status{digit}Xx"),
        Status::Default => "Other",
    };
    name.to_owned()
}
