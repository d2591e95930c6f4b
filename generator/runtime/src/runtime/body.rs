//! The kinds of bodies that responses have, named as `operation!` names them, and how each
//! is read. Reading checks and corrects; it never sends.
#![allow(non_camel_case_types)]

use super::call::Endpoint;
use super::codec::{self, Context, Fault, Open, Slot};
use super::send::Chunks;
use super::spec::{FailureBody, Spec};
use super::sse::{Framing, Resume};
use super::trace::Span;
use super::{Error, ErrorKind, EventStream, Meta};
use ::bytes::Bytes;
use serde::de::DeserializeOwned;
use std::any::type_name;
use std::marker::PhantomData;
use std::sync::Arc;

/// A response that has matched a documented success.
pub struct Reply {
    pub(super) spec: &'static Spec,
    pub(super) endpoint: Option<Arc<Endpoint>>,
    pub(super) meta: Meta,
    pub(super) bytes: Bytes,
    pub(super) chunks: Option<Chunks>,
    /// The call, where its success is a stream.
    pub(super) resume: Option<Resume>,
    pub(super) strict: bool,
    /// Of the call, which ends when this has been read.
    pub(super) span: Span,
}

impl Reply {
    /// The document has several successes, and this status is none of them.
    pub fn undocumented(&self) -> Error {
        let what =
            format!("the document has no response of status {}", self.meta.status());
        self.error(Error::new(ErrorKind::Decode, what))
    }

    fn error(&self, error: Error) -> Error {
        let error = error.of(self.spec).at(self.endpoint.as_ref());
        let error = error.with_reply(self.meta.clone(), self.bytes.clone());
        self.span.ended(Err(&error));
        error
    }
}

/// A kind of body.
pub trait Body {
    /// What it is read as.
    type Output: 'static;
    /// The media type to ask for.
    const ACCEPT: &'static str;
    /// Whether it is handed on while it still comes.
    const STREAMS: bool = false;
    /// Reads it whole.
    fn decode(bytes: &Bytes, cx: &mut Context) -> Result<Self::Output, Fault>;
    /// Reads it as it comes.
    fn stream(_: &mut Reply) -> Option<Self::Output> {
        None
    }
}

/// Reads a reply.
pub fn read<B: Body>(reply: &mut Reply) -> Result<B::Output, Error> {
    if B::STREAMS
        && let Some(stream) = B::stream(reply)
    {
        return Ok(stream);
    }
    let mut cx = Context::new(reply.strict);
    let value = B::decode(&reply.bytes, &mut cx);
    let span = reply.span.clone();
    span.within(|| reply.meta.correct(cx.take_corrections()));
    value.map_err(|fault| reply.error(Error::decode(explain(fault, reply))))
}

/// A body that is no JSON mostly has another reason than a misplaced comma.
fn explain(fault: Fault, reply: &Reply) -> Fault {
    let found = match reply.meta.content_type() {
        _ if reply.bytes.is_empty() => "an empty body".to_owned(),
        Some(kind) if !kind.contains("json") => format!("a body of type {kind}"),
        _ => return fault,
    };
    Fault { found, ..fault }
}

/// Reads the body of a failure, if it is what was documented.
pub fn failure<B>(bytes: &Bytes) -> Option<FailureBody>
where
    B: Body,
    B::Output: Send + Sync,
{
    let value = B::decode(bytes, &mut Context::default()).ok()?;
    Some(Box::new(value))
}

/// JSON.
pub struct json<T>(PhantomData<T>);

impl<T: Slot + 'static> Body for json<T> {
    type Output = T;
    const ACCEPT: &'static str = "application/json";

    fn decode(bytes: &Bytes, cx: &mut Context) -> Result<T, Fault> {
        let mut value = T::blank();
        // Nothing at all is what a value is that may be null.
        match value.open() {
            Open::Maybe(_) | Open::Any(_) if bytes.is_empty() => Ok(value),
            _ => codec::from_slice(bytes, cx),
        }
    }
}

/// JSON of a type that only serde knows.
pub struct external<T>(PhantomData<T>);

impl<T: DeserializeOwned + 'static> Body for external<T> {
    type Output = T;
    const ACCEPT: &'static str = "application/json";

    fn decode(bytes: &Bytes, _: &mut Context) -> Result<T, Fault> {
        let body = if bytes.is_empty() { b"null" } else { &**bytes };
        serde_json::from_slice(body).map_err(|error| Fault {
            path: String::new(),
            expected: type_name::<T>().to_owned(),
            found: error.to_string(),
        })
    }
}

/// Text.
pub enum text {}

impl Body for text {
    type Output = String;
    const ACCEPT: &'static str = "text/plain, */*";

    fn decode(bytes: &Bytes, _: &mut Context) -> Result<String, Fault> {
        String::from_utf8(bytes.to_vec()).map_err(|error| Fault {
            path: String::new(),
            expected: "text in UTF-8".to_owned(),
            found: error.utf8_error().to_string(),
        })
    }
}

/// Bytes as they come.
pub enum bytes {}

impl Body for bytes {
    type Output = Bytes;
    const ACCEPT: &'static str = "*/*";

    fn decode(bytes: &Bytes, _: &mut Context) -> Result<Bytes, Fault> {
        Ok(bytes.clone())
    }
}

/// Nothing; what comes anyway is not read.
pub enum empty {}

impl Body for empty {
    type Output = ();
    const ACCEPT: &'static str = "*/*";

    fn decode(_: &Bytes, _: &mut Context) -> Result<(), Fault> {
        Ok(())
    }
}

/// Events of the server.
pub struct events<T>(PhantomData<T>);

impl<T: Slot + 'static> Body for events<T> {
    type Output = EventStream<T>;
    const ACCEPT: &'static str = "text/event-stream";
    const STREAMS: bool = true;

    fn decode(bytes: &Bytes, _: &mut Context) -> Result<EventStream<T>, Fault> {
        Err(no_stream(bytes))
    }

    fn stream(reply: &mut Reply) -> Option<EventStream<T>> {
        EventStream::new(Framing::Events, reply)
    }
}

/// Lines of JSON.
pub struct lines<T>(PhantomData<T>);

impl<T: Slot + 'static> Body for lines<T> {
    type Output = EventStream<T>;
    const ACCEPT: &'static str = "application/x-ndjson, application/jsonl";
    const STREAMS: bool = true;

    fn decode(bytes: &Bytes, _: &mut Context) -> Result<EventStream<T>, Fault> {
        Err(no_stream(bytes))
    }

    fn stream(reply: &mut Reply) -> Option<EventStream<T>> {
        EventStream::new(Framing::Lines, reply)
    }
}

fn no_stream(bytes: &Bytes) -> Fault {
    Fault {
        path: String::new(),
        expected: "a stream".to_owned(),
        found: format!("{} bytes", bytes.len()),
    }
}
