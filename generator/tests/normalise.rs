//! What becomes of a document on its way to one self-contained one: references,
//! names, versions and everything that has to fit.

mod front;

use front::{document, report, run, schemas};
use insta::assert_snapshot;

/// A document with these paths and components.
fn api(paths: &str, components: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}\ncomponents:\n{components}\n"
    )
}

#[test]
fn schemas_are_named_after_where_they_live() {
    let outcome = run(&[
        (
            "api.yml",
            &document(
                "Root: {type: object, properties: {a: {$ref: models/droplet.yml}, b: {$ref: 'shared/all.yml#/page'}, c: {$ref: '#/components/schemas/List/items'}}}\nList: {type: array, items: {type: object}}",
            ),
        ),
        ("models/droplet.yml", "{type: object, properties: {k: {$ref: kernel.yml}}}"),
        ("models/kernel.yml", "{type: string}"),
        (
            "shared/all.yml",
            "page: {type: object, properties: {next: {$ref: '#/link'}}}\nlink: {type: string}",
        ),
    ]);
    assert_eq!(outcome.report(), "");
    assert_snapshot!(outcome.components("schemas"), @r##"
    Root: {"type":"object","properties":{"a":{"$ref":"#/components/schemas/droplet"},"b":{"$ref":"#/components/schemas/page"},"c":{"$ref":"#/components/schemas/List_item"}}}
    List: {"type":"array","items":{"$ref":"#/components/schemas/List_item"}}
    List_item: {"type":"object"}
    droplet: {"type":"object","properties":{"k":{"$ref":"#/components/schemas/kernel"}}}
    kernel: {"type":"string"}
    link: {"type":"string"}
    page: {"type":"object","properties":{"next":{"$ref":"#/components/schemas/link"}}}
    "##);
    assert_eq!(outcome.origin("/components/schemas/link"), "shared/all.yml#/link");
    assert_eq!(
        outcome.origin("/components/schemas/page/properties/next"),
        "shared/all.yml#/page/properties/next"
    );
}

#[test]
fn names_that_collide_are_qualified() {
    let outcome = run(&[
        (
            "api.yml",
            &document(
                "tag: {type: string}\nAll: {type: object, properties: {a: {$ref: apps/models/tag.yml}, b: {$ref: 'dns/tag.yml'}, c: {$ref: 'dns/x/region.yml'}, d: {$ref: 'zone/region.yml'}, e: {$ref: 'attributes.yml#/region'}}}",
            ),
        ),
        ("apps/models/tag.yml", "{type: object}"),
        ("dns/tag.yml", "{type: array, items: {}}"),
        ("dns/x/region.yml", "{type: integer}"),
        ("zone/region.yml", "{type: boolean}"),
        ("attributes.yml", "region: {type: number}"),
    ]);
    assert_eq!(outcome.report(), "");
    assert_snapshot!(outcome.components("schemas"), @r##"
    tag: {"type":"string"}
    All: {"type":"object","properties":{"a":{"$ref":"#/components/schemas/apps_tag"},"b":{"$ref":"#/components/schemas/dns_tag"},"c":{"$ref":"#/components/schemas/x_region"},"d":{"$ref":"#/components/schemas/region"},"e":{"$ref":"#/components/schemas/attributes_region"}}}
    apps_tag: {"type":"object"}
    attributes_region: {"type":"number"}
    dns_tag: {"type":"array","items":{}}
    region: {"type":"boolean"}
    x_region: {"type":"integer"}
    "##);
}

#[test]
fn one_target_is_one_component() {
    let outcome = run(&[
        (
            "api.yml",
            &document(
                "Droplet: {$ref: models/droplet.yml}\nAlias: {$ref: '#/components/schemas/Droplet'}\nOther: {$ref: models/alias.yml}\nUser: {type: object, properties: {a: {$ref: models/alias.yml}, b: {$ref: '#/components/schemas/Alias'}}}",
            ),
        ),
        (
            "models/droplet.yml",
            "{type: object, properties: {self: {$ref: '../api.yml#/components/schemas/Alias'}}}",
        ),
        ("models/alias.yml", "$ref: droplet.yml"),
    ]);
    assert_eq!(outcome.report(), "");
    assert_snapshot!(outcome.components("schemas"), @r##"
    Droplet: {"type":"object","properties":{"self":{"$ref":"#/components/schemas/Droplet"}}}
    Alias: {"$ref":"#/components/schemas/Droplet"}
    Other: {"$ref":"#/components/schemas/Droplet"}
    User: {"type":"object","properties":{"a":{"$ref":"#/components/schemas/Droplet"},"b":{"$ref":"#/components/schemas/Droplet"}}}
    "##);
}

#[test]
fn names_that_the_standard_forbids_are_cleaned() {
    assert_snapshot!(schemas("a b: {type: string}\na_b: {$ref: '#/components/schemas/a%20b'}\n'é': {type: integer}"), @r##"
    a_b_2: {"type":"string"}
    a_b: {"$ref":"#/components/schemas/a_b_2"}
    component: {"type":"integer"}
    "##);
}

#[test]
fn a_target_inside_a_component_is_referred_to_there_too() {
    assert_snapshot!(schemas("A: {type: object, properties: {id: {type: integer}}}\nB: {$ref: '#/components/schemas/A/properties/id'}\nC: {type: array, items: {$ref: '#/components/schemas/A/properties/id'}}"), @r##"
    A: {"type":"object","properties":{"id":{"$ref":"#/components/schemas/B"}}}
    B: {"type":"integer"}
    C: {"type":"array","items":{"$ref":"#/components/schemas/B"}}
    "##);
}

#[test]
fn references_where_the_standard_has_none() {
    let paths = "  /a:\n    get: {$ref: get.yml}\n    description: {$ref: 'texts.yml#/about'}\n  /b: {$ref: b.yml}";
    let outcome = run(&[
        ("api.yml", &api(paths, "  schemas: {}")),
        (
            "get.yml",
            "operationId: getA\nparameters: [{$ref: 'parameters.yml#/id'}]\nresponses: {'200': {$ref: responses/ok.yml}}\n",
        ),
        (
            "b.yml",
            "post:\n  operationId: postB\n  requestBody: {content: {application/json: {$ref: 'media.yml#/json'}}}\n  responses: {'200': {$ref: responses/ok.yml}}\n",
        ),
        ("parameters.yml", "id: {name: id, in: query, schema: {$ref: 'id.yml'}}"),
        ("id.yml", "{type: integer}"),
        (
            "media.yml",
            "json: {schema: {type: object, properties: {$ref: 'common.yml', b: {type: string}}}, examples: {one: {$ref: 'examples.yml#/one'}}, example: {$ref: 'examples.yml#/one/value'}}",
        ),
        ("common.yml", "a: {type: integer}"),
        ("examples.yml", "one: {value: {a: {$ref: data}}}"),
        ("texts.yml", "about: What it is."),
        (
            "responses/ok.yml",
            "description: ok\nheaders: {x-a: {$ref: '../headers.yml#/x-a'}}",
        ),
        ("headers.yml", "x-a: {schema: {$ref: id.yml}}"),
    ]);
    assert_eq!(outcome.report(), "");
    assert_snapshot!(outcome.node("/paths"), @r##"{"/a":{"description":"What it is.","get":{"operationId":"getA","parameters":[{"$ref":"#/components/parameters/id"}],"responses":{"200":{"$ref":"#/components/responses/ok"}}}},"/b":{"post":{"operationId":"postB","requestBody":{"content":{"application/json":{"schema":{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"string"}}},"example":{"a":{"$ref":"data"}},"examples":{"one":{"$ref":"#/components/examples/one"}}}},"x-oasmith-required-unsaid":true},"responses":{"200":{"$ref":"#/components/responses/ok"}}}}}"##);
    assert_snapshot!(outcome.node("/components"), @r##"{"schemas":{"id":{"type":"integer"}},"responses":{"ok":{"description":"ok","headers":{"x-a":{"$ref":"#/components/headers/x-a"}}}},"parameters":{"id":{"in":"query","name":"id","schema":{"$ref":"#/components/schemas/id"},"style":"form"}},"examples":{"one":{"value":{"a":{"$ref":"data"}}}},"headers":{"x-a":{"style":"simple","schema":{"$ref":"#/components/schemas/id"}}}}"##);
    assert_eq!(outcome.origin("/paths/~1a/get/operationId"), "get.yml#/operationId");
    assert_eq!(
        outcome.origin("/components/responses/ok/headers"),
        "responses/ok.yml#/headers"
    );
}

#[test]
fn discriminator_mappings_are_references() {
    let outcome = run(&[
        (
            "api.yml",
            &document(
                "Pet:\n  oneOf: [{$ref: pets/cat.yml}, {$ref: '#/components/schemas/Dog'}]\n  discriminator: {propertyName: kind, mapping: {cat: pets/cat.yml, dog: Dog, fish: pets/fish.yml, bird: Brid}}\nDog: {type: object}\nBird: {type: object}",
            ),
        ),
        ("pets/cat.yml", "{type: object}"),
        ("pets/fish.yml", "{type: object}"),
    ]);
    assert_snapshot!(outcome.components("schemas"), @r##"
    Pet: {"discriminator":{"propertyName":"kind","mapping":{"cat":"#/components/schemas/cat","dog":"#/components/schemas/Dog","fish":"#/components/schemas/fish"}},"oneOf":[{"$ref":"#/components/schemas/cat"},{"$ref":"#/components/schemas/Dog"}]}
    Dog: {"type":"object"}
    Bird: {"type":"object"}
    cat: {"type":"object"}
    fish: {"type":"object"}
    "##);
    assert_snapshot!(outcome.report(), @r#"
    error[broken-ref]: there is no schema `Brid` among the components
     --> api.yml:8:109
      |
    8 |       discriminator: {propertyName: kind, mapping: {cat: pets/cat.yml, dog: Dog, fish: pets/fish.yml, bird: Brid}}
      |                                                                                                             ^^^^
      |
      = help: did you mean `Bird`?
    "#);
}

#[test]
fn circles() {
    let schemas = "A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}\nNode: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}}}";
    assert_snapshot!(report(&[("api.yml", &document(schemas))]), @r#"
    error[ref-cycle]: `#/components/schemas/A` leads back to itself
     --> api.yml:6:15
      |
    6 |     A: {$ref: '#/components/schemas/B'}
      |               ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: replace one `$ref` of the circle by what is meant

    error[ref-cycle]: `#/components/schemas/B` leads back to itself
     --> api.yml:7:15
      |
    7 |     B: {$ref: '#/components/schemas/A'}
      |               ^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: replace one `$ref` of the circle by what is meant
    "#);
    let outcome = run(&[
        ("api.yml", &api("  /a: {$ref: a.yml}", "  schemas: {}")),
        (
            "a.yml",
            "get: {operationId: a, responses: {}, callbacks: {c: {'{$url}': {$ref: a.yml}}}}",
        ),
    ]);
    assert_snapshot!(outcome.report(), @r#"
    error[ref-cycle]: `a.yml` contains itself
     --> a.yml:1:71
      |
    1 | get: {operationId: a, responses: {}, callbacks: {c: {'{$url}': {$ref: a.yml}}}}
      |                                                                       ^^^^^
      |
      = help: only schemas may refer to themselves
    "#);
}

#[test]
fn words_beside_a_reference() {
    let schemas = schemas(
        "A: {type: string}\nB: {type: object, properties: {a: {$ref: '#/components/schemas/A', description: Mine, nullable: true}, b: {$ref: '#/components/schemas/A', maxLength: 3}}}\nC: {$ref: '#/components/schemas/A', title: Own}\nD: {$ref: '#/components/schemas/C'}",
    );
    assert_snapshot!(schemas, @r##"
    A: {"type":"string"}
    B: {"type":"object","properties":{"a":{"nullable":true,"description":"Mine","allOf":[{"$ref":"#/components/schemas/A"}]},"b":{"type":"string","maxLength":3}}}
    C: {"title":"Own","allOf":[{"$ref":"#/components/schemas/A"}]}
    D: {"$ref":"#/components/schemas/C"}
    "##);
    let parameters = "  parameters:\n    P: {$ref: '#/components/parameters/Q', description: lost}\n    Q: {name: q, in: query, schema: {type: string}}";
    assert_snapshot!(report(&[("api.yml", &api("  {}", parameters))]), @"");
}

#[test]
fn versions() {
    for version in ["openapi: 3.3.0", "swagger: '2.0'", "openapi: 4", "info: {}"] {
        let text = format!("{version}\npaths: {{}}\n");
        let outcome = run(&[("api.yml", &text)]);
        assert!(outcome.document.is_none() && outcome.faults.has_errors(), "{version}");
    }
    assert_snapshot!(report(&[("api.yml", "openapi: 3.3.0\n")]), @r#"
    error[unsupported-version]: OpenAPI 3.3.0 can't be read
     --> api.yml:1:10
      |
    1 | openapi: 3.3.0
      |          ^^^^^
      |
      = note: this is a limit of Oasmith; the document itself may be right
      = help: Oasmith reads OpenAPI 3.0 and 3.1; write `openapi: 3.1.0` if the document fits it
    "#);
    assert_snapshot!(report(&[("api.yml", "swagger: '2.0'\n")]), @r#"
    error[unsupported-version]: Swagger 2.0 can't be read
     --> api.yml:1:10
      |
    1 | swagger: '2.0'
      |          ^^^^^
      |
      = note: this is a limit of Oasmith; the document itself may be right
      = help: convert the document to OpenAPI 3.0, for example with `swagger2openapi`
    "#);
    assert_snapshot!(report(&[("api.yml", "hello: world\n")]), @r#"
    error[missing-field]: this is not an OpenAPI document: the field `openapi` is missing
     --> api.yml:1:1
      |
    1 | hello: world
      | ^^^^^
      |
      = help: an OpenAPI document starts with a line such as `openapi: 3.0.3`
    "#);
}

#[test]
fn what_is_missing_is_made_up_where_it_is_clear() {
    let paths = "  /a/{id}:\n    get:\n      parameters: [{name: id, in: path}, {name: x, in: header, style: form, schema: {}}]\n      responses: {'200': {content: {text/plain: }}}\n    put: {}";
    let text = format!("openapi: 3.0.0\npaths:\n{paths}\n");
    let outcome = run(&[("api.yml", &text)]);
    assert_snapshot!(outcome.node(""), @r#"{"openapi":"3.0.0","info":{"title":"API","version":"0.0.0"},"paths":{"/a/{id}":{"get":{"parameters":[{"in":"path","name":"id","required":true,"schema":{"type":"string"},"style":"simple"},{"in":"header","name":"x","schema":{},"style":"simple"}],"responses":{"200":{"description":"","content":{"text/plain":{}}}}},"put":{"responses":{}}}},"components":{}}"#);
    assert_snapshot!(outcome.report(), @r#"
    warning[missing-field-defaulted]: an OpenAPI document needs the field `info`
     --> api.yml:1:1
      |
    1 | openapi: 3.0.0
      | ^^^^^^^

    warning[missing-field-defaulted]: a parameter needs a `schema`; it is taken as text
     --> api.yml:5:20
      |
    5 |       parameters: [{name: id, in: path}, {name: x, in: header, style: form, schema: {}}]
      |                    ^

    warning[missing-field-defaulted]: a path parameter has to say `required: true`; it is taken as required
     --> api.yml:5:20
      |
    5 |       parameters: [{name: id, in: path}, {name: x, in: header, style: form, schema: {}}]
      |                    ^

    warning[missing-field-defaulted]: a response needs the field `description`
     --> api.yml:6:19
      |
    6 |       responses: {'200': {content: {text/plain: }}}
      |                   ^^^^^

    warning[missing-field-defaulted]: an operation needs the field `responses`
     --> api.yml:7:5
      |
    7 |     put: {}
      |     ^^^

    error[wrong-value]: a header parameter can't have the style `form`
     --> api.yml:5:71
      |
    5 |       parameters: [{name: id, in: path}, {name: x, in: header, style: form, schema: {}}]
      |                                                                       ^^^^
      |
      = help: it has to be one of: simple
    "#);
}

#[test]
fn security_schemes() {
    let schemes = "  securitySchemes:\n    a: {type: apiKey, in: header, name: X, scheme: junk}\n    b: {type: http, scheme: bearer, bearerFormat: JWT}\n    c: {type: oauth2, flows: {implicit: {}, password: {tokenUrl: /t, scopes: {r: }}}}\n    d: {type: openIdConnect, openIdConnectUrl: /d}\n    e: {type: http}\n    f: {type: mutualTLS}";
    let outcome = run(&[("api.yml", &api("  {}", schemes))]);
    assert_snapshot!(outcome.components("securitySchemes"), @r#"
    a: {"type":"apiKey","in":"header","name":"X"}
    b: {"type":"http","scheme":"bearer","bearerFormat":"JWT"}
    c: {"type":"oauth2","flows":{"implicit":{"authorizationUrl":"","scopes":{}},"password":{"tokenUrl":"/t","scopes":{"r":""}}}}
    d: {"type":"openIdConnect","openIdConnectUrl":"/d"}
    f: {"type":"http","scheme":"mutualTLS"}
    "#);
    assert_snapshot!(outcome.report(), @r#"
    warning[missing-field-defaulted]: an OAuth flow needs the field `scopes`
     --> api.yml:9:31
      |
    9 |     c: {type: oauth2, flows: {implicit: {}, password: {tokenUrl: /t, scopes: {r: }}}}
      |                               ^^^^^^^^

    warning[missing-field-defaulted]: an OAuth flows object needs the field `authorizationUrl`
     --> api.yml:9:31
      |
    9 |     c: {type: oauth2, flows: {implicit: {}, password: {tokenUrl: /t, scopes: {r: }}}}
      |                               ^^^^^^^^

    error[missing-field]: a security scheme needs the field `scheme`
      --> api.yml:11:5
       |
    11 |     e: {type: http}
       |     ^
    "#);
}

#[test]
fn the_official_document_reads_as_it_stands() {
    let entry =
        "../../shared/corpus/digitalocean/specification/DigitalOcean-public.v2.yaml";
    let entry = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(entry);
    if !entry.exists() {
        println!("skipped: no official document at {}", entry.display());
        return;
    }
    let outcome = front::Outcome::of(&oasmith::load::Options::new(entry));
    assert!(!outcome.faults.has_errors(), "{}", outcome.report());
    let document = outcome.document.as_ref().expect("a document");
    assert_eq!(document.openapi.operations().count(), 659);
    assert_eq!(document.openapi.paths.paths.len(), 445);
    // Both are `items` of an object, which means nothing.
    assert_eq!(outcome.faults.warnings().count(), 2, "{}", outcome.report());
    // The same bytes come out of a second run.
    let text = |outcome: &front::Outcome| {
        serde_json::to_string(&outcome.document.as_ref().map(|d| &d.openapi))
            .expect("JSON")
    };
    let entry = outcome.sources.root().join(&*outcome.sources.files()[0].path);
    let again = front::Outcome::of(&oasmith::load::Options::new(entry));
    assert_eq!(text(&outcome), text(&again));
}
