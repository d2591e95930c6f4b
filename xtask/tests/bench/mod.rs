//! A folder with documents in it, and the command line at work in it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A document with two operations.
#[allow(dead_code, reason = "each test crate uses its own part")]
pub const PETS: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: https://pets.example.com}]
paths:
  /pets:
    get:
      operationId: pets_list
      responses: {'200': {description: All pets.}}
  /owners:
    get:
      operationId: owners_list
      responses: {'200': {description: All owners.}}
";

/// The same with the first of the two alone.
#[allow(dead_code, reason = "each test crate uses its own part")]
pub fn no_owners() -> &'static str {
    PETS.split_once("  /owners:").expect("an operation").0
}

/// A folder, which is also the current directory.
pub struct Bench {
    folder: TempDir,
}

/// How a command ended.
pub struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Bench {
    /// A folder with these files in it.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let bench = Bench { folder: tempfile::tempdir().expect("a temporary folder") };
        for (path, text) in files {
            let path = bench.path(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        bench
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a file")
    }

    pub fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command
            .args(arguments.split_whitespace())
            .current_dir(self.folder.path())
            .env("CARGO_TARGET_DIR", self.path("target"));
        command
    }

    pub fn run(&self, arguments: &str) -> Ended {
        Ended::from(self.command(arguments).output().expect("a process"))
    }
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Ended {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("text"),
            err: String::from_utf8(output.stderr).expect("text"),
        }
    }
}
