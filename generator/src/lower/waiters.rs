//! `[[waiters]]`: each becomes a method of one operation's call.

use super::drafts::Draft;
use super::names;
use super::paging::Around;
use super::select::means_nothing;
use crate::config::{Mark, MarkTest, WaiterRule};
use crate::diag::{Code, Fault, Faults};
use crate::ir::{Api, Method, Place, Sign, Test, Waiter};

/// Gives operations their waiters.
pub fn run(
    api: &mut Api,
    drafts: &[Draft<'_>],
    rules: &[WaiterRule],
    components: Option<&openapiv3::Components>,
    faults: &mut Faults,
) {
    for rule in rules {
        let selector = &rule.operation;
        let mut meant =
            drafts.iter().filter(|one| selector.value.matches(&one.selected()));
        let draft = match (meant.next(), meant.next()) {
            (Some(draft), None) => draft,
            (None, _) => {
                faults.push(means_nothing(selector, Code::UnknownOperation, drafts));
                continue;
            }
            (Some(_), Some(_)) => {
                let text = selector.value.text();
                let message = format!("`{text}` means several operations");
                let place = selector.place.clone();
                let fault = Fault::new(Code::ConfigValue, place, message);
                faults.push(fault.hint("a waiter calls one of them; name it"));
                continue;
            }
        };
        let at = api.operations.iter().position(|one| one.pointer == draft.pointer);
        // `--only` can have left it out.
        let Some(operation) = at.and_then(|at| api.operations.get(at)) else { continue };
        let around = Around { api, operation, draft, components };
        match waiter(&around, rule) {
            Ok(waiter) => {
                let operation = at.and_then(|at| api.operations.get_mut(at));
                operation.into_iter().for_each(|one| one.waiters.push(waiter.clone()));
            }
            Err(fault) => faults.push(fault),
        }
    }
}

fn waiter(around: &Around<'_>, rule: &WaiterRule) -> Result<Waiter, Fault> {
    let operation = around.operation;
    if operation.method != Method::Get {
        let message = format!("`{}` is no GET, and can't be repeated", operation.id);
        let place = rule.operation.place.clone();
        return Err(Fault::new(Code::ConfigValue, place, message));
    }
    let name = names::ident(rule.method.value.clone());
    let setters = operation.parameters.iter().map(|parameter| &parameter.ident);
    let mut taken = setters.chain(operation.waiters.iter().map(|waiter| &waiter.name));
    if super::parameters::TAKEN.contains(&name.text()) || taken.any(|one| *one == name) {
        let message = format!("the call has a method `{name}` already");
        let place = rule.method.place.clone();
        return Err(Fault::new(Code::ConfigValue, place, message));
    }
    Ok(Waiter {
        name,
        done: sign(around, &rule.done)?,
        failed: rule.failed.as_ref().map(|mark| sign(around, mark)).transpose()?,
        failed_when_done: rule.failed_when_done,
        interval: rule.interval,
        max_interval: rule.max_interval,
        timeout: rule.timeout,
    })
}

fn sign(around: &Around<'_>, Mark { field, test }: &Mark) -> Result<Sign, Fault> {
    let wrong = |what: String| Fault::new(Code::ConfigValue, field.place.clone(), what);
    let id = &around.operation.id;
    let Some(body) = around.body() else {
        return Err(wrong(format!("the result of `{id}` is not JSON")));
    };
    if let Err(name) = around.reaches(body, &field.value) {
        let path = field.value.join(".");
        return Err(wrong(format!("the result of `{id}` has no `{name}` (`{path}`)")));
    }
    let test = match test {
        MarkTest::Is(values) => Test::Is(values.clone()),
        MarkTest::Present => Test::Present,
        MarkTest::Above(number) => Test::Above(*number),
    };
    Ok(Sign { place: Place(field.value.clone()), test })
}
