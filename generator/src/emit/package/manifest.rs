//! `Cargo.toml` and `rustfmt.toml`.

use crate::emit::docs::clean;
use crate::emit::runtime::RuntimeSources;
use crate::emit::{Contents, File};
use crate::ir::{Api, Dependency, Package, Resource, Webhook};

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
    text.push_str("\n[dependencies]\n");
    text.push_str(&dependencies(&api.package, runtime));
    text.push_str(
        "\n[dev-dependencies]\ntokio = { version = \"1\", features = [\"macros\", \
         \"rt-multi-thread\"] }\n",
    );
    File { path: "Cargo.toml".to_owned(), contents: Contents::Text(text) }
}

/// What the runtime needs and what the owner's types come from, in order of their names.
fn dependencies(package: &Package, runtime: &RuntimeSources) -> String {
    let listed = runtime.dependencies(package.date_time);
    let mut lines: Vec<String> = listed.lines().map(str::to_owned).collect();
    for Dependency { name, requirement, features } in &package.dependencies {
        let start = format!("{name} = ");
        match lines.iter_mut().find(|line| line.starts_with(&start)) {
            Some(line) => *line = with_features(line, features),
            None => lines.push(format!("{start}{requirement}")),
        }
    }
    lines.sort_by(|a, b| a.split(' ').next().cmp(&b.split(' ').next()));
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// A line of the runtime's table with more features.
fn with_features(line: &str, features: &[String]) -> String {
    let more: Vec<String> = features.iter().map(|name| quoted(name)).collect();
    let more = more.join(", ");
    if more.is_empty() {
        return line.to_owned();
    }
    if let Some((before, after)) = line.rsplit_once(']') {
        return format!("{before}, {more}]{after}");
    }
    match line.split_once(" = ") {
        Some((name, table)) if table.ends_with(" }") => {
            format!("{name} = {}, features = [{more}] }}", table.trim_end_matches(" }"))
        }
        Some((name, version)) => {
            format!("{name} = {{ version = {version}, features = [{more}] }}")
        }
        None => line.to_owned(),
    }
}

fn features(api: &Api) -> String {
    let needed = |resource: &Resource| {
        resource.parent.map(|id| quoted(&api[id].feature)).unwrap_or_default()
    };
    let resources = api.resources.iter();
    let mut all: Vec<(&str, String)> =
        resources.map(|one| (one.feature.as_str(), needed(one))).collect();
    // A resource that is called so has the same feature.
    if !api.webhooks.is_empty() && all.iter().all(|(name, _)| *name != Webhook::FEATURE)
    {
        all.push((Webhook::FEATURE, String::new()));
    }
    let mut text = String::from("\n[features]\ndefault = [\n");
    for (name, _) in &all {
        text.push_str(&format!("    {},\n", quoted(name)));
    }
    text.push_str("]\n");
    for (name, needs) in &all {
        text.push_str(&format!("{} = [{needs}]\n", quoted(name)));
    }
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
