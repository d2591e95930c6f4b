//! A body read whole, within a bound.

use super::Chunks;
use crate::runtime::{Error, ErrorKind};
use bytes::{Bytes, BytesMut};
use http::HeaderMap;
use http::header::CONTENT_LENGTH;
use std::future::poll_fn;

/// What is kept of the body of a failure.
const FAILURE: usize = 1 << 20;

/// The body; an error if it is larger than the limit.
pub async fn all(
    chunks: Chunks,
    headers: &HeaderMap,
    limit: usize,
) -> Result<Bytes, Error> {
    let length = headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    if length
        .and_then(|length| length.parse::<u64>().ok())
        .is_some_and(|n| n > limit as u64)
    {
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

fn too_large(limit: usize) -> Error {
    let what = format!("the body is larger than the limit of {limit} bytes");
    Error::new(ErrorKind::BodyTooLarge, what)
}
