//! Responses: which are results, which are errors, and what each carries.

use indexmap::{IndexMap, IndexSet};
use openapiv3::{ReferenceOr, Response as Declared, StatusCode};

use super::answer::Answer;
use super::contents::Others;
use super::context::Lowering;
use super::drafts::Draft;
use super::names;
use crate::ir::{
    self, Content, ErrorBody, Ident, Outcome, OutcomeCase, Response, Status, Success,
};

/// Everything that an operation may answer.
pub struct Answers {
    pub success: Success,
    pub accept: Option<String>,
    pub errors: Vec<ErrorBody>,
    pub responses: Vec<Response>,
    /// What results may come as instead.
    pub others: Others,
}

impl<'a> Lowering<'a> {
    pub fn answers(
        &mut self,
        draft: &Draft<'a>,
        base: &str,
        claim: impl FnOnce(&str) -> Ident,
        marker: &Ident,
    ) -> Answers {
        let listed: Vec<_> = listed(draft).collect();
        let statuses: Vec<Status> = listed.iter().map(|(status, _)| *status).collect();
        let mut responses = Vec::new();
        let mut others = Others::default();
        let mut accept = None;
        for (status, response) in listed {
            let Some(answer) = self.answer(draft, (status, response), base) else {
                continue;
            };
            let Answer { pointer, wish, kinds, carried, .. } = &*answer;
            let expected = is_expected(status, &statuses);
            if expected {
                accept = accept.or_else(|| carried.accept.clone());
                self.others(&mut others, kinds, &carried.content, pointer, wish);
            } else {
                self.report_other_errors(kinds, pointer);
            }
            responses.push(Response {
                status,
                result: expected,
                docs: answer.docs(),
                headers: answer.headers.clone(),
                content: carried.content.clone(),
                media_type: carried.media_type.clone(),
                example: carried.example.clone(),
            });
        }
        settle_default(&mut responses);
        let success = success(&responses, claim, marker);
        let errors = errors(&responses);
        let accept = accept.filter(|_| matches!(success, Success::One(_)));
        Answers { success, accept, errors, responses, others }
    }
}

/// One result where all successful responses carry the same, else one of several.
fn success(
    responses: &[Response],
    claim: impl FnOnce(&str) -> Ident,
    marker: &Ident,
) -> Success {
    let good: Vec<&Response> =
        responses.iter().filter(|response| response.result).collect();
    match good.as_slice() {
        [] => Success::One(Content::Bytes),
        [first, rest @ ..]
            if rest.iter().all(|other| other.content == first.content) =>
        {
            Success::One(first.content.clone())
        }
        _ => {
            let mut scope = names::Scope::default();
            let cases = good.iter().map(|response| OutcomeCase {
                status: response.status,
                ident: names::ident(scope.claim([status_name(response.status)])),
                content: response.content.clone(),
            });
            let cases = cases.collect();
            let name = claim(&format!("{}Outcome", marker.text()));
            Success::Several(Outcome { name, cases })
        }
    }
}

/// Headers that more than half of all responses carry, in the order of the first.
pub fn usual_headers(operations: &[ir::Operation]) -> Vec<String> {
    let responses: Vec<&Response> =
        operations.iter().flat_map(|operation| &operation.responses).collect();
    let mut carrying: IndexMap<&str, usize> = IndexMap::new();
    for response in &responses {
        let names: IndexSet<&str> =
            response.headers.iter().map(|header| header.wire.as_str()).collect();
        names.into_iter().for_each(|name| *carrying.entry(name).or_default() += 1);
    }
    let usual = carrying.into_iter().filter(|(_, count)| count * 2 > responses.len());
    usual.map(|(name, _)| name.to_owned()).collect()
}

/// Whether a status is one that a call hopes for: any 2xx, and where there is none, what
/// leads on (a redirect that nobody documents beside a result is the result).
fn is_expected(status: Status, all: &[Status]) -> bool {
    let leads_on = |status: Status| match status {
        Status::Code(code) => (300..400).contains(&code),
        Status::Range(digit) => digit == 3,
        Status::Default => false,
    };
    is_success(status)
        || (leads_on(status) && !all.iter().any(|status| is_success(*status)))
}

/// Without any result that is `default`, unless an error carries the same.
fn settle_default(responses: &mut [Response]) {
    let Some(default) = responses.iter().find(|one| one.status == Status::Default)
    else {
        return;
    };
    let same =
        |one: &Response| one.status != Status::Default && one.content == default.content;
    let result = !responses.iter().any(|one| one.result || same(one));
    responses
        .iter_mut()
        .filter(|one| one.status == Status::Default)
        .for_each(|one| one.result = result);
}

/// Bodies of errors, exact statuses before ranges before `default`. Where `default` is all
/// that is documented, errors carry it too.
fn errors(responses: &[Response]) -> Vec<ErrorBody> {
    let alone = responses.len() == 1;
    let mut errors: Vec<ErrorBody> = responses
        .iter()
        .filter(|one| !one.result || (alone && one.status == Status::Default))
        .map(|response| ErrorBody {
            status: response.status,
            content: match &response.content {
                Content::Events(_) | Content::Lines(_) => Content::Text,
                content => content.clone(),
            },
        })
        .collect();
    errors.sort_by_key(|error| error.status);
    errors
}

/// The responses in document order, `default` last.
fn listed<'a>(
    draft: &Draft<'a>,
) -> impl Iterator<Item = (Status, &'a ReferenceOr<Declared>)> + use<'a> {
    let responses = &draft.operation.responses;
    let numbered = responses.responses.iter().map(|(code, response)| {
        let status = match code {
            StatusCode::Code(code) => Status::Code(*code),
            StatusCode::Range(range) => Status::Range(first_digit(*range)),
        };
        (status, response)
    });
    numbered.chain(responses.default.iter().map(|response| (Status::Default, response)))
}

fn first_digit(range: u16) -> u8 {
    let digit = if range >= 100 { range / 100 } else { range };
    u8::try_from(digit).unwrap_or(5)
}

pub fn is_success(status: Status) -> bool {
    match status {
        Status::Code(code) => (200..300).contains(&code),
        Status::Range(digit) => digit == 2,
        Status::Default => false,
    }
}

/// What people call a status (RFC 9110).
pub fn status_name(status: Status) -> String {
    let name = match status {
        Status::Code(200) => "Ok",
        Status::Code(201) => "Created",
        Status::Code(202) => "Accepted",
        Status::Code(203) => "NonAuthoritativeInformation",
        Status::Code(204) => "NoContent",
        Status::Code(205) => "ResetContent",
        Status::Code(206) => "PartialContent",
        Status::Code(207) => "MultiStatus",
        Status::Code(code) => return format!("Status{code}"),
        Status::Range(2) => "OtherSuccess",
        Status::Range(digit) => return format!("Status{digit}Xx"),
        Status::Default => "Other",
    };
    name.to_owned()
}
