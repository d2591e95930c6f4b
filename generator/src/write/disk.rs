//! Every change to the disk goes through here, one step at a time, so that a test can stop
//! a run before any of them. Decides nothing.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use super::WriteError;
use super::survey::Kind;

/// Told of each step before it is taken; an error is as if the step had failed.
pub type Watch<'a> = dyn FnMut(&str, &Path) -> io::Result<()> + 'a;

/// The disk, with somebody watching.
pub(super) struct Disk<'a> {
    watch: &'a mut Watch<'a>,
}

impl<'a> Disk<'a> {
    pub fn new(watch: &'a mut Watch<'a>) -> Self {
        Self { watch }
    }

    pub fn make_folder(&mut self, path: &Path) -> Result<(), WriteError> {
        if path.is_dir() {
            return Ok(());
        }
        self.step("make the folder", path, |path| fs::create_dir_all(path))
    }

    pub fn write(&mut self, path: &Path, text: &str) -> Result<(), WriteError> {
        self.make_parent(path)?;
        self.step("write", path, |path| fs::write(path, text))
    }

    /// A second name for a file; a copy, where the file system has no such thing.
    pub fn link(
        &mut self,
        from: &Path,
        to: &Path,
        kind: Kind,
    ) -> Result<(), WriteError> {
        self.make_parent(to)?;
        self.step("link", to, |to| match kind {
            Kind::EmptyFolder => fs::create_dir_all(to),
            Kind::Other => link_other(from, to),
            Kind::File => fs::hard_link(from, to).or_else(|_| copy(from, to)),
        })
    }

    pub fn rename(&mut self, from: &Path, to: &Path) -> Result<(), WriteError> {
        self.make_parent(to)?;
        self.step("rename to", to, |to| fs::rename(from, to))
    }

    /// Two folders change places at one instant. `Ok(false)`: this system can't do it.
    pub fn exchange(&mut self, a: &Path, b: &Path) -> Result<Exchange, WriteError> {
        let mut result = Exchange::Done;
        self.step("exchange", b, |b| exchange(a, b).map(|done| result = done))?;
        Ok(result)
    }

    pub fn remove_file(&mut self, path: &Path) -> Result<(), WriteError> {
        self.step("remove", path, |path| fs::remove_file(path))
    }

    /// Removes the folder if there is nothing in it, and says whether that was so.
    pub fn remove_empty(&mut self, path: &Path) -> Result<bool, WriteError> {
        let mut removed = true;
        self.step("remove", path, |path| match fs::remove_dir(path) {
            Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => {
                removed = false;
                Ok(())
            }
            other => other,
        })?;
        Ok(removed)
    }

    pub fn remove_tree(&mut self, path: &Path) -> Result<(), WriteError> {
        self.step("remove", path, |path| fs::remove_dir_all(path))
    }

    fn make_parent(&mut self, path: &Path) -> Result<(), WriteError> {
        path.parent().map_or(Ok(()), |parent| self.make_folder(parent))
    }

    fn step(
        &mut self,
        action: &'static str,
        path: &Path,
        act: impl FnOnce(&Path) -> io::Result<()>,
    ) -> Result<(), WriteError> {
        (self.watch)(action, path)
            .and_then(|()| act(path))
            .map_err(WriteError::io(action, path))
    }
}

/// Whether two folders have changed places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exchange {
    Done,
    /// This system or file system knows no such operation.
    Unknown,
    /// The file system won't rename the folder at all: it belongs to a lower layer of an
    /// overlay (a container's image), or is a mount point.
    Pinned,
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<Exchange> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(Exchange::Done),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(Exchange::Unknown),
        Err(Errno::XDEV | Errno::BUSY) => Ok(Exchange::Pinned),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<Exchange> {
    Ok(Exchange::Unknown)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::copy(from, to)?;
    let modified = fs::metadata(from)?.modified()?;
    fs::File::options().write(true).open(to)?.set_modified(modified)
}

#[cfg(unix)]
fn link_other(from: &Path, to: &Path) -> io::Result<()> {
    match fs::read_link(from) {
        Ok(target) => std::os::unix::fs::symlink(target, to),
        Err(_) => fs::hard_link(from, to),
    }
}

#[cfg(not(unix))]
fn link_other(from: &Path, to: &Path) -> io::Result<()> {
    copy(from, to)
}
