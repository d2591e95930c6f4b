//! Generates a document's crate in this process, on a thread of its own: a panic fails the
//! document, not the run.

use std::any::Any;
use std::panic;
use std::path::Path;
use std::sync::Mutex;
use std::thread;

use oasmith::{Failure, Locking, Options, Report};

use super::find::Found;

/// Deep enough for every document that the generator's own limits let pass. What needs
/// more than this overflows, and that ends the run: it must not happen.
const STACK: usize = 64 << 20;

/// Where the last panic was. With several at once one may be told for another.
static PLACE: Mutex<Option<String>> = Mutex::new(None);

/// Keeps panics from printing: they become rows of the table.
pub fn hush() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string);
        if let Ok(mut last) = PLACE.lock() {
            *last = place;
        }
    }));
}

/// The result of the generator, or the words of its panic.
pub fn run(found: &Found, out: &Path) -> Result<Result<Report, Failure>, String> {
    let root = Some(found.root.clone());
    // The corpus is read only.
    let names = Locking::Read;
    let options = Options { root, names, ..Options::new(&found.entry, out) };
    thread::scope(|scope| {
        let work = || oasmith::generate(&options);
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
        match thread {
            Ok(thread) => thread.join().map_err(|panic| words(&*panic)),
            Err(error) => Err(format!("no thread: {error}")),
        }
    })
}

/// What a panic said, and where.
pub fn words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    let place = PLACE.lock().ok().and_then(|mut place| place.take());
    let place = place.map(|place| format!(" ({place})")).unwrap_or_default();
    format!("{}{place}", text.unwrap_or("no words"))
}
