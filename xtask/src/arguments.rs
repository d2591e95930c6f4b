//! What may be written behind `cargo xtask`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::bench::Part;

/// Makes Rust client crates from OpenAPI documents.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub struct Xtask {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Brings a crate up to date with its document.
    ///
    /// Exit status: 0 done, 1 the crate differs (with --check) or there are warnings (with
    /// --deny-warnings), 2 the input is wrong.
    Generate(Generate),

    /// Shows what changed for users of a crate, and what that asks of its version.
    ///
    /// OLD and NEW are each a document, the folder of a crate, or a crate's surface.json.
    ///
    /// Exit status: 0 done, 1 NEW's version does not allow for the change (with --deny), 2
    /// the input is wrong.
    Diff(Diff),

    /// Generates, compiles and tries every document below a folder, and prints how each fared.
    ///
    /// A folder with META.json is one document, which begins with the file that its `entry`
    /// names; elsewhere each file that says `openapi: 3.` is one. A client.toml beside a
    /// document counts. Everything is put into target/corpus.
    ///
    /// Exit status: 0 all went well, 1 a document failed or too few examples are kept, 2
    /// there is no document.
    Corpus(Corpus),

    /// Measures times, memory and sizes, beside another generator.
    ///
    /// Everything is put into target/bench. The results of each part are kept there, so that
    /// parts can be measured at different times; a part that is measured again replaces its
    /// earlier results.
    ///
    /// Exit status: 0 done, 1 a part could not be measured, 2 there is no document.
    Bench(Bench),
}

/// `bench`
#[derive(Debug, Args)]
pub struct Bench {
    /// The document [default: spec/openapi.yaml of the workspace].
    #[arg(long, value_name = "FILE")]
    pub spec: Option<PathBuf>,

    /// Only these parts.
    #[arg(long, value_name = "PART", value_delimiter = ',')]
    pub only: Vec<Part>,

    /// How often each is measured.
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub runs: usize,

    /// How often each release build is measured [default: as often as the rest].
    #[arg(long, value_name = "N")]
    pub runs_release: Option<usize>,

    /// The features of the crate with few features.
    #[arg(
        long,
        value_name = "FEATURE",
        value_delimiter = ',',
        default_value = "droplets,droplet-actions"
    )]
    pub features: Vec<String>,

    /// Leaves the other generator out.
    #[arg(long)]
    pub no_peer: bool,

    /// Measures nothing: shows the results so far.
    #[arg(long, conflicts_with = "only")]
    pub no_run: bool,

    /// Writes BENCHMARKS.md and its plot, instead of printing the figures.
    #[arg(long)]
    pub write: bool,
}

/// `corpus`
#[derive(Debug, Args)]
pub struct Corpus {
    /// The folder.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,

    /// Only documents with this in their names.
    #[arg(long, value_name = "NAME")]
    pub filter: Option<String>,

    /// Compiles nothing, and so tries no examples.
    #[arg(long)]
    pub no_compile: bool,

    /// So many documents at once [default: as many as there are processors].
    #[arg(long, value_name = "N")]
    pub jobs: Option<usize>,
}

/// `generate`
#[derive(Debug, Args)]
pub struct Generate {
    /// The document: OpenAPI, YAML or JSON [default: spec/openapi.yaml of the workspace].
    #[arg(long, value_name = "FILE")]
    pub spec: Option<PathBuf>,

    /// What the document doesn't say [default: client.toml beside the document].
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// The folder that references of the document may not leave [default: the document's
    /// own, or `root` of client.toml].
    #[arg(long, value_name = "DIR")]
    pub root: Option<PathBuf>,

    /// The crate's folder [default: generated of the workspace].
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,

    /// Writes nothing; lists what differs.
    #[arg(long)]
    pub check: bool,

    /// Raises the version in client.toml by what changed for users of the crate, and tells
    /// of it in the crate's CHANGELOG.md. What changed is counted from the crate as it
    /// stands, or from RELEASED: a document, the folder of a crate, or its surface.json.
    #[arg(
        long,
        value_name = "RELEASED",
        num_args = 0..=1,
        require_equals = true,
        conflicts_with_all = ["check", "dump", "watch", "only"]
    )]
    pub bump: Option<Option<PathBuf>>,

    /// Does it again whenever the document, client.toml or a file that they name changes,
    /// until Ctrl-C.
    #[arg(long, conflicts_with_all = ["check", "dump"])]
    pub watch: bool,

    /// Locks the names that users of the crate call: makes names.lock beside the document,
    /// if there is none. Where there is one it is kept up to date anyhow.
    #[arg(long, conflicts_with_all = ["dump", "only"])]
    pub lock: bool,

    /// Takes over what the document calls things now, where names.lock has other names for
    /// them: all, or those of NAME, an old or a new name. The old name of a type, an
    /// operation or a resource stays in the crate, deprecated.
    #[arg(
        long,
        value_name = "NAME",
        num_args = 0..,
        value_delimiter = ',',
        conflicts_with_all = ["check", "dump", "watch", "only"]
    )]
    pub rename: Option<Vec<String>>,

    /// Only these resources, and the types that they need.
    #[arg(long, value_name = "RESOURCE", value_delimiter = ',')]
    pub only: Vec<String>,

    /// Shows neither warnings nor the summary.
    #[arg(long)]
    pub quiet: bool,

    /// Writes all findings in full, and the fields that have no type: Markdown if FILE ends
    /// in .md, JSON if in .json, else text.
    #[arg(long, value_name = "FILE", conflicts_with = "dump")]
    pub report: Option<PathBuf>,

    /// Warnings end the run with exit status 1, and nothing is written; they are shown even
    /// with --quiet.
    #[arg(long, conflicts_with = "dump")]
    pub deny_warnings: bool,

    /// Writes nothing; prints what comes out of a station.
    #[arg(long, value_name = "STATION", conflicts_with = "check")]
    pub dump: Option<Dump>,
}

/// `diff`
#[derive(Debug, Args)]
pub struct Diff {
    /// What was.
    pub old: PathBuf,

    /// What is.
    pub new: PathBuf,

    /// What documents don't say [default: client.toml beside each].
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// How it is shown.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// Ends with exit status 1 if NEW's version does not allow for the change.
    #[arg(long, value_name = "WHAT")]
    pub deny: Option<Deny>,
}

/// How changes are shown.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// For a terminal.
    Text,
    /// For tools.
    Json,
    /// For a pull request or a changelog.
    Markdown,
}

/// Which changes need a version that allows for them.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Deny {
    /// Those that break code.
    Breaking,
    /// All.
    Any,
}

/// A station whose result can be printed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Dump {
    /// The files of the document.
    Load,
    /// The document in one piece: OpenAPI 3.0, JSON.
    Normalise,
    /// What the crate consists of.
    Lower,
    /// The crate's files.
    Emit,
}
