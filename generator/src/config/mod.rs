//! `client.toml`: what the owner of the crate decides, where the document can't say it.
//! Reads the file and the files that it names, and says what is wrong with them; never
//! looks at the document.

mod carry;
mod check;
mod defaults;
mod dependencies;
mod file;
mod item;
mod members;
mod names;
mod overrides;
mod pagination;
mod pattern;
mod read;
mod reader;
mod renames;
mod resources;
mod selector;
mod settings;
mod source;
mod waiters;

pub use carry::{Carried, carry};
pub use defaults::{env_prefix, package};
pub use names::run as names;
pub use read::{NAME, run};
pub use selector::Selected;
pub use settings::{
    Config, DateTimeCrate, Dependency, DocumentConfig, Mark, MarkTest, ModelsConfig,
    OperationsConfig, PackageConfig, PagingRule, PagingStyle, Placed, Renames, Resource,
    Selector, Source, Spot, Types, WaiterRule,
};
