//! Decides what the crate consists of: types, names, resources, results, errors, what is
//! boxed. Here every question about a document is answered once and stored as data;
//! nothing is printed, and no file is read.

mod bodies;
mod component;
mod context;
mod cycles;
mod drafts;
mod enums;
mod facts;
mod homes;
pub mod names;
mod objects;
mod operations;
mod package;
mod parameters;
mod resources;
mod responses;
mod schema;
mod security;
mod shape;
mod tagged;
mod unions;
mod usage;
mod wish;

use crate::config::Config;
use crate::diag::{Code, Fault, Faults};
use crate::ir::{Api, Docs, Info, TypeId};
use crate::normalise::Document;
use context::Lowering;

/// Lowers a document. `only` names the resources that are wanted; empty means all.
pub fn run(
    document: &Document,
    config: &Config,
    only: &[String],
    faults: &mut Faults,
) -> Option<Api> {
    let mut lowering = Lowering::new(document, config, faults);
    let drafts = drafts::find(&mut lowering);
    let mut groups = resources::group(&mut lowering, &drafts);
    let wanted = resources::wanted(&mut lowering, &groups, only)?;
    let mut operations = Vec::with_capacity(drafts.len());
    for draft in drafts.iter().filter(|draft| wanted.contains(&draft.module)) {
        let operation = operations::lower(&mut lowering, draft, &mut groups);
        operations.push(operation);
    }
    if only.is_empty() {
        component::declared(&mut lowering);
    }
    let info = info(document);
    let package = package::lower(&lowering, &info);
    let resources = groups.finish(&mut operations);
    let types = lowering.types.finish();
    let usual_headers = responses::usual_headers(&operations);
    let mut api = Api { package, info, resources, operations, types, usual_headers };
    usage::apply_direction(&mut api);
    usage::prune(&mut api, only.is_empty());
    let endless = cycles::break_with_boxes(&mut api);
    report_endless(&api, endless, document, faults);
    homes::assign(&mut api);
    Some(api)
}

fn info(document: &Document) -> Info {
    let info = &document.openapi.info;
    Info {
        title: info.title.clone(),
        version: info.version.clone(),
        openapi: document.version.clone(),
        docs: Docs { text: info.description.clone(), ..Docs::default() },
    }
}

/// No value could hold a member that requires itself: it is made nullable.
fn report_endless(
    api: &Api,
    endless: Vec<(TypeId, String)>,
    document: &Document,
    faults: &mut Faults,
) {
    for (id, member) in endless {
        let def = &api[id];
        let place = document.origins.place(&def.pointer);
        let message =
            format!("`{member}` of `{}` requires itself without end", def.name);
        let hint = "it is taken as nullable; make a member of the circle optional";
        faults.push(Fault::new(Code::EndlessRequirement, place, message).hint(hint));
    }
}
