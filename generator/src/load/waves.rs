//! Reads a document in waves: the entry file, then all files that it names, then
//! all that those name. Files of one wave are read and parsed in parallel; what
//! comes out depends on the files alone, not on who was first.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde_json::Value;

use super::fetch::{Fetched, Fetcher, Refusal};
use super::identity;
use super::overlay::{Edits, Overlays};
use super::reference::{self, RefError, Target};
use super::sources::{SourceFile, Sources};
use super::through::{self, Landing};
use super::walk::{self, Mode};
use super::{Options, words};
use crate::diag::{Code, Fault, Faults, Place, Pointer};

/// How many dead ends get a hint. Looking for near keys takes long in large documents.
const HINTS: usize = 100;

/// Reads all that the entry reaches.
pub(super) fn run(options: &Options, faults: &mut Faults) -> Sources {
    let Some((root, real_root, entry)) = locate(options, faults) else {
        return Sources::default();
    };
    let real_entry = real_root.join(&entry).canonicalize().unwrap_or_default();
    let fetcher = Fetcher::new(real_root, options);
    let overlays = Overlays::read(&options.overlays, &real_entry, &fetcher, faults);
    let mut waves = Waves {
        fetcher,
        options,
        overlays,
        edits: HashMap::new(),
        hints: HINTS,
        names: HashMap::new(),
        files: Vec::new(),
        seen: HashSet::new(),
        faults,
    };
    let mut wave = waves.start(&entry);
    while !wave.is_empty() {
        wave = waves.step(&wave);
    }
    let Waves { files, names, overlays, edits, faults, .. } = waves;
    overlays.finish(faults);
    let absent = names.iter().filter_map(|(name, known)| match known {
        Ok(_) | Err(Refusal::Outside(_)) => None,
        Err(_) => Some(Arc::clone(name)),
    });
    let absent = absent.collect();
    let aliases = names.into_iter().filter_map(|(name, known)| {
        known
            .ok()
            .and_then(|index| files.get(index))
            .map(|f| (name, Arc::clone(&f.path)))
    });
    let aliases: Vec<_> = aliases.collect();
    let mut sources = Sources::new(root, &entry, files, aliases).with_edits(edits);
    sources = sources.with_absent(absent);
    for overlay in overlays.files {
        sources.attach(overlay.path, overlay.text);
    }
    sources
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
    /// How many references its pointer has led through so far.
    through: usize,
}

struct Waves<'a> {
    fetcher: Fetcher<'a>,
    options: &'a Options,
    /// For each name of a file its index, or why it was not read.
    names: HashMap<Arc<str>, Result<usize, Refusal>>,
    files: Vec<SourceFile>,
    overlays: Overlays,
    edits: HashMap<Arc<str>, Edits>,
    /// For how many dead ends the key that was meant is still looked for.
    hints: usize,
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
        vec![Step {
            target,
            mode: Mode::Keywords,
            from: None,
            text,
            soft: false,
            through: 0,
        }]
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
        let Fetched { mut file, faults } = fetched;
        let known =
            self.names.get(&file.path).and_then(|known| known.as_ref().ok()).copied();
        let index = known.unwrap_or_else(|| {
            self.faults.extend(faults);
            self.names.insert(Arc::clone(&file.path), Ok(self.files.len()));
            self.overlay(&mut file);
            identity::resolve(&mut file.tree, &file.text);
            self.files.push(file);
            self.files.len() - 1
        });
        self.names.insert(name, Ok(index));
    }

    /// Applies overlays to a file, before anybody looks into it.
    fn overlay(&mut self, file: &mut SourceFile) {
        if file.sound {
            // The entry is the first file that is read.
            let is_entry = self.files.is_empty();
            let edits = self.overlays.apply(file, is_entry, self.faults);
            if !edits.is_empty() {
                self.edits.insert(Arc::clone(&file.path), edits);
            }
        }
    }

    /// The references below the target of a step.
    fn follow(&mut self, step: &Step) -> Vec<Step> {
        let index = match self.names.get(&step.target.file) {
            Some(Ok(index)) => *index,
            Some(Err(refusal)) => {
                let fault = step
                    .from
                    .clone()
                    .map(|from| words::refused(from, &step.text, refusal, self.options));
                self.complain(step, fault);
                return Vec::new();
            }
            None => return Vec::new(),
        };
        let Some(file) = self.files.get(index).filter(|file| file.sound) else {
            return Vec::new();
        };
        let node = match through::land(&file.tree, &step.target.pointer) {
            Landing::Here(node) => node,
            Landing::Onward { text, rest } => {
                let next = reference::parse(&file.path, text);
                return self.onward(step, next, &rest);
            }
            Landing::Nowhere { node, token, from_end } => {
                let wants_hint = self.hints > 0 && !step.soft;
                self.hints = self.hints.saturating_sub(usize::from(wants_hint));
                let near = wants_hint
                    .then(|| through::meant(&written(step), node, &token, from_end));
                self.nothing(step, near.flatten());
                return Vec::new();
            }
        };
        if !self.seen.insert((step.target.clone(), step.mode)) {
            return Vec::new();
        }
        let path = Arc::clone(&file.path);
        let found = found_below(node, step);
        found.into_iter().filter_map(|found| self.next(&path, found)).collect()
    }

    /// Goes on behind a reference that the pointer of a step leads through.
    fn onward(
        &mut self,
        step: &Step,
        next: Result<Target, RefError>,
        rest: &Pointer,
    ) -> Vec<Step> {
        match next {
            Ok(next) if step.through < through::LONGEST => {
                let target =
                    Target { pointer: next.pointer.join(rest.as_str()), ..next };
                let (from, text) = (step.from.clone(), step.text.clone());
                let through = step.through + 1;
                vec![Step { target, from, text, through, ..*step }]
            }
            _ => {
                self.nothing(step, None);
                Vec::new()
            }
        }
    }

    fn nothing(&mut self, step: &Step, near: Option<String>) {
        let error = RefError::Nothing(near);
        self.complain(step, words::unresolved(step.from.as_ref(), &step.text, &error));
    }

    fn next(&mut self, path: &Arc<str>, found: walk::Found) -> Option<Step> {
        let from = Some(Place::value(path, found.at));
        match reference::parse(path, &found.text) {
            Ok(target) => {
                let walk::Found { text, mode, soft, .. } = found;
                Some(Step { target, mode, from, text, soft, through: 0 })
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

/// The pointer that a step has started with.
fn written(step: &Step) -> Pointer {
    let written =
        step.from.as_ref().map(|from| reference::parse(&from.file, &step.text));
    match written {
        Some(Ok(written)) => written.pointer,
        _ => step.target.pointer.clone(),
    }
}

fn found_below(node: &Value, step: &Step) -> Vec<walk::Found> {
    walk::references(node, &step.target.pointer, step.mode)
}
