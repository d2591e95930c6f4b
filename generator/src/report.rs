//! What goes into a run and what comes out of it.

use std::mem;
use std::path::PathBuf;

use crate::config;
use crate::diag::{self, Code, Fault, Faults, Style};
use crate::load::Sources;
use crate::write::{Mode, Outcome, WriteError};

/// What to generate.
#[derive(Clone, Debug)]
pub struct Options {
    /// The document's entry file.
    pub spec: PathBuf,
    /// `client.toml`; unless it is given, the one beside the document, if there is one.
    pub config: Option<PathBuf>,
    /// The crate's folder.
    pub out: PathBuf,
    /// Whether the crate is changed.
    pub mode: Mode,
    /// The resources that are wanted; all, if none is named.
    pub only: Vec<String>,
}

impl Options {
    pub(crate) fn config_file(&self) -> Option<PathBuf> {
        let beside =
            || Some(self.spec.with_file_name(config::NAME)).filter(|p| p.exists());
        self.config.clone().or_else(beside)
    }
}

/// A run that went through.
#[derive(Debug)]
pub struct Report {
    /// How many operations the crate has.
    pub operations: usize,
    /// How many models.
    pub types: usize,
    /// What became of its files.
    pub outcome: Outcome,
    /// Warnings, and the files that they are about.
    pub findings: Findings,
}

/// What was read, and what was found in it.
#[derive(Debug, Default)]
pub struct Findings {
    /// The files.
    pub sources: Sources,
    /// What is wrong with them.
    pub faults: Faults,
}

impl Findings {
    /// All faults as text.
    pub fn render(&self, style: &Style) -> String {
        diag::render(&self.faults, &self.sources, style)
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
