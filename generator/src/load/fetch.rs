//! Opens files: the one place that touches the disk, and that says no.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

use super::sources::SourceFile;
use super::tree::Notes;
use super::{Options, limits::Limits, reference, yaml};
use crate::diag::{Code, Fault, Faults, Part, Place, Pointer};

/// Why a file was not read. The fault belongs to whoever named the file.
#[derive(Clone, Debug)]
pub(super) enum Refusal {
    /// It is outside the root folder.
    Outside,
    /// It isn't there, or isn't a file; these names are there.
    Missing(Vec<String>),
    /// It is there, but reading failed.
    Unreadable(String),
    /// It is over the limit.
    TooBig,
}

/// Reads files below one root folder.
pub(super) struct Fetcher<'a> {
    root: PathBuf,
    allow_outside: bool,
    limits: &'a Limits,
}

/// A file that was read, with what is wrong with it.
pub(super) struct Fetched {
    pub file: SourceFile,
    pub faults: Faults,
}

impl<'a> Fetcher<'a> {
    /// For the root folder in its real spelling.
    pub fn new(root: PathBuf, options: &'a Options) -> Self {
        Self { root, allow_outside: options.allow_outside_root, limits: &options.limits }
    }

    /// Reads the file at `path`, relative to the root. The entry file was named by
    /// the user, so it may be a link to anywhere.
    pub fn fetch(&self, path: &str, is_entry: bool) -> Result<Fetched, Refusal> {
        if reference::is_outside(path) && !self.allow_outside {
            return Err(Refusal::Outside);
        }
        let missing = || Refusal::Missing(self.neighbours(path));
        let real = self.root.join(path).canonicalize().map_err(|_| missing())?;
        let inside = real.strip_prefix(&self.root);
        if inside.is_err() && !self.allow_outside && !is_entry {
            return Err(Refusal::Outside);
        }
        let name: Arc<str> = match inside {
            Ok(inside) if !is_entry => slashed(inside).into(),
            _ => path.into(),
        };
        let bytes =
            self.read(&real).map_err(|refusal| refusal.unwrap_or_else(missing))?;
        Ok(self.parse(name, bytes))
    }

    /// The bytes of a file; `None` means that it is no file.
    fn read(&self, path: &Path) -> Result<Vec<u8>, Option<Refusal>> {
        let unreadable = |e: std::io::Error| Some(Refusal::Unreadable(e.to_string()));
        // Pipes and devices could block for ever.
        let size = match fs::metadata(path) {
            Ok(found) if found.is_file() => found.len(),
            _ => return Err(None),
        };
        let most = self.limits.file_bytes;
        if size > most {
            return Err(Some(Refusal::TooBig));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0) + 1);
        let file = File::open(path).map_err(unreadable)?;
        file.take(most + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > most {
            return Err(Some(Refusal::TooBig));
        }
        Ok(bytes)
    }

    fn parse(&self, path: Arc<str>, bytes: Vec<u8>) -> Fetched {
        let mut faults = Faults::new();
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            let place = place_in_text(&path, None);
            let fault = Fault::new(Code::NotUtf8, place, "this file is not UTF-8 text");
            faults.push(fault.hint("save it as UTF-8"));
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        });
        let mut tree = None;
        if faults.is_empty() {
            match self.parse_text(&path, &text, &mut faults) {
                Ok(parsed) => tree = Some(parsed),
                Err(fault) => faults.push(fault),
            }
        }
        let sound = tree.is_some();
        Fetched {
            file: SourceFile { path, text, tree: tree.unwrap_or(Value::Null), sound },
            faults,
        }
    }

    fn parse_text(
        &self,
        path: &Arc<str>,
        text: &str,
        faults: &mut Faults,
    ) -> Result<Value, Fault> {
        if bracket_depth(text) > self.limits.brackets {
            let place = place_in_text(path, None);
            return Err(too_deep(place));
        }
        let notes = Notes::new(text.len().saturating_add(self.limits.alias_nodes));
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let tree = yaml::parse(text, &notes, path.ends_with(".json"))
            .map_err(|error| parse_fault(path, error))?;
        for pointer in notes.repeated.take() {
            let key = pointer.last().unwrap_or_default();
            let place =
                Place { file: Arc::clone(path), pointer, part: Part::RepeatedKey };
            let words = format!("the key `{key}` stands here for the second time");
            let fault = Fault::new(Code::DuplicateKey, place, words);
            faults.push(fault.hint("the last one counts; remove or rename one of them"));
        }
        Ok(tree)
    }

    /// What else is in the folder where a file was looked for.
    fn neighbours(&self, path: &str) -> Vec<String> {
        let folder = Path::new(path).parent().unwrap_or(Path::new(""));
        let entries =
            fs::read_dir(self.root.join(folder)).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
        names.sort();
        names
    }
}

fn parse_fault(path: &Arc<str>, error: yaml::ParseError) -> Fault {
    let place = place_in_text(path, error.position);
    match error.code {
        Code::TooDeep => too_deep(place),
        Code::AliasExpansion => Fault::new(
            Code::AliasExpansion,
            place,
            "the aliases of this file expand to far more than the file says",
        )
        .hint("write the repeated parts as components and refer to them with `$ref`"),
        Code::JsonSyntax => {
            Fault::new(error.code, place, format!("this is not JSON: {}", error.message))
        }
        code => Fault::new(code, place, format!("this is not YAML: {}", error.message)),
    }
}

fn too_deep(place: Place) -> Fault {
    Fault::new(Code::TooDeep, place, "this file is nested too deep")
        .hint("move the inner parts to components and refer to them with `$ref`")
}

fn place_in_text(path: &Arc<str>, position: Option<super::Position>) -> Place {
    let (line, column) = position.map_or((1, 1), |at| (at.line, at.column));
    let part = Part::Text { line, column };
    Place { file: Arc::clone(path), pointer: Pointer::root(), part }
}

/// How deep brackets go if quotes are not looked at. The parser's time grows with
/// the square of it, so it is asked before.
fn bracket_depth(text: &str) -> usize {
    let (mut depth, mut most) = (0usize, 0);
    for byte in text.bytes() {
        match byte {
            b'[' | b'{' => {
                depth += 1;
                most = most.max(depth);
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    most
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> =
        path.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
