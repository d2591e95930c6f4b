//! What `cargo-semver-checks` says of two crates.

use std::path::Path;
use std::process::{Command, Stdio};

/// What it says.
pub enum Said {
    /// The new crate is a minor version.
    Nothing,
    /// It breaks something, by these lints.
    Objection(Vec<String>),
}

/// Whether there is a `cargo semver-checks`.
pub fn is_installed() -> bool {
    let mut version = command(&["--version"]);
    version.stdout(Stdio::null()).stderr(Stdio::null());
    version.status().is_ok_and(|status| status.success())
}

/// Whether a new crate may follow on an old one as a minor version, with the features that
/// users have if they ask for none.
pub fn compare(old: &Path, new: &Path) -> Said {
    let target = old.with_file_name("target");
    let output = command(&["--release-type", "minor", "--default-features"])
        .args(["--color", "never", "--baseline-root"])
        .arg(old)
        .arg("--manifest-path")
        .arg(new.join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", target)
        .output()
        .expect("cargo-semver-checks");
    let said = [output.stdout, output.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    let failures = said.lines().filter_map(|line| line.strip_prefix("--- failure "));
    let lints = failures.map(|line| line.split(':').next().unwrap_or(line).to_owned());
    let lints: Vec<String> = lints.collect();
    match (output.status.success(), lints.is_empty()) {
        (true, true) => Said::Nothing,
        (false, false) => Said::Objection(lints),
        _ => {
            panic!("it can't compare {} and {}:\n{said}", old.display(), new.display())
        }
    }
}

/// Called by its own name, so that it may be anywhere in `PATH`.
fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new("cargo-semver-checks");
    command.arg("semver-checks").args(arguments);
    command
}
