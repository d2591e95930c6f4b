//! Bytes to parsed Rust: a document is refused in words, or its crate parses.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[allow(dead_code, reason = "the tests use all of it")]
#[path = "../../tests/hostile/line.rs"]
mod line;

fuzz_target!(|bytes: &[u8]| {
    line::run(bytes);
});
