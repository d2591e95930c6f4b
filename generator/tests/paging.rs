//! `[[pagination]]` and `[[waiters]]` that don't fit the document: each is a fault at its
//! line that says what is missing.

use std::fs;

use oasmith::diag::Style;
use oasmith::{Failure, Options};

const DOCUMENT: &str = r##"
openapi: 3.0.3
info: { title: Jobs, version: "1" }
servers: [{ url: "https://api.example.com" }]
paths:
  /jobs:
    get:
      operationId: jobs_list
      parameters: [{ name: page, in: query, schema: { type: integer } }]
      responses:
        "200":
          description: Jobs.
          content:
            application/json:
              schema:
                properties:
                  jobs: { type: array, items: { type: string } }
                  meta: { properties: { total: { type: integer } } }
    post:
      operationId: jobs_create
      responses: { "204": { description: Done. } }
  /jobs/search:
    post:
      operationId: jobs_search
      requestBody:
        content:
          application/json:
            schema: { properties: { text: { type: string }, after: { type: string } } }
      responses:
        "200":
          description: Jobs.
          content:
            application/json:
              schema:
                properties:
                  jobs: { type: array, items: { type: string } }
                  next: { type: string }
  /jobs/{id}:
    get:
      operationId: jobs_get
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        "200":
          description: A job.
          content:
            application/json:
              schema: { properties: { state: { type: string } } }
"##;

/// What is said about a `client.toml`; nothing if it fits.
fn said(config: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("openapi.yaml");
    fs::write(&spec, DOCUMENT).expect("a file");
    fs::write(folder.path().join("client.toml"), config).expect("a file");
    let options = Options::new(spec, folder.path().join("crate"));
    match oasmith::generate(&options) {
        Ok(_) => String::new(),
        Err(Failure::Input(findings)) => findings.render(&Style::default()),
        Err(Failure::Write(error)) => panic!("{error}"),
    }
}

#[test]
fn a_body_asks_for_pages_where_the_rule_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = folder.path().join("openapi.yaml");
    fs::write(&spec, DOCUMENT).expect("a file");
    let resource = |config: &str| {
        fs::write(folder.path().join("client.toml"), config).expect("a file");
        let out = folder.path().join("crate");
        oasmith::generate(&Options::new(spec.clone(), out.clone())).expect("a crate");
        fs::read_to_string(out.join("src/resources/jobs.rs")).expect("a resource")
    };
    let rule = "[[pagination]]\noperations = ['jobs_search']\nstyle = 'cursor'\n\
                parameter = 'after'\nnext = 'next'\n";
    let turn = "cursor(\"after\", \"/next\").in_body(true)";
    assert!(resource(rule).contains(turn), "{}", resource(rule));
    assert!(!resource("").contains("in_body"), "{}", resource(""));
}

#[test]
fn a_rule_that_does_not_fit_says_what_is_missing() {
    for (rule, what) in [
        ("operations = ['jobs_list']\nitems = 'meta'", "no list at `meta`"),
        ("operations = ['jobs_list']\nitems = 'jbos'", "no list at `jbos`"),
        ("operations = ['jobs_list']\nstyle = 'offset'", "say which with `parameter`"),
        ("operations = ['jobs_list']\nstyle = 'next-link'", "say which with `next`"),
        ("operations = ['jobs_list']\nparameter = 'pgae'", "is called `pgae`"),
        ("operations = ['jobs_list']\nsize = 'n'", "is called `n`"),
        ("operations = ['jobs_search']\nparameter = 'aftre'", "is called `aftre`"),
        ("operations = ['jobs_list']\ntotal = 'meta.all'", "`meta.all` has no `all`"),
        ("operations = ['jobs_get']", "which list has the items"),
        ("operations = ['jobs_create']", "not JSON"),
        ("operations = ['jobs_lits']", "did you mean `jobs_list`?"),
        ("operations = ['jobs_list']\nstyle = 'pages'", "`style` has to be"),
        ("style = 'page'", "needs `operations`"),
    ] {
        let said = said(&format!("[[pagination]]\n{rule}\n"));
        assert!(said.contains(what), "{rule}\n{said}");
        assert!(said.contains("client.toml:"), "{said}");
    }
    let fits = "[[pagination]]\noperations = ['jobs_list']\nstyle = 'page'\n\
                items = 'jobs'\ntotal = 'meta.total'\n";
    assert_eq!(said(fits), "");
}

#[test]
fn a_waiter_that_does_not_fit_says_what_is_missing() {
    let done = "done = { field = 'state', is = ['done'] }";
    for (waiter, what) in [
        (format!("method = 'wait'\noperation = 'jobs_get'\n{done}"), "`wait` already"),
        (format!("method = 'go'\noperation = 'jobs_*'\n{done}"), "several operations"),
        (format!("method = 'go'\noperation = 'jobs_gte'\n{done}"), "did you mean"),
        (format!("method = 'go'\noperation = 'jobs_create'\n{done}"), "is no GET"),
        (format!("operation = 'jobs_get'\n{done}"), "needs `method`"),
        ("method = 'go'\noperation = 'jobs_get'".to_owned(), "needs `done`"),
        (
            "method = 'go'\noperation = 'jobs_get'\ndone = { field = 'stat', present = true }"
                .to_owned(),
            "has no `stat`",
        ),
        (
            "method = 'go'\noperation = 'jobs_get'\ndone = { field = 'state' }".to_owned(),
            "needs one of",
        ),
    ] {
        let said = said(&format!("[[waiters]]\n{waiter}\n"));
        assert!(said.contains(what), "{waiter}\n{said}");
        assert!(said.contains("client.toml:"), "{said}");
    }
}
