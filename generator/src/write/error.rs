//! What can go wrong on the way to the disk, and how it is said. Faults of the document
//! are not here: they never get this far.

use std::path::{Path, PathBuf};
use std::{error, fmt, io};

/// Why a crate could not be written or compared.
#[derive(Debug)]
pub enum WriteError {
    /// The emitter made something that is not Rust.
    Unparsable {
        /// The file that it was meant for.
        path: String,
        /// What the parser says.
        reason: String,
        /// The item as it was emitted.
        item: String,
    },
    /// The emitter asked for a path that no crate may have.
    Path {
        /// The path.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The place for the crate is not one.
    Out {
        /// The place.
        path: PathBuf,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// Files that Oasmith did not write stand where it has to write.
    Occupied {
        /// The crate's folder.
        out: PathBuf,
        /// The paths in it.
        paths: Vec<String>,
    },
    /// Another run is writing the same crate.
    Busy {
        /// The crate's folder.
        out: PathBuf,
    },
    /// A run that was killed left something behind that would overwrite something else.
    Leftover {
        /// What was left behind.
        left: PathBuf,
        /// What stands in its place by now.
        taken: PathBuf,
    },
    /// The operating system refused.
    Io {
        /// What was tried, to be followed by a path: `read`, `rename`.
        action: &'static str,
        /// On which path.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl WriteError {
    /// For `map_err`: names what was tried.
    pub(super) fn io<'a>(
        action: &'static str,
        path: &'a Path,
    ) -> impl Fn(io::Error) -> Self + 'a {
        move |source| WriteError::Io { action, path: path.to_owned(), source }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WriteError::Unparsable { path, reason, item } => write!(
                f,
                "a bug in Oasmith: what it emitted for `{path}` is not Rust: {reason}\n\
                 please report it with your document; the item is\n{item}"
            ),
            WriteError::Path { path, reason } => {
                write!(
                    f,
                    "a bug in Oasmith: it emitted a file called {path:?}: {reason}"
                )
            }
            WriteError::Out { path, reason } => {
                write!(f, "can't write a crate to `{}`: {reason}", path.display())
            }
            WriteError::Occupied { out, paths } => occupied(f, out, paths),
            WriteError::Busy { out } => write!(
                f,
                "another run of Oasmith is writing `{}`: wait until it is done",
                out.display()
            ),
            WriteError::Leftover { left, taken } => write!(
                f,
                "an earlier run was killed and left `{}` of yours behind, but there is \
                 a `{}` by now: keep the one you want and remove the other",
                left.display(),
                taken.display()
            ),
            WriteError::Io { action, path, source } => {
                write!(f, "can't {action} `{}`: {source}", path.display())
            }
        }
    }
}

fn occupied(f: &mut fmt::Formatter<'_>, out: &Path, paths: &[String]) -> fmt::Result {
    write!(
        f,
        "`{}` has files that Oasmith did not write where it has to write its own; \
         nothing was changed; move them away, or choose another folder with `--out`:",
        out.display()
    )?;
    paths.iter().try_for_each(|path| write!(f, "\n  {path}"))
}

impl error::Error for WriteError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            WriteError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
