//! Reads `client.toml` itself.

use std::ops::Range;
use std::path::Path;

use super::members::Members;
use super::reader::Reader;
use super::resources::selector;
use super::{
    Config, DateTimeCrate, DocumentConfig, ModelsConfig, OperationsConfig,
    PackageConfig, Spot, carry, check, dependencies, file, overrides, pagination,
    renames, resources, waiters,
};
use crate::diag::Faults;
use crate::load::Sources;

/// The file's name, beside the document.
pub const NAME: &str = "client.toml";

/// In MiB. What people write is far smaller; the TOML of a larger file takes minutes to
/// refuse.
const LARGEST: u64 = 1;

/// Reads the file, which is added to `sources` so that its lines can be shown; what it
/// names is looked for beside it.
pub fn run(path: &Path, sources: &mut Sources, faults: &mut Faults) -> Option<Config> {
    let folder = path.parent().unwrap_or(Path::new(""));
    file::read(path, LARGEST, sources, faults, |root, reader| {
        config(root, folder, reader)
    })
}

fn config(mut root: Members<'_, '_>, folder: &Path, reader: &mut Reader<'_>) -> Config {
    let document = document(root.table("document", reader), folder, reader);
    let package = package(root.table("crate", reader), reader);
    let models = models(root.table("models", reader), reader);
    let dates = models.date_time;
    let dependencies = root.table("dependencies", reader);
    let dependencies = dependencies::read(dependencies, dates, reader);
    let operations = operations(root.table("operations", reader), reader);
    let resources = resources::read(root.table("resources", reader), reader);
    let rename = renames::read(root.table("rename", reader), reader);
    let (types, formats) = (root.table("types", reader), root.table("formats", reader));
    let crates = overrides::crates(&dependencies, dates);
    let types = overrides::types(types, formats, &crates, reader);
    let optional = overrides::optional(root.table("optional", reader), reader);
    let pagination = pagination::read(root.tables("pagination", reader), reader);
    let waiters = waiters::read(root.tables("waiters", reader), reader);
    let (carried, carried_from) =
        carry::read(root.table("carry", reader), folder, reader);
    root.finish(reader);
    Config {
        document,
        package,
        dependencies,
        models,
        operations,
        resources,
        rename,
        types,
        optional,
        pagination,
        waiters,
        carried,
        carried_from,
    }
}

fn document(
    mut table: Members<'_, '_>,
    folder: &Path,
    reader: &mut Reader<'_>,
) -> DocumentConfig {
    let root = table.spot("root", check::line, reader);
    let overlays = table.texts("overlays", reader);
    table.finish(reader);
    let overlay = |(text, span)| reader.spot(folder.join(text), &span);
    DocumentConfig {
        overlays: overlays.into_iter().map(overlay).collect(),
        root: root
            .map(|Spot { value, place }| Spot { value: folder.join(value), place }),
    }
}

fn package(mut table: Members<'_, '_>, reader: &mut Reader<'_>) -> PackageConfig {
    let package = PackageConfig {
        name: table.text("name", check::crate_name, reader),
        version: table.text("version", check::version, reader),
        description: table.text("description", check::line, reader),
        license: table.text("license", check::line, reader),
        repository: table.text("repository", check::base_url, reader),
        token_env: table.text("token_env", check::env_name, reader),
        base_url: table.text("base_url", check::base_url, reader),
        idempotency_header: table.text("idempotency_header", check::header_name, reader),
    };
    table.finish(reader);
    package
}

fn models(mut table: Members<'_, '_>, reader: &mut Reader<'_>) -> ModelsConfig {
    let usual = ModelsConfig::default();
    let extra = table.truth("extra", reader);
    let date_time = table.get("date_time");
    let date_time = date_time.and_then(|item| item.choice(&DateTimeCrate::ALL, reader));
    table.finish(reader);
    ModelsConfig {
        extra: extra.unwrap_or(usual.extra),
        date_time: date_time.unwrap_or(usual.date_time),
    }
}

fn operations(mut table: Members<'_, '_>, reader: &mut Reader<'_>) -> OperationsConfig {
    let (only, skip) = (table.texts("only", reader), table.texts("skip", reader));
    table.finish(reader);
    let mut selectors = |texts: Vec<(&str, Range<usize>)>| {
        let texts = texts.into_iter();
        texts.filter_map(|(text, span)| selector(text, &span, reader)).collect()
    };
    OperationsConfig { only: selectors(only), skip: selectors(skip) }
}
