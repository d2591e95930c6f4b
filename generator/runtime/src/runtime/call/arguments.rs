//! What a call is given by emitted code: arguments and bodies, as the document has them.

use super::{Call, Draft};
use crate::runtime::codec::Slot;
use crate::runtime::params::Members;
use crate::runtime::{Client, Operation, Payload, Style};
use std::marker::PhantomData;

#[doc(hidden)]
impl<O: Operation> Call<O> {
    pub fn new(client: &Client) -> Self {
        let (client, draft) = (client.clone(), Draft::new(O::SPEC));
        Self { client, draft, operation: PhantomData }
    }

    pub fn path_arg(self, name: &'static str, value: impl Slot) -> Self {
        self.with(|draft| draft.path(name, Style::Simple, false, &value))
    }

    pub fn path_arg_as(
        self,
        name: &'static str,
        style: Style,
        explode: bool,
        value: impl Slot,
    ) -> Self {
        self.with(|draft| draft.path(name, style, explode, &value))
    }

    pub fn path_tail(self, name: &'static str, value: impl Slot) -> Self {
        self.with(|draft| draft.path_tail(name, &value))
    }

    pub fn path_json(self, name: &'static str, value: impl Slot) -> Self {
        self.with(|draft| draft.path_json(name, &value))
    }

    pub fn query_arg(self, name: &'static str, value: impl Slot) -> Self {
        self.with(|draft| draft.query(name, Style::Form, true, &value))
    }

    pub fn query_arg_as(
        self,
        name: &'static str,
        style: Style,
        explode: bool,
        value: impl Slot,
    ) -> Self {
        self.with(|draft| draft.query(name, style, explode, &value))
    }

    pub fn query_reserved(
        self,
        name: &'static str,
        style: Style,
        explode: bool,
        value: impl Slot,
    ) -> Self {
        self.with(|draft| draft.query_reserved(name, style, explode, &value))
    }

    /// `None` is the name with nothing behind it.
    pub fn query_or_empty(self, name: &'static str, value: Option<impl Slot>) -> Self {
        self.with(|draft| match value {
            Some(value) => draft.query(name, Style::Form, true, &value),
            None => draft.query(name, Style::Form, true, &String::new()),
        })
    }

    pub fn query_json(self, name: &'static str, value: impl Slot) -> Self {
        self.with(|draft| draft.query_json(name, &value))
    }

    pub fn header_arg(self, name: &'static str, value: impl Slot) -> Self {
        self.with(|draft| draft.header_value(name, false, &value))
    }

    pub fn header_arg_as(
        self,
        name: &'static str,
        explode: bool,
        value: impl Slot,
    ) -> Self {
        self.with(|draft| draft.header_value(name, explode, &value))
    }

    pub fn header_json(self, name: &'static str, value: impl Slot) -> Self {
        self.with(|draft| draft.header_json(name, &value))
    }

    pub fn cookie_json(self, name: &'static str, value: impl Slot) -> Self {
        self.with(|draft| draft.cookie_json(name, &value))
    }

    pub fn cookie_arg(self, name: &'static str, value: impl Slot) -> Self {
        self.with(|draft| draft.cookie(name, true, &value))
    }

    pub fn cookie_arg_as(
        self,
        name: &'static str,
        explode: bool,
        value: impl Slot,
    ) -> Self {
        self.with(|draft| draft.cookie(name, explode, &value))
    }

    pub fn json_body(self, value: impl Slot) -> Self {
        self.json_body_as("application/json", value)
    }

    pub fn json_body_as(self, media_type: &'static str, value: impl Slot) -> Self {
        self.with(|draft| draft.json(media_type, &value))
    }

    pub fn lines_body(self, media_type: &'static str, value: impl Slot) -> Self {
        self.with(|draft| draft.lines(media_type, &value))
    }

    pub fn form_body(self, value: impl Slot) -> Self {
        self.form_body_as(&[], value)
    }

    pub fn form_body_as(self, members: &Members, value: impl Slot) -> Self {
        self.with(|draft| draft.form(members, &value))
    }

    pub fn multipart_body(self, value: impl Slot) -> Self {
        self.multipart_body_as("multipart/form-data", &[], value)
    }

    pub fn multipart_body_as(
        self,
        media_type: &'static str,
        members: &Members,
        value: impl Slot,
    ) -> Self {
        self.with(|draft| draft.multipart(media_type, members, &value))
    }

    pub fn bytes_body(
        self,
        media_type: &'static str,
        value: impl Into<Payload>,
    ) -> Self {
        let payload = value.into();
        self.with(|draft| draft.body(media_type, payload))
    }

    pub fn text_body(self, media_type: &'static str, value: impl Into<String>) -> Self {
        let payload = value.into().into();
        self.with(|draft| draft.body(media_type, payload))
    }
}
