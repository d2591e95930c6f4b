//! Where things are: the workspace, its default document, its crate, and the official
//! document where somebody has it at hand.

use std::path::{Path, PathBuf};

/// The workspace's folder.
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or_else(|| here.to_owned(), Path::to_owned)
}

/// The entry file of the default document.
pub fn spec() -> PathBuf {
    workspace().join("spec/openapi.yaml")
}

/// The small documents of these tests.
pub fn documents() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("documents")
}

/// The crate of the default document.
pub fn generated() -> PathBuf {
    workspace().join("generated")
}

/// The entry file of the document that the default one is taken from, if it is there.
/// Says so if it isn't: the caller skips what it came for.
pub fn official() -> Option<PathBuf> {
    let corpus = workspace().parent()?.join("shared/corpus/digitalocean");
    let entry = corpus.join("specification/DigitalOcean-public.v2.yaml");
    if entry.exists() {
        return Some(entry);
    }
    println!("skipped: the official document is not at hand");
    None
}
