//! How the crates of small documents reach their API, and what they are told by it: the
//! ways to a client, credentials, servers, webhooks.

use std::fs;

use oasmith::diag::Style;
use oasmith::{Failure, Options};
use oasmith_tests::{files, place};

/// Everything of a crate that is not the same in every crate.
const SHOWN: &[&str] = &[
    "Cargo.toml",
    "README.md",
    "api.json",
    "src/config.rs",
    "src/servers.rs",
    "src/webhooks.rs",
    "src/models",
    "src/resources",
];

/// What is said about a document, and what is made of it.
fn emitted(name: &str, config: Option<&str>) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let documents = place::documents().join("connection");
    let spec = documents.join(name).with_extension("yaml");
    let mut options = Options::new(spec, folder.path().join("crate"));
    if let Some(config) = config {
        let path = folder.path().join("client.toml");
        fs::write(&path, config).expect("a config");
        options.config = Some(path);
    }
    let style = Style { current_dir: documents, ..Style::default() };
    let report = match oasmith::generate(&options) {
        Ok(report) => report,
        Err(Failure::Input(findings)) => panic!("{}", findings.render(&style)),
        Err(Failure::Write(error)) => panic!("{error}"),
    };
    let mut text = report.findings.render(&style);
    for path in files::all(&options.out) {
        let wanted = SHOWN.iter().any(|at| path.starts_with(at));
        if wanted && !path.ends_with("mod.rs") {
            let file = fs::read_to_string(options.out.join(&path)).expect("a file");
            text.push_str(&format!("\n//=== {}\n{}", path.display(), relevant(&file)));
        }
    }
    text
}

/// Without what every manifest and every README says.
fn relevant(file: &str) -> String {
    let mut kept = String::new();
    let mut skip = false;
    for line in file.lines() {
        let head = ["## ", "[", "# Off"].iter().any(|it| line.starts_with(it));
        let same = [
            "[package",
            "# Off",
            "[depend",
            "[target",
            "[dev-d",
            "## Inst",
            "## Results",
        ];
        skip = if head { same.iter().any(|it| line.starts_with(it)) } else { skip };
        if !skip {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

macro_rules! documents {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(emitted(stringify!($name), None));
            }
        )*

        const COVERED: &[&str] = &[$(stringify!($name)),*];
    };
}

documents! {
    security_schemes security_alternatives security_basic security_unsaid security_none
    security_faults security_names mutual_tls servers relative_server webhooks callbacks
}

#[test]
fn the_config_names_what_the_document_does_not() {
    let config = "[crate]\nname = \"things\"\ntoken_env = \"THINGS_KEY\"\n\
                  base_url = \"https://things.example.com/\"\n\
                  idempotency_header = \"Idempotency-Key\"\n";
    insta::assert_snapshot!(emitted("relative_server", Some(config)));
}

#[test]
fn every_document_has_its_snapshot() {
    let entries = fs::read_dir(place::documents().join("connection")).expect("a folder");
    let mut found: Vec<String> = entries
        .flatten()
        .filter_map(|entry| Some(entry.path().file_stem()?.to_str()?.to_owned()))
        .collect();
    found.sort();
    let mut covered = COVERED.to_vec();
    covered.sort_unstable();
    assert_eq!(covered, found);
}
