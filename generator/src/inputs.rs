//! What a run looks at on the disk, for whoever runs again when it changes. Opens nothing.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::config::Config;
use crate::load::{self, Sources};
use crate::report::Options;

/// The files and folders that the result of a run depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    /// Files that were read, and those that would have been if they were there.
    pub files: BTreeSet<PathBuf>,
    /// Folders of which the names of the files count too.
    pub folders: BTreeSet<PathBuf>,
}

impl Inputs {
    /// What is known before anything is read.
    pub fn of(options: &Options) -> Self {
        let files = BTreeSet::from([
            options.spec.clone(),
            options.config_path(),
            options.names_path(),
        ]);
        Self { files, folders: BTreeSet::new() }
    }

    /// Adds those of another run.
    pub fn extend(&mut self, more: Inputs) {
        self.files.extend(more.files);
        self.folders.extend(more.folders);
    }

    /// Adds what `client.toml` names and what the document consists of.
    pub(crate) fn add(
        &mut self,
        document: &load::Options,
        sources: &Sources,
        config: &Config,
    ) {
        let folder = document.config_folder.clone().unwrap_or_default();
        let overlays = document.overlays.iter().map(|overlay| overlay.path.clone());
        let carried = config.carried.iter().map(|file| folder.join(&file.path));
        self.files.extend(overlays.chain(carried).chain(sources.paths()));
        self.folders.extend(config.carried_from.iter().cloned());
    }
}
