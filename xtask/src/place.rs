//! Where things are.

use std::env;
use std::path::{self, Path, PathBuf};

/// The folder that `spec/` and `generated/` are in: cargo tells where this crate is, even
/// if the workspace was moved after it was built.
pub fn workspace() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    here.parent().map(Path::to_owned).unwrap_or(here)
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(target) => from_here(PathBuf::from(target)),
        None => workspace().join("target"),
    }
}

/// A path on the command line counts from where the user is.
pub fn from_here(path: PathBuf) -> PathBuf {
    path::absolute(&path).unwrap_or(path)
}
