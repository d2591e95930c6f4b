//! `cargo xtask bench` as a user meets it. Nothing is measured here; that takes its time.

mod bench;

use bench::Bench;

#[test]
fn results_so_far_are_shown() {
    let bench = Bench::new(&[("pets.yaml", "openapi: 3.0.3\n")]);
    let ended = bench.run("bench --spec pets.yaml --no-run");
    assert_eq!((ended.code, &*ended.out, &*ended.err), (Some(0), "", ""));

    let sample = r#"{"seconds": 2.5, "user_seconds": 2.0, "memory": 90000000}"#;
    let results =
        format!("{{\"operations\": 7, \"times\": {{\"generate\": [{sample}]}}}}");
    std::fs::write(bench.path("target/bench/pets/results.json"), &results).unwrap();
    let ended = bench.run("bench --spec pets.yaml --no-run");
    let row = "| generate into an empty folder | 2.50 s (one run), 90 MB |  |  |";
    assert!(ended.out.lines().any(|line| line == row), "{}", ended.out);
    assert_eq!(bench.read("target/bench/pets/results.json"), results);
}

#[test]
fn without_a_document_nothing_is_measured() {
    let bench = Bench::new(&[]);
    let ended = bench.run("bench --spec pets.yaml");
    assert_eq!((ended.code, &*ended.out), (Some(2), ""));
    assert!(ended.err.starts_with("error: there is no document "), "{}", ended.err);
    assert!(!bench.path("target").exists());
}

#[test]
fn an_unknown_part_is_refused() {
    let bench = Bench::new(&[]);
    let ended = bench.run("bench --only cheque");
    assert_eq!(ended.code, Some(2));
    assert!(ended.err.contains("a similar value exists: 'check'"), "{}", ended.err);
}
