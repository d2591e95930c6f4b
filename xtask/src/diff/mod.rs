//! `cargo xtask diff`: what changed for users of a crate, and what that asks of its
//! version.

mod allowed;
mod comparison;
mod json;
mod markdown;
mod side;
mod text;

use std::env;
use std::process::ExitCode;

pub use self::comparison::Comparison;
pub use self::markdown::line;
pub use self::side::Side;

use self::text::Style;
use crate::arguments::{Deny, Diff, Format};
use crate::place::from_here;
use crate::{Exit, say};

/// Runs the command.
pub fn run(arguments: Diff) -> ExitCode {
    compare(arguments)
        .unwrap_or_else(|error| {
            say::err(&error);
            Exit::Wrong
        })
        .into()
}

fn compare(arguments: Diff) -> Result<Exit, String> {
    let Diff { old, new, config, format, deny } = arguments;
    let config = config.map(from_here);
    let old = Side::read(&from_here(old), config.clone())?;
    let new = Side::read(&from_here(new), config)?;
    let comparison =
        Comparison::new((&old.surface, old.lines()), (&new.surface, new.lines()));
    let here = env::current_dir().unwrap_or_default();
    let style = Style { color: say::out_in_color(), here: &here };
    say::out(&match format {
        Format::Text => text::render(&comparison, style),
        Format::Markdown => markdown::render(&comparison),
        Format::Json => json::render(&comparison),
    });
    let refused = deny.and_then(|deny: Deny| allowed::refused(&comparison, deny));
    // The process is over: its trees need not be taken apart.
    std::mem::forget((old, new));
    Ok(match refused {
        Some(reason) => {
            say::err(&reason);
            Exit::Differs
        }
        None => Exit::Done,
    })
}

/// What a run changes, at the end of what it says.
pub fn summary(of: &Comparison, color: bool) -> String {
    /// Nobody reads more of it on the way.
    const MOST: usize = 30;
    let here = env::current_dir().unwrap_or_default();
    text::short(of, MOST, Style { color, here: &here })
}
