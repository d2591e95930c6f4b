//! A call under way.

use crate::runtime::body::Reply;
use crate::runtime::{Error, Operation};
use std::fmt::{self, Debug, Formatter};
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

type Sending = Pin<Box<dyn Future<Output = Result<(usize, Reply), Error>> + Send>>;

/// What a call becomes by `.await`. It is written out, as an `async` block for each
/// operation would be one more thing to compile and to allocate.
#[must_use = "a call does nothing until it is awaited"]
pub struct Sent<O> {
    reply: Sending,
    operation: PhantomData<fn() -> O>,
}

impl<O> Sent<O> {
    pub(super) fn new(reply: Sending) -> Self {
        Self { reply, operation: PhantomData }
    }
}

impl<O: Operation> Future for Sent<O> {
    type Output = Result<O::Output, Error>;

    fn poll(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Self::Output> {
        let reply = ready!(self.reply.as_mut().poll(task));
        Poll::Ready(
            reply.and_then(|(success, mut reply)| O::decode(success, &mut reply)),
        )
    }
}

impl<O> Debug for Sent<O> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sent").finish_non_exhaustive()
    }
}
