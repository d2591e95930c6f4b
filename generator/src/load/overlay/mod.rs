//! OpenAPI Overlay 1.0: changes to a document that are written beside it.
//!
//! An overlay is applied to the tree of one file, before anything looks for references
//! in it; so what it adds may refer to further files. That file is the entry, unless
//! `extends` names another file of the document: a JSONPath can't look through a `$ref`.

mod apply;
mod edits;
mod path;
mod read;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

pub(super) use self::edits::Edits;
use self::path::Query;
use super::fetch::{Fetcher, Refusal};
use super::sources::SourceFile;
use super::words;
use crate::diag::{Code, Fault, Faults, Place, Pointer};

/// An overlay that the user asks for.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// The file.
    pub path: PathBuf,
    /// Where it is named.
    pub named: Place,
}

/// What an overlay is applied to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Extends {
    /// The entry of the document.
    Entry,
    /// Another file, relative to the root folder.
    File(Arc<str>),
}

/// One overlay, read and checked.
struct Script {
    file: Arc<str>,
    tree: Value,
    extends: Extends,
    actions: Vec<Action>,
    applied: bool,
}

impl Script {
    fn place(&self, at: &Pointer) -> Place {
        Place::value(&self.file, at.clone())
    }
}

/// One action of an overlay.
struct Action {
    /// Where it stands in the overlay.
    at: Pointer,
    target: Query,
    change: Change,
}

/// What an action does to its targets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    /// Merges what stands under `update`.
    Update,
    Remove,
}

/// All overlays of a run, in their order.
#[derive(Default)]
pub(super) struct Overlays {
    scripts: Vec<Script>,
    /// Their texts, so that faults can show lines of them.
    pub files: Vec<SourceFile>,
}

impl Overlays {
    /// Reads all overlays. `entry` is the entry file in its real spelling.
    pub fn read(
        wanted: &[Overlay],
        entry: &Path,
        fetcher: &Fetcher<'_>,
        faults: &mut Faults,
    ) -> Self {
        let mut overlays = Self::default();
        for overlay in wanted {
            let fetched = match fetcher.fetch_named(&overlay.path) {
                Ok(fetched) => fetched,
                Err(refusal) => {
                    faults.push(refused(overlay, &refusal));
                    continue;
                }
            };
            faults.extend(fetched.faults);
            let mut file = fetched.file;
            let tree = std::mem::take(&mut file.tree);
            if file.sound {
                let folder = overlay.path.parent().unwrap_or(Path::new(""));
                let site = read::Site { file: &file.path, folder, entry, fetcher };
                overlays.scripts.extend(read::script(tree, &site, faults));
            }
            overlays.files.push(SourceFile { sound: false, ..file });
        }
        overlays
    }

    /// Applies what is meant for one file to its tree.
    pub fn apply(
        &mut self,
        file: &mut SourceFile,
        is_entry: bool,
        faults: &mut Faults,
    ) -> Edits {
        let mut edits = Edits::default();
        for script in &mut self.scripts {
            let is_meant = match &script.extends {
                Extends::Entry => is_entry,
                Extends::File(path) => *path == file.path,
            };
            if is_meant {
                script.applied = true;
                apply::run(script, file, &mut edits, faults);
            }
        }
        edits
    }

    /// Reports overlays for files that are no part of the document.
    pub fn finish(&self, faults: &mut Faults) {
        for script in self.scripts.iter().filter(|script| !script.applied) {
            let Extends::File(path) = &script.extends else { continue };
            let words = format!(
                "this overlay is not applied: no `$ref` of the document leads to `{path}`"
            );
            let place = script.place(&Pointer::from_tokens(["extends"]));
            faults.push(Fault::new(Code::OverlayNoEffect, place, words));
        }
    }
}

fn refused(overlay: &Overlay, refusal: &Refusal) -> Fault {
    let shown = overlay.path.display().to_string();
    let text = shown.replace('\\', "/");
    words::unread(overlay.named.clone(), &text, refusal)
}
