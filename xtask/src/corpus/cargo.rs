//! Runs cargo on the crates of a corpus, all with one target folder, so that what they
//! depend on is compiled once.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;

/// Where crates are compiled.
#[derive(Debug)]
pub struct Cargo {
    target: PathBuf,
}

/// What cargo said.
#[derive(Debug)]
pub struct Said {
    /// Whether it went through.
    pub passed: bool,
    /// Faults that the compiler found, each in full.
    pub faults: Vec<String>,
    /// Whether the crate itself was compiled, not only found up to date.
    pub compiled: bool,
    /// How long it took.
    pub time: Duration,
}

impl Cargo {
    /// All crates are compiled into this folder.
    pub fn new(target: PathBuf) -> Self {
        Self { target }
    }

    /// Checks a crate; warnings are errors.
    pub fn check(&self, folder: &Path) -> io::Result<Said> {
        self.run("check", folder, |command| command.env("RUSTFLAGS", "-D warnings"))
    }

    /// Builds a program quickly rather than well.
    pub fn build(&self, folder: &Path) -> io::Result<Said> {
        // A profile has a lock of its own, so that one crate can be checked while another
        // is built.
        self.run("build", folder, |command| {
            command
                .args(["--profile", "probe"])
                .env("RUSTFLAGS", "")
                .env("CARGO_PROFILE_PROBE_INHERITS", "dev")
                .env("CARGO_PROFILE_PROBE_PANIC", "abort")
        })
    }

    /// Where a built program is.
    pub fn program(&self, name: &str) -> PathBuf {
        self.target
            .join("probe")
            .join(name)
            .with_extension(std::env::consts::EXE_EXTENSION)
    }

    fn run(
        &self,
        what: &str,
        folder: &Path,
        more: impl FnOnce(&mut Command) -> &mut Command,
    ) -> io::Result<Said> {
        let start = Instant::now();
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut command = Command::new(cargo);
        command
            .args([what, "--message-format=json", "--quiet"])
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
        let output = more(&mut command).output()?;
        let passed = output.status.success();
        let (mut faults, mut compiled) = (Vec::new(), false);
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
            match message["reason"].as_str() {
                Some("compiler-message") => faults.extend(fault(&message)),
                Some("compiler-artifact") => compiled |= is_own(&message, folder),
                _ => {}
            }
        }
        if !passed && faults.is_empty() {
            faults.push(String::from_utf8_lossy(&output.stderr).trim().to_owned());
        }
        Ok(Said { passed, faults, compiled, time: start.elapsed() })
    }
}

/// The words of a message about code; not those that only count others.
fn fault(message: &Value) -> Option<String> {
    let message = &message["message"];
    let has_place = message["spans"].as_array().is_some_and(|spans| !spans.is_empty());
    let text = message["rendered"].as_str().or_else(|| message["message"].as_str())?;
    has_place.then(|| text.trim_end().to_owned())
}

/// Whether a message is about the compiled crate in `folder`.
fn is_own(message: &Value, folder: &Path) -> bool {
    let fresh = message["fresh"].as_bool().unwrap_or(false);
    let manifest = message["manifest_path"].as_str().map(Path::new);
    !fresh && manifest.and_then(Path::parent) == Some(folder)
}
