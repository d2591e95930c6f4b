//! Files, looked at where waiting for a disk keeps nobody up.

use super::payload::{PIECE, Pieces};
use super::send::BoxError;
use bytes::Bytes;
use futures_core::Stream;
use std::fs::{self, File};
use std::future::Future;
use std::io::{self, Read};
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

/// Runs what may wait for a disk.
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}

/// Runs what says that there is no disk.
#[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
pub async fn blocking<T>(work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    work()
}

/// How long a file is; an error if it cannot be opened. Pipes and the like have no length,
/// and opening one may take for ever.
pub async fn length(path: &Arc<Path>) -> io::Result<u64> {
    let path = path.clone();
    blocking(move || {
        let about = fs::metadata(&path)?;
        if !about.is_file() {
            return Err(io::Error::other("it is no regular file"));
        }
        File::open(&path)?;
        Ok(about.len())
    })
    .await
}

/// The content of a file, from its beginning to wherever its end is by then.
pub fn read(path: Arc<Path>) -> Pieces {
    let first = blocking(move || next(File::open(path)?));
    Box::pin(Reading(Some(Box::pin(first))))
}

fn next(mut file: File) -> io::Result<(File, Vec<u8>)> {
    let mut piece = Vec::with_capacity(PIECE);
    (&mut file).take(PIECE as u64).read_to_end(&mut piece)?;
    Ok((file, piece))
}

type Job = Pin<Box<dyn Future<Output = io::Result<(File, Vec<u8>)>> + Send>>;

struct Reading(Option<Job>);

impl Stream for Reading {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        let Some(job) = &mut self.0 else { return Poll::Ready(None) };
        let read = ready!(job.as_mut().poll(task));
        self.0 = None;
        Poll::Ready(match read {
            Err(error) => Some(Err(error.into())),
            Ok((_, piece)) if piece.is_empty() => None,
            Ok((file, piece)) => {
                self.0 = Some(Box::pin(blocking(move || next(file))));
                Some(Ok(piece.into()))
            }
        })
    }
}
