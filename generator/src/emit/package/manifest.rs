//! `Cargo.toml` and `rustfmt.toml`.

use crate::emit::alias;
use crate::emit::docs::clean;
use crate::emit::runtime::{RuntimeManifest, RuntimeSources};
use crate::ir::{Api, Dependency, Example, Package, Resource};

/// `Cargo.toml`: a feature for each resource, and what the runtime asks for.
pub fn manifest(api: &Api, runtime: &RuntimeSources) -> String {
    let mut of_runtime = runtime.manifest(api.package.date_time);
    // First of all: what the owner asks for changes the features, too.
    let own = own_dependencies(&api.package, &mut of_runtime);
    let mut text = head(&api.package, runtime);
    text.push_str("\n[package.metadata.docs.rs]\nall-features = true\n");
    text.push_str(&features(api, &of_runtime));
    text.push_str(&dependencies(own, &of_runtime));
    text.push_str(
        "\n[dev-dependencies]\ntokio = { version = \"1\", features = [\"macros\", \
         \"rt-multi-thread\"] }\n",
    );
    text.extend(api.package.examples.iter().map(example));
    text
}

fn head(package: &Package, runtime: &RuntimeSources) -> String {
    let Package { name, version, description, license, repository, .. } = package;
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
    text
}

/// A feature for each resource, all on, and those of the runtime, all off.
fn features(api: &Api, runtime: &RuntimeManifest) -> String {
    let mut text = String::from("\n[features]\ndefault = [\n");
    for name in api.features() {
        text.push_str(&format!("    {},\n", quoted(name)));
    }
    text.push_str("]\n");
    for name in api.features() {
        let resource = api.resources.iter().find(|resource| resource.feature == name);
        let needed = |resource: &Resource| Some(quoted(&api[resource.parent?].feature));
        let needs = resource.and_then(needed).unwrap_or_default();
        text.push_str(&format!("{} = [{needs}]\n", quoted(name)));
    }
    text.push_str(&alias::features(api));
    text.push_str("\n# Off by default.\n");
    for (name, needs) in &runtime.features {
        text.push_str(&format!("{name} = {}\n", list(needs)));
    }
    text
}

/// The owner's own dependencies; what the runtime has already, it is asked for.
fn own_dependencies(package: &Package, runtime: &mut RuntimeManifest) -> Vec<String> {
    let mut lines = Vec::new();
    for Dependency { name, requirement, features } in &package.dependencies {
        if !runtime.ask(name, features) {
            lines.push(format!("{name} = {requirement}\n"));
        }
    }
    lines
}

/// The tables of dependencies, the one for all targets first, each in order of names.
fn dependencies(mut lines: Vec<String>, runtime: &RuntimeManifest) -> String {
    let all = || runtime.dependencies.iter();
    let usual = all().filter(|one| one.target.is_none());
    lines.extend(usual.map(|one| format!("{} = {one}\n", one.name)));
    lines.sort_by(|a, b| a.split(' ').next().cmp(&b.split(' ').next()));
    let mut text = format!("\n[dependencies]\n{}", lines.concat());
    let mut last = None;
    for one in all() {
        let Some(target) = &one.target else { continue };
        if last.replace(target) != Some(target) {
            // A `cfg` knows double quotes only.
            text.push_str(&format!("\n[target.'{target}'.dependencies]\n"));
        }
        text.push_str(&format!("{} = {one}\n", one.name));
    }
    text
}

fn example(Example { name, features }: &Example) -> String {
    let name = quoted(name);
    let features = list(features);
    format!("\n[[example]]\nname = {name}\nrequired-features = {features}\n")
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A TOML string: what JSON escapes, TOML escapes alike.
fn quoted(text: &str) -> String {
    let line = clean(text).split_whitespace().collect::<Vec<_>>().join(" ");
    serde_json::Value::String(line).to_string()
}

/// `rustfmt.toml`, so that `cargo fmt --check` agrees with how the crate is written.
pub fn rustfmt() -> String {
    "edition = \"2024\"\nmax_width = 89\nuse_small_heuristics = \"Max\"\n".to_owned()
}
