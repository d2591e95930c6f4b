//! Waits for a future on the calling thread, while a runtime of this crate's own moves the
//! bytes and keeps the time. All blocking calls of the process share it, so that no
//! connection dies with the thread that made it.

use crate::runtime::{Error, ErrorKind};
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::pin;
use std::sync::{Mutex, OnceLock, PoisonError};
use std::task::{Context, Waker};
use tokio::runtime::{Builder, EnterGuard, Handle, Runtime, RuntimeFlavor};
use tokio::task::{block_in_place, consume_budget};

/// More than tokio lets a task do before the next one has its turn.
const BUDGET: u8 = 255;

const REFUSED: &str = "a blocking call would stop the only thread of a current-thread \
    runtime or a LocalSet; use `.await` there, or `tokio::task::spawn_blocking`";

static RUNTIME: OnceLock<Runtime> = OnceLock::new();

/// The runtime, started on first use.
fn runtime() -> Result<&'static Runtime, Error> {
    static STARTING: Mutex<()> = Mutex::new(());
    let _one = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(runtime) = RUNTIME.get() {
        return Ok(runtime);
    }
    let mut builder = Builder::new_multi_thread();
    builder.worker_threads(1).enable_all();
    builder.thread_name(concat!(env!("CARGO_PKG_NAME"), "-blocking"));
    let runtime = builder.build().map_err(|error| {
        let what = "the thread of blocking calls cannot be started";
        Error::new(ErrorKind::Connect, what).with_source(Box::new(error))
    })?;
    Ok(RUNTIME.get_or_init(|| runtime))
}

/// Whether this is code of a blocking call.
pub fn is_driven() -> bool {
    let ours = RUNTIME.get().map(|runtime| runtime.handle().id());
    ours.is_some() && Handle::try_current().ok().map(|handle| handle.id()) == ours
}

/// Lets what is ready at once be taken without [`drive`].
pub fn enter() -> Result<EnterGuard<'static>, Error> {
    runtime().map(Runtime::enter)
}

/// Waits for a future; an error where that would stop others for ever.
pub fn drive<F: Future>(future: F) -> Result<F::Output, Error> {
    let runtime = runtime()?;
    if is_the_only_thread() {
        return Err(Error::argument(REFUSED));
    }
    let mut allowed = false;
    // A LocalSet of a multi-thread runtime cannot be told from outside. Tokio panics there,
    // with its own words on stderr, before anything is done.
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        block_in_place(|| {
            allowed = true;
            runtime.block_on(future)
        })
    }));
    match outcome {
        Ok(output) => Ok(output),
        Err(panic) if allowed => resume_unwind(panic),
        Err(_) => Err(Error::argument(REFUSED)),
    }
}

/// Whether a current-thread runtime is at work on this thread, and not just known to it as
/// in `spawn_blocking`. Tokio does not say so, but only what it polls has a budget.
fn is_the_only_thread() -> bool {
    let flavor = Handle::try_current().map(|handle| handle.runtime_flavor());
    let mut task = Context::from_waker(Waker::noop());
    matches!(flavor, Ok(RuntimeFlavor::CurrentThread))
        && (0..BUDGET).any(|_| pin!(consume_budget()).poll(&mut task).is_pending())
}
