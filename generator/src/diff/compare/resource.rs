//! Resources and their features.

use super::{Compare, Thing, added};
use crate::diff::collect::At;
use crate::diff::pairs::Row;
use crate::diff::{Kind, What};
use crate::ir;
use crate::surface::{Named, Resource, Surface};

/// A resource. `parent` says what became of the path of the one that it is in: where that
/// has another name, its own is told there.
pub fn resource(
    compare: &mut Compare<'_, '_>,
    row: Row<'_, Resource>,
    moved: impl Fn(&str) -> Option<String>,
    features: (&[&str], &[&str]),
) {
    match row {
        Row::Old(one) => compare.push(thing(one, &client(&one.path)), Kind::Removed),
        Row::New(one) => {
            let detail = added(format!("feature {}", one.feature));
            compare.push(thing(one, &client(&one.path)), detail);
        }
        Row::Both(was, now) => {
            let name = client(&was.path);
            let whole = thing(now, &name);
            let follows = was.path.rsplit_once("::").is_some_and(|(parent, last)| {
                moved(parent).is_some_and(|to| format!("{to}::{last}") == now.path)
            });
            if was.path != now.path && !follows {
                compare.rename(whole, (Named::Resource, &was.path), &client(&now.path));
            } else if was.path == now.path && was.handle != now.handle {
                let handle = Thing { what: What::Handle, owner: Some(&name), ..whole };
                compare.renamed(Thing { name: &was.handle, ..handle }, &now.handle);
            }
            feature(compare, whole, was, now, features);
        }
    }
}

/// Another feature: renamed, if the old name is gone and the new one is new.
fn feature(
    compare: &mut Compare<'_, '_>,
    whole: Thing<'_>,
    was: &Resource,
    now: &Resource,
    (old, new): (&[&str], &[&str]),
) {
    let (was, now) = (was.feature.as_str(), now.feature.as_str());
    if was == now {
        return;
    }
    if new.contains(&was) || old.contains(&now) {
        let moved = Kind::Moved { was: vec![was.to_owned()], now: vec![now.to_owned()] };
        compare.push(whole, moved);
    } else {
        let feature = Thing { what: What::Feature, owner: None, name: was, ..whole };
        compare.rename(feature, (Named::Feature, was), now);
    }
}

/// The feature of webhooks, which no resource has.
pub fn webhook_feature(compare: &mut Compare<'_, '_>, old: &Surface, new: &Surface) {
    let name = ir::Webhook::FEATURE;
    let has = |surface: &Surface| {
        !surface.webhooks.is_empty()
            || surface.resources.iter().any(|one| one.feature == name)
    };
    let thing = Thing { at: At::CRATE, what: What::Feature, owner: None, name };
    match (has(old), has(new)) {
        (true, false) => compare.push(thing, Kind::Removed),
        (false, true) => compare.push(thing, added("")),
        _ => {}
    }
}

fn thing<'t>(one: &'t Resource, name: &'t str) -> Thing<'t> {
    let at = At { resource: Some(&one.path), old: "", new: "" };
    Thing { at, what: What::Resource, owner: None, name }
}

/// As users write it: `client.gpu_droplets().actions()`.
pub fn client(path: &str) -> String {
    format!("client.{}()", path.replace("::", "()."))
}
