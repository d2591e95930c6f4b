//! `[carry.examples]`: which features examples need, and whether the crate has them.

use crate::config::{Carried, Spot};
use crate::diag::{Code, Fault, Faults, nearest};
use crate::emit::RuntimeSources;
use crate::ir::{Api, Example, Webhook};

/// Gives the crate its examples. Those that need a resource which is left out, but is in
/// the document (`offered`), are left out; so are those that need webhooks, if the crate
/// is not `whole`.
pub fn run(
    api: &mut Api,
    carried: &[Carried],
    offered: &[String],
    whole: bool,
    faults: &mut Faults,
) {
    let runtime = RuntimeSources::embedded().manifest(api.package.date_time);
    let mut there = api.features();
    there.extend(runtime.features.iter().map(|(name, _)| name.as_str()));
    let mut known = there.clone();
    known.extend(offered.iter().map(String::as_str));
    known.extend((!whole).then_some(Webhook::FEATURE));
    let mut examples = Vec::new();
    for file in carried.iter().filter(|file| !file.features.is_empty()) {
        let Some(name) = file.example() else { continue };
        for Spot { value, place } in &file.features {
            if !known.contains(&value.as_str()) {
                let message = format!("the crate has no feature `{value}`");
                let near = nearest(value, known.iter().copied());
                let hint = near.map(|near| format!("did you mean `{near}`?"));
                let fault = Fault::new(Code::ConfigValue, place.clone(), message);
                faults.push(fault.maybe_hint(hint));
            }
        }
        let features = || file.features.iter().map(|feature| &feature.value);
        if features().all(|feature| there.contains(&feature.as_str())) {
            let features = features().cloned().collect();
            examples.push(Example { name: name.to_owned(), features });
        }
    }
    api.package.examples = examples;
}
