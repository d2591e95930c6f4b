//! Failures that most operations have are said once, and others where they are.

use std::fs;

use oasmith::ir::{Api, Content, ErrorBody, Status};
use oasmith::{Failure, Options, inspect};

const SHARED: &str = r##"
  responses:
    wrong:
      description: No.
      content: { application/json: { schema: { $ref: "#/components/schemas/problem" } } }
    text: { description: No., content: { text/plain: { schema: { type: string } } } }
  schemas:
    problem: { type: object, properties: { message: { type: string } } }
"##;

/// What an operation documents beside its success.
const USUAL: &str = "\"404\": { $ref: \"#/components/responses/wrong\" }, \
                     default: { $ref: \"#/components/responses/wrong\" }";

/// An API with an operation for each of these, each a resource of its own.
fn api(failures: &[&str]) -> Api {
    let mut text =
        "openapi: 3.0.3\ninfo: { title: T, version: \"1\" }\npaths:\n".to_owned();
    for (at, failures) in failures.iter().enumerate() {
        text.push_str(&format!(
            "  /r{at}:\n    get:\n      operationId: r{at}_list\n      tags: [r{at}]\n      \
             responses: {{ \"204\": {{ description: Done. }}, {failures} }}\n"
        ));
    }
    text.push_str("components:");
    text.push_str(SHARED);
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("openapi.yaml");
    fs::write(&spec, text).expect("a file");
    match inspect(&Options::new(&spec, folder.path())) {
        Ok(inspected) => inspected.api,
        Err(Failure::Input(findings)) => {
            panic!("{}", findings.render(&Default::default()))
        }
        Err(Failure::Write(error)) => panic!("{error}"),
    }
}

fn statuses(failures: &[ErrorBody]) -> Vec<Status> {
    failures.iter().map(|one| one.status).collect()
}

/// What the table of an operation says.
fn said(api: &Api, at: usize) -> Option<Vec<Status>> {
    api.operations[at].failures.as_deref().map(statuses)
}

#[test]
fn what_most_operations_have_is_said_once() {
    let text = "\"404\": { $ref: \"#/components/responses/text\" }";
    let both = format!("{text}, default: {{ $ref: \"#/components/responses/wrong\" }}");
    let api = api(&[USUAL, USUAL, USUAL, USUAL, USUAL, "", text, &both]);
    assert_eq!(statuses(&api.usual_failures), [Status::Default]);
    assert!((0..5).all(|at| said(&api, at).is_none()));
    assert_eq!(said(&api, 5), Some(Vec::new()));
    assert_eq!(said(&api, 6), Some(vec![Status::Code(404)]));
    assert_eq!(said(&api, 7), Some(vec![Status::Code(404), Status::Default]));
    // All that is documented is still known.
    let errors = |at: usize| statuses(&api.operations[at].errors);
    assert_eq!(errors(0), [Status::Code(404), Status::Default]);
}

/// The type of two resources is compiled with either of them, so `src/config.rs`, which is
/// always compiled, can't name it.
#[test]
fn a_type_that_is_not_always_compiled_is_named_by_each_operation() {
    let api = api(&[USUAL, USUAL]);
    assert!(api.usual_failures.is_empty());
    assert_eq!(said(&api, 0), Some(vec![Status::Default]));
}

#[test]
fn text_needs_no_type() {
    let text = "default: { $ref: \"#/components/responses/text\" }";
    let api = api(&[text, text, ""]);
    let usual = ErrorBody { status: Status::Default, content: Content::Text };
    assert_eq!(api.usual_failures, [usual]);
    assert_eq!((said(&api, 0), said(&api, 2)), (None, Some(Vec::new())));
}

#[test]
fn where_most_have_none_nothing_is_said_of_none() {
    let api = api(&["", "", "", "", "", USUAL]);
    assert!(api.usual_failures.is_empty());
    assert_eq!((said(&api, 0), said(&api, 5)), (None, Some(vec![Status::Default])));
}
