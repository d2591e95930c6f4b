//! A call: an operation, its arguments and options, ready to be sent. It is generic only in
//! its type; the work is done by [`draft`] and `send`, which are not.

mod draft;
mod multipart;
mod target;

pub(super) use self::draft::Draft;
pub(super) use self::target::target;
use super::body::Reply;
use super::codec::Slot;
use super::params::Members;
use super::{Client, Error, Operation, RawResponse, Response, Style, send};
use bytes::Bytes;
use std::fmt::{self, Debug, Formatter};
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::time::Duration;

/// A call of the operation `O`: set what is optional, then `.await` it.
#[must_use = "a call does nothing until it is awaited or sent"]
pub struct Call<O> {
    client: Client,
    draft: Box<Draft>,
    operation: PhantomData<fn() -> O>,
}

type Sent<T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>;

impl<O: Operation> Call<O> {
    /// Sends the call and decodes its response.
    pub fn send(
        self,
    ) -> impl Future<Output = Result<Response<O::Output>, Error>> + Send {
        let sent = send::send(self.client, self.draft);
        async move {
            let (success, mut reply): (usize, Reply) = sent.await?;
            let value = O::decode(success, &mut reply)?;
            Ok(Response::new(value, reply.meta))
        }
    }

    /// Sends the call and gives the response as it comes, whatever its status.
    pub fn send_raw(self) -> impl Future<Output = Result<RawResponse, Error>> + Send {
        send::send_raw(self.client, self.draft)
    }

    /// The time that this call may take, body included.
    pub fn timeout(self, limit: Duration) -> Self {
        self.with(|draft| draft.options.timeout = Some(limit))
    }

    /// How often this call may be tried again. So far every call is sent once, whatever
    /// is set here: the transport sees the number, and nothing else heeds it.
    pub fn max_retries(self, retries: u32) -> Self {
        self.with(|draft| draft.options.max_retries = Some(retries))
    }

    /// Refuses a response that lacks what the document requires, instead of correcting it.
    pub fn strict(self, strict: bool) -> Self {
        self.with(|draft| draft.options.strict = Some(strict))
    }

    /// Sends this call elsewhere. The token goes along only to the client's own origin.
    pub fn base_url(self, url: impl Into<String>) -> Self {
        let url = url.into();
        self.with(|draft| draft.options.base_url = Some(url))
    }

    /// Adds a header that the document does not name.
    pub fn with_header(self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.with(|draft| draft.header(name.as_ref(), value.as_ref()))
    }

    /// Adds a query parameter that the document does not name.
    pub fn with_query(self, name: impl AsRef<str>, value: impl ToString) -> Self {
        self.with(|draft| {
            draft.query(name.as_ref(), Style::Form, true, &value.to_string());
        })
    }

    pub(super) fn into_parts(self) -> (Client, Box<Draft>) {
        (self.client, self.draft)
    }

    fn with(mut self, change: impl FnOnce(&mut Draft)) -> Self {
        change(&mut self.draft);
        self
    }
}

/// What emitted code calls.
#[doc(hidden)]
impl<O: Operation> Call<O> {
    pub fn new(client: &Client) -> Self {
        Self {
            client: client.clone(),
            draft: Box::new(Draft::new(O::SPEC)),
            operation: PhantomData,
        }
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

    pub fn bytes_body(self, media_type: &'static str, value: impl Into<Bytes>) -> Self {
        let bytes = value.into();
        self.with(|draft| draft.body(media_type, bytes))
    }

    pub fn text_body(self, media_type: &'static str, value: impl Into<String>) -> Self {
        let bytes = Bytes::from(value.into());
        self.with(|draft| draft.body(media_type, bytes))
    }
}

impl<O: Operation> IntoFuture for Call<O> {
    type Output = Result<O::Output, Error>;
    type IntoFuture = Sent<O::Output>;

    fn into_future(self) -> Self::IntoFuture {
        let sent = self.send();
        Box::pin(async move { Ok(sent.await?.into_inner()) })
    }
}

impl<O> Clone for Call<O> {
    fn clone(&self) -> Self {
        let (client, draft) = (self.client.clone(), self.draft.clone());
        Self { client, draft, operation: PhantomData }
    }
}

impl<O> Debug for Call<O> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Call").field(&self.draft.spec.id).finish()
    }
}
