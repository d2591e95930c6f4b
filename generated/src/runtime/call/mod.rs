//! A call: an operation, its arguments and options, ready to be sent. It is generic only in
//! its type; the work is done by [`draft`] and `send`, which are not.

mod arguments;
mod draft;
mod endpoint;
mod multipart;
mod sent;
mod target;

pub(super) use self::draft::Draft;
pub(super) use self::endpoint::Endpoint;
pub use self::endpoint::Undocumented;
pub use self::sent::Sent;
pub(super) use self::target::target;
use super::body::Reply;
use super::send::{self, IDEMPOTENCY_KEY};
use super::{Client, Download, Error, Operation, RawResponse, Response, Style};
use serde::Serialize;
use std::fmt::{self, Debug, Formatter};
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::time::Duration;

/// A call of the operation `O`: set what is optional, then `.await` it.
#[must_use = "a call does nothing until it is awaited or sent"]
pub struct Call<O> {
    // Not behind methods: emitted setters could not have their names.
    pub(super) client: Client,
    pub(super) draft: Box<Draft>,
    operation: PhantomData<fn() -> O>,
}

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

    /// Sends the call and gives the body of a success as it comes, undecoded, to be read
    /// piece by piece or [saved](Download::save). Other statuses are errors as ever, and
    /// what goes wrong before the body comes is tried again as ever.
    pub fn download(self) -> impl Future<Output = Result<Download, Error>> + Send {
        Download::start(self.client, self.draft)
    }

    /// The time that this call may take, with all attempts and pauses; of a response that is
    /// streamed only the wait for its head counts.
    pub fn timeout(self, limit: Duration) -> Self {
        self.with(|draft| draft.options.timeout = Some(limit))
    }

    /// The time that each attempt at this call may take, body included; where files and
    /// streams are sent, and bodies are downloaded, the time from piece to piece.
    pub fn attempt_timeout(self, limit: Duration) -> Self {
        self.with(|draft| draft.options.attempt_timeout = Some(limit))
    }

    /// How often this call may be tried again.
    pub fn max_retries(self, retries: u32) -> Self {
        self.with(|draft| draft.options.max_retries = Some(retries))
    }

    /// Whether this call does the same if the server gets it twice, so that it is tried
    /// again also when nobody knows whether it has arrived. Unless set, that is so for
    /// GET, HEAD, OPTIONS, TRACE, PUT and DELETE, and with an idempotency key.
    pub fn idempotent(self, idempotent: bool) -> Self {
        self.with(|draft| draft.options.idempotent = Some(idempotent))
    }

    /// Names this call (the header `Idempotency-Key`, unless the API has another), so that
    /// a server which knows such names does it once however often it gets it.
    pub fn idempotency_key(self, key: impl AsRef<str>) -> Self {
        let header = send::key_header(&self.client.0, self.draft.spec);
        self.with_header(header.unwrap_or(IDEMPOTENCY_KEY), key)
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

    /// Adds a member to the JSON object that is the body, in the place of what has the
    /// same name; without a body, one of this member. Any other body is refused.
    pub fn with_body_member(
        self,
        name: impl Into<String>,
        value: impl Serialize,
    ) -> Self {
        self.with(|draft| match serde_json::to_value(value) {
            Ok(value) => drop(draft.members.insert(name.into(), value)),
            Err(error) => draft.complain(format!("the body cannot be encoded: {error}")),
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

impl<O: Operation> IntoFuture for Call<O> {
    type Output = Result<O::Output, Error>;
    type IntoFuture = Sent<O>;

    fn into_future(self) -> Sent<O> {
        Sent::new(send::send(self.client, self.draft))
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
        let Draft { spec, endpoint, .. } = &*self.draft;
        match endpoint {
            Some(own) => f.debug_tuple("Call").field(own).finish(),
            None => f.debug_tuple("Call").field(&spec.id).finish(),
        }
    }
}
