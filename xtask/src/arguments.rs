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
    /// Exit status: 0 done, 1 the crate differs (with --check), 2 the input is wrong.
    Generate(Generate),
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
