//! What is measured, by name.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::part::Part;

/// A command that is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// `cargo xtask generate` into an empty folder.
    Generate,
    /// `cargo xtask generate` when the crate is there already.
    GenerateAgain,
    /// `cargo xtask generate --dump normalise`: what the peer reads.
    Bundle,
    /// The peer, from the bundle.
    PeerGenerate,
    /// `cargo check` of our crate.
    Check,
    /// `cargo check` of our crate with few features.
    CheckFeatures,
    /// `cargo check` of the peer's crate.
    PeerCheck,
    /// `cargo build --release` of our crate.
    Release,
    /// `cargo build --release` of the peer's crate.
    PeerRelease,
}

impl Subject {
    /// The part that measures it.
    pub fn part(self) -> Part {
        match self {
            Self::Generate | Self::GenerateAgain | Self::Bundle | Self::PeerGenerate => {
                Part::Generate
            }
            Self::Check | Self::CheckFeatures | Self::PeerCheck => Part::Check,
            Self::Release | Self::PeerRelease => Part::Release,
        }
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Generate => "generate",
            Self::GenerateAgain => "generate again",
            Self::Bundle => "bundle for the peer",
            Self::PeerGenerate => "the peer generates",
            Self::Check => "check",
            Self::CheckFeatures => "check few features",
            Self::PeerCheck => "check the peer's",
            Self::Release => "release build",
            Self::PeerRelease => "release build of the peer's",
        })
    }
}

/// Whose crate it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// Oasmith's.
    Ours,
    /// The other generator's.
    Peer,
}
