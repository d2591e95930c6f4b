//! A stack that is deep enough for whatever a document nests: the stations recurse over
//! documents as deep as their limits let them be, on every system alike.

use rayon::ThreadPoolBuilder;

/// Reserved, not used: a system gives out pages as they are touched.
const BYTES: usize = 128 << 20;

/// Runs `line`, and what it does in parallel, on deep stacks; on those that are there, if
/// the system has no more.
pub(crate) fn deep<T: Send>(line: impl Fn() -> T + Send + Sync) -> T {
    match ThreadPoolBuilder::new().stack_size(BYTES).build() {
        Ok(pool) => pool.install(line),
        Err(_) => line(),
    }
}
