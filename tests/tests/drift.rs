//! The crate that is committed is the one that its document makes.

use oasmith::write::Mode;
use oasmith::{Failure, Options};
use oasmith_tests::place;

#[test]
fn the_committed_crate_is_up_to_date() {
    let options = Options {
        spec: place::spec(),
        config: None,
        out: place::generated(),
        mode: Mode::Check,
        only: Vec::new(),
    };
    let report = match oasmith::generate(&options) {
        Ok(report) => report,
        Err(Failure::Input(findings)) => {
            panic!("{}", findings.render(&Default::default()))
        }
        Err(Failure::Write(error)) => panic!("{error}"),
    };
    let changes = &report.outcome.changes;
    assert!(changes.is_empty(), "run `cargo xtask generate` and commit: {changes:#?}");
    assert_eq!(report.operations, 48);
    let warnings = report.findings.render(&Default::default());
    assert!(warnings.is_empty(), "{warnings}");
}
