//! The crates of all cases, and a user of each, as one workspace.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use oasmith_tests::place;
use serde_json::Value;
use tempfile::TempDir;

use crate::changes::Case;
use crate::crates::{Crates, Side};

/// The crates of all cases, and a user of each.
pub struct Workspace {
    folder: TempDir,
    /// The crates of documents.
    pub crates: Crates,
}

impl Workspace {
    /// Writes a user for each side of each change.
    pub fn write(cases: &[Case]) -> Self {
        let folder =
            tempfile::tempdir_in(place::workspace().join("target")).expect("a folder");
        let crates = Crates::write(folder.path(), cases);
        let workspace = Self { folder, crates };
        workspace.rename_crates();
        workspace.write_users(cases);
        workspace.write_manifest(cases);
        workspace
    }

    /// Cargo tells packages of a workspace apart by their names.
    fn rename_crates(&self) {
        for name in self.crates.names() {
            let path = self.crates.folder(name).join("Cargo.toml");
            let manifest = fs::read_to_string(&path).expect("a manifest");
            let named = manifest.lines().find(|line| line.starts_with("name = "));
            let named = named.expect("a name");
            let renamed = manifest.replacen(named, &format!("name = \"{name}\""), 1);
            fs::write(path, renamed).expect("a manifest");
        }
    }

    fn write_users(&self, cases: &[Case]) {
        for case in cases {
            for (side, label) in Side::ALL {
                let user = user(case, label);
                let folder = self.folder.path().join(&user);
                write_user(&folder, &user, case, self.crates.of(case, side));
            }
        }
    }

    fn write_manifest(&self, cases: &[Case]) {
        let users =
            cases.iter().flat_map(|case| Side::ALL.map(|(_, label)| user(case, label)));
        let members: Vec<String> =
            self.crates.names().map(str::to_owned).chain(users).collect();
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
        let folder = self.folder.path();
        fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
        // The versions that are compiled already.
        fs::copy(place::workspace().join("Cargo.lock"), folder.join("Cargo.lock"))
            .expect("the lock");
    }

    /// Compiles all users, whatever fails, and gives the packages that did not, with what
    /// was said of each.
    pub fn failures(&self, cases: &[Case]) -> BTreeMap<String, String> {
        let users =
            cases.iter().flat_map(|case| Side::ALL.map(|(_, label)| user(case, label)));
        // Not the crates themselves: without their users they have features that nobody
        // asked for.
        let folder = self.folder.path();
        let output = Command::new(env!("CARGO"))
            .current_dir(folder)
            .env("CARGO_TARGET_DIR", folder.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .args(["check", "--keep-going", "--message-format=json"])
            .args(users.flat_map(|user| ["--package".to_owned(), user]))
            .output()
            .expect("cargo");
        let lines = String::from_utf8_lossy(&output.stdout);
        let messages: Vec<Value> =
            lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let finished = messages.iter().any(|it| it["reason"] == "build-finished");
        assert!(finished, "{}", String::from_utf8_lossy(&output.stderr));
        let errors = messages.iter().filter(|it| it["message"]["level"] == "error");
        let mut failures: BTreeMap<String, String> = BTreeMap::new();
        for it in errors {
            let name =
                it["target"]["name"].as_str().unwrap_or_default().replace('_', "-");
            let said = it["message"]["rendered"].as_str().unwrap_or_default();
            failures.entry(name).or_default().push_str(said);
        }
        failures
    }

    /// Crates of documents that did not compile.
    pub fn broken<'f>(&self, failures: &'f BTreeMap<String, String>) -> Vec<&'f String> {
        let crates: BTreeSet<String> =
            self.crates.names().map(|name| name.replace('_', "-")).collect();
        failures.keys().filter(|name| crates.contains(*name)).collect()
    }
}

/// The package of a case's user.
pub fn user(case: &Case, label: &str) -> String {
    format!("{}-{label}", case.name)
}

fn write_user(folder: &Path, name: &str, case: &Case, krate: &str) {
    fs::create_dir_all(folder.join("src")).expect("a folder");
    let Case { krate: called, used, .. } = case;
    let features = case
        .features
        .as_ref()
        .map(|features| format!(", default-features = false, features = {features:?}"));
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n\
         {called} = {{ package = \"{krate}\", path = \"../{krate}\"{} }}\n\n\
         [lib]\nname = \"{}\"\n",
        features.unwrap_or_default(),
        name.replace('-', "_"),
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
    let code = format!(
        "#![allow(unused, deprecated)]\n\
         pub async fn used(client: {called}::Client) -> Result<(), {called}::Error> {{\n\
         {used}\nOk(())\n}}\n"
    );
    fs::write(folder.join("src/lib.rs"), code).expect("a user");
}
