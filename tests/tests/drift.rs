//! The crate that is committed is the one that its document makes.

use oasmith::write::Mode;
use oasmith::{Failure, Options};
use oasmith_tests::place;

#[test]
fn the_committed_crate_is_up_to_date() {
    let options =
        Options { mode: Mode::Check, ..Options::new(place::spec(), place::generated()) };
    let report = match oasmith::generate(&options) {
        Ok(report) => report,
        Err(Failure::Input(findings)) => {
            panic!("{}", findings.render(&Default::default()))
        }
        Err(Failure::Write(error)) => panic!("{error}"),
    };
    let changes = &report.outcome.changes;
    assert!(changes.is_empty(), "run `cargo xtask generate` and commit: {changes:#?}");
    let names = report.names.expect("a `names.lock` beside the document");
    assert_eq!(names.change, None, "run `cargo xtask generate` and commit names.lock");
    assert_eq!(report.api.operations.len(), 48);
    let warnings = report.findings.render(&Default::default());
    assert!(warnings.is_empty(), "{warnings}");
}
