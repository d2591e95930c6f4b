//! What may be written behind `cargo xtask`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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

    /// Generates, compiles and tries every document below a folder, and prints how each fared.
    ///
    /// A folder with META.json is one document, which begins with the file that its `entry`
    /// names; elsewhere each file that says `openapi: 3.` is one. A client.toml beside a
    /// document counts. Everything is put into target/corpus.
    ///
    /// Exit status: 0 all went well, 1 a document failed or too few examples are kept, 2
    /// there is no document.
    Corpus(Corpus),
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
