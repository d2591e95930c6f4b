//! A payload on its way out: its pieces, counted, so that what was announced is what is
//! sent, or else an error.

use super::once::{Once, Pieces};
use super::{Payload, Source};
use crate::runtime::TransportFault;
use crate::runtime::disk;
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use std::collections::VecDeque;
use std::fmt::{self, Debug, Formatter};
use std::future::poll_fn;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

/// The pieces of a [`Payload`], for a [`Transport`](crate::runtime::Transport) to send.
pub struct Outgoing {
    parts: VecDeque<Part>,
    length: Option<u64>,
}

/// A payload that has no parts, opened.
struct Part {
    content: Content,
    length: Option<u64>,
    seen: u64,
    /// The last piece, held back until nothing has come behind it.
    held: Option<Bytes>,
}

enum Content {
    Bytes(Bytes),
    File(Arc<Path>),
    Once(Once),
    Pieces(Pieces, String),
}

impl Payload {
    /// Opens it, so that it can be sent. A file is looked for here, and read later.
    pub async fn open(self) -> Result<Outgoing, TransportFault> {
        let mut parts = VecDeque::new();
        let mut waiting = vec![self];
        while let Some(Self(source)) = waiting.pop() {
            let (content, length) = match source {
                Source::Bytes(bytes) => {
                    let length = bytes.len() as u64;
                    (Content::Bytes(bytes), Some(length))
                }
                Source::File(path) => {
                    let length = disk::length(&path).await;
                    let length = length
                        .map_err(|error| TransportFault::body(name(&path), error))?;
                    (Content::File(path), Some(length))
                }
                Source::Once(once) => {
                    let length = once.length;
                    (Content::Once(once), length)
                }
                Source::List(parts) => {
                    waiting.extend(parts.iter().rev().cloned());
                    continue;
                }
            };
            parts.push_back(Part { content, length, seen: 0, held: None });
        }
        let lengths = parts.iter().map(|part| part.length);
        let length =
            lengths.reduce(|sum, next| sum?.checked_add(next?)).unwrap_or(Some(0));
        Ok(Outgoing { parts, length })
    }
}

impl Outgoing {
    /// How many bytes there will be, if that is known. Others are an error.
    pub fn length(&self) -> Option<u64> {
        self.length
    }

    /// All of it, in memory.
    pub async fn collect(mut self) -> Result<Bytes, TransportFault> {
        let mut all = BytesMut::new();
        while let Some(piece) = poll_fn(|task| Pin::new(&mut self).poll_next(task)).await
        {
            all.extend_from_slice(&piece?);
        }
        Ok(all.freeze())
    }
}

impl Stream for Outgoing {
    type Item = Result<Bytes, TransportFault>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        while let Some(part) = self.parts.front_mut() {
            match ready!(part.poll_next(task)) {
                Ok(Some(piece)) => return Poll::Ready(Some(Ok(piece))),
                Ok(None) => drop(self.parts.pop_front()),
                Err(fault) => {
                    self.parts.clear();
                    return Poll::Ready(Some(Err(fault)));
                }
            }
        }
        Poll::Ready(None)
    }
}

impl Part {
    fn poll_next(
        &mut self,
        task: &mut Context<'_>,
    ) -> Poll<Result<Option<Bytes>, TransportFault>> {
        loop {
            let (pieces, name) = match &mut self.content {
                Content::Bytes(bytes) => {
                    let bytes = std::mem::take(bytes);
                    return Poll::Ready(Ok(
                        Some(bytes).filter(|bytes| !bytes.is_empty())
                    ));
                }
                Content::File(path) => {
                    let pieces = disk::read(path.clone());
                    self.content = Content::Pieces(pieces, name(path));
                    continue;
                }
                Content::Once(once) => {
                    let Some(pieces) = once.take() else {
                        let what = "it was sent before, and cannot be sent again";
                        return Poll::Ready(Err(TransportFault::body(
                            "the stream",
                            what,
                        )));
                    };
                    self.content = Content::Pieces(pieces, "the stream".to_owned());
                    continue;
                }
                Content::Pieces(pieces, name) => (pieces, name),
            };
            let piece = ready!(pieces.as_mut().poll_next(task)).transpose();
            let piece = piece.map_err(|error| TransportFault::body(&name, error))?;
            self.seen += piece.as_ref().map_or(0, |piece| piece.len() as u64);
            let ended = piece.is_none();
            match self.length {
                Some(length) if self.seen > length || ended && self.seen < length => {
                    let more = if ended { "fewer" } else { "more" };
                    let what =
                        format!("it gives {more} than the {length} bytes announced");
                    return Poll::Ready(Err(TransportFault::body(&name, what)));
                }
                Some(length) if self.seen == length && !ended => {
                    // An empty piece may still follow the last one.
                    self.held = self.held.take().or(piece);
                }
                _ if ended => return Poll::Ready(Ok(self.held.take())),
                _ => return Poll::Ready(Ok(piece)),
            }
        }
    }
}

fn name(path: &Path) -> String {
    format!("the file {}", path.display())
}

impl Debug for Outgoing {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing").field("length", &self.length).finish_non_exhaustive()
    }
}
