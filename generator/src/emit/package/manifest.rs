//! `Cargo.toml` and `rustfmt.toml`.

use crate::emit::docs::clean;
use crate::emit::runtime::RuntimeSources;
use crate::emit::{Contents, File};
use crate::ir::{Api, Package};

/// `Cargo.toml`, with the runtime's dependencies and a feature for each resource.
pub fn manifest(api: &Api, runtime: &RuntimeSources) -> File {
    let Package { name, version, description, license, repository, .. } = &api.package;
    let mut text = String::from("[package]\n");
    let mut line =
        |key: &str, value: &str| text.push_str(&format!("{key} = {}\n", quoted(value)));
    line("name", name);
    line("version", version);
    line("edition", "2024");
    line("rust-version", runtime.rust_version);
    line("description", description);
    license.iter().for_each(|license| line("license", license));
    repository.iter().for_each(|repository| line("repository", repository));
    line("readme", "README.md");
    text.push_str("\n[package.metadata.docs.rs]\nall-features = true\n");
    text.push_str(&features(api));
    text.push_str(&format!("\n[dependencies]\n{}", runtime.dependencies()));
    text.push_str(
        "\n[dev-dependencies]\ntokio = { version = \"1\", features = [\"macros\", \
         \"rt-multi-thread\"] }\n",
    );
    File { path: "Cargo.toml".to_owned(), contents: Contents::Text(text) }
}

fn features(api: &Api) -> String {
    let names = api.resources.iter().map(|resource| quoted(&resource.feature));
    let names: Vec<String> = names.collect();
    let mut text = String::from("\n[features]\ndefault = [\n");
    names.iter().for_each(|name| text.push_str(&format!("    {name},\n")));
    text.push_str("]\n");
    names.iter().for_each(|name| text.push_str(&format!("{name} = []\n")));
    text
}

/// A TOML string: what JSON escapes, TOML escapes alike.
fn quoted(text: &str) -> String {
    let line = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    serde_json::Value::String(line).to_string()
}

/// `rustfmt.toml`, so that `cargo fmt --check` agrees with how the crate is written.
pub fn rustfmt() -> File {
    let text = "edition = \"2024\"\nmax_width = 89\nuse_small_heuristics = \"Max\"\n";
    File { path: "rustfmt.toml".to_owned(), contents: Contents::Text(text.to_owned()) }
}
