//! A file of TOML: read with a limit, shown with its lines, taken apart by whoever knows
//! its keys.

use std::fs;
use std::io::Read;
use std::path::{self, Path};
use std::sync::Arc;

use toml::de::DeTable;

use super::members::Members;
use super::reader::Reader;
use crate::diag::{Code, Fault, Faults};
use crate::load::Sources;

/// Reads a file of at most `mebibytes`, which is added to `sources` so that its lines can
/// be shown.
pub(super) fn read<T>(
    path: &Path,
    mebibytes: u64,
    sources: &mut Sources,
    faults: &mut Faults,
    take: impl FnOnce(Members<'_, '_>, &mut Reader<'_>) -> T,
) -> Option<T> {
    let text = text(path, mebibytes, faults)?;
    let file = shown_name(path, sources);
    sources.attach(Arc::clone(&file), text.clone());
    let (root, errors) = DeTable::parse_recoverable(&text);
    let mut reader = Reader::new(&file, &text, faults);
    for error in &errors {
        let place = reader.place(&error.span().unwrap_or_default());
        reader.push(Fault::new(Code::ConfigSyntax, place, error.message().trim()));
    }
    // What a broken file says beyond its first mistake is guesswork.
    errors.is_empty().then(|| take(Members::of(root.get_ref()), &mut reader))
}

fn text(path: &Path, mebibytes: u64, faults: &mut Faults) -> Option<String> {
    let largest = mebibytes << 20;
    let mut text = Vec::new();
    let opened = fs::File::open(path);
    let read = opened.and_then(|file| file.take(largest + 1).read_to_end(&mut text));
    let shown = path.display();
    let (code, message) = match read.map(|_| String::from_utf8(text)) {
        Ok(Ok(text)) if text.len() as u64 <= largest => return Some(text),
        Ok(Ok(_)) => (Code::TooBig, format!("`{shown}` has more than {mebibytes} MiB")),
        Ok(Err(_)) => (Code::NotUtf8, format!("`{shown}` is not UTF-8")),
        Err(error) => (Code::MissingFile, format!("can't read `{shown}`: {error}")),
    };
    faults.push(Fault::placeless(code, message));
    None
}

/// Relative to the document's folder where it is inside, as the other sources are.
fn shown_name(path: &Path, sources: &Sources) -> Arc<str> {
    let full = path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let shown = full.strip_prefix(sources.root()).unwrap_or(&full);
    Arc::from(shown.to_string_lossy().replace('\\', "/"))
}
