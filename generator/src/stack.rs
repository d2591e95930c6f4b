//! A stack that is deep enough for whatever a document nests: the stations recurse over
//! documents as deep as their limits let them be, on every system alike.

use std::panic::resume_unwind;
use std::thread;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// Reserved, not used: a system gives out pages as they are touched.
const BYTES: usize = 128 << 20;

/// Runs `line`, and what it does in parallel, on deep stacks; on those that are there, if
/// the system has no more.
pub(crate) fn deep<T: Send>(line: impl Fn() -> T + Send + Sync) -> T {
    match ThreadPoolBuilder::new().stack_size(BYTES).build() {
        Ok(pool) if rayon::current_thread_index().is_some() => apart(&pool, line),
        Ok(pool) => pool.install(line),
        Err(_) => line(),
    }
}

/// Waits on a thread of its own. A worker of the caller's pool would take up that pool's other
/// work while it waits; where that are runs, too, they pile up on its stack.
fn apart<T: Send>(pool: &ThreadPool, line: impl Fn() -> T + Send + Sync) -> T {
    thread::scope(|scope| {
        let run = thread::Builder::new().spawn_scoped(scope, || pool.install(&line));
        match run.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(done)) => done,
            Ok(Err(panic)) => resume_unwind(panic),
            Err(_) => pool.install(&line),
        }
    })
}
