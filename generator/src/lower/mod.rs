//! Decides what the crate consists of: types, names, resources, results, errors, what is
//! boxed. Here every question about a document is answered once and stored as data;
//! nothing is printed, and no file is read.

mod alternates;
mod alternatives;
mod answer;
mod bodies;
mod boxes;
mod cases;
mod census;
mod component;
mod constants;
mod contents;
mod context;
mod cycles;
mod depth;
mod drafts;
mod enums;
mod examples;
mod facts;
mod failures;
mod files;
mod grouping;
mod habits;
mod held;
mod homes;
mod idempotency;
mod limits;
mod media;
mod members;
pub mod names;
mod naming;
mod objects;
mod operations;
mod optional;
mod own;
mod package;
mod paging;
mod parameter_types;
mod parameters;
mod place;
mod rename;
mod resources;
mod responses;
mod schema;
mod schemes;
mod security;
mod segments;
mod select;
mod servers;
mod shape;
mod sizes;
mod tagged;
#[cfg(test)]
mod taken;
mod templates;
mod tuples;
mod twins;
mod unions;
mod unnamed;
mod usage;
mod values;
mod variants;
mod verbs;
mod waiters;
mod webhooks;
mod wish;
mod words;

use crate::config::Config;
use crate::diag::{Code, Fault, Faults};
use crate::ir::{Api, Docs, Info, TypeId};
use crate::names::{Kept, Lock};
use crate::normalise::Document;
use context::Lowering;
use held::Held;

/// An API whose names may be locked.
#[derive(Clone, Debug)]
pub struct Named {
    /// The API.
    pub api: Api,
    /// Its names, if there were locked ones: what `names.lock` has to say now.
    pub names: Option<Lock>,
    /// Names that stay although the document calls the things otherwise.
    pub kept: Vec<Kept>,
}

/// Lowers a document. `only` names the resources that are wanted; empty means all.
pub fn run(
    document: &Document,
    config: &Config,
    only: &[String],
    faults: &mut Faults,
) -> Option<Api> {
    with_names(document, config, only, None, faults).map(|named| named.api)
}

/// As [`run`], with names that users of the crate call already.
pub fn with_names(
    document: &Document,
    config: &Config,
    only: &[String],
    locked: Option<&Lock>,
    faults: &mut Faults,
) -> Option<Named> {
    let mut lowering = Lowering::new(document, config, faults);
    lowering.held = locked.map(Held::new);
    let mut drafts = drafts::find(&mut lowering);
    select::run(&mut lowering, &mut drafts);
    drafts::bounded(&drafts, lowering.faults)?;
    place::run(&mut lowering, &mut drafts);
    held::operations(&mut lowering, &mut drafts);
    let whole = only.is_empty() && !select::is_in_force(&lowering);
    let mut groups = resources::group(&mut lowering, &drafts);
    let wanted = resources::wanted(&mut lowering, &groups, only)?;
    let mut operations = Vec::with_capacity(drafts.len());
    for draft in drafts.iter().filter(|draft| wanted.contains(&draft.module)) {
        let operation = operations::lower(&mut lowering, draft, &mut groups);
        operations.push(operation);
    }
    let security = security::settle(&mut lowering, &drafts, &mut operations);
    let webhooks = webhooks::lower(&mut lowering, &drafts, &operations, whole);
    if whole {
        component::declared(&mut lowering);
    }
    let info = info(document);
    let (package, connection) = package::lower(&mut lowering, &info, security);
    let offered: Vec<String> = groups.features().map(str::to_owned).collect();
    let resources = groups.finish(&mut operations);
    let mut held = lowering.held.take();
    let defs = lowering.types.defs();
    let notes = held.as_mut().map(|held| held::types(held, &defs, &operations));
    let notes = notes.unwrap_or_default();
    let types = lowering.types.finish(&notes, &config.rename.types, lowering.faults);
    let notes = notes.named(&types);
    let usual_headers = responses::usual_headers(&operations);
    // The drafts are of the same borrow.
    let faults = lowering.faults;
    let mut api = Api {
        package,
        connection,
        info,
        resources,
        operations,
        webhooks,
        types,
        untyped: lowering.census.finish(),
        fields: 0,
        usual_headers,
        usual_failures: Vec::new(),
        aliases: Vec::new(),
    };
    if let Some(held) = &held {
        held::members(&mut api, held, &notes, faults);
    }
    settle_types(&mut api, document, config, whole, faults);
    let components = document.openapi.components.as_ref();
    paging::run(&mut api, &drafts, &config.pagination, components, faults);
    waiters::run(&mut api, &drafts, &config.waiters, components, faults);
    examples::run(&mut api, &config.carried, &offered, whole, faults);
    api.fields = census::places(&api);
    let names = held.as_ref().map(|held| held::settle(&mut api, held, &notes));
    if let Some(names) = &names {
        api.aliases = held::aliases(&api, names, faults);
    }
    let kept = held.map(|held| held.kept).unwrap_or_default();
    Some(Named { api, names, kept })
}

/// What can be said of types only when all of them are known.
fn settle_types(
    api: &mut Api,
    document: &Document,
    config: &Config,
    whole: bool,
    faults: &mut Faults,
) {
    files::settle(api);
    rename::run(api, &config.rename, faults);
    optional::relax(api, &config.optional, faults);
    usage::apply_direction(api);
    usage::prune(api, whole);
    let endless = cycles::break_with_boxes(api);
    report_endless(api, endless, document, faults);
    boxes::bound_sizes(&mut api.types);
    homes::assign(api);
    failures::settle(api);
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
