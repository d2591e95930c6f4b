//! The workflow of `docs/ci.md`: its shell is run here, step by step, in a repository with
//! a crate, pull requests and releases.
#![cfg(unix)]

#[expect(dead_code, reason = "commands are called by the shell here")]
mod bench;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use bench::{Bench, Ended, PETS, no_owners};

const WORKFLOW: &str = include_str!("../../docs/ci.md");

/// What the runner's commands are here. What is said of a pull request goes into a file.
const COMMANDS: [(&str, &str); 2] = [
    ("cargo", "#!/bin/sh\nshift\nexec \"$OASMITH\" \"$@\"\n"),
    (
        "gh",
        "#!/bin/sh\nwhile [ \"$1\" != --body-file ]; do shift; done\ncp \"$2\" \"$HOME/said.md\"\n",
    ),
];

/// The shell of each step that has some, by its name.
fn steps() -> Vec<(String, String)> {
    let mut steps: Vec<(String, String)> = Vec::new();
    let mut depth = None;
    for line in WORKFLOW.lines() {
        let indent = line.len() - line.trim_start().len();
        if let Some(name) = line.trim_start().strip_prefix("- name: ") {
            steps.push((name.to_owned(), String::new()));
        }
        let Some((_, shell)) = steps.last_mut() else { continue };
        if depth.is_some_and(|depth| indent > depth) {
            shell.push_str(line);
            shell.push('\n');
        } else if let Some(run) = line.trim_start().strip_prefix("run: ") {
            let is_block = run == "|";
            depth = is_block.then_some(indent);
            shell.push_str(if is_block { "" } else { run });
        } else {
            depth = None;
        }
    }
    steps
}

/// A repository with a crate, 1.0.0, which is what a pull request is about.
struct Repository(Bench);

impl Repository {
    fn new() -> Self {
        let mut files = vec![
            ("spec/openapi.yaml", no_owners()),
            ("spec/client.toml", "[crate]\nversion = '1.0.0'\n"),
            ("xtask/Cargo.toml", ""),
            ("home/none", ""),
        ];
        let paths = COMMANDS.map(|(name, text)| (format!("bin/{name}"), text));
        files.extend(paths.iter().map(|(path, text)| (path.as_str(), *text)));
        let repository = Self(Bench::new(&files));
        for (path, _) in &paths {
            let path = repository.0.path(path);
            fs::set_permissions(path, fs::Permissions::from_mode(0o755))
                .expect("a file");
        }
        repository.shell("git init -q -b main");
        repository
    }

    fn shell(&self, script: &str) -> Ended {
        let bench = &self.0;
        let path = std::env::var("PATH").expect("a path");
        let mut command = Command::new("bash");
        // As the runner calls it.
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]);
        let command = command
            .current_dir(bench.path("."))
            .env("PATH", format!("{}:{path}", bench.path("bin").display()))
            .env("OASMITH", env!("CARGO_BIN_EXE_xtask"))
            .env("CARGO_MANIFEST_DIR", bench.path("xtask"))
            .env("HOME", bench.path("home"))
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("BASE", "main")
            .env("NUMBER", "7")
            .env("RUNNER_TEMP", bench.path("home"))
            .env("GITHUB_STEP_SUMMARY", bench.path("home/summary.md"));
        Ended::from(command.output().expect("a shell"))
    }

    /// Does something that has to work.
    fn done(&self, script: &str) {
        let ended = self.shell(script);
        assert_eq!(ended.code, Some(0), "{script}: {}{}", ended.out, ended.err);
    }

    fn commit(&self) {
        self.done("git add spec generated");
        self.done("git -c user.name=a -c user.email=a@example.com commit -qm change");
    }

    /// The pull request's document and crate.
    fn change(&self, document: &str, options: &str) {
        fs::write(self.0.path("spec/openapi.yaml"), document).expect("a file");
        self.done(&format!("cargo xtask generate --quiet {options}"));
        self.commit();
    }

    /// Runs all steps; gives the names of those that fail, and what they say.
    fn checked(&self) -> Vec<(String, String)> {
        let ended = steps().into_iter().map(|(name, shell)| (name, self.shell(&shell)));
        ended
            .filter(|(_, ended)| ended.code != Some(0))
            .map(|(name, ended)| (name, ended.out + &ended.err))
            .collect()
    }

    fn said(&self) -> String {
        self.0.read("home/said.md")
    }
}

#[test]
fn the_workflow_has_its_steps() {
    let steps = steps();
    assert_eq!(steps.len(), 4, "{steps:?}");
    assert!(steps.iter().all(|(_, shell)| !shell.is_empty()), "{steps:?}");
}

#[test]
fn a_pull_request_is_checked_told_of_and_refused() {
    let repository = Repository::new();
    repository.change(no_owners(), "");
    repository.done("git tag v1.0.0 && git switch -qc pull");

    // More than there was is no reason to refuse.
    repository.change(PETS, "");
    assert_eq!(repository.checked(), []);
    let said = repository.said();
    assert!(
        said.contains("### `owners`") && said.contains("openapi.yaml:11:7"),
        "{said}"
    );
    assert_eq!(repository.0.read("home/summary.md"), said);

    // Another name is.
    let other = PETS.replace("pets_list", "pets_every");
    repository.change(&other, "");
    let failed = repository.checked();
    let [(name, words)] = &*failed else { panic!("{failed:?}") };
    assert_eq!(name, "What breaks users has a major version");
    assert!(words.contains("has to have version 2.0.0, and it has 1.0.0"), "{words}");
    assert!(repository.said().contains("**Breaking**"), "{}", repository.said());

    // The way out that the page shows.
    let way = WORKFLOW.rsplit("```").nth(1).expect("a block").trim_start_matches("sh\n");
    repository.done(&way.replace("v1.2.3", "v1.0.0"));
    repository.commit();
    assert_eq!(repository.checked(), []);

    // A second one before the release needs no further version.
    repository.done("git branch -qf main");
    repository.change(&other.replace("owners_list", "owners_every"), "");
    assert_eq!(repository.checked(), []);
    let said = repository.said();
    assert!(said.contains("owners") && !said.contains("pets()"), "{said}");

    // A crate that somebody has edited.
    fs::write(repository.0.path("generated/src/lib.rs"), "").expect("a file");
    let failed: Vec<String> =
        repository.checked().into_iter().map(|(name, _)| name).collect();
    assert_eq!(failed, ["The crate is what the document says"]);
}

#[test]
fn the_first_pull_request_has_nothing_to_be_compared_with() {
    let repository = Repository::new();
    repository.done("git add xtask");
    repository.done("git -c user.name=a -c user.email=a@example.com commit -qm first");
    repository.done("git switch -qc pull");
    repository.change(no_owners(), "");
    assert_eq!(repository.checked(), []);
    assert_eq!(repository.said(), "There was no crate before.\n");
}
