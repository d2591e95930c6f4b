//! A download to a file that is there whole or not at all.

use super::Download;
use crate::runtime::Error;
use crate::runtime::chance::bits;
use crate::runtime::disk::blocking;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The size of what is written at once.
const PIECE: usize = 256 << 10;

impl Download {
    /// Writes what is left to a file, in the place of one that may be there. It has another
    /// name beside that until it is whole; if it gets no further, or nobody waits for it
    /// any more, it is removed. Gives the number of bytes written.
    pub async fn save(&mut self, path: impl Into<PathBuf>) -> Result<u64, Error> {
        let path = path.into();
        let to = format!("the file {}", path.display());
        let beside = path.clone();
        let partial = blocking(move || Partial::create(&beside)).await;
        let mut partial = partial.map_err(|error| self.unwritten(&to, error))?;
        let (mut written, mut gathered, mut ended) = (0, Vec::new(), false);
        while !ended {
            match self.next().await.transpose()? {
                Some(piece) => gathered.extend_from_slice(&piece),
                None => ended = true,
            }
            if ended || gathered.len() >= PIECE {
                written += gathered.len() as u64;
                let piece = std::mem::take(&mut gathered);
                let grown = blocking(move || partial.write(&piece)).await;
                partial = grown.map_err(|error| self.unwritten(&to, error))?;
            }
        }
        let moved = blocking(move || partial.rename(&path)).await;
        moved.map_err(|error| self.unwritten(&to, error))?;
        Ok(written)
    }
}

/// A file that goes when it is dropped.
struct Partial {
    path: PathBuf,
    file: Option<File>,
}

impl Partial {
    fn create(beside: &Path) -> io::Result<Self> {
        let mut name = OsString::from(".");
        name.push(beside.file_name().unwrap_or_default());
        name.push(format!(".{:016x}.part", bits()));
        let path = beside.with_file_name(name);
        let file = File::options().write(true).create_new(true).open(&path)?;
        Ok(Self { path, file: Some(file) })
    }

    fn write(mut self, bytes: &[u8]) -> io::Result<Self> {
        self.file.as_mut().map_or(Ok(()), |file| file.write_all(bytes))?;
        Ok(self)
    }

    fn rename(mut self, to: &Path) -> io::Result<()> {
        self.file = None;
        fs::rename(&self.path, to)
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        // Closed first, which some systems ask for. Once renamed, it is not there any more.
        self.file = None;
        let _ = fs::remove_file(&self.path);
    }
}
