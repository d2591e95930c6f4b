//! Where the crate stands, and what may stand beside it while it is being written.
//! Only looks.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::WriteError;

/// Every name that Oasmith takes for itself starts so, after a dot and the crate's name.
pub(super) const MARK: &str = ".oasmith-";

/// The crate's folder, with its parent resolved.
#[derive(Clone)]
pub(super) struct Site {
    pub out: PathBuf,
    parent: PathBuf,
    name: OsString,
    /// Whether what else would stand beside the crate stands in it.
    confined: bool,
}

impl Site {
    /// Refuses what can't be replaced by a folder.
    pub fn find(out: &Path) -> Result<Self, WriteError> {
        let refuse = |reason| Err(WriteError::Out { path: out.to_owned(), reason });
        // Through `components`, because a trailing slash would follow a symbolic link.
        let out: PathBuf = out.components().collect();
        let full = match fs::symlink_metadata(&out) {
            Ok(meta) if meta.is_symlink() => {
                return refuse(
                    "it is a symbolic link; name the folder that it leads to",
                );
            }
            Ok(meta) if !meta.is_dir() => return refuse("it is not a folder"),
            Ok(_) => fs::canonicalize(&out).map_err(WriteError::io("find", &out))?,
            Err(error) if error.kind() == ErrorKind::NotFound => absent(&out)?,
            Err(error) => return Err(WriteError::io("look at", &out)(error)),
        };
        match (full.parent(), full.file_name()) {
            (Some(parent), Some(name)) => Ok(Site {
                parent: parent.to_owned(),
                name: name.to_owned(),
                out: full,
                confined: false,
            }),
            _ => refuse("it is the root of the file system"),
        }
    }

    pub fn parent(&self) -> &Path {
        &self.parent
    }

    /// For a folder beside which nothing can be put: it is a mount point, or the folder
    /// above can't be written to.
    pub fn confined(&self) -> Self {
        Site { confined: true, ..self.clone() }
    }

    pub fn is_confined(&self) -> bool {
        self.confined
    }

    /// The new crate until it is complete; for a moment, the old one.
    pub fn staging(&self) -> PathBuf {
        self.place("new")
    }

    /// The old crate, where two folders can't be exchanged in one step.
    pub fn retired(&self) -> PathBuf {
        self.place("old")
    }

    /// What is of no use to anyone.
    pub fn trash(&self) -> PathBuf {
        self.place("trash")
    }

    pub fn lock(&self) -> PathBuf {
        self.place("lock")
    }

    /// What a symbolic link in the crate says, to lead into the folder that is then called
    /// [`Site::staging`].
    pub fn staged(&self, name: &str) -> PathBuf {
        let staging = self.staging();
        Path::new("..").join(staging.file_name().unwrap_or_default()).join(name)
    }

    /// On the same file system as the crate.
    fn place(&self, role: &str) -> PathBuf {
        if self.confined {
            return self.out.join(format!("{MARK}{role}"));
        }
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(MARK);
        name.push(role);
        self.parent.join(name)
    }
}

/// The absolute path of a folder that is not there; its parents need not be either.
fn absent(out: &Path) -> Result<PathBuf, WriteError> {
    let full = std::path::absolute(out).map_err(WriteError::io("find", out))?;
    for parent in full.ancestors().skip(1) {
        match fs::canonicalize(parent) {
            Ok(real) => {
                let rest = full.strip_prefix(parent).unwrap_or(Path::new(""));
                let climbs = rest.components().any(|part| part.as_os_str() == "..");
                if climbs {
                    break;
                }
                return Ok(real.join(rest));
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(WriteError::io("look at", parent)(error)),
        }
    }
    Err(WriteError::Out {
        path: out.to_owned(),
        reason: "it leads through a folder that does not exist",
    })
}
