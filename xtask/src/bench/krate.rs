//! A generated crate: compiled alone, and counted.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::place::Place;
use super::process::{Process, cargo};
use super::series::Sample;

/// What a crate is compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// `cargo check`
    Check,
    /// `cargo build --release`
    Release,
}

/// A crate on disk, which is measured.
#[derive(Clone, Debug)]
pub struct Crate {
    folder: PathBuf,
    compiled: PathBuf,
    logs: PathBuf,
    /// Only these features; with none, those that are on by themselves.
    features: Vec<String>,
}

/// How large a crate is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Size {
    /// Files of Rust.
    pub files: u64,
    /// Lines of Rust.
    pub lines: u64,
    /// Bytes of Rust.
    pub bytes: u64,
}

impl Goal {
    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Check => &["check", "--lib"],
            Self::Release => &["build", "--lib", "--release"],
        }
    }
}

impl Crate {
    /// The crate in this folder, with the versions of the workspace's `Cargo.lock` where it
    /// names none itself.
    pub fn new(place: &Place, folder: PathBuf) -> Result<Self, String> {
        let lock = folder.join("Cargo.lock");
        if !lock.exists() {
            fs::copy(place.workspace().join("Cargo.lock"), &lock)
                .map_err(|error| format!("{}: {error}", lock.display()))?;
        }
        let (compiled, logs) = (place.compiled(), place.logs().to_owned());
        Ok(Self { folder, compiled, logs, features: Vec::new() })
    }

    /// The same crate with only these features.
    pub fn only(&self, features: &[String]) -> Self {
        Self { features: features.to_vec(), ..self.clone() }
    }

    /// Whether it has all of these features.
    pub fn has(&self, features: &[String]) -> bool {
        let manifest = fs::read_to_string(self.folder.join("Cargo.toml"));
        let manifest = manifest.unwrap_or_default().parse::<toml::Table>();
        let manifest = manifest.unwrap_or_default();
        let known = manifest.get("features").and_then(toml::Value::as_table);
        known.is_some_and(|known| features.iter().all(|name| known.contains_key(name)))
    }

    /// Compiles all that it depends on, and nothing of it: a crate that has the same
    /// dependencies and no code stands in.
    pub fn warm(&self, goal: Goal) -> Result<(), String> {
        let folder = self.logs.join("warm");
        let manifest = self.folder.join("Cargo.toml");
        let written = fs::read_to_string(&manifest)
            .and_then(|text| without_targets(&text).map_err(io::Error::other))
            .and_then(|manifest| {
                fs::create_dir_all(folder.join("src"))?;
                fs::write(folder.join("Cargo.toml"), manifest)?;
                fs::copy(self.folder.join("Cargo.lock"), folder.join("Cargo.lock"))?;
                fs::write(folder.join("src/lib.rs"), "")
            });
        written.map_err(|error| format!("{}: {error}", manifest.display()))?;
        let stand_in = Self { folder: folder.clone(), ..self.clone() };
        stand_in.compile(goal)?;
        // With it, cargo has found the versions that the workspace doesn't have.
        fs::copy(folder.join("Cargo.lock"), self.folder.join("Cargo.lock"))
            .map(drop)
            .map_err(|error| format!("{}: {error}", folder.display()))
    }

    /// Compiles the crate, and it alone.
    pub fn alone(&self, goal: Goal) -> Result<Sample, String> {
        touch(&self.folder.join("src/lib.rs"))?;
        let (sample, said) = self.compile(goal)?;
        is_alone(&said).map(|()| sample)
    }

    fn compile(&self, goal: Goal) -> Result<(Sample, String), String> {
        let mut command = cargo(&self.folder);
        command
            .args(goal.arguments())
            .env("CARGO_TARGET_DIR", &self.compiled)
            .env("CARGO_INCREMENTAL", "0");
        if !self.features.is_empty() {
            command.args(["--no-default-features", "--features"]);
            command.arg(self.features.join(","));
        }
        let ended = Process::new(command, &self.logs).run()?;
        Ok((ended.sample, ended.said))
    }

    /// Counts its Rust.
    pub fn size(&self) -> io::Result<Size> {
        let (mut size, mut folders) = (Size::default(), vec![self.folder.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let entry = entry?;
                let path = entry.path();
                if entry.file_type()?.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let text = fs::read(path)?;
                    let ends = text.iter().filter(|byte| **byte == b'\n').count();
                    size.files += 1;
                    size.lines += ends as u64;
                    size.bytes += text.len() as u64;
                }
            }
        }
        Ok(size)
    }
}

/// A manifest that names no files.
fn without_targets(manifest: &str) -> Result<String, String> {
    const TARGETS: [&str; 5] = ["lib", "bin", "example", "test", "bench"];
    let mut table: toml::Table = manifest.parse().map_err(|error| format!("{error}"))?;
    for target in TARGETS {
        table.remove(target);
    }
    table.entry("workspace").or_insert_with(|| toml::Table::new().into());
    if let Some(package) = table.get_mut("package").and_then(toml::Value::as_table_mut) {
        package.remove("readme");
    }
    toml::to_string(&table).map_err(|error| error.to_string())
}

/// Makes cargo compile a file again.
fn touch(file: &Path) -> Result<(), String> {
    let touched = File::options()
        .append(true)
        .open(file)
        .and_then(|file| file.set_modified(SystemTime::now()));
    touched.map_err(|error| format!("{}: {error}", file.display()))
}

/// Whether cargo compiled one crate and waited for nobody: else the time is not the crate's.
fn is_alone(said: &str) -> Result<(), String> {
    if said.contains("Blocking waiting for file lock") {
        return Err("another cargo was at work in the same folder".to_owned());
    }
    let verbs = ["Checking ", "Compiling "];
    let compiled = said
        .lines()
        .filter(|line| verbs.iter().any(|verb| line.trim_start().starts_with(verb)));
    match compiled.count() {
        1 => Ok(()),
        0 => Err("cargo found the crate up to date".to_owned()),
        count => Err(format!("cargo compiled {} more crates", count - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_alone, without_targets};

    #[test]
    fn only_a_crate_compiled_alone_counts() {
        let one = "    Checking pets v0.1.0 (/pets)\n    Finished `dev` profile in 2s\n";
        assert_eq!(is_alone(one), Ok(()));
        let two = format!("   Compiling serde v1.0.0\n{one}");
        assert_eq!(is_alone(&two), Err("cargo compiled 1 more crates".to_owned()));
        let none = "    Finished `dev` profile in 0s\n";
        assert!(is_alone(none).is_err());
        let held =
            format!("    Blocking waiting for file lock on build directory\n{one}");
        assert!(is_alone(&held).is_err());
    }

    #[test]
    fn a_stand_in_keeps_what_a_crate_depends_on() {
        let manifest = "\
[package]
name = \"pets\"
version = \"0.1.0\"
readme = \"README.md\"

[features]
default = [\"pets\"]
pets = []

[dependencies]
serde = { version = \"1\", features = [\"std\"] }

[target.'cfg(unix)'.dependencies]
libc = \"0.2\"

[[example]]
name = \"list\"
required-features = [\"pets\"]
";
        let kept: toml::Table = without_targets(manifest).unwrap().parse().unwrap();
        let keys: Vec<&str> = kept.keys().map(String::as_str).collect();
        assert_eq!(keys, ["dependencies", "features", "package", "target", "workspace"]);
        assert!(!kept["package"].as_table().unwrap().contains_key("readme"));
    }
}
