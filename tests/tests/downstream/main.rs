//! What the table of changes says of a change, beside what the compiler says of it: a user
//! of the old crate compiles with the new one, unless the change is told as breaking.

#[path = "../../generator/tests/changes/mod.rs"]
mod changes;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use changes::Case;
use oasmith::Options;
use oasmith_tests::place;
use rayon::prelude::*;
use serde_json::Value;

/// The crates of all cases, and a user of each, as one workspace.
struct Workspace {
    folder: PathBuf,
    /// The crate of a document and its settings, by these.
    crates: BTreeMap<(String, String), String>,
}

/// Which of a case's crates a user is compiled with.
#[derive(Clone, Copy)]
enum Side {
    Old,
    New,
}

impl Side {
    const ALL: [(Self, &'static str); 2] = [(Self::Old, "old"), (Self::New, "new")];

    fn of(self, case: &Case) -> (String, String) {
        let [old, new] = &case.settings;
        match self {
            Self::Old => (case.old.clone(), old.clone()),
            Self::New => (case.new.clone(), new.clone()),
        }
    }
}

impl Workspace {
    fn new(folder: PathBuf, cases: &[Case]) -> Self {
        let sides =
            cases.iter().flat_map(|case| Side::ALL.map(|(side, _)| side.of(case)));
        let distinct: BTreeSet<(String, String)> = sides.collect();
        let numbered = distinct.into_iter().enumerate();
        let crates = numbered.map(|(at, made)| (made, format!("things-{at}"))).collect();
        Self { folder, crates }
    }

    /// Generates each crate once: most changes start from one document.
    fn write_crates(&self) {
        self.crates.par_iter().for_each(|((document, settings), name)| {
            let spec = tempfile::tempdir().expect("a folder");
            let entry = spec.path().join("openapi.yaml");
            fs::write(&entry, document).expect("the document");
            fs::write(spec.path().join("client.toml"), settings).expect("the settings");
            let out = self.folder.join(name);
            oasmith::generate(&Options::new(&entry, &out)).expect("a crate");
            // Cargo tells packages of a workspace apart by their names.
            let path = out.join("Cargo.toml");
            let manifest = fs::read_to_string(&path).expect("a manifest");
            let renamed =
                manifest.replacen("name = \"things\"", &format!("name = \"{name}\""), 1);
            assert_ne!(renamed, manifest, "{name}");
            fs::write(path, renamed).expect("a manifest");
        });
    }

    fn write_users(&self, cases: &[Case]) -> Vec<String> {
        let mut users = Vec::new();
        for case in cases {
            for (side, label) in Side::ALL {
                let user = format!("{}-{label}", case.name);
                write_user(
                    &self.folder.join(&user),
                    &user,
                    &case.used,
                    &self.crates[&side.of(case)],
                );
                users.push(user);
            }
        }
        users
    }

    fn write_manifest(&self, users: &[String]) {
        let members: Vec<&String> = self.crates.values().chain(users).collect();
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
        fs::write(self.folder.join("Cargo.toml"), manifest).expect("a manifest");
        // The versions that are compiled already.
        fs::copy(place::workspace().join("Cargo.lock"), self.folder.join("Cargo.lock"))
            .expect("the lock");
    }

    /// Compiles all of it, whatever fails, and gives the packages that did not.
    fn failures(&self) -> BTreeMap<String, String> {
        let output = Command::new(env!("CARGO"))
            .args(["check", "--workspace", "--keep-going", "--message-format=json"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", self.folder.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .output()
            .expect("cargo");
        let lines = String::from_utf8_lossy(&output.stdout);
        let messages: Vec<Value> =
            lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let finished = messages.iter().any(|it| it["reason"] == "build-finished");
        assert!(finished, "{}", String::from_utf8_lossy(&output.stderr));
        let errors = messages.iter().filter(|it| it["message"]["level"] == "error");
        let errors = errors.map(|it| {
            let said = it["message"]["rendered"].as_str().unwrap_or_default();
            (
                it["target"]["name"].as_str().unwrap_or_default().to_owned(),
                said.to_owned(),
            )
        });
        errors.collect()
    }
}

fn write_user(folder: &Path, name: &str, used: &str, krate: &str) {
    fs::create_dir_all(folder.join("src")).expect("a folder");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\nthings = {{ package = \"{krate}\", path = \"../{krate}\" }}\n\n\
         [lib]\nname = \"{}\"\n",
        name.replace('-', "_"),
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
    let code = format!(
        "#![allow(unused, deprecated)]\n\
         pub async fn used(client: things::Client) -> Result<(), things::Error> {{\n\
         {used}\nOk(())\n}}\n"
    );
    fs::write(folder.join("src/lib.rs"), code).expect("a user");
}

/// What the compiler and the table don't agree about.
fn disagreements(cases: &[Case], failures: &BTreeMap<String, String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for case in cases {
        let failed =
            |label| failures.get(&format!("{}_{label}", case.name.replace('-', "_")));
        if let Some(said) = failed("old") {
            wrong.push(format!(
                "{}: its user is wrong from the start\n{said}",
                case.name
            ));
        }
        let breaking = case.expected.starts_with("major\n");
        match (breaking, failed("new")) {
            (true, None) if case.compiles.is_none() => {
                wrong.push(format!("{}: told as breaking, and compiles", case.name));
            }
            (true, Some(_)) if case.compiles.is_some() => {
                wrong.push(format!("{}: does not compile", case.name));
            }
            (false, Some(said)) => {
                wrong.push(format!("{}: not told as breaking\n{said}", case.name));
            }
            _ => {}
        }
    }
    wrong
}

#[test]
#[ignore = "compiles some 300 crates, which takes minutes"]
fn a_user_of_the_old_crate_compiles_unless_the_change_is_breaking() {
    let cases = Case::all();
    let folder =
        tempfile::tempdir_in(place::workspace().join("target")).expect("a folder");
    let workspace = Workspace::new(folder.path().to_owned(), &cases);
    workspace.write_crates();
    let users = workspace.write_users(&cases);
    workspace.write_manifest(&users);
    let failures = workspace.failures();
    let made = workspace.crates.len();
    println!("{} changes, {made} crates, {} users", cases.len(), users.len());
    let broken: Vec<&String> =
        failures.keys().filter(|name| name.starts_with("things")).collect();
    assert!(broken.is_empty(), "crates that don't compile: {broken:?} {failures:?}");
    let wrong = disagreements(&cases, &failures);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
