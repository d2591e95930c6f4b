//! `[operations]`: which operations the crate has, before anything else is done with them.

use super::context::Lowering;
use super::drafts::Draft;
use crate::config::{Selector, Spot};
use crate::diag::{Code, Fault, nearest};

/// Whether the user picks some of the operations.
pub fn is_in_force(lowering: &Lowering<'_>) -> bool {
    let operations = &lowering.config.operations;
    !operations.only.is_empty() || !operations.skip.is_empty()
}

/// Drops the operations that are not wanted. A selector that means none is a mistake in
/// `only`, where nothing would be left of what was asked for; in `skip` it does no harm.
pub fn run(lowering: &mut Lowering<'_>, drafts: &mut Vec<Draft<'_>>) {
    let operations = &lowering.config.operations;
    for (selectors, code) in [
        (&operations.only, Code::UnknownOperation),
        (&operations.skip, Code::ConfigNoEffect),
    ] {
        let idle = selectors.iter().filter(|selector| !any(selector, drafts));
        let faults: Vec<Fault> =
            idle.map(|selector| means_nothing(selector, code, drafts)).collect();
        lowering.faults.extend(faults);
    }
    drafts.retain(|draft| {
        let means = |one: &Spot<Selector>| one.value.matches(&draft.selected());
        (operations.only.is_empty() || operations.only.iter().any(means))
            && !operations.skip.iter().any(means)
    });
}

fn any(selector: &Spot<Selector>, drafts: &[Draft<'_>]) -> bool {
    drafts.iter().any(|draft| selector.value.matches(&draft.selected()))
}

/// A fault about a selector that means no operation, with the nearest that would.
pub fn means_nothing(
    Spot { value, place }: &Spot<Selector>,
    code: Code,
    drafts: &[Draft<'_>],
) -> Fault {
    let near = match value {
        Selector::Id(id) => {
            let ids = drafts.iter().map(|draft| draft.declared.unwrap_or(&draft.id));
            nearest(id, ids).map(str::to_owned)
        }
        Selector::Tag(tag) => {
            let tags = drafts.iter().flat_map(|draft| &draft.operation.tags);
            nearest(tag, tags.map(String::as_str)).map(|tag| format!("tag:{tag}"))
        }
        Selector::Path { method, path } => {
            let paths = drafts.iter().map(|draft| draft.path);
            let method = method.iter().map(|method| format!("{method} "));
            let method: String = method.collect();
            nearest(path, paths).map(|path| format!("{method}{path}"))
        }
    };
    let message = format!("no operation is meant by `{}`", value.text());
    let hint = near.map(|near| format!("did you mean `{near}`?"));
    Fault::new(code, place.clone(), message).maybe_hint(hint)
}
