//! What a request carries: bytes, a file, what comes piece by piece, or several of them one
//! behind the other. It is opened for each attempt, so whether it can be sent again is its
//! own to say.

mod once;
mod outgoing;

use self::once::Once;
pub(super) use self::once::{PIECE, Pieces};
pub use self::outgoing::Outgoing;
use super::send::BoxError;
use bytes::Bytes;
use futures_core::Stream;
use std::fmt::{self, Debug, Formatter};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::io::AsyncRead;

/// What a request carries. Bytes and text become one; files and streams are sent piece by
/// piece and never held in memory as a whole. `Debug` does not show what is in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Payload(Source);

#[derive(Clone, PartialEq, Eq)]
enum Source {
    Bytes(Bytes),
    File(Arc<Path>),
    Once(Once),
    List(Arc<[Payload]>),
}

impl Payload {
    /// A file on disk. It is opened when the call is sent, and anew for each attempt. If it
    /// cannot be read, or is not as long at its end as it was at its beginning, the call
    /// fails with [`ErrorKind::Io`](crate::runtime::ErrorKind::Io).
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self(Source::File(path.into().into()))
    }

    /// What this stream gives. It can be sent once only: after its first piece was asked
    /// for, the call is neither tried again nor redirected.
    pub fn stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        Self(Source::Once(Once::stream(stream)))
    }

    /// What this reader gives up to its end. It can be sent once only, like a
    /// [`stream`](Self::stream).
    pub fn reader(reader: impl AsyncRead + Send + 'static) -> Self {
        Self(Source::Once(Once::reader(Box::pin(reader))))
    }

    /// Says how many bytes a stream or reader gives, so that the server is told beforehand.
    /// Without it the body is sent in chunks, which some servers refuse. If there are more
    /// or fewer, the call fails. Bytes and files know their length.
    pub fn with_length(mut self, bytes: u64) -> Self {
        if let Source::Once(once) = &mut self.0 {
            once.length = Some(bytes);
        }
        self
    }

    pub(super) fn list(parts: Vec<Self>) -> Self {
        Self(Source::List(parts.into()))
    }

    /// The bytes, if they are all in memory.
    pub fn bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Source::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Whether it can be sent, once more if it was sent before.
    pub fn is_replayable(&self) -> bool {
        match &self.0 {
            Source::Bytes(_) | Source::File(_) => true,
            Source::Once(once) => once.is_whole(),
            Source::List(parts) => parts.iter().all(Self::is_replayable),
        }
    }
}

impl Default for Payload {
    fn default() -> Self {
        Bytes::new().into()
    }
}

macro_rules! from {
    ($($source:ty)*) => {
        $(impl From<$source> for Payload {
            fn from(bytes: $source) -> Self {
                Self(Source::Bytes(bytes.into()))
            }
        })*
    };
}

from! { Bytes Vec<u8> String Box<[u8]> &'static str &'static [u8] }

impl<const N: usize> From<&'static [u8; N]> for Payload {
    fn from(bytes: &'static [u8; N]) -> Self {
        Self::from(&bytes[..])
    }
}

impl Debug for Payload {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Source::File(path) => write!(f, "file {}", path.display()),
            Source::Once(_) => f.write_str("stream"),
            Source::List(parts) => f.debug_list().entries(parts.iter()).finish(),
        }
    }
}
