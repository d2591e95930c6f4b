//! A response's body as it comes, for whoever does not want all of it in memory.

mod resume;
mod save;

use self::resume::{Rest, Resume};
use super::call::{Draft, Endpoint};
use super::send::{self, Chunks};
use super::spec::Spec;
use super::{Client, Error, ErrorKind, Meta};
use bytes::Bytes;
use futures_core::Stream;
use http::header::CONTENT_LENGTH;
use std::fmt::{self, Debug, Formatter};
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use tokio::io::AsyncWrite;

/// The body of a successful response, piece by piece, as the server sends it: nothing is
/// decoded or unpacked. From [`Call::download`](super::Call::download).
///
/// A body that breaks off is an error, and so is one that stands still for longer than
/// `attempt_timeout`; unless the call may be tried again and the server gives the rest of
/// the same body (by `Accept-Ranges: bytes` and a strong `ETag`, for a GET): then it goes on
/// where it was. How long all of it takes is not limited.
#[must_use = "the body comes as far as it is read"]
pub struct Download {
    spec: &'static Spec,
    endpoint: Option<Arc<Endpoint>>,
    meta: Meta,
    /// Nothing any more at the end, or after an error.
    chunks: Option<Chunks>,
    limit: u64,
    received: u64,
    resume: Option<Resume>,
    /// What broke the body, and the rest that was asked for then.
    broken: Option<(Error, Rest)>,
}

impl Download {
    pub(super) async fn start(client: Client, draft: Box<Draft>) -> Result<Self, Error> {
        let (spec, endpoint) = (draft.spec, draft.endpoint.clone());
        let (meta, chunks) = send::stream(client.clone(), draft.clone()).await?;
        Ok(Self {
            spec,
            endpoint,
            chunks,
            limit: u64::MAX,
            received: 0,
            resume: Resume::of(client, draft, &meta),
            broken: None,
            meta,
        })
    }

    /// Status and headers.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The number of bytes that the server says the body has.
    pub fn length(&self) -> Option<u64> {
        self.meta.header(CONTENT_LENGTH.as_str())
    }

    /// The number of bytes that have been read.
    pub fn received(&self) -> u64 {
        self.received
    }

    /// Refuses a body of more than so many bytes with [`ErrorKind::BodyTooLarge`]: before
    /// its first byte if the server says its length, else where it gets too long.
    pub fn limit(mut self, bytes: u64) -> Self {
        self.limit = bytes;
        self
    }

    /// The next piece, of any size; nothing after the last one.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|task| Pin::new(&mut *self).poll_next(task)).await
    }

    /// Writes what is left to a writer, and flushes it. Gives the number of bytes written.
    /// What the writer refuses is an [`ErrorKind::Io`].
    pub async fn write_to(
        &mut self,
        writer: &mut (impl AsyncWrite + Unpin),
    ) -> Result<u64, Error> {
        let mut written = 0;
        while let Some(piece) = self.next().await {
            let mut piece = piece?;
            while !piece.is_empty() {
                let count =
                    poll_fn(|task| Pin::new(&mut *writer).poll_write(task, &piece))
                        .await;
                let count = count.and_then(|count| match count {
                    0 => Err(io::ErrorKind::WriteZero.into()),
                    count => Ok(count),
                });
                let count =
                    count.map_err(|error| self.unwritten("the writer", error))?;
                let _ = piece.split_to(count);
                written += count as u64;
            }
        }
        let flushed = poll_fn(|task| Pin::new(&mut *writer).poll_flush(task)).await;
        flushed.map_err(|error| self.unwritten("the writer", error))?;
        Ok(written)
    }

    fn unwritten(&self, to: &str, error: io::Error) -> Error {
        let what = format!("{to} does not take the body: {error}");
        self.error(Error::new(ErrorKind::Io, what).with_source(Box::new(error)))
    }

    pub(super) fn error(&self, error: Error) -> Error {
        let error = error.of(self.spec).at(self.endpoint.as_ref());
        error.with_reply(self.meta.clone(), Bytes::new())
    }

    /// Counts a piece; an error if there are too many bytes.
    fn count(&mut self, piece: &Bytes) -> Result<(), Error> {
        self.received += piece.len() as u64;
        if self.received.max(self.length().unwrap_or(0)) <= self.limit {
            return Ok(());
        }
        let what = format!("the body is larger than the limit of {} bytes", self.limit);
        Err(self.error(Error::new(ErrorKind::BodyTooLarge, what)))
    }
}

impl Stream for Download {
    type Item = Result<Bytes, Error>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        loop {
            if let Some((_, rest)) = &mut self.broken {
                self.chunks = ready!(rest.as_mut().poll(task));
                let broken = self.broken.take().filter(|_| self.chunks.is_none());
                if let Some((error, _)) = broken {
                    return Poll::Ready(Some(Err(error)));
                }
            }
            let Some(chunks) = &mut self.chunks else { return Poll::Ready(None) };
            let piece = match ready!(chunks.as_mut().poll_next(task)) {
                Some(Ok(piece)) => self.count(&piece).map(|()| piece),
                Some(Err(fault)) => Err(self.error(fault.into_error())),
                None => {
                    self.chunks = None;
                    return Poll::Ready(None);
                }
            };
            let Err(error) = piece else { return Poll::Ready(Some(piece)) };
            self.chunks = None;
            let received = self.received;
            match self.resume.as_mut().and_then(|it| it.after(received, error.kind())) {
                Some(rest) => self.broken = Some((error, rest)),
                None => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

impl Debug for Download {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("meta", &self.meta)
            .field("received", &self.received)
            .finish_non_exhaustive()
    }
}
