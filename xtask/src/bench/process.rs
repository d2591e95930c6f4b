//! Runs a command and tells what it took.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use wait4::Wait4;

use super::series::Sample;

/// A command, and the files that its output goes to: a pipe would have to be emptied beside
/// it, and would take part in the measurement.
pub struct Process {
    command: Command,
    output: PathBuf,
    log: PathBuf,
}

/// A run that ended well.
pub struct Ended {
    /// What it took.
    pub sample: Sample,
    /// Its standard error.
    pub said: String,
}

impl Process {
    /// The standard output goes to a file of this folder, and so does the standard error.
    pub fn new(command: Command, folder: &Path) -> Self {
        let (output, log) = (folder.join("output.txt"), folder.join("log.txt"));
        Self { command, output, log }
    }

    /// The standard output goes to this file.
    pub fn into_file(mut self, output: PathBuf) -> Self {
        self.output = output;
        self
    }

    /// Runs it to its end. A failure is told with the end of what it said.
    pub fn run(mut self) -> Result<Ended, String> {
        let name = self.command.get_program().to_string_lossy().into_owned();
        let ended = self.measure().map_err(|error| format!("{name}: {error}"))?;
        let said = fs::read(&self.log).unwrap_or_default();
        let said = String::from_utf8_lossy(&said).into_owned();
        if !ended.status.success() {
            return Err(format!("{}: {}\n{}", self.words(), ended.status, tail(&said)));
        }
        Ok(Ended { sample: ended.sample, said })
    }

    /// Runs it to its end, and returns what it printed.
    pub fn output(self) -> Result<String, String> {
        let output = self.output.clone();
        self.run()?;
        fs::read_to_string(&output)
            .map_err(|error| format!("{}: {error}", output.display()))
    }

    fn measure(&mut self) -> io::Result<Measured> {
        self.command
            .stdin(Stdio::null())
            .stdout(File::create(&self.output)?)
            .stderr(File::create(&self.log)?);
        let start = Instant::now();
        let ended = self.command.spawn()?.wait4()?;
        let seconds = start.elapsed().as_secs_f64();
        let user_seconds = ended.rusage.utime.as_secs_f64();
        let sample = Sample { seconds, user_seconds, memory: ended.rusage.maxrss };
        Ok(Measured { sample, status: ended.status })
    }

    /// The command as it would be typed.
    fn words(&self) -> String {
        let words =
            [self.command.get_program()].into_iter().chain(self.command.get_args());
        words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
    }
}

struct Measured {
    sample: Sample,
    status: std::process::ExitStatus,
}

/// The `cargo` that a user's shell would find, in this folder, without what the cargo that
/// runs us has told us.
pub fn cargo(folder: &Path) -> Command {
    let mut command = Command::new("cargo");
    for (name, _) in env::vars_os() {
        if name.to_str().is_some_and(is_told_by_cargo) {
            command.env_remove(name);
        }
    }
    command
        .current_dir(folder)
        .env("CARGO_TERM_COLOR", "never")
        .env("CARGO_TERM_QUIET", "false");
    command
}

fn is_told_by_cargo(name: &str) -> bool {
    const TOLD: [&str; 4] =
        ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_"];
    name == "CARGO" || name == "OUT_DIR" || TOLD.iter().any(|one| name.starts_with(one))
}

/// The last lines of what a command said.
fn tail(said: &str) -> String {
    const MOST: usize = 30;
    let lines: Vec<&str> = said.lines().collect();
    let from = lines.len().saturating_sub(MOST);
    lines.get(from..).unwrap_or_default().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Process, cargo, is_told_by_cargo, tail};

    #[test]
    fn a_run_is_measured_and_its_output_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut command = cargo(folder.path());
        command.arg("--version");
        let printed = Process::new(command, folder.path()).output().unwrap();
        assert!(printed.starts_with("cargo "), "{printed}");

        let mut command = cargo(folder.path());
        command.arg("--version");
        let ended = Process::new(command, folder.path()).run().unwrap();
        assert!(ended.sample.seconds > 0.0);
        assert!(
            cfg!(not(unix)) || ended.sample.memory > 1_000_000,
            "{:?}",
            ended.sample
        );
    }

    #[test]
    fn a_failure_is_told_with_what_was_said() {
        let folder = tempfile::tempdir().unwrap();
        let mut command = cargo(folder.path());
        command.arg("no-such-command");
        let error = Process::new(command, folder.path()).run().err().unwrap();
        assert!(
            error.starts_with("cargo no-such-command: exit status: 101\n"),
            "{error}"
        );
        assert!(error.contains("no such command"), "{error}");
    }

    #[test]
    fn only_what_cargo_tells_is_forgotten() {
        let told = ["CARGO", "CARGO_PKG_NAME", "CARGO_MANIFEST_DIR", "OUT_DIR"];
        assert!(told.into_iter().all(is_told_by_cargo));
        let kept = ["CARGO_HOME", "CARGO_TARGET_DIR", "PATH", "RUSTUP_TOOLCHAIN"];
        assert!(!kept.into_iter().any(is_told_by_cargo));
    }

    #[test]
    fn the_end_of_a_long_text_is_shown() {
        let text = (1..=40).map(|at| at.to_string()).collect::<Vec<_>>().join("\n");
        let end = tail(&text);
        assert_eq!((end.lines().next(), end.lines().last()), (Some("11"), Some("40")));
        assert_eq!(tail("one"), "one");
    }
}
