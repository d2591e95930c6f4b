//! `client.toml`: what the owner of the crate decides, where the document can't say it.
//! Reads the file and the files that it names, and says what is wrong with them; never
//! looks at the document.

mod carry;
mod check;
mod defaults;
mod members;
mod read;
mod settings;

pub use carry::{Carried, carry};
pub use defaults::package;
pub use read::{NAME, run};
pub use settings::{
    Config, DateTimeCrate, Dependency, DocumentConfig, ModelsConfig, OperationsConfig,
    PackageConfig, Placed, Renames, Resource, Selector, Source, Spot, Types,
};
