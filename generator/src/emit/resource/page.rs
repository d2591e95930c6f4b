//! The page of an operation: all that a reference says of it beside what the source does,
//! with a call that compiles and a response to it. A file of the crate for each, which the
//! documentation includes, so that the source stays short.

use super::sections;
use super::way::Way;
use crate::emit::docs::Doc;
use crate::emit::scope::Scope;
use crate::emit::{File, example, json};
use crate::ir::{Api, Operation};

/// How much JSON is shown, in bytes.
const MOST_JSON: usize = 100_000;

/// How wide JSON is set.
const WIDTH: usize = 88;

/// The page of an operation, relative to the crate's root.
pub fn path(operation: &Operation) -> String {
    format!("docs/{}.md", file_name(&operation.id))
}

/// The pages of all operations.
pub fn pages(api: &Api) -> impl Iterator<Item = File<'_>> {
    let operations = api.operations.iter();
    operations.map(move |one| File::text(path(one), move || page(api, one)))
}

fn page(api: &Api, operation: &Operation) -> String {
    let mut page = Doc::page();
    // Names are looked up where the page is included.
    let scope = Scope::resources(api);
    page.below_title(&operation.docs);
    sections::arguments(&mut page, operation, Way::own(operation));
    sections::returns(&mut page, &scope, operation);
    sections::options(&mut page, operation);
    page.code("no_run", example::lines(api, operation));
    let mut good = operation.responses.iter().filter(|one| one.result);
    let example = good.find_map(|one| one.example.as_ref());
    if let Some(example) = example.filter(|example| !example.is_string()) {
        let lines = json::lines(example, WIDTH);
        // A page shows what a response looks like; a megabyte for each operation does not.
        if lines.iter().map(String::len).sum::<usize>() <= MOST_JSON {
            page.code("json", lines);
        }
    }
    sections::targets(&mut page, &scope, operation);
    // The blank line parts it from the documentation that it is included in.
    format!("\n{}", page.page_text())
}

/// The id, with what may be missing in a file's name spelled as numbers, so that two ids
/// never share a file. What is too long for a file's name ends with a number of its own.
fn file_name(id: &str) -> String {
    const LONGEST: usize = 150;
    let mut name = String::new();
    for c in id.chars() {
        if c.is_ascii_alphanumeric() || c == '_' || c == '-' {
            name.push(c);
        } else {
            name.push_str(&format!("~{:x}", u32::from(c)));
        }
    }
    if name.len() > LONGEST {
        // FNV-1a: stable whatever the compiler.
        let number = id.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |number, byte| {
            (number ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        name.truncate(LONGEST);
        name.push_str(&format!("~{number:x}"));
    }
    name
}
