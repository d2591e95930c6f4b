//! The program that reads every example into its type and writes it again: one for each
//! crate, made of a list of types and a template.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::examples::Example;

/// The program's source, but for its types.
const TEMPLATE: &str = include_str!("probe_main.rs.txt");

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
    let arms: String =
        types.iter().map(|ty| format!("        {ty:?} => trip::<{ty}>,\n")).collect();
    let main =
        TEMPLATE.replace("@crate@", &krate.replace('-', "_")).replace("@arms@", &arms);
    let rows: Vec<Value> = examples
        .iter()
        .map(|example| json!({ "type": example.rust_type, "value": example.value }))
        .collect();
    settle(&folder.join("Cargo.toml"), &manifest)?;
    settle(&folder.join("src/main.rs"), &main)?;
    settle(&folder.join("examples.json"), &Value::Array(rows).to_string())?;
    Ok(Probe { folder, name })
}

/// Writes a file unless it is there already, so that cargo sees what has changed.
fn settle(path: &Path, text: &str) -> io::Result<()> {
    if fs::read_to_string(path).is_ok_and(|before| before == text) {
        return Ok(());
    }
    fs::write(path, text)
}

/// Runs the program: an answer for each example.
pub fn run(program: &Path, folder: &Path, count: usize) -> io::Result<Vec<Answer>> {
    let mut answers = Vec::new();
    let mut deaths = 0;
    while answers.len() < count {
        let output = Command::new(program)
            .arg(folder.join("examples.json"))
            .arg(answers.len().to_string())
            .stdin(Stdio::null())
            .output()?;
        let text = String::from_utf8_lossy(&output.stdout);
        answers.extend(text.lines().map_while(answer));
        if answers.len() < count {
            deaths += 1;
            let status = output.status;
            let last = String::from_utf8_lossy(&output.stderr);
            let last = last.trim().lines().next().unwrap_or_default().to_owned();
            if deaths > MOST_DEATHS {
                return Err(io::Error::other(format!(
                    "it died too often: {status} {last}"
                )));
            }
            answers.push(Answer::Refused(format!("the program died: {status} {last}")));
        }
    }
    Ok(answers)
}

fn answer(line: &str) -> Option<Answer> {
    let mut line: Value = serde_json::from_str(line).ok()?;
    match line.get("error") {
        Some(error) => Some(Answer::Refused(error.as_str()?.to_owned())),
        None => Some(Answer::Encoded(line.get_mut("value")?.take())),
    }
}
