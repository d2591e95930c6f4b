//! What can go wrong on the way to the disk, and how it is said. Faults of the document
//! are not here: they never get this far.

use std::path::{self, Path, PathBuf};
use std::{error, fmt, io};

use super::site::Site;

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
    /// The run ended before it was done.
    Unfinished {
        /// What went wrong.
        cause: Box<WriteError>,
        /// The crate's folder.
        out: PathBuf,
        /// What is in it now.
        standing: Standing,
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

/// What stands in a crate's folder after a run that could not be ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// What stood there before.
    Old,
    /// The whole new crate; it could not all be cleared up.
    New,
    /// Nothing: the old crate stands whole under this name, and the next run brings it
    /// back.
    Aside(PathBuf),
    /// Files of both, without a `Cargo.toml`; the next run mends it.
    Half,
}

impl WriteError {
    /// Says what stands in the crate's folder after this error, unless that is said.
    pub(super) fn unfinished(self, site: &Site, standing: Standing) -> Self {
        match self {
            WriteError::Unfinished { .. } => self,
            cause => WriteError::Unfinished {
                cause: Box::new(cause),
                out: site.out.clone(),
                standing,
            },
        }
    }

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
            WriteError::Unfinished { cause, out, standing } => {
                writeln!(f, "{cause}")?;
                unfinished(f, &out.display(), standing)
            }
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

fn unfinished(
    f: &mut fmt::Formatter<'_>,
    out: &path::Display<'_>,
    standing: &Standing,
) -> fmt::Result {
    match standing {
        Standing::Old => write!(f, "nothing was changed in `{out}`"),
        Standing::New => write!(
            f,
            "the whole new crate stands in `{out}`; the next run clears up the rest"
        ),
        Standing::Aside(path) => write!(
            f,
            "the whole old crate stands in `{}`; the next run brings it back to `{out}`",
            path.display()
        ),
        Standing::Half => write!(
            f,
            "`{out}` is half written and may be without its `Cargo.toml`: run again"
        ),
    }
}

impl error::Error for WriteError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            WriteError::Unfinished { cause, .. } => cause.source(),
            WriteError::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
