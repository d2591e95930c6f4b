//! Lists the files of the runtime for `emit::runtime`, so that none can be forgotten. Its
//! unit tests stay here: no file named `tests.rs` is in the list, no file declares one.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// How a file of the runtime declares its unit tests, at its end.
const DECLARED: &str = "\n#[cfg(test)]\nmod tests;\n";

fn main() -> io::Result<()> {
    let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let root = here.join("runtime/src/runtime");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let mut list = "&[\n".to_owned();
    for file in &files {
        let name = file.strip_prefix(&root).unwrap_or(file).display().to_string();
        let name = name.replace('\\', "/");
        let text = fs::read_to_string(file)?.replace(DECLARED, "");
        list += &format!("({name:?}, {text:?}),\n");
    }
    list += "]\n";
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("runtime.rs"), list)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|kind| kind == "rs")
            && !path.ends_with("tests.rs")
        {
            files.push(path);
        }
    }
    Ok(())
}
