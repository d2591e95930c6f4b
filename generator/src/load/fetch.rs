//! Opens files: the one place that touches the disk, and that says no.

use std::fs::{self, File};
use std::io::Read;
use std::path::{self, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use serde_json::Value;

use super::sources::SourceFile;
use super::tree::Notes;
use super::{Options, limits::Limits, reference, yaml};
use crate::diag::{Code, Fault, Faults, Part, Place, Pointer};

/// Why a file was not read. The fault belongs to whoever named the file.
#[derive(Clone, Debug)]
pub(super) enum Refusal {
    /// It is outside the root folder, but it would be inside this one.
    Outside(Option<PathBuf>),
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
    limits: &'a Limits,
    /// What the document may still take.
    bytes: AtomicU64,
    nodes: AtomicUsize,
}

/// A file that was read, with what is wrong with it.
pub(super) struct Fetched {
    pub file: SourceFile,
    pub faults: Faults,
}

impl<'a> Fetcher<'a> {
    /// For the root folder in its real spelling.
    pub fn new(root: PathBuf, options: &'a Options) -> Self {
        let limits = &options.limits;
        let (bytes, nodes) = (limits.document_bytes.into(), limits.nodes.into());
        Self { root, limits, bytes, nodes }
    }

    /// Reads the file at `path`, relative to the root. The entry file was named by
    /// the user, so it may be a link to anywhere.
    pub fn fetch(&self, path: &str, is_entry: bool) -> Result<Fetched, Refusal> {
        if reference::is_outside(path) {
            return Err(Refusal::Outside(widened(&self.root, path)));
        }
        let missing = || Refusal::Missing(self.neighbours(path));
        let real = self.root.join(path).canonicalize().map_err(|_| missing())?;
        let inside = real.strip_prefix(&self.root);
        if inside.is_err() && !is_entry {
            return Err(Refusal::Outside(common(&self.root, &real)));
        }
        let name: Arc<str> = match inside {
            Ok(inside) if !is_entry => slashed(inside).into(),
            _ => path.into(),
        };
        let bytes =
            self.read(&real).map_err(|refusal| refusal.unwrap_or_else(missing))?;
        Ok(self.parse(name, bytes))
    }

    /// Reads a file that the user named, wherever it is.
    pub fn fetch_named(&self, path: &Path) -> Result<Fetched, Refusal> {
        let missing = || Refusal::Missing(names_in(path.parent()));
        let real = path.canonicalize().map_err(|_| missing())?;
        let bytes =
            self.read(&real).map_err(|refusal| refusal.unwrap_or_else(missing))?;
        let shown = path::absolute(path).unwrap_or(real);
        let name = shown.to_string_lossy().replace('\\', "/");
        Ok(self.parse(name.into(), bytes))
    }

    /// The name of a file, given by its real path, if it is below the root.
    pub fn inside(&self, real: &Path) -> Option<Arc<str>> {
        real.strip_prefix(&self.root).ok().map(|inside| slashed(inside).into())
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
        let left = |left: u64| left.checked_sub(size);
        let fits = self.bytes.fetch_update(Ordering::Relaxed, Ordering::Relaxed, left);
        if size > most || fits.is_err() {
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
        let own = text.len().saturating_add(self.limits.alias_nodes);
        let most = own.min(self.nodes.load(Ordering::Relaxed));
        let notes = Notes::new(most);
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let tree = yaml::parse(text, &notes, path.ends_with(".json"), self.limits)
            .map_err(|error| match error.code {
                Code::AliasExpansion if most < own => too_many_nodes(path, self.limits),
                _ => parse_fault(path, error),
            })?;
        let left = |left: usize| Some(left.saturating_sub(most - notes.left()));
        let _ = self.nodes.fetch_update(Ordering::Relaxed, Ordering::Relaxed, left);
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
        let path = self.root.join(path);
        let folder = path.parent().and_then(|folder| folder.canonicalize().ok());
        names_in(folder.filter(|folder| folder.starts_with(&self.root)).as_deref())
    }
}

fn names_in(folder: Option<&Path>) -> Vec<String> {
    let entries = folder.map(fs::read_dir).into_iter().flatten().flatten().flatten();
    let mut names: Vec<String> =
        entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// The root that a path with leading `..` asks for.
fn widened(root: &Path, path: &str) -> Option<PathBuf> {
    let steps = path.split('/').take_while(|part| *part == "..").count();
    root.ancestors()
        .nth(steps)
        .filter(|folder| folder.parent().is_some())
        .map(Path::to_owned)
}

/// The nearest folder that both are in, unless that is the whole disk.
fn common(root: &Path, real: &Path) -> Option<PathBuf> {
    let folder = root.ancestors().find(|folder| real.starts_with(folder))?;
    folder.parent().is_some().then(|| folder.to_owned())
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
        Code::TooBig => {
            Fault::new(Code::TooBig, place, "this file has too many keys and values")
        }
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

fn too_many_nodes(path: &Arc<str>, limits: &Limits) -> Fault {
    let words = format!(
        "with this file the document has more than {} keys and values",
        limits.nodes
    );
    Fault::new(Code::TooBig, place_in_text(path, None), words)
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> =
        path.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}
