//! What can be read once only. Clones of a payload share it, and the first that asks for a
//! piece gets it all.

use crate::runtime::send::BoxError;
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, ReadBuf};

/// The size of what is read at once.
pub const PIECE: usize = 64 << 10;

/// Pieces of a body on their way out.
pub type Pieces = Pin<Box<dyn Stream<Item = Result<Bytes, BoxError>> + Send>>;

/// A stream, until somebody has taken it.
#[derive(Clone)]
pub struct Once {
    /// How many bytes it will give, if that is known.
    pub length: Option<u64>,
    stream: Arc<Mutex<Option<Pieces>>>,
}

impl Once {
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        Self::new(Box::pin(Converted(Box::pin(stream))))
    }

    pub fn reader(reader: Pin<Box<dyn AsyncRead + Send>>) -> Self {
        Self::new(Box::pin(Reader { reader, buffer: BytesMut::new() }))
    }

    fn new(stream: Pieces) -> Self {
        Self { length: None, stream: Arc::new(Mutex::new(Some(stream))) }
    }

    /// Whether nobody has taken it.
    pub fn is_whole(&self) -> bool {
        self.stream.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// The stream, the first time.
    pub fn take(&self) -> Option<Pieces> {
        self.stream.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl PartialEq for Once {
    fn eq(&self, other: &Self) -> bool {
        self.length == other.length && Arc::ptr_eq(&self.stream, &other.stream)
    }
}

impl Eq for Once {}

struct Converted<S>(Pin<Box<S>>);

impl<S, B, E> Stream for Converted<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<BoxError>,
{
    type Item = Result<Bytes, BoxError>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        let piece = ready!(self.0.as_mut().poll_next(task));
        Poll::Ready(piece.map(|piece| piece.map(Into::into).map_err(Into::into)))
    }
}

struct Reader {
    reader: Pin<Box<dyn AsyncRead + Send>>,
    buffer: BytesMut,
}

impl Stream for Reader {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        let Self { reader, buffer } = &mut *self;
        if buffer.is_empty() {
            *buffer = BytesMut::zeroed(PIECE);
        }
        let mut space = ReadBuf::new(buffer);
        let read = ready!(reader.as_mut().poll_read(task, &mut space));
        let count = space.filled().len();
        Poll::Ready(match read {
            Err(error) => Some(Err(error.into())),
            Ok(()) if count == 0 => None,
            Ok(()) => Some(Ok(buffer.split_to(count).freeze())),
        })
    }
}
