//! Bytes to trees: whatever is in the files, `load` reads or refuses it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use oasmith::diag::{Faults, Style, render};
use oasmith::load;

fuzz_target!(|bytes: &[u8]| {
    let folder = tempfile::tempdir().expect("a folder");
    let entry = folder.path().join("openapi.yaml");
    // What follows a NUL is a second file.
    let (first, second) = match bytes.iter().position(|byte| *byte == 0) {
        Some(at) => bytes.split_at(at),
        None => (bytes, &[][..]),
    };
    std::fs::write(&entry, first).expect("written");
    std::fs::write(folder.path().join("b.json"), second).expect("written");
    let mut faults = Faults::new();
    let sources = load::run(&load::Options::new(&entry), &mut faults);
    render(&faults, &sources, &Style::default());
});
