//! Where measurements have their files: all below `bench` of cargo's target folder.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::place::{target, workspace};

/// The files of one document's measurements.
#[derive(Clone, Debug)]
pub struct Place {
    /// The document.
    pub spec: PathBuf,
    root: PathBuf,
    folder: PathBuf,
}

impl Place {
    /// Makes the folders. Each document has one, so that its results stay when another one is
    /// measured.
    pub fn new(spec: PathBuf) -> Result<Self, String> {
        let name = spec.file_stem().ok_or("the document has no name")?.to_owned();
        let root = target().join("bench");
        Self { folder: root.join(name), root, spec }.made()
    }

    /// That of a document of so many operations, which is not written yet.
    pub fn growth(&self, operations: u32) -> Result<Self, String> {
        let root = self.root.clone();
        let folder = root.join("growth").join(operations.to_string());
        Self { spec: folder.join("openapi.yaml"), folder, root }.made()
    }

    fn made(self) -> Result<Self, String> {
        fs::create_dir_all(&self.folder)
            .map_err(|error| format!("{}: {error}", self.folder.display()))?;
        Ok(self)
    }

    /// The workspace, where `cargo xtask` runs.
    pub fn workspace(&self) -> PathBuf {
        workspace()
    }

    /// What commands print goes here.
    pub fn logs(&self) -> &Path {
        &self.folder
    }

    /// Where all measured crates are compiled.
    pub fn compiled(&self) -> PathBuf {
        self.root.join("compiled")
    }

    /// Where the peer is installed.
    pub fn peer_root(&self) -> PathBuf {
        self.root.join("peer")
    }

    /// Our crate.
    pub fn ours(&self) -> PathBuf {
        self.folder.join("ours")
    }

    /// A folder that is not there, for our crate.
    pub fn new_crate(&self) -> PathBuf {
        let mut number = 0_u64;
        loop {
            let folder = self.new_crates().join(number.to_string());
            if !folder.exists() {
                return folder;
            }
            number += 1;
        }
    }

    /// What was written into new folders. It stays until all is measured: where many files
    /// were deleted a moment ago, ext4 takes its time to make new ones.
    pub fn new_crates(&self) -> PathBuf {
        self.root.join("new")
    }

    /// The peer's crate.
    pub fn peers(&self) -> PathBuf {
        self.folder.join("peers")
    }

    /// The document in one piece.
    pub fn bundle(&self) -> PathBuf {
        self.folder.join("bundle.json")
    }

    /// The results so far.
    pub fn results(&self) -> PathBuf {
        self.folder.join("results.json")
    }
}

/// Writes a file if it doesn't say so already: cargo goes by the time of a change.
pub fn settle(path: &Path, text: &str) -> io::Result<()> {
    match fs::read_to_string(path) {
        Ok(old) if old == text => Ok(()),
        _ => fs::write(path, text),
    }
}
