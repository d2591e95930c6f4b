//! Which results come page by page, and how a page leads to the next: as `client.toml` has
//! it, and else as the names and types of parameters and members tell. Wrong pages are
//! worse than none, so what is not plain is not recognised.

mod around;
mod items;
mod recognise;
mod words;

use std::collections::HashMap;

use super::drafts::Draft;
use super::select::means_nothing;
use crate::config::{PagingRule, Selector, Spot};
use crate::diag::{Code, Fault, Faults};
use crate::ir::{Api, Operation, Pagination};
pub use around::Around;

/// Why a rule can't be followed: what is missing, where the rule says so.
type Missing = (Option<crate::diag::Place>, String);

/// Finds out for each operation.
pub fn run(
    api: &mut Api,
    drafts: &[Draft<'_>],
    rules: &[PagingRule],
    components: Option<&openapiv3::Components>,
    faults: &mut Faults,
) {
    report_idle(drafts, rules, faults);
    let mut found = Vec::with_capacity(api.operations.len());
    let by_pointer: HashMap<&str, &Draft<'_>> =
        drafts.iter().map(|draft| (draft.pointer.as_str(), draft)).collect();
    for operation in &api.operations {
        let draft = by_pointer.get(operation.pointer.as_str()).copied();
        found.push(draft.and_then(|draft| {
            let around = Around { api, operation, draft, components };
            decide(&around, rules, faults)
        }));
    }
    for (operation, pagination) in api.operations.iter_mut().zip(found) {
        operation.pagination = pagination;
    }
}

/// A selector that means no operation is a mistake.
fn report_idle(drafts: &[Draft<'_>], rules: &[PagingRule], faults: &mut Faults) {
    let any = |selector: &Spot<Selector>| {
        drafts.iter().any(|draft| selector.value.matches(&draft.selected()))
    };
    let selectors = rules.iter().flat_map(|rule| &rule.operations);
    for selector in selectors.filter(|selector| !any(selector)) {
        faults.push(means_nothing(selector, Code::UnknownOperation, drafts));
    }
}

fn decide(
    around: &Around<'_>,
    rules: &[PagingRule],
    faults: &mut Faults,
) -> Option<Pagination> {
    let selected = around.draft.selected();
    let means = |selector: &&Spot<Selector>| selector.value.matches(&selected);
    let rule =
        rules.iter().find_map(|rule| Some((rule, rule.operations.iter().find(means)?)));
    match rule {
        None => recognise::by_itself(around),
        Some((rule, _)) if rule.off => None,
        Some((rule, selector)) => match recognise::by_rule(around, rule) {
            Ok(pagination) => Some(pagination),
            Err((place, what)) => {
                let place = place.unwrap_or_else(|| selector.place.clone());
                faults.push(unfit(around.operation, place, &what));
                None
            }
        },
    }
}

fn unfit(operation: &Operation, place: crate::diag::Place, what: &str) -> Fault {
    let message = format!("the pages of `{}` can't be read so: {what}", operation.id);
    let hint = "see what the operation has, or leave it out with `style = \"none\"` in a \
                rule before this one";
    Fault::new(Code::ConfigValue, place, message).hint(hint)
}
