//! Reads `client.toml` itself.

use std::fs;
use std::path::{self, Path};
use std::sync::Arc;

use toml::de::DeTable;

use super::members::{Members, Reader};
use super::{Config, ModelsConfig, PackageConfig, carry, check};
use crate::diag::{Code, Fault, Faults};
use crate::load::Sources;

/// The file's name, beside the document.
pub const NAME: &str = "client.toml";

/// Reads the file, which is added to `sources` so that its lines can be shown.
pub fn run(path: &Path, sources: &mut Sources, faults: &mut Faults) -> Option<Config> {
    let text = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("can't read `{}`: {error}", path.display());
            faults.push(Fault::placeless(Code::MissingFile, message));
            return None;
        }
    };
    let Ok(text) = String::from_utf8(text) else {
        let message = format!("`{}` is not UTF-8", path.display());
        faults.push(Fault::placeless(Code::NotUtf8, message));
        return None;
    };
    let file = shown_name(path, sources);
    sources.attach(Arc::clone(&file), text.clone());
    parse(&text, &file, path.parent().unwrap_or(Path::new("")), faults)
}

/// Reads the text of a file; what it names is looked for in `folder`.
fn parse(
    text: &str,
    file: &Arc<str>,
    folder: &Path,
    faults: &mut Faults,
) -> Option<Config> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader::new(file, text, faults);
    for error in &errors {
        let place = reader.place(&error.span().unwrap_or_default());
        reader.push(Fault::new(Code::ConfigSyntax, place, error.message().trim()));
    }
    // What a broken file says beyond its first mistake is guesswork.
    errors.is_empty().then(|| config(Members::of(root.get_ref()), folder, &mut reader))
}

fn config(mut root: Members<'_, '_>, folder: &Path, reader: &mut Reader<'_>) -> Config {
    let mut table = root.table("crate", reader);
    let package = PackageConfig {
        name: table.text("name", check::crate_name, reader),
        version: table.text("version", check::version, reader),
        description: table.text("description", check::line, reader),
        license: table.text("license", check::line, reader),
        repository: table.text("repository", check::base_url, reader),
        token_env: table.text("token_env", check::env_name, reader),
        base_url: table.text("base_url", check::base_url, reader),
    };
    table.finish(reader);

    let mut table = root.table("models", reader);
    let models = ModelsConfig {
        extra: table.truth("extra", reader).unwrap_or(true),
        ..ModelsConfig::default()
    };
    table.finish(reader);

    let mut table = root.table("carry", reader);
    let files = table.texts("files", reader);
    table.finish(reader);
    root.finish(reader);

    Config {
        package,
        models,
        carried: carry::read(&files, folder, reader),
        ..Config::default()
    }
}

/// Relative to the document's folder where it is inside, as the other sources are.
fn shown_name(path: &Path, sources: &Sources) -> Arc<str> {
    let full = path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let shown = full.strip_prefix(sources.root()).unwrap_or(&full);
    Arc::from(shown.to_string_lossy().replace('\\', "/"))
}
