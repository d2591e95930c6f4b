//! The same calls without `async`: `.blocking()` stands where `.await` would, and makes an
//! iterator of a stream; what else is `async` has a twin, as `send` has `send_blocking`.
//!
//! ```ignore
//! let result = call.blocking()?;
//! let response = call.send_blocking()?;
//! for item in call.items().blocking() {
//!     println!("{:?}", item?);
//! }
//! let done = call.poll_until(|result| result.is_done()).blocking()?;
//! io::copy(&mut call.download_blocking()?.blocking(), &mut file)?;
//! ```
//!
//! They work on any thread: outside of runtimes, in `tokio::task::spawn_blocking`, and in
//! the tasks of a multi-thread runtime of tokio, whose other tasks go on. A current-thread
//! runtime and a `LocalSet` have but one thread; nothing else would go on there meanwhile,
//! perhaps not even what the call waits for. There they are an error of kind
//! [`InvalidArgument`](super::ErrorKind::InvalidArgument), and nothing is sent.
//!
//! A thread that is shared by all clients moves the bytes and keeps the time; it is started
//! by the first call. Where JavaScript is the system nothing can wait, and there is nothing
//! here.

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod native;

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub(super) use self::native::Connections;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub use self::native::{Blocking, DownloadReader};
