//! Text of a document to documentation: no HTML, no foreign link, no code that would run.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::json;

#[path = "../../tests/hostile/docs.rs"]
mod docs;
#[allow(dead_code, reason = "the tests use all of it")]
#[path = "../../tests/hostile/line.rs"]
mod line;

fuzz_target!(|text: &str| {
    let document = json!({
        "openapi": "3.0.3",
        "info": {"title": "T", "version": "1", "description": text},
        "paths": {},
        "components": {"schemas": {"A": {"type": "object", "description": text, "properties": {
            "b": {"type": "string", "description": text, "default": text, "pattern": text},
        }}}},
    });
    let outcome = line::run(document.to_string().as_bytes());
    let line::Outcome::Crate(files) = outcome else { return };
    for (path, pages) in docs::of_crate(&files) {
        let own = path == "README.md" || path == "src/lib.rs";
        for page in pages {
            assert!(page.html.is_empty(), "{path} has HTML: {page:?}");
            assert!(own || page.code.is_empty(), "{path} has code: {page:?}");
            let foreign = page.links.iter().find(|link| !link.starts_with("crate::"));
            assert!(own || foreign.is_none(), "{path} has links: {page:?}");
        }
    }
});
