//! The twins that calls, waits and streams have without `async`.

mod connections;
mod drive;
mod iter;
mod reader;

pub use self::connections::Connections;
use self::drive::drive;
pub use self::iter::Blocking;
pub use self::reader::DownloadReader;
use crate::runtime::cancel::{CancelOn, Work};
use crate::runtime::codec::Slot;
use crate::runtime::{
    Call, Download, Error, EventStream, Items, Operation, Paged, Pages, PollUntil,
    RawResponse, Response,
};
use std::future::IntoFuture;
use std::path::PathBuf;

/// Without `async`; with the feature `blocking`.
impl<O: Operation> Call<O> {
    /// Sends the call, waits for its response and decodes it, as `.await` does elsewhere.
    ///
    /// On the thread of a current-thread runtime or a `LocalSet` it is an error.
    pub fn blocking(self) -> Result<O::Output, Error> {
        self.send_blocking().map(Response::into_inner)
    }

    /// As [`Call::send`].
    pub fn send_blocking(self) -> Result<Response<O::Output>, Error> {
        drive(self.send())?
    }

    /// As [`Call::send_raw`].
    pub fn send_raw_blocking(self) -> Result<RawResponse, Error> {
        drive(self.send_raw())?
    }

    /// As [`Call::download`].
    pub fn download_blocking(self) -> Result<Download, Error> {
        drive(self.download())?
    }
}

/// Without `async`; with the feature `blocking`.
impl Download {
    /// The body as a [`Read`](std::io::Read).
    pub fn blocking(self) -> DownloadReader {
        DownloadReader::new(self)
    }

    /// As [`Download::save`].
    pub fn save_blocking(&mut self, path: impl Into<PathBuf>) -> Result<u64, Error> {
        drive(self.save(path))?
    }
}

/// Without `async`; with the feature `blocking`.
impl<O: Operation<Output: Send + Sync>> PollUntil<O> {
    /// Waits, as `.await` does elsewhere.
    ///
    /// On the thread of a current-thread runtime or a `LocalSet` it is an error.
    pub fn blocking(self) -> Result<O::Output, Error> {
        drive(self.into_future())?
    }
}

/// Without `async`; with the feature `blocking`.
impl<O: Paged> Items<O> {
    /// The items as an iterator.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

/// Without `async`; with the feature `blocking`.
impl<O: Paged> Pages<O> {
    /// The pages as an iterator.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

/// Without `async`; with the feature `blocking`.
impl<T: Slot> EventStream<T> {
    /// What comes as an iterator.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

/// Without `async`; with the feature `blocking`.
impl<T> CancelOn<'_, Work<T>> {
    /// Waits, as `.await` does elsewhere.
    ///
    /// On the thread of a current-thread runtime or a `LocalSet` it is an error.
    pub fn blocking(self) -> Result<T, Error> {
        drive(self)?
    }
}

/// Without `async`; with the feature `blocking`.
impl<O: Paged> CancelOn<'_, Items<O>> {
    /// The items as an iterator.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

/// Without `async`; with the feature `blocking`.
impl<O: Paged> CancelOn<'_, Pages<O>> {
    /// The pages as an iterator.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}

/// Without `async`; with the feature `blocking`.
impl<T: Slot> CancelOn<'_, EventStream<T>> {
    /// What comes as an iterator.
    pub fn blocking(self) -> Blocking<Self> {
        Blocking::new(self)
    }
}
