//! Hostile documents never hurt: no panic, nothing that runs, nothing read that is not the
//! document's, no time and no memory without end.

mod bounds;
mod docs;
mod found;
mod injected;
mod line;
mod mutated;
mod named;
mod outside;
mod template;
mod tokens;
