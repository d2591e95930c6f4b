//! Whether a crate's version allows for what changed.

use oasmith::diff::Verdict;
use semver::Version;

use super::comparison::Comparison;
use crate::arguments::Deny;

/// Why the new version is not far enough from the old one.
pub fn refused(of: &Comparison, deny: Deny) -> Option<String> {
    let matters = match deny {
        Deny::Breaking => of.verdict == Verdict::Major,
        Deny::Any => of.verdict != Verdict::Same,
    };
    if !matters || is_allowed(of) {
        return None;
    }
    let (kind, new) = (of.verdict.name(), &of.new.version);
    Some(match &of.next {
        Some(next) => format!(
            "refused: this is a {kind} change of version {}, so the crate has to have version \
             {next}, and it has {new}; `cargo xtask generate --bump=OLD` sets it\n",
            of.old.version
        ),
        None => format!(
            "refused: this is a {kind} change, and the old crate has no version\n"
        ),
    })
}

fn is_allowed(of: &Comparison) -> bool {
    let next = of.next.as_deref().and_then(|next| Version::parse(next).ok());
    let (Some(next), Ok(new)) = (next, Version::parse(&of.new.version)) else {
        return false;
    };
    // `2.0.0-beta.1` is as far from 1.0.0 as 2.0.0 is.
    let is_same =
        (new.major, new.minor, new.patch) == (next.major, next.minor, next.patch);
    let was_released =
        Version::parse(&of.old.version).is_ok_and(|old| old.pre.is_empty());
    (is_same && was_released) || new >= next
}
