//! Server-sent events (WHATWG HTML, section 9.2), and JSON in lines: what comes in pieces of
//! any size becomes decoded values, in order. A broken stream of events goes on from the
//! last one, where that is allowed.

mod event;
mod feed;
mod lines;
mod resume;

pub(super) use self::feed::Framing;
use self::feed::{Data, Feed};
pub(super) use self::resume::Resume;
use super::body::Reply;
use super::codec::{self, Context, Fault, Open, Slot};
use super::{Error, Meta};
use futures_core::Stream;
use std::fmt::{self, Debug, Formatter};
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context as Task, Poll, ready};

/// What a server sends one by one (server-sent events, or lines of JSON), each decoded as
/// a `T`.
///
/// If the connection of events breaks, the call is sent again, and the server told the last
/// event that came (`Last-Event-ID`), so that it goes on from there: only if the events have
/// ids, the call is [idempotent](super::Call::idempotent) and not more than
/// [`max_retries`](super::Call::max_retries) times without an event between. Before that
/// passes the time that the server asks for (`retry`), or else what passes between the
/// attempts of any call. What can't be mended is the last item, an error. A server that
/// closes the stream in order has ended it; see [`reconnect`](EventStream::reconnect).
///
/// An item that can't be decoded is an error, and the next one follows. The event `[DONE]`
/// ends the stream; one without data, unless `T` is text, only shows that the server lives.
/// An event that is larger than the client's `max_body_size` is an error and the end.
pub struct EventStream<T> {
    feed: Feed,
    strict: bool,
    decoded: PhantomData<fn() -> T>,
}

impl<T: Slot> EventStream<T> {
    /// A stream of what comes in this reply; nothing if that is at hand already.
    pub(super) fn new(framing: Framing, reply: &mut Reply) -> Option<Self> {
        let (strict, feed) = (reply.strict, Feed::new(framing, reply)?);
        Some(Self { feed, strict, decoded: PhantomData })
    }

    /// The next one.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|task| Pin::new(&mut *self).poll_next(task)).await
    }

    /// The next one, with the error outside.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        self.next().await.transpose()
    }

    /// Whether to send the call again whenever the stream of events ends, with or without
    /// ids, for ever and whatever its method, as browsers do; or never, not even after a
    /// broken connection. Only status 204, `[DONE]` and errors that time does not mend end
    /// an endless stream.
    #[must_use]
    pub fn reconnect(mut self, always: bool) -> Self {
        self.feed.reconnect(always);
        self
    }

    /// What the last event is called (`event`), if it has a name.
    pub fn event_name(&self) -> Option<&str> {
        Some(self.feed.name()).filter(|name| !name.is_empty())
    }

    /// The id of the last event, or of one before it, if any had one. A call with it as
    /// header `Last-Event-ID` begins after that event.
    pub fn last_event_id(&self) -> Option<&str> {
        Some(self.feed.id()).filter(|id| !id.is_empty())
    }

    /// Status and headers of the response, and what was corrected in the last item.
    pub fn meta(&self) -> &Meta {
        &self.feed.meta
    }

    /// The value of some data; nothing if that is empty, and so no value.
    fn decode(&mut self, Data { framing, data }: Data) -> Option<Result<T, Error>> {
        let mut cx = Context::new(self.strict);
        let mut value = T::blank();
        let event = match (framing, value.open()) {
            // Data that is text is no JSON string.
            (Framing::Events, Open::Text(text)) => {
                *text = data;
                return Some(Ok(value));
            }
            _ if data.trim().is_empty() => return None,
            _ => codec::from_slice(data.as_bytes(), &mut cx),
        };
        self.feed.meta.correct(cx.take_corrections());
        Some(event.map_err(|fault| self.refuse(fault, data)))
    }

    pub(super) fn placed(&self, error: Error) -> Error {
        self.feed.placed(error)
    }

    fn refuse(&self, fault: Fault, data: String) -> Error {
        let error = self.placed(Error::decode(fault));
        error.with_reply(self.feed.meta.clone(), data.into())
    }
}

impl<T: Slot> Stream for EventStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Task<'_>,
    ) -> Poll<Option<Self::Item>> {
        loop {
            match ready!(self.feed.poll_data(task)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(data)) => {
                    if let Some(item) = self.decode(data) {
                        return Poll::Ready(Some(item));
                    }
                }
            }
        }
    }
}

impl<T> Debug for EventStream<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream")
            .field("meta", &self.feed.meta)
            .finish_non_exhaustive()
    }
}
