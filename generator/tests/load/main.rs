//! What `load` reads and what it refuses, on documents of a few lines.

#[path = "../front/mod.rs"]
mod front;

mod files;
mod hostile;
mod root;
mod values;
