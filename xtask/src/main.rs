//! The command line: `cargo xtask ..`. Reads arguments, runs the library, words the
//! result. Decides nothing about documents or crates.

#[cfg(not(feature = "corpus"))]
mod again;
mod arguments;
mod bench;
mod bump;
#[cfg(feature = "corpus")]
mod corpus;
mod diff;
mod full;
mod generate;
mod names;
mod place;
mod report;
mod say;
mod telling;
mod watch;

use std::process::ExitCode;

use arguments::{Command, Xtask};
use clap::Parser;
use mimalloc::MiMalloc;

// A run makes millions of small things on all threads: with it, a quarter of the time is saved.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match Xtask::parse().command {
        Command::Generate(arguments) => generate::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        #[cfg(feature = "corpus")]
        Command::Corpus(arguments) => corpus::run(arguments),
        #[cfg(not(feature = "corpus"))]
        Command::Corpus(_) => again::with_feature("corpus"),
        Command::Bench(arguments) => bench::run(arguments),
    }
}

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// All is as it should be.
    Done,
    /// The crate differs from its document, or a document failed.
    Differs,
    /// The input is wrong, or the crate can't be written.
    Wrong,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Differs => 1,
            Exit::Wrong => 2,
        })
    }
}
