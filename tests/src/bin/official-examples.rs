//! Writes a small crate that reads every JSON example of a document into the type that a
//! generated crate has for it, and writes it again: what `tests/examples.rs` does for the
//! default document, for one whose crate is not part of this workspace.
//!
//!     cargo run -p oasmith-tests --bin official-examples -- SPEC CRATE OUT
//!     cargo run --manifest-path OUT/Cargo.toml

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use oasmith::write::Mode;
use oasmith::{Failure, Options, Station};
use oasmith_tests::examples::{self, Bodies};
use oasmith_tests::place;
use serde_json::Value;

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = env::args_os().skip(1).map(PathBuf::from).collect();
    let [spec, generated, out] = arguments.as_slice() else {
        eprintln!("usage: official-examples SPEC CRATE OUT");
        return ExitCode::from(2);
    };
    match write(spec, generated, out) {
        Ok(count) => {
            println!("{count} examples");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn write(spec: &Path, generated: &Path, out: &Path) -> Result<usize, Box<dyn Error>> {
    let index = fs::read_to_string(generated.join("api.json"))?;
    let index: Value = serde_json::from_str(&index)?;
    let found = examples::collect(&openapi(spec)?, &Bodies::new(&index));

    let name = index["crate"].as_str().ok_or("api.json names no crate")?;
    let crate_path = fs::canonicalize(generated)?;
    fs::create_dir_all(out.join("src"))?;
    // The workspace's versions: a shared target folder has them already.
    fs::copy(place::workspace().join("Cargo.lock"), out.join("Cargo.lock"))?;
    fs::write(out.join("Cargo.toml"), manifest(name, &crate_path))?;
    fs::write(out.join("src/main.rs"), main_file(&name.replace('-', "_")))?;
    fs::write(out.join("src/checks.rs"), examples::checks(&found))?;
    fs::write(out.join("src/round_trip.rs"), include_str!("../round_trip.rs"))?;
    fs::write(out.join("examples.json"), examples::to_json(&found).to_string())?;
    Ok(found.len())
}

/// The document in one piece.
fn openapi(spec: &Path) -> Result<Value, Box<dyn Error>> {
    let (spec, out) = (spec.to_owned(), PathBuf::new());
    let options =
        Options { spec, config: None, out, mode: Mode::Check, only: Vec::new() };
    match oasmith::dump(&options, Station::Normalise) {
        Ok(text) => Ok(serde_json::from_str(&text)?),
        Err(Failure::Input(findings)) => {
            Err(findings.render(&Default::default()).into())
        }
        Err(Failure::Write(error)) => Err(error.to_string().into()),
    }
}

fn manifest(name: &str, path: &Path) -> String {
    format!(
        "[package]\nname = \"official-examples\"\nedition = \"2024\"\npublish = false\n\n\
         [workspace]\n\n[dependencies]\n{name} = {{ path = {path:?} }}\nserde = \"1\"\n\
         serde_json = {{ version = \"1\", features = [\"preserve_order\"] }}\n"
    )
}

/// Prints each example that was not read or written as it is, and how many there are.
/// An argument says how many may be lost.
fn main_file(name: &str) -> String {
    const TEMPLATE: &str = "\
mod round_trip;
use @crate@::*;
use round_trip::{Check, round_trip};
include!(\"checks.rs\");

fn main() {
    let text = include_str!(\"../examples.json\");
    let examples: Vec<serde_json::Value> = serde_json::from_str(text).expect(\"JSON\");
    let mut lost = 0;
    for example in &examples {
        let rust_type = example[\"rust_type\"].as_str().unwrap_or_default();
        let check = check(rust_type).expect(\"every type has its check\");
        if let Err(error) = check(&example[\"value\"]) {
            lost += 1;
            println!(\"{} as {rust_type}: {error}\", example[\"name\"]);
        }
    }
    println!(\"{} of {} examples are kept\", examples.len() - lost, examples.len());
    let allowed = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(0);
    std::process::exit(i32::from(lost > allowed));
}
";
    TEMPLATE.replace("@crate@", name)
}
