//! Every change to the disk goes through here, one step at a time, so that a test can stop
//! a run before any of them. Decides nothing.

use std::collections::BTreeSet;
use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

use super::WriteError;
use super::survey::Kind;

/// Told of each step before it is taken; an error is as if the step had failed.
pub type Watch<'a> = dyn FnMut(&str, &Path) -> io::Result<()> + Send + 'a;

/// A file to be written.
pub(super) struct New<'a> {
    /// Where it will stand.
    pub to: PathBuf,
    pub text: &'a str,
    /// The file that it will replace, whose permissions it gets.
    pub replaces: PathBuf,
}

impl New<'_> {
    fn write(&self) -> io::Result<()> {
        fs::write(&self.to, self.text)?;
        match fs::symlink_metadata(&self.replaces) {
            Ok(old) if old.is_file() => fs::set_permissions(&self.to, old.permissions()),
            _ => Ok(()),
        }
    }
}

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

    /// Writes new files, on all threads; of several errors the first file's counts.
    pub fn write(&mut self, files: &[New<'_>]) -> Result<(), WriteError> {
        let folders: BTreeSet<&Path> =
            files.iter().filter_map(|file| file.to.parent()).collect();
        folders.into_iter().try_for_each(|folder| self.make_folder(folder))?;
        let watch = Mutex::new(&mut *self.watch);
        let write = |file: &New<'_>| {
            let tell = || {
                let mut watch = watch.lock().unwrap_or_else(PoisonError::into_inner);
                watch("write", &file.to)
            };
            tell().and_then(|()| file.write()).map_err(WriteError::io("write", &file.to))
        };
        let failed = files.par_iter().find_map_first(|file| write(file).err());
        failed.map_or(Ok(()), Err)
    }

    /// Gives a folder the permissions of another.
    pub fn permit(&mut self, path: &Path, set: Permissions) -> Result<(), WriteError> {
        self.step("set the permissions of", path, |path| fs::set_permissions(path, set))
    }

    /// Waits until what was written is on the device: files, then the folders that name
    /// them.
    pub fn sync(&mut self, root: &Path, files: &[New<'_>]) -> Result<(), WriteError> {
        let folders: BTreeSet<&Path> =
            files.iter().filter_map(|file| file.to.parent()).chain([root]).collect();
        self.step("save", root, |_| {
            sync_all(files)?;
            folders.into_iter().try_for_each(sync_folder)
        })
    }

    /// A second name for a file; a copy, where the file system has no such thing. Never in
    /// the place of another file, nor on another file system.
    pub fn link(
        &mut self,
        from: &Path,
        to: &Path,
        kind: Kind,
    ) -> Result<(), WriteError> {
        use ErrorKind::{AlreadyExists, CrossesDevices};
        self.make_parent(to)?;
        self.step("link", to, |to| match kind {
            Kind::EmptyFolder => fs::create_dir_all(to),
            Kind::Other => link_other(from, to),
            Kind::File => fs::hard_link(from, to).or_else(|error| match error.kind() {
                AlreadyExists | CrossesDevices => Err(error),
                _ => copy(from, to),
            }),
        })
    }

    /// Another name for a folder that will stand at `target`, seen from the link; where
    /// the system has no such links, none.
    pub fn point(&mut self, link: &Path, target: &Path) -> Result<(), WriteError> {
        self.step("link", link, |link| point(link, target))
    }

    pub fn rename(&mut self, from: &Path, to: &Path) -> Result<(), WriteError> {
        self.make_parent(to)?;
        self.step("rename to", to, |to| fs::rename(from, to))
    }

    /// Two names change what they stand for at one instant.
    pub fn exchange(&mut self, a: &Path, b: &Path) -> Result<Exchange, WriteError> {
        match (self.watch)("exchange", b).and_then(|()| exchange(a, b)) {
            Ok(()) => Ok(Exchange::Done),
            Err(error) => match error.kind() {
                ErrorKind::Unsupported => Ok(Exchange::Unknown),
                ErrorKind::CrossesDevices | ErrorKind::ResourceBusy => {
                    Ok(Exchange::Pinned)
                }
                _ => Err(WriteError::io("exchange", b)(error)),
            },
        }
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
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;

    match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {
            Err(ErrorKind::Unsupported.into())
        }
        other => Ok(other?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// To wait takes no processor: so many files are waited for at a time.
const AT_A_TIME: usize = 16;

fn sync_all(files: &[New<'_>]) -> io::Result<()> {
    let all = || files.par_iter().try_for_each(|file| sync(&file.to));
    if files.len() < 2 {
        return all();
    }
    match ThreadPoolBuilder::new().num_threads(AT_A_TIME).build() {
        Ok(pool) => pool.install(all),
        Err(_) => all(),
    }
}

/// Waits for the device. On Apple's systems not for its cache, as git does it: that takes
/// milliseconds a file.
fn sync(path: &Path) -> io::Result<()> {
    #[cfg(target_vendor = "apple")]
    return Ok(rustix::fs::fsync(File::open(path)?)?);
    #[cfg(not(target_vendor = "apple"))]
    File::options().read(cfg!(unix)).write(!cfg!(unix)).open(path)?.sync_all()
}

/// Where a folder can't be opened, its file system keeps names in order by itself.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { sync(path) } else { Ok(()) }
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

#[cfg(unix)]
fn point(link: &Path, target: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(target, link)
}

#[cfg(not(unix))]
fn point(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}
