//! The other generator: installed into a folder of its own, and its crate.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::krate::Crate;
use super::ours::clear;
use super::place::{Place, settle};
use super::process::{Process, cargo};
use crate::say;

/// Its name, which is also its program's.
pub const NAME: &str = "openapi-to-rust";

/// Its version.
pub const VERSION: &str = "0.23.0";

/// Where it writes, below a crate's `src`.
const MODULE: &str = "generated";

/// The generator on this machine.
#[derive(Clone, Debug)]
pub struct Peer {
    program: PathBuf,
}

impl Peer {
    /// Installs it, unless it is there.
    pub fn install(place: &Place) -> Result<Self, String> {
        let root = place.peer_root();
        let program =
            root.join("bin").join(NAME).with_extension(std::env::consts::EXE_EXTENSION);
        let peer = Self { program };
        if peer.is_right(place) {
            return Ok(peer);
        }
        say::err(&format!("installing {NAME} {VERSION}\n"));
        let build = root.join("build");
        let mut command = cargo(&place.workspace());
        command
            .args([
                "install",
                NAME,
                "--version",
                VERSION,
                "--locked",
                "--force",
                "--root",
            ])
            .arg(&root)
            .env("CARGO_TARGET_DIR", &build);
        Process::new(command, place.logs()).run()?;
        // A thousand files that nobody needs any more; if they stay, they only take room.
        let _ = fs::remove_dir_all(build);
        Ok(peer)
    }

    fn is_right(&self, place: &Place) -> bool {
        if !self.program.exists() {
            return false;
        }
        let mut command = Command::new(&self.program);
        command.arg("--version");
        let version = Process::new(command, place.logs()).output();
        version.is_ok_and(|version| version.trim() == format!("{NAME} {VERSION}"))
    }

    /// Writes its code from the bundled document.
    pub fn generate(&self, place: &Place) -> Process {
        let mut command = Command::new(&self.program);
        command
            .arg("generate")
            .arg(place.bundle())
            .arg("--output-dir")
            .arg(sources(place).join(MODULE))
            .args(["--module-name", MODULE]);
        Process::new(command, place.logs())
    }

    /// Takes its code away.
    pub fn clear(place: &Place) -> Result<(), String> {
        clear(&sources(place).join(MODULE))
    }

    /// Makes its code a crate, which depends on what it says that it needs.
    pub fn wrap(place: &Place) -> Result<Crate, String> {
        let folder = place.peers();
        let needed = sources(place).join(MODULE).join("REQUIRED_DEPS.toml");
        let written = fs::read_to_string(&needed).and_then(|needed| {
            settle(&folder.join("Cargo.toml"), &manifest(&needed))?;
            settle(&sources(place).join("lib.rs"), &format!("pub mod {MODULE};\n"))
        });
        written.map_err(|error| format!("{}: {error}", needed.display()))?;
        Crate::new(place, folder)
    }
}

fn sources(place: &Place) -> PathBuf {
    place.peers().join("src")
}

fn manifest(needed: &str) -> String {
    format!(
        "[package]\nname = \"peers\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
         publish = false\n\n[workspace]\n\n{needed}"
    )
}
