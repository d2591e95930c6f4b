//! A download as a reader.

use super::Blocking;
use crate::runtime::Download;
use bytes::Bytes;
use std::io::{self, Read};

/// A [`Download`] that waits on the calling thread: a [`Read`], for [`io::copy`] and the
/// like. Its errors have the [`Error`](crate::runtime::Error) inside.
#[derive(Debug)]
#[must_use = "the body comes as far as it is read"]
pub struct DownloadReader {
    pieces: Blocking<Download>,
    /// What has not been read of the last piece.
    rest: Bytes,
}

impl DownloadReader {
    pub(super) fn new(download: Download) -> Self {
        Self { pieces: Blocking::new(download), rest: Bytes::new() }
    }
}

impl Read for DownloadReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.rest.is_empty() && !buffer.is_empty() {
            match self.pieces.next() {
                Some(piece) => self.rest = piece.map_err(io::Error::other)?,
                None => return Ok(0),
            }
        }
        let count = self.rest.len().min(buffer.len());
        self.rest.split_to(count).as_ref().read(buffer)
    }
}
