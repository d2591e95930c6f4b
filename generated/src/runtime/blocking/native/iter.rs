//! Streams as iterators.

use super::drive::{drive, enter};
use crate::runtime::Error;
use futures_core::Stream;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// A stream as an iterator, which waits for each item on the calling thread.
///
/// Where that is not allowed, the first item is an error and there is no second.
#[derive(Debug)]
#[must_use = "nothing is asked for before it is read"]
pub struct Blocking<S> {
    stream: S,
    refused: bool,
}

impl<S> Blocking<S> {
    pub(super) fn new(stream: S) -> Self {
        Self { stream, refused: false }
    }

    /// The stream, for what it can tell.
    pub fn get_ref(&self) -> &S {
        &self.stream
    }

    /// The stream, with what has not been read.
    pub fn into_inner(self) -> S {
        self.stream
    }
}

impl<T, S: Stream<Item = Result<T, Error>> + Unpin> Blocking<S> {
    /// What is there already.
    fn ready(&mut self) -> Option<Result<T, Error>> {
        let (ready, _) = self.stream.size_hint();
        let _guard = (ready > 0).then(|| enter().ok())??;
        let mut task = Context::from_waker(Waker::noop());
        match Pin::new(&mut self.stream).poll_next(&mut task) {
            Poll::Ready(item) => item,
            Poll::Pending => None,
        }
    }
}

impl<T, S: Stream<Item = Result<T, Error>> + Unpin> Iterator for Blocking<S> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.refused {
            return None;
        }
        if let Some(item) = self.ready() {
            return Some(item);
        }
        let next = poll_fn(|task| Pin::new(&mut self.stream).poll_next(task));
        drive(next).unwrap_or_else(|refused| {
            self.refused = true;
            Some(Err(refused))
        })
    }
}
