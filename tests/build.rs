//! Finds the examples of the default document and the types that they must fit, so that
//! `tests/examples.rs` can name those types.

use std::path::Path;
use std::{env, fs};

use oasmith::write::Mode;
use oasmith::{Failure, Options, Station};
use serde_json::Value;

#[allow(dead_code, reason = "the library uses what the build script doesn't")]
#[path = "src/examples/mod.rs"]
mod examples;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let workspace = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("..");
    let (spec, generated) = (workspace.join("spec"), workspace.join("generated"));
    println!("cargo::rerun-if-changed={}", spec.display());
    println!("cargo::rerun-if-changed={}", generated.join("api.json").display());

    let index = fs::read_to_string(generated.join("api.json"))
        .map_err(|error| format!("run `cargo xtask generate` first: {error}"))?;
    let index: Value = serde_json::from_str(&index)?;
    let openapi = openapi(&spec.join("openapi.yaml"), &generated)?;
    let found = examples::collect(&openapi, &examples::Bodies::new(&index));

    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("examples.json"), examples::to_json(&found).to_string())?;
    fs::write(out.join("checks.rs"), examples::checks(&found))?;
    Ok(())
}

/// The document in one piece.
fn openapi(spec: &Path, out: &Path) -> Result<Value, Box<dyn std::error::Error>> {
    let options = Options { mode: Mode::Check, ..Options::new(spec, out) };
    match oasmith::dump(&options, Station::Normalise) {
        Ok(text) => Ok(serde_json::from_str(&text)?),
        Err(Failure::Input(findings)) => {
            Err(findings.render(&Default::default()).into())
        }
        Err(Failure::Write(error)) => Err(error.to_string().into()),
    }
}
