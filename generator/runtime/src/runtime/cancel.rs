//! Calls that end when the application says so. Dropping the future of a call, or a stream,
//! ends it too, without a word; this is for whoever wants to be told.

use super::codec::Slot;
use super::{
    Call, Download, Error, ErrorKind, EventStream, Items, Operation, Paged, Pages,
    PollUntil,
};
use futures_core::Stream;
use std::fmt::{self, Debug, Formatter};
use std::future::{Future, IntoFuture, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};

/// A call, wait or stream that a future of the application ends: with an error of kind
/// [`ErrorKind::Cancelled`], with its connection closed if it is in use, and with nothing
/// sent any more. What was sent before may have been done.
#[must_use = "nothing happens before it is awaited or read"]
pub struct CancelOn<'s, W> {
    /// Nothing after the end.
    work: Option<W>,
    signal: Pin<Box<dyn Future<Output = ()> + Send + 's>>,
    started: bool,
    /// What it ends with.
    end: Option<Error>,
}

/// A call or a wait as a future.
pub(super) type Work<T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>;

// No field is ever pinned in place.
impl<W> Unpin for CancelOn<'_, W> {}

impl<'s, W> CancelOn<'s, W> {
    fn new<T>(work: W, signal: impl Future<Output = T> + Send + 's, end: Error) -> Self {
        let signal = Box::pin(async move {
            signal.await;
        });
        Self { work: Some(work), signal, started: false, end: Some(end) }
    }

    /// Whether the signal has come. Never asked again after that.
    fn is_cancelled(&mut self, task: &mut Context<'_>) -> bool {
        self.signal.as_mut().poll(task).is_ready()
    }

    /// Ends the work, and with it its connection.
    fn cancel(&mut self) -> Error {
        self.work = None;
        self.end.take().unwrap_or_else(end)
    }
}

fn end() -> Error {
    let what = "the application cancelled it; what was sent before may have been done";
    Error::new(ErrorKind::Cancelled, what)
}

impl<O: Operation> Call<O> {
    /// Ends the call when this future is ready, for a shutdown as an example: a call that
    /// has no result by then fails with [`ErrorKind::Cancelled`], and one that comes later
    /// is not sent. Dropping the future of a call ends it as well.
    pub fn cancel_on<'s, T>(
        self,
        signal: impl Future<Output = T> + Send + 's,
    ) -> CancelOn<'s, Work<O::Output>> {
        let end = end().of(O::SPEC).at(self.draft.endpoint.as_ref());
        CancelOn::new(Box::pin(self.into_future()), signal, end)
    }
}

impl<O: Operation<Output: Send + Sync>> PollUntil<O> {
    /// Ends the wait when this future is ready, also in a pause: it fails with
    /// [`ErrorKind::Cancelled`].
    pub fn cancel_on<'s, T>(
        self,
        signal: impl Future<Output = T> + Send + 's,
    ) -> CancelOn<'s, Work<O::Output>> {
        let end = end().of(O::SPEC).at(self.call.draft.endpoint.as_ref());
        CancelOn::new(self.into_future(), signal, end)
    }
}

impl<O: Paged> Items<O> {
    /// Ends the items when this future is ready: the next is an error of kind
    /// [`ErrorKind::Cancelled`], and the last.
    pub fn cancel_on<'s, T>(
        self,
        signal: impl Future<Output = T> + Send + 's,
    ) -> CancelOn<'s, Self> {
        CancelOn::new(self, signal, end().of(O::SPEC))
    }
}

impl<O: Paged> Pages<O> {
    /// Ends the pages when this future is ready: the next is an error of kind
    /// [`ErrorKind::Cancelled`], and the last.
    pub fn cancel_on<'s, T>(
        self,
        signal: impl Future<Output = T> + Send + 's,
    ) -> CancelOn<'s, Self> {
        CancelOn::new(self, signal, end().of(O::SPEC))
    }
}

impl<T: Slot> EventStream<T> {
    /// Ends the stream when this future is ready: the next item is an error of kind
    /// [`ErrorKind::Cancelled`], and the last.
    pub fn cancel_on<'s, S>(
        self,
        signal: impl Future<Output = S> + Send + 's,
    ) -> CancelOn<'s, Self> {
        let end = self.placed(end());
        CancelOn::new(self, signal, end)
    }
}

impl Download {
    /// Ends the body when this future is ready: its next piece is an error of kind
    /// [`ErrorKind::Cancelled`], and the last.
    pub fn cancel_on<'s, T>(
        self,
        signal: impl Future<Output = T> + Send + 's,
    ) -> CancelOn<'s, Self> {
        let end = self.error(end());
        CancelOn::new(self, signal, end)
    }
}

impl<T> Future for CancelOn<'_, Work<T>> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Self::Output> {
        let cancelled = self.is_cancelled(task);
        // A result that is there already is given; but nothing is begun.
        if self.started || !cancelled {
            self.started = true;
            if let Some(work) = &mut self.work
                && let Poll::Ready(done) = work.as_mut().poll(task)
            {
                return Poll::Ready(done);
            }
        }
        match cancelled {
            true => Poll::Ready(Err(self.cancel())),
            false => Poll::Pending,
        }
    }
}

impl<T, W: Stream<Item = Result<T, Error>> + Unpin> CancelOn<'_, W> {
    /// The next one.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|task| Pin::new(&mut *self).poll_next(task)).await
    }

    /// The next one, with the error outside.
    pub async fn try_next(&mut self) -> Result<Option<T>, Error> {
        self.next().await.transpose()
    }
}

impl<T, W: Stream<Item = Result<T, Error>> + Unpin> Stream for CancelOn<'_, W> {
    type Item = Result<T, Error>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        if self.work.is_none() {
            return Poll::Ready(None);
        }
        if self.is_cancelled(task) {
            return Poll::Ready(Some(Err(self.cancel())));
        }
        match &mut self.work {
            Some(work) => Pin::new(work).poll_next(task),
            None => Poll::Ready(None),
        }
    }
}

impl<W> Debug for CancelOn<'_, W> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("CancelOn")
            .field("started", &self.started)
            .finish_non_exhaustive()
    }
}
