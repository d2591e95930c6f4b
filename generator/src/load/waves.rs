//! Reads a document in waves: the entry file, then all files that it names, then
//! all that those name. Files of one wave are read and parsed in parallel; what
//! comes out depends on the files alone, not on who was first.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value;

use super::fetch::{Fetched, Fetcher, Refusal};
use super::reference::{self, RefError, Target};
use super::sources::{SourceFile, Sources, nearest_key};
use super::walk::{self, Mode};
use super::{Options, words};
use crate::diag::{Code, Fault, Faults, Place};

/// Reads all that the entry reaches.
pub(super) fn run(options: &Options, faults: &mut Faults) -> Sources {
    let Some((root, real_root, entry)) = locate(options, faults) else {
        return Sources::default();
    };
    let fetcher = Fetcher::new(real_root, options);
    let mut waves = Waves {
        fetcher,
        options,
        names: HashMap::new(),
        files: Vec::new(),
        seen: HashSet::new(),
        faults,
    };
    let mut wave = waves.start(&entry);
    while !wave.is_empty() {
        wave = waves.step(&wave);
    }
    let Waves { files, names, .. } = waves;
    let aliases = names.into_iter().filter_map(|(name, known)| {
        known
            .ok()
            .and_then(|index| files.get(index))
            .map(|f| (name, Arc::clone(&f.path)))
    });
    let aliases: Vec<_> = aliases.collect();
    Sources::new(root, &entry, files, aliases)
}

/// The root folder as given and in its real spelling, and the entry relative to it.
fn locate(options: &Options, faults: &mut Faults) -> Option<(PathBuf, PathBuf, String)> {
    let shown = options.entry.display();
    let folder = options.entry.parent().unwrap_or(Path::new(""));
    let root = options.root.clone().unwrap_or_else(|| folder.to_owned());
    let real = |path: &Path| {
        if path.as_os_str().is_empty() { Path::new(".") } else { path }.canonicalize()
    };
    let (Ok(real_root), Ok(real_folder), Some(name)) =
        (real(&root), real(folder), options.entry.file_name())
    else {
        let words = format!("there is no file `{shown}`");
        faults.push(Fault::placeless(Code::MissingFile, words));
        return None;
    };
    let Ok(inside) = real_folder.strip_prefix(&real_root) else {
        let words =
            format!("`{shown}` is not inside the root folder `{}`", root.display());
        faults.push(Fault::placeless(Code::RefOutsideRoot, words));
        return None;
    };
    let inside = inside.to_string_lossy().replace('\\', "/");
    Some((root, real_root, reference::join(&inside, &name.to_string_lossy())))
}

/// A reference still to be followed.
struct Step {
    target: Target,
    mode: Mode,
    from: Option<Place>,
    text: String,
    soft: bool,
}

struct Waves<'a> {
    fetcher: Fetcher<'a>,
    options: &'a Options,
    /// For each name of a file its index, or why it was not read.
    names: HashMap<Arc<str>, Result<usize, Refusal>>,
    files: Vec<SourceFile>,
    /// What was followed already. A dead end is not: each `$ref` to it is a fault.
    seen: HashSet<(Target, Mode)>,
    faults: &'a mut Faults,
}

impl Waves<'_> {
    fn start(&mut self, entry: &str) -> Vec<Step> {
        let target = Target { file: entry.into(), pointer: Default::default() };
        match self.fetcher.fetch(entry, true) {
            Ok(fetched) => self.keep(target.file.clone(), fetched),
            Err(refusal) => {
                let shown = self.options.entry.display().to_string();
                self.faults.push(words::entry(&shown, refusal));
                return Vec::new();
            }
        }
        let text = String::new();
        vec![Step { target, mode: Mode::Keywords, from: None, text, soft: false }]
    }

    /// Reads the files of one wave, then looks for references in them.
    fn step(&mut self, wave: &[Step]) -> Vec<Step> {
        let wanted: BTreeSet<&Arc<str>> = wave
            .iter()
            .map(|step| &step.target.file)
            .filter(|name| !self.names.contains_key(*name))
            .collect();
        let wanted: Vec<&Arc<str>> = wanted.into_iter().collect();
        let room = self.options.limits.files.saturating_sub(self.files.len());
        if wanted.len() > room {
            self.faults.push(words::too_many_files(self.options.limits.files));
            return Vec::new();
        }
        let fetched: Vec<_> =
            wanted.par_iter().map(|name| self.fetcher.fetch(name, false)).collect();
        for (name, fetched) in wanted.into_iter().zip(fetched) {
            match fetched {
                Ok(fetched) => self.keep(Arc::clone(name), fetched),
                Err(refusal) => {
                    self.names.insert(Arc::clone(name), Err(refusal));
                }
            }
        }
        wave.iter().flat_map(|step| self.follow(step)).collect()
    }

    /// Keeps a file once, however many names lead to it.
    fn keep(&mut self, name: Arc<str>, fetched: Fetched) {
        let Fetched { file, faults } = fetched;
        let known =
            self.names.get(&file.path).and_then(|known| known.as_ref().ok()).copied();
        let index = known.unwrap_or_else(|| {
            self.faults.extend(faults);
            self.names.insert(Arc::clone(&file.path), Ok(self.files.len()));
            self.files.push(file);
            self.files.len() - 1
        });
        self.names.insert(name, Ok(index));
    }

    /// The references below the target of a step.
    fn follow(&mut self, step: &Step) -> Vec<Step> {
        let index = match self.names.get(&step.target.file) {
            Some(Ok(index)) => *index,
            Some(Err(refusal)) => {
                let fault = words::refused(step.from.as_ref(), &step.text, refusal);
                self.complain(step, fault);
                return Vec::new();
            }
            None => return Vec::new(),
        };
        let Some(file) = self.files.get(index).filter(|file| file.sound) else {
            return Vec::new();
        };
        let Some(node) = step.target.pointer.find(&file.tree) else {
            let near = nearest_key(&file.tree, &step.target.pointer);
            let fault = words::unresolved(
                step.from.as_ref(),
                &step.text,
                &RefError::Nothing(near),
            );
            self.complain(step, fault);
            return Vec::new();
        };
        if !self.seen.insert((step.target.clone(), step.mode)) {
            return Vec::new();
        }
        let path = Arc::clone(&file.path);
        let found = found_below(node, step);
        found.into_iter().filter_map(|found| self.next(&path, found)).collect()
    }

    fn next(&mut self, path: &Arc<str>, found: walk::Found) -> Option<Step> {
        let from = Some(Place::value(path, found.at));
        match reference::parse(path, &found.text) {
            Ok(target) => {
                let walk::Found { text, mode, soft, .. } = found;
                Some(Step { target, mode, from, text, soft })
            }
            Err(error) => {
                if !found.soft {
                    let fault = words::unresolved(from.as_ref(), &found.text, &error);
                    self.faults.extend(fault);
                }
                None
            }
        }
    }

    fn complain(&mut self, step: &Step, fault: Option<Fault>) {
        if !step.soft {
            self.faults.extend(fault);
        }
    }
}

fn found_below(node: &Value, step: &Step) -> Vec<walk::Found> {
    walk::references(node, &step.target.pointer, step.mode)
}
