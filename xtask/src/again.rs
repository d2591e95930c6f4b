//! Commands that need more than most people want to compile.

use std::env;
use std::process::{Command, ExitCode};

use crate::place::workspace;
use crate::{Exit, say};

/// Compiles this program with a feature more, and runs it with the same arguments.
pub fn with_feature(feature: &str) -> ExitCode {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--profile", "xtask", "--package", "xtask"])
        .args(["--features", feature])
        .arg("--manifest-path")
        .arg(workspace().join("Cargo.toml"))
        .arg("--")
        .args(env::args_os().skip(1))
        .status();
    match status {
        Ok(status) => {
            let code = status.code().and_then(|code| u8::try_from(code).ok());
            code.map_or(Exit::Wrong.into(), ExitCode::from)
        }
        Err(error) => {
            say::err(&format!("error: cargo: {error}\n"));
            Exit::Wrong.into()
        }
    }
}
