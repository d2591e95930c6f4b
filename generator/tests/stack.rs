//! The caller's stack is not what a run depends on.

use std::fs;

use oasmith::{Options, inspect};
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// A worker that waits for another pool takes up more of its own pool's work, on the same
/// stack, unless it is kept from that.
#[test]
fn many_runs_as_tasks_of_one_worker_do_not_pile_up_on_its_stack() {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("openapi.yaml");
    fs::write(&spec, "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n")
        .expect("the document");
    let options = Options::new(&spec, folder.path());
    let pool = ThreadPoolBuilder::new().num_threads(1).stack_size(256 << 10).build();
    let read = pool.expect("a pool").install(|| {
        let runs = (0..500).into_par_iter().with_max_len(1);
        runs.filter(|_| inspect(&options).is_ok()).count()
    });
    assert_eq!(read, 500);
}
