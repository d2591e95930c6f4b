//! `client.toml`, from the file to a `Config` or to words.

use std::fs;
use std::path::Path;

use oasmith::config::{self, Config};
use oasmith::diag::{self, Faults, Style};
use oasmith::load::Sources;
use tempfile::TempDir;

/// Reads a text as `client.toml`; in the folder there is `examples/a.rs` and `b.rs`.
fn read(text: &str) -> Result<Config, String> {
    let folder = folder();
    fs::write(folder.path().join(config::NAME), text).expect("a file");
    run(folder.path())
}

fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let examples = folder.path().join("examples");
    fs::create_dir(&examples).expect("a folder");
    for name in ["b.rs", "a.rs", "notes.txt"] {
        fs::write(examples.join(name), format!("// {name}\n")).expect("a file");
    }
    folder
}

fn run(folder: &Path) -> Result<Config, String> {
    let (mut sources, mut faults) = (Sources::default(), Faults::new());
    let config = config::run(&folder.join(config::NAME), &mut sources, &mut faults);
    // On some systems the temporary folder is reached through a symbolic link.
    let style = Style { current_dir: folder.to_owned(), ..Style::default() };
    match config {
        Some(config) if !faults.has_errors() => Ok(config),
        _ => Err(diag::render(&faults, &sources, &style)),
    }
}

fn fault(text: &str) -> String {
    read(text).expect_err("a fault")
}

#[test]
fn an_empty_file_is_no_file() {
    assert_eq!(read(""), Ok(Config::default()));
}

#[test]
fn every_key_is_read() {
    let config = read(
        "[crate]\nname = 'pets'\nversion = '1.2.3-rc.1'\ndescription = 'Pets.'\n\
         license = 'MIT'\nrepository = 'https://example.com/pets'\ntoken_env = 'PETS_TOKEN'\n\
         base_url = 'https://example.com/v1'\n\
         idempotency_header = 'Idempotency-Key'\n[models]\nextra = false\n\
         [carry]\nfiles = ['examples/*.rs', 'examples/a.rs']\n",
    )
    .expect("sound");
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        config.package,
        config::PackageConfig {
            name: text("pets"),
            version: text("1.2.3-rc.1"),
            description: text("Pets."),
            license: text("MIT"),
            repository: text("https://example.com/pets"),
            token_env: text("PETS_TOKEN"),
            base_url: text("https://example.com/v1"),
            idempotency_header: text("Idempotency-Key"),
        }
    );
    assert!(!config.models.extra);
    let carried: Vec<(&str, &str)> =
        config.carried.iter().map(|file| (&*file.path, &*file.text)).collect();
    assert_eq!(
        carried,
        [("examples/a.rs", "// a.rs\n"), ("examples/b.rs", "// b.rs\n")]
    );
}

#[test]
fn what_the_owner_decides_of_the_document_is_read() {
    let config = read(
        "[document]\nroot = '..'\noverlays = ['a.yaml', 'b.yaml']\n\
         [dependencies]\nrust_decimal = '1'\n\
         geo = { version = '0.2', features = ['serde'], default-features = false }\n\
         uuid = { features = ['v4'] }\n\
         [models]\ndate_time = 'jiff'\n\
         [operations]\nonly = ['droplets_*', 'tag:X', 'get /v2/x']\nskip = ['/v2/y/*']\n\
         [resources.'gpu_droplets.actions']\nfrom = ['droplet_actions']\nretrieve = 'a_get'\n\
         [resources.keys]\n[resources.keys.old]\nlist = 'GET /v2/keys'\n\
         [rename.operations]\n'repos/get' = 'fetch'\n[rename.types]\n'a.B' = 'Ab'\n\
         [rename.fields]\n'Droplet.size_slug' = 'size'\n\
         [rename.variants]\n'Status.in-use' = 'Busy'\n\
         [types]\nMoney = 'rust_decimal::Decimal'\n[formats]\nguid = 'uuid::Uuid'\n\
         [optional]\nfields = ['*.created_at']\n",
    )
    .expect("sound");
    let overlays: Vec<bool> = config
        .document
        .overlays
        .iter()
        .map(|one| one.value.is_absolute() || one.value.ends_with("a.yaml"))
        .collect();
    assert_eq!(overlays.len(), 2);
    let names: Vec<&str> = config.dependencies.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["rust_decimal", "geo", "uuid"]);
    assert_eq!(config.models.date_time, config::DateTimeCrate::Jiff);
    let selectors = config.operations.only.iter().chain(&config.operations.skip);
    let selectors: Vec<String> = selectors.map(|one| one.value.text()).collect();
    assert_eq!(selectors, ["droplets_*", "tag:X", "GET /v2/x", "/v2/y/*"]);
    let resources: Vec<(String, usize, usize)> = config
        .resources
        .iter()
        .map(|one| (one.path.join("."), one.from.len(), one.operations.len()))
        .collect();
    let resource = |path: &str, from, operations| (path.to_owned(), from, operations);
    assert_eq!(
        resources,
        [
            resource("gpu_droplets.actions", 1, 1),
            resource("keys", 0, 0),
            resource("keys.old", 0, 1)
        ]
    );
    assert_eq!(config.rename.operations.len(), 1);
    assert_eq!(config.rename.types[0].0.text(), "a.B");
    assert_eq!(config.rename.fields[0].1.value, "size");
    assert_eq!(config.rename.variants[0].0.member, "in-use");
    assert_eq!(config.types.schemas[0].1.value, "rust_decimal::Decimal");
    assert_eq!(config.types.formats[0].0, "guid");
    assert!(config.optional[0].value.means_member(&["Droplet"], "created_at"));
}

#[test]
fn values_that_mean_nothing_are_refused_with_their_line() {
    for (text, place, words) in [
        ("[models]\ndate_time = 'tim'", "2:13", "\"time\" or \"chrono\""),
        ("[operations]\nonly = ['FETCH /x']", "2:9", "a method of HTTP"),
        ("[operations]\nskip = 'x'", "2:8", "a list of texts, not a text"),
        ("[resources.'a..b']\nx = 'y'", "1:12", "snake case"),
        ("[resources.a]\n'Get it' = 'y'", "2:1", "snake case"),
        ("[resources.a]\nget = 1", "2:7", "a text, not a number"),
        (
            "[resources.'a.b']\n[resources.a]\n[resources.a.b]\n",
            "3:14",
            "described twice",
        ),
        ("[rename.types]\na = 'lower'", "2:5", "camel case"),
        ("[rename.fields]\nsize = 'x'", "2:1", "Droplet.size"),
        ("[rename]\nmethods = {}", "2:1", "`[rename]` has no `methods`"),
        ("[types]\nA = 'Decimal'", "2:5", "the path of a Rust type"),
        ("[types]\nA = 'decimal::D'", "2:5", "[dependencies]"),
        ("[formats]\nA = 'uid::Uuid'", "2:5", "did you mean `uuid`?"),
        ("[optional]\nfields = ['a']", "2:11", "Droplet.size"),
        ("[dependencies]\na = 'x'", "2:5", "a version such as"),
        ("[dependencies]\na = { features = [] }", "2:1", "a `version`, a `path`"),
        ("[dependencies]\na = { version = '1', feature = [] }", "2:22", "`features`"),
        ("[dependencies]\nserde = '1'", "2:1", "only `features`"),
        ("[document]\nroot = ''", "2:8", "one line of text"),
    ] {
        let shown = fault(text);
        assert!(shown.contains(&format!("client.toml:{place}")), "{text}: {shown}");
        assert!(shown.contains(words), "{text}: {shown}");
    }
}

#[test]
fn all_wrong_keys_are_shown_at_once() {
    insta::assert_snapshot!(fault(
        "[crate]\ntoken_enf = 'A'\n[modles]\nextra = true\n[carry]\npattern = 1\n"
    ), @r"
    error[config-key]: `[crate]` has no `token_enf`
     --> client.toml:2:1
      |
    2 | token_enf = 'A'
      | ^^^^^^^^^^^^^^^
      |
      = help: did you mean `token_env`?

    error[config-key]: `client.toml` has no `modles`
     --> client.toml:3:2
      |
    3 | [modles]
      |  ^^^^^^
      |
      = help: did you mean `models`?

    error[config-key]: `[carry]` has no `pattern`
     --> client.toml:6:1
      |
    6 | pattern = 1
      | ^^^^^^^^^^^
      |
      = help: it has `files`, `examples`
    ");
}

#[test]
fn wrong_kinds_are_shown_with_what_is_wanted() {
    insta::assert_snapshot!(fault(
        "carry = 1\n[crate]\nname = 1\n[models]\nextra = 'yes'\n"
    ), @r"
    error[config-value]: `carry` has to be a table, not a number
     --> client.toml:1:9
      |
    1 | carry = 1
      |         ^

    error[config-value]: `name` has to be a text, not a number
     --> client.toml:3:8
      |
    3 | name = 1
      |        ^

    error[config-value]: `extra` has to be `true` or `false`, not a text
     --> client.toml:5:9
      |
    5 | extra = 'yes'
      |         ^^^^^
    ");
}

#[test]
fn a_file_that_is_not_toml_is_shown_with_its_line() {
    insta::assert_snapshot!(fault("[crate]\nname = pets\n"), @r"
    error[config-syntax]: string values must be quoted, expected literal string
     --> client.toml:2:8
      |
    2 | name = pets
      |        ^^^^
    ");
}

#[test]
fn values_that_cargo_or_http_would_refuse_are_refused_here() {
    for (key, values) in [
        ("name", &["", "a b", "1a", "fn", "test", "ä", "-a"] as &[&str]),
        (
            "version",
            &["", "1", "1.2", "1.2.3.4", "v1.2.3", "01.2.3", "1.2.3-", "1.2.3-01"],
        ),
        ("token_env", &["", "token", "1A", "A-B", "A=B"]),
        (
            "base_url",
            &["", "example.com", "ftp://a", "https://", "https://a?b", "https://a b"],
        ),
        ("description", &["", "a\\nb"]),
        ("idempotency_header", &["", "a b", "ä", "a:", "Authorization"]),
    ] {
        for value in values {
            let text = fault(&format!("[crate]\n{key} = \"{value}\"\n"));
            assert!(
                text.contains(&format!("`{key}` has to be")),
                "{key} {value}: {text}"
            );
            assert!(text.contains("client.toml:2:"), "{text}");
        }
    }
    for version in ["0.0.0", "1.2.3+build.01", "10.20.30-alpha-1.x", "1.2.3-0"] {
        assert!(read(&format!("[crate]\nversion = \"{version}\"")).is_ok(), "{version}");
    }
}

#[test]
fn a_carried_file_has_to_be_there_and_below() {
    for pattern in [
        "examples/*.md",
        "none/*.rs",
        "examples",
        "../a",
        "/etc/passwd",
        "*/a.rs",
        "",
        ".",
        "examples/../../a",
        "examples/",
    ] {
        let text = fault(&format!("[carry]\nfiles = [\"{pattern}\"]\n"));
        assert!(text.contains("client.toml:2:10"), "{pattern}: {text}");
    }
}

#[test]
fn an_example_can_need_features() {
    let carry = "[carry]\nfiles = ['examples/*.rs']\n[carry.examples]\n";
    let config = read(&format!("{carry}b = ['mock', 'pets']\n")).expect("sound");
    let needs = config.carried.iter().map(|file| {
        let features = file.features.iter().map(|feature| feature.value.as_str());
        (file.example(), features.collect::<Vec<_>>())
    });
    assert_eq!(
        needs.collect::<Vec<_>>(),
        [(Some("a"), vec![]), (Some("b"), vec!["mock", "pets"])]
    );
    for (line, words) in [
        ("ab = ['mock']", "did you mean `a`?"),
        ("offline = ['mock']", "`files` has to carry `examples/offline.rs`"),
        ("b = 'mock'", "a list of texts"),
    ] {
        let text = fault(&format!("{carry}{line}\n"));
        assert!(text.contains("client.toml:4:"), "{line}: {text}");
        assert!(text.contains(words), "{line}: {text}");
    }
}

#[cfg(unix)]
#[test]
fn a_carried_file_does_not_lead_out_of_the_folder() {
    let folder = folder();
    let outside = tempfile::NamedTempFile::new().expect("a file");
    let link = folder.path().join("examples/link.rs");
    std::os::unix::fs::symlink(outside.path(), link).expect("a link");
    let text = "[carry]\nfiles = ['examples/*.rs']\n";
    fs::write(folder.path().join(config::NAME), text).expect("a file");
    let fault = run(folder.path()).expect_err("a fault");
    assert!(fault.contains("`examples/link.rs` leads out of the folder"), "{fault}");
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let fault = run(Path::new("/nowhere/at/all")).expect_err("a fault");
    assert!(fault.contains("missing-file"), "{fault}");
    assert!(fault.contains("/nowhere/at/all/client.toml"), "{fault}");
}
