//! `[resources]` and `[rename] operations`: where the user calls operations from, and how.

use std::collections::HashMap;

use super::context::Lowering;
use super::drafts::Draft;
use super::names;
use super::select::means_nothing;
use crate::config::{Resource, Selector, Spot};
use crate::diag::{Code, Fault, Place, nearest};

/// Moves and renames the operations that the user names.
pub fn run(lowering: &mut Lowering<'_>, drafts: &mut [Draft<'_>]) {
    let config = lowering.config;
    let groups: Vec<String> = drafts.iter().map(|draft| draft.module.clone()).collect();
    for resource in &config.resources {
        take_groups(lowering, resource, &groups, drafts);
    }
    let mut placed = Placed::default();
    for resource in &config.resources {
        let module = resource.path.join(".");
        for one in &resource.operations {
            let Some(draft) = single(lowering, &one.operation, drafts) else { continue };
            draft.module.clone_from(&module);
            draft.placed = true;
            placed.take(lowering, draft, &one.method, &one.operation.place);
        }
    }
    for (selector, name) in &config.rename.operations {
        let selector = Spot { value: selector.clone(), place: name.place.clone() };
        if let Some(draft) = single(lowering, &selector, drafts) {
            placed.take(lowering, draft, &name.value, &name.place);
        }
    }
}

/// `from = ["droplet_actions"]`: a whole group of the document.
fn take_groups(
    lowering: &mut Lowering<'_>,
    resource: &Resource,
    groups: &[String],
    drafts: &mut [Draft<'_>],
) {
    for Spot { value, place } in &resource.from {
        let wanted = names::words_of(value);
        let mut found = false;
        for (draft, group) in drafts.iter_mut().zip(groups) {
            if names::words_of(group) == wanted {
                draft.module = resource.path.join(".");
                draft.placed = true;
                found = true;
            }
        }
        if !found {
            let near = nearest(value, groups.iter().map(String::as_str));
            let hint = near.map(|near| format!("did you mean `{near}`?"));
            let message = format!("the document has no resource `{value}`");
            let fault = Fault::new(Code::ConfigNoEffect, place.clone(), message);
            lowering.faults.push(fault.maybe_hint(hint));
        }
    }
}

/// The one operation that is meant.
fn single<'d, 'a>(
    lowering: &mut Lowering<'_>,
    selector: &Spot<Selector>,
    drafts: &'d mut [Draft<'a>],
) -> Option<&'d mut Draft<'a>> {
    let means = |draft: &Draft<'_>| selector.value.matches(&draft.selected());
    let meant = drafts.iter().filter(|draft| means(draft)).count();
    if meant > 1 {
        let message = format!("`{}` means {meant} operations", selector.value.text());
        let fault = Fault::new(Code::ConfigValue, selector.place.clone(), message);
        lowering.faults.push(fault.hint("a method can call one operation only"));
        return None;
    }
    if meant == 0 {
        let fault = means_nothing(selector, Code::ConfigNoEffect, drafts);
        lowering.faults.push(fault);
    }
    drafts.iter_mut().find(|draft| means(draft))
}

/// The names that the user gave: who has which.
#[derive(Default)]
struct Placed {
    by_pointer: HashMap<String, Place>,
    by_name: HashMap<(String, String), String>,
}

impl Placed {
    fn take(
        &mut self,
        lowering: &mut Lowering<'_>,
        draft: &mut Draft<'_>,
        name: &str,
        place: &Place,
    ) {
        let mut refuse = |message: String| {
            lowering.faults.push(Fault::new(Code::ConfigValue, place.clone(), message));
        };
        if self.by_pointer.insert(draft.pointer.clone(), place.clone()).is_some() {
            refuse(format!("`{}` has been given a name already", draft.id));
            return;
        }
        let key = (draft.module.clone(), name.to_owned());
        if let Some(other) = self.by_name.insert(key, draft.id.clone()) {
            refuse(format!("`{}.{name}` is `{other}` already", draft.module));
            return;
        }
        draft.names.insert(0, name.to_owned());
        draft.chosen = true;
    }
}
