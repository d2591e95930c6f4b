//! One response for itself: its words, its headers, what it carries. One that is a component
//! is looked at once for all operations that give it.

use std::rc::Rc;

use openapiv3::{Header, ReferenceOr, Response as Declared};
use serde_json::Value;

use super::bodies::Kind;
use super::context::Lowering;
use super::drafts::Draft;
use super::facts;
use super::names;
use super::responses::{is_success, status_name};
use super::shape::{self, Ref};
use super::wish::Wish;
use crate::ir::{self, Content, Docs, Method, Status, Type};

/// A response, whichever operation gives it.
pub struct Answer<'a> {
    declared: &'a Declared,
    pub pointer: String,
    /// What the type of its body would be called.
    pub wish: Wish,
    pub kinds: Vec<Kind<'a>>,
    pub carried: Carried,
    pub headers: Vec<ir::Header>,
}

impl Answer<'_> {
    /// What is said of it.
    pub fn docs(&self) -> Docs {
        let text = &self.declared.description;
        Docs {
            text: Some(text.clone()).filter(|text| !text.is_empty()),
            ..Docs::default()
        }
    }
}

/// A response's body: how it is decoded, its media type, an example.
pub struct Carried {
    pub content: Content,
    pub media_type: Option<String>,
    pub example: Option<Value>,
    /// What to ask for, where the kind of body does not say it.
    pub accept: Option<String>,
}

impl<'a> Lowering<'a> {
    /// What an operation answers with a status; `base` is the operation's name.
    pub fn answer(
        &mut self,
        draft: &Draft<'a>,
        (status, response): (Status, &'a ReferenceOr<Declared>),
        base: &str,
    ) -> Option<Rc<Answer<'a>>> {
        // A HEAD has no body, whatever a GET would have.
        let is_head = draft.method == Method::Head;
        let shared = match response {
            ReferenceOr::Reference { reference } if !is_head => {
                Some(shape::component(reference))
            }
            _ => None,
        };
        if let Some(known) = shared.and_then(|name| self.answers.get(name)) {
            return Some(Rc::clone(known));
        }
        let pointer = format!("{}/responses/{}", draft.pointer, key(status));
        let (declared, pointer, wish) =
            self.declared(response, pointer, base, status)?;
        let kinds = if is_head { Vec::new() } else { self.kinds(&declared.content) };
        let carried = self.carried(&kinds, &pointer, &wish);
        let headers = self.headers(declared);
        let answer = Answer { declared, pointer, wish, kinds, carried, headers };
        let answer = Rc::new(answer);
        if let Some(name) = shared {
            self.answers.insert(name, Rc::clone(&answer));
        }
        Some(answer)
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
}

fn key(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}XX"),
        Status::Default => "default".to_owned(),
    }
}
