//! `generate --watch` as a user meets it, on a real file system.
#![cfg(unix)]

mod bench;

use std::fs::{self, File};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

use bench::{Bench, Ended};

const PETS: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: https://pets.example.com}]
paths:
  /pets:
    get:
      operationId: pets_list
      responses: {'200': {description: All pets.}}
";

const CONFIG: &str = "[carry]\nfiles = ['notes/*.md']\n";

const GENERATE: &str = "generate --spec pets.yaml --out pets";

/// Far longer than anything takes.
const LIMIT: Duration = Duration::from_secs(60);

/// A command that watches; it ends with the test.
struct Watching {
    bench: Bench,
    child: Child,
}

impl Watching {
    /// Begins, and waits for the first crate.
    fn start(files: &[(&str, &str)]) -> Self {
        Self::start_with("", files)
    }

    fn start_with(options: &str, files: &[(&str, &str)]) -> Self {
        let bench = Bench::new(files);
        let said = |name: &str| File::create(bench.path(name)).expect("a file");
        let child = bench
            .command(&format!("{GENERATE} --watch {options}"))
            .stdout(said("said.out"))
            .stderr(said("said.err"))
            .spawn();
        let watching = Self { bench, child: child.expect("a process") };
        watching.until("api.json", "pets_list");
        watching
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.bench.read(path);
        assert!(text.contains(from), "{text}");
        fs::write(self.bench.path(path), text.replace(from, to)).expect("a file");
    }

    /// Waits until a file of the crate says `text`.
    fn until(&self, path: &str, text: &str) {
        let path = self.bench.path(&format!("pets/{path}"));
        let says = || fs::read_to_string(&path).is_ok_and(|now| now.contains(text));
        wait(says, text);
    }

    /// Waits until it has told of a fault.
    fn until_told(&self, text: &str) {
        wait(|| self.bench.read("said.err").contains(text), text);
    }

    /// As Ctrl-C ends it. The crate is then what the document says.
    fn interrupt(mut self) -> Ended {
        let id = self.child.id().to_string();
        let kill = Command::new("kill").args(["-INT", &id]).status();
        assert!(kill.expect("a process").success());
        wait(|| self.child.try_wait().expect("a state").is_some(), "the end");
        let checked = self.bench.run(&format!("{GENERATE} --check"));
        assert_eq!(checked.code, Some(0), "{}", checked.err);
        let code = self.child.wait().expect("an end").code();
        let (out, err) = (self.bench.read("said.out"), self.bench.read("said.err"));
        Ended { code, out, err }
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn wait(mut is_so: impl FnMut() -> bool, what: &str) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < LIMIT, "no {what}");
        thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_save_becomes_the_crate_and_ctrl_c_ends_it() {
    let watching = Watching::start(&[("pets.yaml", PETS)]);
    watching.edit("pets.yaml", "pets_list", "pets_every");
    watching.until("api.json", "pets_every");
    let Ended { code, out, err } = watching.interrupt();
    assert_eq!(code, Some(0), "{out}{err}");
    assert!(out.contains("\npets.yaml changed\npets written, "), "{out}");
    assert!(err.contains("; Ctrl-C ends it\n"), "{err}");
}

#[test]
fn what_a_run_writes_beside_the_document_starts_no_other() {
    let watching = Watching::start_with("--lock", &[("pets.yaml", PETS)]);
    for name in ["pets_every", "pets_each"] {
        fs::write(watching.bench.path("pets.yaml"), PETS.replace("pets_list", name))
            .expect("a file");
        watching.until("api.json", name);
    }
    assert!(watching.bench.path("names.lock").exists());
    let out = watching.interrupt().out;
    let ends =
        |line: &&str| line.ends_with(".yaml changed") || line.ends_with("lock changed");
    let changes = out.lines().filter(ends);
    assert!(changes.clone().all(|line| line == "pets.yaml changed"), "{out}");
    assert!(changes.count() > 0, "{out}");
}

#[test]
fn an_editor_may_put_a_new_file_in_the_place_of_the_old_one() {
    let watching = Watching::start(&[("pets.yaml", PETS)]);
    for name in ["pets_every", "pets_each"] {
        let beside = watching.bench.path(".pets.yaml.new");
        fs::write(&beside, PETS.replace("pets_list", name)).expect("a file");
        fs::rename(&beside, watching.bench.path("pets.yaml")).expect("a file");
        watching.until("api.json", name);
    }
}

#[test]
fn a_fault_is_shown_and_its_repair_is_seen() {
    let watching = Watching::start(&[("pets.yaml", PETS)]);
    let broken = "{'200': {$ref: responses/pets.yaml}}";
    watching.edit("pets.yaml", "{'200': {description: All pets.}}", broken);
    watching.until_told("there is no file");
    // Neither the folder nor the file was there when it was missed.
    fs::create_dir(watching.bench.path("responses")).expect("a folder");
    let response = "{description: Each pet that was found.}";
    fs::write(watching.bench.path("responses/pets.yaml"), response).expect("a file");
    watching.until("docs/pets_list.md", "Each pet that was found");
    // From now on it counts like any other.
    watching.edit("responses/pets.yaml", "was found", "was lost");
    watching.until("docs/pets_list.md", "Each pet that was lost");

    watching.edit("pets.yaml", "openapi: 3.0.3", "openapi: [");
    watching.until_told("[yaml-syntax]");
    watching.edit("pets.yaml", "openapi: [", "openapi: 3.0.2");
    watching.until("api.json", "3.0.2");
    let ended = watching.interrupt();
    assert_eq!(ended.code, Some(0), "{}", ended.err);
}

#[test]
fn client_toml_and_the_files_that_it_names_count_and_so_do_new_ones() {
    let watching = Watching::start(&[("pets.yaml", PETS)]);
    fs::create_dir(watching.bench.path("notes")).expect("a folder");
    fs::write(watching.bench.path("notes/one.md"), "one").expect("a file");
    fs::write(watching.bench.path("client.toml"), CONFIG).expect("a file");
    watching.until("notes/one.md", "one");
    fs::write(watching.bench.path("notes/two.md"), "two").expect("a file");
    watching.until("notes/two.md", "two");

    let overlay = "overlay: 1.0.0\ninfo: {title: More, version: '1'}\nactions:\n\
                   - {target: \"$.paths['/pets'].get\", update: {operationId: pets_every}}\n";
    fs::write(watching.bench.path("more.yaml"), overlay).expect("a file");
    let config = format!("{CONFIG}[document]\noverlays = ['more.yaml']\n");
    fs::write(watching.bench.path("client.toml"), config).expect("a file");
    watching.until("api.json", "pets_every");
    watching.edit("more.yaml", "pets_every", "pets_each");
    watching.until("api.json", "pets_each");
}
