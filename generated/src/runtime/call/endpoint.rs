//! Calls of endpoints that the document has not, on the same way as all others.

use super::Call;
use super::draft::{Draft, is_void};
use crate::runtime::body::{Body, bytes, events, external, json, text};
use crate::runtime::codec::Slot;
use crate::runtime::spec::{Failure, Operation, Plain, Spec, Success};
use crate::runtime::types::Value;
use crate::runtime::{Client, Payload};
use http::Method;
use http::header::CONTENT_TYPE;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::marker::PhantomData;
use std::sync::Arc;

/// Method and path of a call that has them of its own.
#[derive(Debug)]
pub struct Endpoint {
    pub method: Method,
    /// A template, without query.
    pub path: String,
}

/// The operation of an endpoint that the document has not; from [`Client::request`]. `B`
/// is how its body is read: as any JSON, unless the call says otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Undocumented<B = json<Value>>(PhantomData<fn() -> B>);

impl<B: Body + 'static> Plain for Undocumented<B> {
    type Body = B;
    const FACTS: &'static Spec = &Spec::new("", "", "", &[Success::new::<B>(&["2XX"])])
        .failures(&[Failure::new::<json<Value>>(&["default"])]);
}

impl Client {
    /// A call of an endpoint that the document has not: its path as the document would
    /// write it, from the base URL on. It is authorised, repeated and limited like any
    /// other call.
    ///
    /// The path may hold arguments in braces, for [`Call::with_path`], and a query. It
    /// stays on the API's server: a URL, a fragment, or a segment of dots is refused.
    pub fn request<M>(&self, method: M, path: impl AsRef<str>) -> Call<Undocumented>
    where
        Method: TryFrom<M>,
    {
        let mut draft = Draft::new(Undocumented::<json<Value>>::SPEC);
        let method = Method::try_from(method).unwrap_or_else(|_| {
            draft.complain("the method has characters that HTTP does not allow".into());
            Method::GET
        });
        let path = path.as_ref();
        if let Some(fault) = fault(path) {
            draft.complain(format!("the path {path:?} {fault}"));
        }
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        draft.query = query.to_owned();
        let path = path.to_owned();
        draft.endpoint = Some(Arc::new(Endpoint { method, path }));
        Call { client: self.clone(), draft, operation: PhantomData }
    }
}

/// What is wrong with a path, if it would lead elsewhere or say something else.
fn fault(path: &str) -> Option<&'static str> {
    let (segments, _) = path.split_once('?').unwrap_or((path, ""));
    if !path.starts_with('/') || path.starts_with("//") {
        return Some("does not begin with a single `/`: it counts from the base URL");
    }
    // What `url` takes for another `/`, or leaves out before it looks for dots.
    if path.contains(|c: char| {
        matches!(c, '\\' | '#') || c.is_whitespace() || c.is_control()
    }) {
        return Some("has a backslash, a `#`, blanks or control characters");
    }
    let dots = |segment: &str| !segment.is_empty() && is_void(segment);
    segments.split('/').any(dots).then_some("has dots for a segment")
}

/// What an undocumented endpoint is sent, and how its result is read.
impl<B: Body + 'static> Call<Undocumented<B>> {
    /// Puts an argument into the braces of this name, escaped. It may not be empty or
    /// made of dots.
    pub fn with_path(self, name: &'static str, value: impl ToString) -> Self {
        self.path_arg(name, value.to_string())
    }

    /// Sends this as JSON: a model of this crate, or anything else that serde writes.
    pub fn body(self, body: impl Serialize) -> Self {
        self.with(|draft| match serde_json::to_vec(&body) {
            Ok(bytes) => draft.body("application/json", bytes.into()),
            Err(error) => draft.complain(format!("the body cannot be encoded: {error}")),
        })
    }

    /// Sends this as it is.
    pub fn payload(self, media_type: &str, payload: impl Into<Payload>) -> Self {
        self.with(|draft| {
            draft.header(CONTENT_TYPE.as_str(), media_type);
            draft.body = Some(payload.into());
        })
    }

    /// Reads the result as a model of this crate, or a list or map of such, with all that
    /// is done for documented results: what is missing is corrected and recorded, or
    /// refused by `strict`.
    pub fn model<T: Slot + 'static>(self) -> Call<Undocumented<json<T>>> {
        self.read()
    }

    /// Reads the result as any type of serde.
    pub fn deserialize<T: DeserializeOwned + 'static>(
        self,
    ) -> Call<Undocumented<external<T>>> {
        self.read()
    }

    /// Reads the result as text.
    pub fn text(self) -> Call<Undocumented<text>> {
        self.read()
    }

    /// Reads the result as the bytes that come.
    pub fn bytes(self) -> Call<Undocumented<bytes>> {
        self.read()
    }

    /// Reads the result as server-sent events.
    pub fn events<T: Slot + 'static>(self) -> Call<Undocumented<events<T>>> {
        self.read()
    }

    fn read<C: Body + 'static>(self) -> Call<Undocumented<C>> {
        let (client, mut draft) = self.into_parts();
        draft.spec = Undocumented::<C>::SPEC;
        Call { client, draft, operation: PhantomData }
    }
}
