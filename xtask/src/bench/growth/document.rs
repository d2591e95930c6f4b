//! Documents of so many operations as are wanted: resources that are alike except for their
//! names, each with ten operations and the schemas of such. The same number gives the same
//! text at all times.

/// How many operations a resource has.
pub const PER_RESOURCE: u32 = 10;

const HEAD: &str = include_str!("head.yaml.txt");
const SHARED: &str = include_str!("shared.yaml.txt");

/// The paths of a resource. `{plural}`, `{snakes}`, `{snake}`, `{title}` and `{words}` are
/// its name, spelled for a path, an operation's id, a schema, a tag and a sentence.
const PATHS: &str = include_str!("paths.yaml.txt");

/// The schemas of a resource, with the same names.
const SCHEMAS: &str = include_str!("schemas.yaml.txt");

const KINDS: [&str; 25] = [
    "primary",
    "shared",
    "private",
    "public",
    "managed",
    "global",
    "regional",
    "static",
    "dynamic",
    "secure",
    "virtual",
    "remote",
    "local",
    "standby",
    "archived",
    "scheduled",
    "weighted",
    "sealed",
    "tagged",
    "linked",
    "mirrored",
    "pooled",
    "reserved",
    "billing",
    "legacy",
];

const THINGS: [&str; 20] = [
    "volume", "cluster", "gateway", "balancer", "domain", "record", "image", "key",
    "pool", "bucket", "function", "pipeline", "monitor", "alert", "invoice", "project",
    "session", "token", "route", "snapshot",
];

/// A document with at least so many operations, rounded up to whole resources; at most
/// [`most`].
pub fn of(operations: u32) -> String {
    let resources = operations.min(most()).div_ceil(PER_RESOURCE) as usize;
    let names: Vec<(&str, &str)> = names().take(resources).collect();
    let mut text = format!("{HEAD}paths:\n");
    names.iter().for_each(|name| text += &named(PATHS, *name));
    text += SHARED;
    names.iter().for_each(|name| text += &named(SCHEMAS, *name));
    text
}

/// So many operations a document can have before names run out.
pub fn most() -> u32 {
    (KINDS.len() * THINGS.len()) as u32 * PER_RESOURCE
}

/// Neighbours differ in both words.
fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    (0..KINDS.len()).flat_map(|shift| {
        let kinds = KINDS.iter().cycle().skip(shift);
        THINGS.iter().zip(kinds).map(|(thing, kind)| (*kind, *thing))
    })
}

fn named(template: &str, (kind, thing): (&str, &str)) -> String {
    template
        .replace("{plural}", &format!("{kind}-{thing}s"))
        .replace("{snakes}", &format!("{kind}_{thing}s"))
        .replace("{snake}", &format!("{kind}_{thing}"))
        .replace("{title}", &format!("{} {}s", capital(kind), capital(thing)))
        .replace("{words}", &format!("{kind} {thing}s"))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{PER_RESOURCE, most, names, of};
    use oasmith::{Options, generate};

    #[test]
    fn five_thousand_operations_can_be_made() {
        assert_eq!(most(), 5_000);
        let all: BTreeSet<_> = names().collect();
        assert_eq!(all.len() as u32 * PER_RESOURCE, most());
    }

    #[test]
    fn the_same_number_gives_the_same_text() {
        assert_eq!(of(50), of(50));
        assert_eq!(of(41), of(50));
        // What is in the smaller one is in the larger one too.
        let (small, large) = (of(20), of(30));
        assert!(large.len() > small.len());
        assert!(small.lines().all(|line| large.contains(line)));
    }

    #[test]
    fn a_document_is_sound_and_has_the_operations() {
        let folder = tempfile::tempdir().unwrap();
        let spec = folder.path().join("openapi.yaml");
        std::fs::write(&spec, of(50)).unwrap();
        let report = generate(&Options::new(&spec, folder.path().join("out"))).unwrap();
        assert_eq!(report.findings.faults.warnings().count(), 0);
        assert_eq!(report.api.operations.len(), 50);
    }
}
