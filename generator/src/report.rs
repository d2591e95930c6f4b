//! What goes into a run and what comes out of it.

use std::mem;
use std::path::{Path, PathBuf};

use crate::config::{self, DocumentConfig};
use crate::diag::{self, Code, Fault, Faults, Finding, Place, Style};
use crate::diff::{self, Diff};
use crate::inputs::Inputs;
use crate::ir::{Api, Untyped, UntypedReason};
use crate::load::{self, Position, Sources};
use crate::locked::{Locking, NamesReport};
use crate::names::{self, Wanted};
use crate::normalise::Document;
use crate::surface::{Surface, Unreadable};
use crate::write::{Mode, Outcome, WriteError};

/// What to generate.
#[derive(Clone, Debug)]
pub struct Options {
    /// The document's entry file.
    pub spec: PathBuf,
    /// `client.toml`; unless it is given, the one beside the document, if there is one.
    pub config: Option<PathBuf>,
    /// The folder that references may not leave; it counts more than `client.toml`.
    pub root: Option<PathBuf>,
    /// The crate's folder.
    pub out: PathBuf,
    /// Whether the crate is changed.
    pub mode: Mode,
    /// The resources that are wanted; all, if none is named.
    pub only: Vec<String>,
    /// Whether nothing is written if there is a warning.
    pub deny_warnings: bool,
    /// What becomes of `names.lock` beside the document.
    pub names: Locking,
    /// The locked names that change, if any may.
    pub rename: Option<Wanted>,
}

impl Options {
    /// How the document is read. Paths in `client.toml` count from its folder.
    pub(crate) fn document(&self, config: &DocumentConfig) -> load::Options {
        let folder = self.config_file().unwrap_or_else(|| self.spec.clone());
        let folder = folder.parent().unwrap_or(Path::new("")).to_owned();
        let configured = config.root.as_ref().map(|root| folder.join(&root.value));
        let overlays = config.overlays.iter().map(|overlay| load::Overlay {
            path: folder.join(&overlay.value),
            named: overlay.place.clone(),
        });
        load::Options {
            root: self.root.clone().or(configured),
            overlays: overlays.collect(),
            config_folder: Some(folder),
            ..load::Options::new(&self.spec)
        }
    }

    /// Writes the crate of `spec` into the folder `out`, with nothing else asked for.
    pub fn new(spec: impl Into<PathBuf>, out: impl Into<PathBuf>) -> Self {
        Self {
            spec: spec.into(),
            config: None,
            root: None,
            out: out.into(),
            mode: Mode::Write,
            only: Vec::new(),
            deny_warnings: false,
            names: Locking::default(),
            rename: None,
        }
    }

    /// Whether the crate is written into the folder of `client.toml` itself.
    pub(crate) fn is_at_home(&self) -> bool {
        let whole = |path: &Path| path.canonicalize().ok();
        let file = self.config_file().and_then(|file| whole(&file));
        let folder = file.as_deref().and_then(Path::parent).map(Path::to_owned);
        folder.is_some() && folder == whole(&self.out)
    }

    pub(crate) fn config_file(&self) -> Option<PathBuf> {
        let path = self.config_path();
        (self.config.is_some() || path.exists()).then_some(path)
    }

    /// Where `names.lock` is, or would be.
    pub fn names_path(&self) -> PathBuf {
        self.spec.with_file_name(names::NAME)
    }

    /// Where `client.toml` is, or would be.
    pub fn config_path(&self) -> PathBuf {
        self.config.clone().unwrap_or_else(|| self.spec.with_file_name(config::NAME))
    }
}

/// A run that went through.
#[derive(Debug)]
pub struct Report {
    /// The document in one piece, as it was read.
    pub document: Document,
    /// What the crate consists of.
    pub api: Api,
    /// What its users see of it.
    pub surface: Surface,
    /// What users saw of the crate that was there before, if there was one.
    pub before: Option<Surface>,
    /// Why that can't be told, where its `surface.json` is none.
    pub unread: Option<Unreadable>,
    /// What became of its files.
    pub outcome: Outcome,
    /// What became of its names, if they are locked.
    pub names: Option<NamesReport>,
    /// Whether nothing was written because of [`Options::deny_warnings`].
    pub denied: bool,
    /// Warnings, and the files that they are about.
    pub findings: Findings,
}

impl Report {
    /// What changed for users of the crate that was there before.
    pub fn diff(&self) -> Option<Diff> {
        Some(diff::run(self.before.as_ref()?, &self.surface))
    }

    /// The fields that hold any JSON, in the order of files and lines.
    pub fn untyped(&self) -> Vec<UntypedField> {
        let sources = &self.findings.sources;
        let origins = &self.document.origins;
        let place = |one: &Untyped| sources.written(&origins.place(&one.pointer));
        let places: Vec<Place> = self.api.untyped.iter().map(place).collect();
        let positions = sources.positions(&places.iter().collect::<Vec<_>>());
        let placed = places.into_iter().zip(positions);
        let mut all: Vec<UntypedField> = self
            .api
            .untyped
            .iter()
            .zip(placed)
            .map(|(one, (place, position))| UntypedField {
                pointer: one.pointer.clone(),
                place,
                position,
                reason: one.reason,
            })
            .collect();
        all.sort_by(|a, b| {
            let key = |one: &UntypedField| {
                (sources.rank(&one.place.file), one.place.file.clone(), one.position)
            };
            (key(a), &a.pointer).cmp(&(key(b), &b.pointer))
        });
        all
    }
}

/// A field that holds any JSON, and where the document has it.
#[derive(Clone, Debug)]
pub struct UntypedField {
    /// Where its schema stands in the bundled document, as a JSON pointer.
    pub pointer: String,
    /// Where that was written.
    pub place: Place,
    /// The line and the column.
    pub position: Option<Position>,
    /// Why it has no type.
    pub reason: UntypedReason,
}

impl UntypedField {
    /// `file:line:column`, as far as it is known.
    pub fn spot(&self) -> String {
        match self.position {
            Some(at) => format!("{}:{}:{}", self.place.file, at.line, at.column),
            None => self.place.file.to_string(),
        }
    }
}

/// What was read, and what was found in it.
#[derive(Debug, Default)]
pub struct Findings {
    /// The files.
    pub sources: Sources,
    /// What is wrong with them.
    pub faults: Faults,
    /// What a further run would look at, whether it is there or not.
    pub inputs: Inputs,
}

impl Findings {
    /// All faults as text.
    pub fn render(&self, style: &Style) -> String {
        diag::render(&self.faults, &self.sources, style)
    }

    /// All faults with their lines and columns: warnings, then errors.
    pub fn located(&self) -> Vec<Finding> {
        diag::locate(&self.faults, &self.sources)
    }

    /// Lets a station's result pass if nothing is wrong so far.
    pub(crate) fn sound<T>(&mut self, result: Option<T>) -> Result<T, Failure> {
        if !self.faults.has_errors() {
            if let Some(result) = result {
                return Ok(result);
            }
            let message = "a station gave up and did not say why";
            self.faults.push(Fault::placeless(Code::Internal, message));
        }
        Err(Failure::Input(Box::new(mem::take(self))))
    }
}

/// A run that did not go through; the crate is as it was.
#[derive(Debug)]
pub enum Failure {
    /// The document, or what was said about it, can't be used.
    Input(Box<Findings>),
    /// The crate can't be written.
    Write(WriteError),
}

impl From<WriteError> for Failure {
    fn from(error: WriteError) -> Self {
        Failure::Write(error)
    }
}
