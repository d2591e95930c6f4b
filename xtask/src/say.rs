//! Prints. A reader who has gone away (`| head`) is no error and never a panic.

use std::io::{self, IsTerminal, Write};

/// To standard output: what was asked for.
pub fn out(text: &str) {
    let mut stream = io::stdout().lock();
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}

/// To standard error: everything about the run.
pub fn err(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Whether standard error wants colours.
pub fn in_color() -> bool {
    are_colors_wanted() && io::stderr().is_terminal()
}

/// Whether standard output wants colours.
pub fn out_in_color() -> bool {
    are_colors_wanted() && io::stdout().is_terminal()
}

/// By <https://no-color.org>.
fn are_colors_wanted() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
