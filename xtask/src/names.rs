//! Words what became of `names.lock`. Prints nothing itself.

use oasmith::Report;
use oasmith::write::{ChangeKind, Mode};

use crate::report::shown;

/// So many names that stay are listed.
const MOST: usize = 10;

/// What is not as it should be in the file, where nothing may be written.
pub fn drift(done: &Report, mode: Mode) -> Option<String> {
    let names = done.names.as_ref().filter(|_| mode == Mode::Check)?;
    let state = match names.change? {
        ChangeKind::Differs { line } => format!("differs at line {line}"),
        ChangeKind::Missing | ChangeKind::Unwanted => "is missing".to_owned(),
    };
    let path = shown(&names.path);
    Some(format!("{path} {state}: run `cargo xtask generate` and commit it\n"))
}

/// That the file was written, and which names stay although the document has others.
pub fn summary(done: &Report, mode: Mode) -> String {
    let Some(names) = &done.names else { return String::new() };
    let mut text = String::new();
    if names.change.is_some() && mode == Mode::Write {
        text.push_str(&format!("{} written\n", shown(&names.path)));
    }
    for kept in names.kept.iter().take(MOST) {
        text.push_str(&format!("  {kept}\n"));
    }
    if let Some(more) = names.kept.len().checked_sub(MOST).filter(|more| *more > 0) {
        text.push_str(&format!("  and {more} more\n"));
    }
    if !names.kept.is_empty() {
        text.push_str("  `--rename` takes the new names over, and leaves aliases\n");
    }
    text
}
