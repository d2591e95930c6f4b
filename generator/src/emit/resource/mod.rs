//! The files of `resources`: one for each, with its handle, its methods, and for each
//! operation a marker and the setters of its optional parameters.

mod argument;
mod docs;
mod file;
mod handle;
mod marker;
mod method;
mod page;
mod paging;
mod sections;
mod setter;
mod waiter;
mod way;

pub use file::{files, root};
pub use marker::{body_kind, grouped, status_name};
pub use page::pages;
