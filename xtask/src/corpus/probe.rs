//! The program that reads every example into its type and writes it again, and then what
//! is left of it without some member: one for each crate, made of a list of types and a
//! template.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::examples::Example;
use super::removals::{self, Change};

/// The program's source, but for its types.
const TEMPLATE: &str = include_str!("probe_main.rs.txt");

/// What it compares values with, as here.
const COMPARE: &str = include_str!("compare.rs");

/// A program may die of an example (a stack that is too small), and goes on behind it; it
/// is given up when that has happened so often.
const MOST_DEATHS: usize = 10;

/// A program that is ready to be built.
#[derive(Debug)]
pub struct Probe {
    /// Its package.
    pub folder: PathBuf,
    /// Its name.
    pub name: String,
}

/// What became of an example.
#[derive(Clone, Debug)]
pub enum Answer {
    /// It came out as this.
    Encoded(Value),
    /// It was refused, and why.
    Refused(String),
}

/// Writes the program for the crate `krate` in `crate_folder`.
pub fn write(
    folder: PathBuf,
    document: &str,
    krate: &str,
    crate_folder: &Path,
    examples: &[Example<'_>],
    changes: &[Change],
) -> io::Result<Probe> {
    let name = format!("probe-{document}").replace('.', "-");
    fs::create_dir_all(folder.join("src"))?;
    let manifest = format!(
        "[package]\nname = {name:?}\nedition = \"2024\"\npublish = false\n\n\
         [workspace]\n\n[dependencies]\n{krate} = {{ path = {crate_folder:?} }}\n\
         serde = \"1\"\nserde_json = \"1\"\n"
    );
    let types: BTreeSet<&str> =
        examples.iter().map(|example| example.rust_type.as_str()).collect();
    let changed = changes.iter().filter_map(|change| examples.get(change.example));
    let changed: BTreeSet<&str> = changed.map(|one| one.rust_type.as_str()).collect();
    let main = TEMPLATE
        .replace("@crate@", &krate.replace('-', "_"))
        .replace("@trips@", &arms(&types, "trip"))
        .replace("@changes@", &arms(&changed, "change"));
    let rows: Vec<Value> = examples
        .iter()
        .map(|example| json!({ "type": example.rust_type, "value": example.value }))
        .collect();
    let changes: Vec<Value> = changes.iter().map(Change::row).collect();
    let tried = json!({ "examples": rows, "changes": changes });
    settle(&folder.join("Cargo.toml"), &manifest)?;
    settle(&folder.join("src/main.rs"), &main)?;
    settle(&folder.join("src/compare.rs"), COMPARE)?;
    settle(&folder.join("examples.json"), &tried.to_string())?;
    Ok(Probe { folder, name })
}

/// Writes a file unless it is there already, so that cargo sees what has changed.
fn settle(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|before| before == text) {
        return Ok(());
    }
    fs::write(path, text)
}

/// Rows of a `match` from a type's name to the function for it.
fn arms(types: &BTreeSet<&str>, function: &str) -> String {
    types.iter().map(|ty| format!("        {ty:?} => {function}::<{ty}>,\n")).collect()
}

/// What became of all that was tried.
#[derive(Debug)]
pub struct Answers {
    /// An answer for each example.
    pub examples: Vec<Answer>,
    /// An answer for each change, or how the program died of it.
    pub changes: Vec<Result<removals::Answer, String>>,
}

/// Runs the program for so many examples and changes.
pub fn run(
    program: &Path,
    folder: &Path,
    examples: usize,
    changes: usize,
) -> io::Result<Answers> {
    let mut lines = lines(program, folder, examples + changes)?.into_iter();
    let trips = lines.by_ref().take(examples);
    let examples = trips.map(|line| match line {
        Ok(line) => answer(line),
        Err(death) => Answer::Refused(death),
    });
    let examples = examples.collect();
    let changes = lines.map(|line| line.map(|line| change(&line))).collect();
    Ok(Answers { examples, changes })
}

/// A line for each thing tried, or how the program died of it.
fn lines(
    program: &Path,
    folder: &Path,
    count: usize,
) -> io::Result<Vec<Result<Value, String>>> {
    let mut lines = Vec::new();
    let mut deaths = 0;
    while lines.len() < count {
        let output = Command::new(program)
            .arg(folder.join("examples.json"))
            .arg(lines.len().to_string())
            .stdin(Stdio::null())
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        let said = text.lines().map_while(|line| serde_json::from_str(line).ok());
        lines.extend(said.map(Ok));
        if lines.len() < count {
            deaths += 1;
            let status = output.status;
            let last = String::from_utf8_lossy(&output.stderr);
            let last = last.trim().lines().next().unwrap_or_default().to_owned();
            if deaths > MOST_DEATHS {
                return Err(io::Error::other(format!(
                    "it died too often: {status} {last}"
                )));
            }
            lines.push(Err(format!("the program died: {status} {last}")));
        }
    }
    Ok(lines)
}

fn answer(mut line: Value) -> Answer {
    match line.get("error") {
        Some(error) => Answer::Refused(words(error)),
        None => Answer::Encoded(line["value"].take()),
    }
}

fn change(line: &Value) -> removals::Answer {
    let pair = |pair: &Value| (words(&pair[0]), words(&pair[1]));
    let corrections = line["corrections"].as_array();
    removals::Answer {
        read: match line.get("fault") {
            Some(fault) => Err(pair(fault)),
            None => Ok(corrections.into_iter().flatten().map(pair).collect()),
        },
        strict: line["strict"].as_str().map_or(Ok(()), |fault| Err(fault.to_owned())),
        lost: line["lost"].as_str().map(str::to_owned),
        same: line["same"] == true,
    }
}

fn words(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
