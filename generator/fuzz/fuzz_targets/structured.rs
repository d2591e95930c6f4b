//! A sound document with wild names, texts and nodes to parsed Rust: each piece of the
//! input fills a hole or replaces a node.

#![no_main]

use libfuzzer_sys::fuzz_target;
use serde_json::Value;

#[allow(dead_code, reason = "the tests use all of it")]
#[path = "../../tests/hostile/line.rs"]
mod line;
#[path = "../../tests/hostile/template.rs"]
mod template;

fuzz_target!(|input: &str| {
    let mut pieces = input.split('\u{1}');
    let mut count = 0;
    let mut document = template::document(&mut |_| {
        count += 1;
        match pieces.next() {
            Some(piece) if !piece.is_empty() => format!("{piece}{count}"),
            _ => format!("name{count}"),
        }
    });
    // The rest are changes: the number of a node, and JSON to put there.
    for piece in pieces {
        let Some((at, json)) = piece.split_once('=') else { continue };
        if let (Ok(mut at), Ok(json)) = (at.parse(), serde_json::from_str(json)) {
            replace(&mut document, &mut at, &mut Some(json));
        }
    }
    line::run(document.to_string().as_bytes());
});

fn replace(node: &mut Value, left: &mut usize, new: &mut Option<Value>) {
    let Some(next) = left.checked_sub(1) else {
        if let Some(new) = new.take() {
            *node = new;
        }
        return;
    };
    *left = next;
    match node {
        Value::Array(list) => {
            list.iter_mut().for_each(|child| replace(child, left, new))
        }
        Value::Object(map) => {
            map.values_mut().for_each(|child| replace(child, left, new))
        }
        _ => {}
    }
}
