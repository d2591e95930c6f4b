//! What is emitted for one of everything. Formatted as `write` does it, so that the
//! snapshots read like the crate.

mod fixture;
mod fixture_types;

use std::path::Path;

use crate::surface::Surface;
use crate::write::{self, Mode};

/// The crate of the fixture, in `target/emit-check`, to be compiled by hand as well.
fn written() -> &'static Path {
    static ONCE: std::sync::OnceLock<std::path::PathBuf> = std::sync::OnceLock::new();
    ONCE.get_or_init(|| {
        let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/emit-check");
        let api = fixture::api();
        let surface = Surface::of(&api);
        let tree = super::run(&api, &surface);
        write::run(tree, "the fixture", &out, Mode::Write).expect("a crate");
        out
    })
}

/// Compares a file of the crate with its snapshot.
fn shown(path: &str) {
    let text =
        std::fs::read_to_string(written().join(path)).expect("a file of the crate");
    insta::assert_snapshot!(path.replace('/', "__"), text);
}

#[test]
fn every_kind_of_model() {
    shown("src/models/pets.rs");
}

#[test]
fn what_several_resources_need_is_shared() {
    shown("src/models/shared.rs");
    shown("src/models/mod.rs");
}

#[test]
fn every_kind_of_operation() {
    shown("src/resources/pets.rs");
}

#[test]
fn an_operation_has_a_page() {
    shown("docs/pets_add.md");
    shown("docs/pets_list.md");
}

#[test]
fn the_crate_around_it() {
    shown("Cargo.toml");
    shown("README.md");
    shown("src/lib.rs");
    shown("src/config.rs");
    shown("src/resources/mod.rs");
}

#[test]
fn the_index_names_everything() {
    shown("api.json");
}

#[test]
fn the_stand_in_has_its_data() {
    shown("src/mock.rs");
    shown("src/mock.json");
}

#[test]
fn equal_input_gives_equal_output() {
    let text = || {
        let api = fixture::api();
        write::text(super::run(&api, &Surface::of(&api)), "the fixture")
            .expect("a crate")
    };
    assert_eq!(text(), text());
}

/// The runtime is tested here; in a client its unit tests would only be lines.
#[test]
fn no_unit_tests_are_shipped() {
    let api = fixture::api();
    let surface = Surface::of(&api);
    for file in super::run(&api, &surface).files {
        assert!(!file.path.ends_with("/tests.rs"), "{}", file.path);
        if let super::Contents::Text(text) = file.contents {
            assert!(!text().contains("cfg(test)"), "{}", file.path);
        }
    }
}
