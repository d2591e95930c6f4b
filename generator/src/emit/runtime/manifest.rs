//! The part of the runtime's `Cargo.toml` that every crate gets: its features and what it
//! depends on. Cargo builds the generator from the same file, so it is known to be sound.

use std::fmt::{self, Display, Formatter};

use toml::{Table, Value};

use crate::ir::DateTimeCrate;

/// What the runtime asks of the crate that it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuntimeManifest {
    /// Its features, each with what it needs; none is on by default.
    pub features: Vec<(String, Vec<String>)>,
    /// What it depends on, in order of targets and names.
    pub dependencies: Vec<Requirement>,
}

/// A crate that the runtime depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// `cfg(..)`, where it is for some targets only.
    pub target: Option<String>,
    /// Its name.
    pub name: String,
    /// Whether only a feature brings it.
    pub optional: bool,
    version: String,
    default_features: bool,
    features: Vec<String>,
}

impl RuntimeManifest {
    /// Reads the runtime's `Cargo.toml`; of the crates for dates and times, takes one.
    pub(super) fn parse(text: &str, dates: DateTimeCrate) -> Self {
        let manifest: Table = toml::from_str(text).unwrap_or_default();
        let features = manifest.get("features").and_then(Value::as_table);
        let features = features.into_iter().flatten();
        let targets = manifest.get("target").and_then(Value::as_table);
        let mut dependencies = requirements(&manifest, "dependencies", None);
        // The other crates for dates are there for its tests.
        let others = requirements(&manifest, "dev-dependencies", None);
        dependencies.extend(others.into_iter().filter(|one| is_for_dates(&one.name)));
        let chosen = DateTimeCrate::ALL.iter().find(|(_, one)| *one == dates);
        dependencies.retain(|one| {
            !is_for_dates(&one.name) || chosen.is_some_and(|(name, _)| one.name == *name)
        });
        dependencies.sort_by(|a, b| a.name.cmp(&b.name));
        for (target, tables) in targets.into_iter().flatten() {
            if let Some(tables) = tables.as_table() {
                dependencies.extend(requirements(tables, "dependencies", Some(target)));
            }
        }
        Self {
            features: features
                .map(|(name, needs)| (name.clone(), texts(needs)))
                .collect(),
            dependencies,
        }
    }

    /// Asks more of a dependency: features, and that it is always there. Whether the
    /// runtime has it at all.
    pub fn ask(&mut self, name: &str, features: &[String]) -> bool {
        let mut found = false;
        for one in self.dependencies.iter_mut().filter(|one| one.name == name) {
            one.optional = false;
            one.features.extend_from_slice(features);
            found = true;
        }
        let activated = format!("dep:{name}");
        for (_, needs) in self.features.iter_mut().filter(|_| found) {
            needs.retain(|need| *need != activated);
        }
        found
    }
}

/// As it stands behind `name =`.
impl Display for Requirement {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let version = Value::from(self.version.as_str());
        if self.default_features && !self.optional && self.features.is_empty() {
            return write!(f, "{version}");
        }
        write!(f, "{{ version = {version}")?;
        if !self.default_features {
            f.write_str(", default-features = false")?;
        }
        if self.optional {
            f.write_str(", optional = true")?;
        }
        if !self.features.is_empty() {
            write!(f, ", features = {}", Value::from(self.features.clone()))?;
        }
        f.write_str(" }")
    }
}

fn is_for_dates(name: &str) -> bool {
    DateTimeCrate::ALL.iter().any(|(one, _)| *one == name)
}

fn requirements(
    tables: &Table,
    kind: &str,
    target: Option<&String>,
) -> Vec<Requirement> {
    let table = tables.get(kind).and_then(Value::as_table);
    let requirement = |(name, value): (&String, &Value)| {
        let truth = |key: &str| value.get(key).and_then(Value::as_bool);
        let version = value.as_str().or_else(|| value.get("version")?.as_str());
        Requirement {
            target: target.cloned(),
            name: name.clone(),
            optional: truth("optional").unwrap_or(false),
            version: version.unwrap_or("*").to_owned(),
            default_features: truth("default-features").unwrap_or(true),
            features: value.get("features").map(texts).unwrap_or_default(),
        }
    };
    table.into_iter().flatten().map(requirement).collect()
}

fn texts(list: &Value) -> Vec<String> {
    let list = list.as_array().into_iter().flatten();
    list.filter_map(|text| Some(text.as_str()?.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::RuntimeSources;

    #[test]
    fn every_dependency_is_written_as_the_runtime_has_it() {
        let sources = RuntimeSources::embedded();
        let manifest = sources.manifest(DateTimeCrate::Time);
        assert!(manifest.dependencies.len() > 5);
        for one in &manifest.dependencies {
            let line = format!("{} = {one}\n", one.name);
            assert!(sources.toml.contains(&line), "no `{line}`");
        }
        for (name, needs) in &manifest.features {
            let line = format!("{name} = {}\n", Value::from(needs.clone()));
            assert!(sources.toml.contains(&line), "no `{line}`");
        }
    }

    #[test]
    fn a_feature_of_a_dependency_is_no_feature_of_the_crate() {
        let manifest = RuntimeSources::embedded().manifest(DateTimeCrate::Time);
        for one in manifest.dependencies.iter().filter(|one| one.optional) {
            let activated = format!("dep:{}", one.name);
            let mut needs = manifest.features.iter().flat_map(|(_, needs)| needs);
            assert!(needs.any(|need| *need == activated), "{}", one.name);
        }
    }

    #[test]
    fn one_crate_for_dates_is_enough() {
        for (name, dates) in DateTimeCrate::ALL {
            let manifest = RuntimeSources::embedded().manifest(dates);
            let names = manifest.dependencies.iter().map(|one| one.name.as_str());
            let found: Vec<&str> = names.filter(|name| is_for_dates(name)).collect();
            let wanted = if dates == DateTimeCrate::Text { vec![] } else { vec![name] };
            assert_eq!(found, wanted);
        }
    }

    #[test]
    fn what_the_owner_asks_for_is_always_there() {
        let text = "[features]\na = ['dep:x', 'y/z']\n[dependencies]\n\
                    x = { version = '1', optional = true, features = ['p'] }\ny = '2'\n\
                    [target.'cfg(unix)'.dependencies]\nz = '3'\n";
        let mut manifest = RuntimeManifest::parse(text, DateTimeCrate::Text);
        assert!(manifest.ask("x", &["q".to_owned()]));
        assert!(manifest.ask("y", &["r".to_owned()]));
        assert!(!manifest.ask("other", &[]));
        let shown = |one: &Requirement| format!("{} = {one}", one.name);
        let lines: Vec<String> = manifest.dependencies.iter().map(shown).collect();
        assert_eq!(
            lines,
            [
                r#"x = { version = "1", features = ["p", "q"] }"#,
                r#"y = { version = "2", features = ["r"] }"#,
                r#"z = "3""#
            ]
        );
        assert_eq!(manifest.features, [("a".to_owned(), vec!["y/z".to_owned()])]);
        let target = manifest.dependencies.last().and_then(|one| one.target.as_deref());
        assert_eq!(target, Some("cfg(unix)"));
    }
}
