//! Huge, deep, cyclic and exploding documents end in time, and with a word or a crate.

use std::time::{Duration, Instant};

use serde_json::{Map, Value, json};

use crate::line::{Outcome, run};

/// Even without optimisation and beside other tests.
const PATIENCE: Duration = Duration::from_secs(30);

fn timed(bytes: &[u8]) -> Outcome {
    let start = Instant::now();
    let outcome = run(bytes);
    assert!(start.elapsed() < PATIENCE, "took {:?}", start.elapsed());
    outcome
}

fn with(schemas: Map<String, Value>, paths: Value) -> Outcome {
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "T", "version": "1"},
        "paths": paths, "components": {"schemas": schemas},
    });
    timed(document.to_string().as_bytes())
}

fn to(name: impl std::fmt::Display) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// `S0` leads to `S1` and so on; the last one leads to `end`.
fn chain(length: usize, end: Value, link: impl Fn(usize, Value) -> Value) -> Outcome {
    let next = |at: usize| to(format!("S{}", at + 1));
    let mut schemas: Map<String, Value> =
        (0..length).map(|at| (format!("S{at}"), link(at, next(at)))).collect();
    schemas.insert(format!("S{length}"), end);
    let body = json!({"application/json": {"schema": to("S0")}});
    with(
        schemas,
        json!({"/a": {"post": {"requestBody": {"content": body}, "responses": {}}}}),
    )
}

#[test]
fn a_chain_of_objects_is_a_crate_however_long() {
    for required in [json!([]), json!(["next"])] {
        let link = |_, next| {
            let next = json!({"next": next});
            json!({"type": "object", "required": required, "properties": next})
        };
        let outcome = chain(800, json!({"type": "string"}), link);
        assert!(outcome.file("src/models/a.rs").contains("S799"));
        chain(600, to("S0"), link).file("src/models/a.rs");
    }
}

#[test]
fn chains_of_anything_else_end() {
    let string = || json!({"type": "string"});
    let links: [fn(usize, Value) -> Value; 7] = [
        |_, next| next,
        |_, next| json!({"type": "array", "items": next}),
        |_, next| json!({"type": "object", "additionalProperties": next}),
        |_, next| json!({"description": "x", "allOf": [next]}),
        |at, next| json!({"allOf": [next, {"properties": {format!("p{at}"): {}}}]}),
        |_, next| json!({"oneOf": [next, {"type": "integer"}]}),
        |_, next| json!({"anyOf": [next.clone(), {"type": "array", "items": next}]}),
    ];
    for link in links {
        chain(600, string(), link);
        chain(50, to("S0"), link);
        chain(0, to("S0"), link);
    }
}

#[test]
fn nesting_beyond_the_limit_is_refused() {
    let nested = |open: &str, close: &str, levels: usize| {
        let head =
            r#"{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{},"x":"#;
        format!("{head}{}1{}}}", open.repeat(levels), close.repeat(levels))
    };
    for levels in [1_000, 10_000, 100_000] {
        let outcome = timed(nested("[", "]", levels).as_bytes());
        assert!(outcome.refusal().contains("too deep"));
        let outcome = timed(nested("{\"a\":", "}", levels).as_bytes());
        assert!(outcome.refusal().contains("too deep"));
    }
    let mut yaml = String::from("openapi: 3.0.3\nx:\n");
    (1..1_000).for_each(|level| yaml.push_str(&format!("{}a:\n", " ".repeat(level))));
    assert!(timed(yaml.as_bytes()).refusal().contains("too deep"));
}

#[test]
fn brackets_in_texts_are_no_nesting() {
    let text = "[({[".repeat(5_000);
    with(Map::new(), json!({"/a": {"get": {"description": text, "responses": {}}}}))
        .file("src/resources/a.rs");
}

#[test]
fn aliases_do_not_explode() {
    let mut lol = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..12 {
        let of = format!("*a{}, ", level - 1).repeat(9);
        lol.push_str(&format!("a{level}: &a{level} [{of}]\n"));
    }
    assert!(timed(lol.as_bytes()).refusal().contains("aliases"));
    // One long text is a bomb as well.
    let aliases = "- *a\n".repeat(100_000);
    let long = format!("a: &a {}\nb:\n{aliases}", "x".repeat(100_000));
    assert!(timed(long.as_bytes()).refusal().contains("aliases"));
    let key = format!("a: &a {{? {} : 1}}\nb:\n{aliases}", "x".repeat(100_000));
    timed(key.as_bytes()).refusal();
}

#[test]
fn references_do_not_explode() {
    let again = |name: usize| json!({"$ref": format!("#/paths/~1p{name}")});
    let mut paths = Map::new();
    for at in 0..18 {
        let calls = json!({"c": {"u": again(at + 1), "v": again(at + 1)}});
        paths.insert(
            format!("/p{at}"),
            json!({"post": {"callbacks": calls, "responses": {}}}),
        );
    }
    paths.insert("/p18".to_owned(), json!({"get": {"responses": {}}}));
    assert!(with(Map::new(), Value::Object(paths)).refusal().contains("unfold"));
}

#[test]
fn parameters_of_many_operations_are_bounded() {
    let one = json!({"$ref": "#/components/parameters/p"});
    let operation = json!({"responses": {}});
    let item = json!({
        "parameters": vec![one; 1_000],
        "get": operation, "put": operation, "post": operation, "delete": operation,
        "options": operation, "head": operation, "patch": operation, "trace": operation,
    });
    let paths: Map<String, Value> =
        (0..32).map(|at| (format!("/p{at}"), item.clone())).collect();
    let parameter = json!({"name": "p", "in": "query", "schema": {"type": "string"}});
    let document = json!({
        "openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": paths,
        "components": {"parameters": {"p": parameter}},
    });
    let outcome = timed(document.to_string().as_bytes());
    let refusal = outcome.refusal();
    assert!(refusal.contains("at most 250000 are read"), "{refusal}");
}

#[test]
fn what_all_want_the_same_name_is_numbered() {
    let schema =
        |at: usize| json!({"type": "object", "properties": {format!("p{at}"): {}}});
    let schemas = (0..2_000).map(|at| (format!("a{}b", "-".repeat(at + 1)), schema(at)));
    let schemas: Map<String, Value> = schemas.collect();
    let paths = (0..500).map(|at| {
        let operation = json!({"operationId": "same", "responses": {}});
        (format!("/p{at}"), json!({"get": operation}))
    });
    let outcome = with(schemas, Value::Object(paths.collect()));
    let models = outcome.file("src/models/shared.rs");
    assert_eq!(models.matches("pub struct ").count(), 2_000);
}

#[test]
fn many_of_anything_is_no_square() {
    let values: Vec<String> = (0..5_000).map(|at| format!("v{at}")).collect();
    let branches: Vec<Value> = (0..300)
        .map(|at| json!({"type": "object", "properties": {format!("p{at}"): {}}}))
        .collect();
    let members: Map<String, Value> =
        (0..2_000).map(|at| (format!("m{at}"), to("E"))).collect();
    let broken: Map<String, Value> =
        (0..300).map(|at| (format!("m{at}"), to(format!("Nothing{at}")))).collect();
    let mut schemas = Map::new();
    schemas.insert("E".to_owned(), json!({"type": "string", "enum": values}));
    schemas.insert("U".to_owned(), json!({"oneOf": branches}));
    schemas.insert("M".to_owned(), json!({"type": "object", "properties": members}));
    with(schemas.clone(), json!({})).file("src/lib.rs");
    schemas.insert("B".to_owned(), json!({"type": "object", "properties": broken}));
    assert!(with(schemas, json!({})).refusal().contains("Nothing299"));
}

#[test]
fn unions_in_branches_do_not_multiply() {
    let union = |letter: char| {
        let one = |at: usize| json!({"properties": {format!("{letter}{at}"): {}}});
        json!({"oneOf": (0..40).map(one).collect::<Vec<_>>()})
    };
    let mut schemas = Map::new();
    let all: Vec<Value> = "abcd".chars().map(union).collect();
    schemas.insert("X".to_owned(), json!({"allOf": all}));
    with(schemas, json!({})).file("src/lib.rs");
}

#[test]
fn markdown_is_read_in_time() {
    let signs = [
        "[", "*", "_", "`", "<", "![", "[a](", "> ", "- ", "*a ", "http://;", "&", "~",
        "|\n-|\n", "<!--", "<a ", "[a]: b\n", "\\", "**a *", "\u{202e}", "<http://",
    ];
    for sign in signs {
        let text = sign.repeat(8_000);
        let operation = json!({"description": text, "summary": text, "responses": {}});
        with(Map::new(), json!({"/a": {"get": operation}})).file("src/resources/a.rs");
    }
}
