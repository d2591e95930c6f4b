//! A body read whole, within a bound.

use super::{Chunks, TransportFault};
use crate::runtime::clock::SystemClock;
use crate::runtime::{Clock, Error, ErrorKind};
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, Method};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

/// What is kept of the body of a failure.
const FAILURE: usize = 1 << 20;

/// The body; an error if it is larger than the limit.
pub async fn all(
    chunks: Chunks,
    method: &Method,
    headers: &HeaderMap,
    limit: usize,
) -> Result<Bytes, Error> {
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let length = length.and_then(|length| length.parse::<u64>().ok());
    // To HEAD a server tells the length of a body that does not come.
    if method != Method::HEAD && length.is_some_and(|length| length > limit as u64) {
        return Err(too_large(limit));
    }
    let (bytes, end) = read(chunks, limit).await;
    match end {
        End::Whole => Ok(bytes),
        End::Limit => Err(too_large(limit)),
        End::Fault(error) => Err(error),
    }
}

/// As much of the body as comes and is worth keeping: a failure is one either way.
pub async fn some(chunks: Chunks) -> Bytes {
    read(chunks, FAILURE).await.0
}

enum End {
    Whole,
    Limit,
    Fault(Error),
}

async fn read(mut chunks: Chunks, limit: usize) -> (Bytes, End) {
    let mut first = Bytes::new();
    let mut rest = BytesMut::new();
    let end = loop {
        match poll_fn(|task| chunks.as_mut().poll_next(task)).await {
            None => break End::Whole,
            Some(Err(fault)) => break End::Fault(fault.into_error()),
            Some(Ok(chunk)) if first.len().max(rest.len()) + chunk.len() > limit => {
                break End::Limit;
            }
            // Most bodies come in one piece, which needs no copy.
            Some(Ok(chunk)) if first.is_empty() => first = chunk,
            Some(Ok(chunk)) => {
                if rest.is_empty() {
                    rest.extend_from_slice(&first);
                }
                rest.extend_from_slice(&chunk);
            }
        }
    };
    (if rest.is_empty() { first } else { rest.freeze() }, end)
}

/// A body that has to be there within a time. One that was to be streamed has no limit of
/// its own, and may turn out to be that of a failure.
pub fn within(limit: Duration, chunks: Chunks) -> Chunks {
    let end = SystemClock::default().sleep(limit);
    Box::pin(Timed { chunks, end })
}

struct Timed {
    chunks: Chunks,
    end: Pin<Box<dyn Future<Output = ()> + Send>>,
}

impl Stream for Timed {
    type Item = Result<Bytes, TransportFault>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        if let Poll::Ready(chunk) = self.chunks.as_mut().poll_next(task) {
            return Poll::Ready(chunk);
        }
        ready!(self.end.as_mut().poll(task));
        Poll::Ready(Some(Err(TransportFault::timeout("the body takes too long"))))
    }
}

fn too_large(limit: usize) -> Error {
    let what =
        format!("the body is larger than `max_body_size`, which is {limit} bytes");
    Error::new(ErrorKind::BodyTooLarge, what)
}
