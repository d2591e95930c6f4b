//! `client.toml`: what the owner of the crate decides, where the document can't say it.
//! Reads the file and the files that it names, and says what is wrong with them; never
//! looks at the document.

mod carry;
mod check;
mod defaults;
mod members;
mod read;

pub use carry::{Carried, carry};
pub use defaults::package;
pub use read::{NAME, run};

/// Everything that `client.toml` says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// `[crate]`: the crate as Cargo knows it.
    pub package: PackageConfig,
    /// `[models]`: how models are written.
    pub models: ModelsConfig,
    /// `[carry]`: hand-written files that go into the crate, in order of their paths.
    pub carried: Vec<Carried>,
}

/// `[crate]`; what is unset is taken from the document, see [`package`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageConfig {
    /// The crate's name.
    pub name: Option<String>,
    /// The crate's version.
    pub version: Option<String>,
    /// One sentence about it.
    pub description: Option<String>,
    /// An SPDX expression.
    pub license: Option<String>,
    /// Where its source lives.
    pub repository: Option<String>,
    /// The environment variable that `Client::from_env` reads the token from.
    pub token_env: Option<String>,
    /// Where requests go unless the user says otherwise.
    pub base_url: Option<String>,
}

/// `[models]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelsConfig {
    /// Whether objects keep the members that the document does not name.
    pub extra: bool,
}

impl Default for ModelsConfig {
    fn default() -> Self {
        Self { extra: true }
    }
}
