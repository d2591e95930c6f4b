//! Says what a new document changes for those who call the crate: two surfaces are
//! compared, by Rust's rules as they apply to the code that we emit.
//!
//! What has another name is told as renamed, not as removed and added, and what uses it is
//! not told as changed.

mod change;
mod collect;
mod compare;
mod label;
mod names;
mod operations;
mod pairs;
mod rules;
mod sentence;
mod types;
mod version;

pub use change::{Aspect, Change, Effect, Kind, Section, Side, Subject, What};
pub use version::{VersionError, next_version};

use std::collections::HashMap;

use crate::ir;
use crate::surface::{Resource, Surface, Webhook};
use collect::Changes;
use compare::{Compare, Features};
use pairs::{Pairs, Row};

/// What changed between two surfaces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// In document order, grouped by resource: first what concerns the whole crate.
    pub changes: Vec<Change>,
}

/// What a change asks of the next version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Nothing changed.
    #[default]
    Same,
    /// Only what people read.
    Patch,
    /// Whoever compiled goes on to compile.
    Minor,
    /// Somebody's code may not compile any more.
    Major,
}

impl Diff {
    /// What all changes together ask of the next version.
    pub fn verdict(&self) -> Verdict {
        self.changes.iter().map(Change::verdict).max().unwrap_or_default()
    }
}

/// Compares what users of the old crate see with what those of the new one will.
pub fn run(old: &Surface, new: &Surface) -> Diff {
    // As after most runs.
    if old == new {
        return Diff::default();
    }
    let operations = operations::paired(old, new);
    let resources = operations::resources(old, new, &operations);
    let (types, names) = types::paired(old, new, &operations);
    let mut changes = Changes::default();
    let kept = new.aliases.iter().map(|one| (one.named, one.old.as_str())).collect();
    let mut compare = Compare { names: &names, kept, changes: &mut changes };
    compare::client(&mut compare, &old.client, &new.client);
    compare::webhook_feature(&mut compare, old, new);
    let moved: HashMap<&str, &str> = paths(&resources);
    let features = features(old, new, &resources);
    let listed = (listed(old), listed(new));
    for row in resources.rows() {
        let to = |path: &str| moved.get(path).map(|to| (*to).to_owned());
        compare::resource(&mut compare, row, to, (&listed.0, &listed.1));
    }
    for row in operations.rows() {
        let follows = match row {
            Row::Both(was, now) => {
                moved.get(was.resource.as_str()) == Some(&now.resource.as_str())
            }
            _ => false,
        };
        compare::operation(&mut compare, row, follows);
    }
    types
        .rows()
        .into_iter()
        .for_each(|row| compare::model(&mut compare, row, &features));
    let (name, event) = (
        |one: &Webhook| Some(one.name.clone()),
        |one: &Webhook| Some((one.event.clone(), one.at.clone())),
    );
    let webhooks =
        Pairs::new(&old.webhooks, &new.webhooks).by(name, name).by(event, event);
    webhooks.rows().into_iter().for_each(|row| compare::webhook(&mut compare, row));
    compare::aliases(&mut compare, old, new);
    Diff { changes: changes.sorted(&resources) }
}

/// New paths of resources by old ones.
fn paths<'a>(resources: &Pairs<'a, Resource>) -> HashMap<&'a str, &'a str> {
    let both = resources.both().into_iter();
    both.map(|(was, now)| (was.path.as_str(), now.path.as_str())).collect()
}

/// The features of a crate.
fn listed(surface: &Surface) -> Vec<&str> {
    surface.resources.iter().map(|one| one.feature.as_str()).collect()
}

/// What types are compiled with.
fn features<'a>(
    old: &'a Surface,
    new: &'a Surface,
    resources: &Pairs<'a, Resource>,
) -> Features<'a> {
    let of = |one: &'a Resource| (one.feature.as_str(), one.path.as_str());
    let known = old.resources.iter().map(of).chain(new.resources.iter().map(of));
    let both = resources.both().into_iter();
    let renamed = both.map(|(was, now)| (was.feature.as_str(), now.feature.as_str()));
    let has_webhooks = (!new.webhooks.is_empty()).then_some(ir::Webhook::FEATURE);
    Features {
        resources: known.collect(),
        renamed: renamed.collect(),
        new: listed(new).into_iter().chain(has_webhooks).collect(),
        used: types::used(old),
    }
}
