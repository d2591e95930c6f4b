//! The next version of a crate, by Cargo's rules.

use std::fmt;

use semver::{BuildMetadata, Prerelease, Version};

use super::Verdict;

/// A version that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionError {
    text: String,
    reason: String,
}

impl fmt::Display for VersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no version: {}", self.text, self.reason)
    }
}

impl std::error::Error for VersionError {}

/// The version that follows on `current`. Below 1.0 a breaking change bumps the first
/// number that is not zero, and everything else the one behind it; `0.0.z` has only one.
/// A pre-release promises nothing, so its own last number is bumped, whatever changed.
pub fn next_version(current: &str, verdict: Verdict) -> Result<String, VersionError> {
    let mut version = Version::parse(current).map_err(|error| VersionError {
        text: current.to_owned(),
        reason: error.to_string(),
    })?;
    if verdict == Verdict::Same {
        return Ok(version.to_string());
    }
    version.build = BuildMetadata::EMPTY;
    if !version.pre.is_empty() {
        version.pre = after(&version.pre);
        return Ok(version.to_string());
    }
    let Version { major, minor, patch, .. } = version;
    let (major, minor, patch) = match (verdict, major, minor) {
        (Verdict::Major, 0, 0) => (0, 0, patch.saturating_add(1)),
        (Verdict::Major, 0, _) | (Verdict::Minor, 1.., _) => {
            (major, minor.saturating_add(1), 0)
        }
        (Verdict::Major, _, _) => (major.saturating_add(1), 0, 0),
        _ => (major, minor, patch.saturating_add(1)),
    };
    Ok(Version::new(major, minor, patch).to_string())
}

/// `beta.2` after `beta.1`, `beta.1` after `beta`.
fn after(pre: &Prerelease) -> Prerelease {
    let text = pre.as_str();
    let (head, last) =
        text.rsplit_once('.').map_or(("", text), |(head, last)| (head, last));
    let next = match last.parse::<u64>() {
        Ok(number) if head.is_empty() => number.saturating_add(1).to_string(),
        Ok(number) => format!("{head}.{}", number.saturating_add(1)),
        Err(_) => format!("{text}.1"),
    };
    Prerelease::new(&next).unwrap_or_else(|_| pre.clone())
}
