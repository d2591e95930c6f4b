//! What was measured so far, kept in a file: parts may be measured at different times.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::krate::Size;
use super::machine::Machine;
use super::printed::Printed;
use super::series::Series;
use super::subject::{Subject, Who};

/// All results of one document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Results {
    /// How many operations the document has.
    pub operations: u64,
    /// What few features are.
    pub features: Vec<String>,
    /// What the latest of them were measured on.
    pub machine: Machine,
    /// Commands.
    pub times: BTreeMap<Subject, Series>,
    /// Crates.
    pub sizes: BTreeMap<Who, Size>,
    /// Documents, by the number of their operations.
    pub growth: BTreeMap<u32, Step>,
    /// Decoding and encoding a page.
    pub page: Option<Printed>,
    /// Calls: their processor time, and their allocations.
    pub calls: Vec<Printed>,
}

/// One size of a document that grows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Step {
    /// Generating its crate.
    pub generate: Series,
    /// Checking it.
    pub check: Series,
    /// Its crate.
    pub size: Size,
}

impl Results {
    /// Those of a file; none if there is no file, or one of another version of this program.
    pub fn read(path: &Path) -> io::Result<Self> {
        match fs::read_to_string(path) {
            Ok(text) => Ok(serde_json::from_str(&text).unwrap_or_default()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(error),
        }
    }

    /// How often most commands were measured.
    pub fn usual_runs(&self) -> usize {
        let growth = self.growth.values().flat_map(|step| [&step.generate, &step.check]);
        let mut often: BTreeMap<usize, usize> = BTreeMap::new();
        for series in self.times.values().chain(growth) {
            *often.entry(series.runs()).or_default() += 1;
        }
        let most = often.into_iter().max_by_key(|(_, often)| *often);
        most.map_or(0, |(runs, _)| runs)
    }

    /// Into a file, which is never half written.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        let text = serde_json::to_string_pretty(self)? + "\n";
        let new = path.with_extension("new");
        fs::write(&new, text)?;
        fs::rename(new, path)
    }
}

#[cfg(test)]
mod tests {
    use super::Results;
    use crate::bench::series::Sample;
    use crate::bench::subject::Subject;

    #[test]
    fn the_usual_number_of_runs_is_that_of_most() {
        let sample = Sample { seconds: 0.1, user_seconds: 0.05, memory: 3 };
        let mut results = Results::default();
        assert_eq!(results.usual_runs(), 0);
        let figures =
            [(Subject::Generate, 5), (Subject::Check, 5), (Subject::Release, 7)];
        for (subject, runs) in figures {
            let series = results.times.entry(subject).or_default();
            (0..runs).for_each(|_| series.push(sample));
        }
        assert_eq!(results.usual_runs(), 5);
    }

    #[test]
    fn results_come_back_as_they_went() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("results.json");
        assert_eq!(Results::read(&path).unwrap(), Results::default());

        let mut results = Results { operations: 7, ..Results::default() };
        let sample = Sample { seconds: 0.1, user_seconds: 0.05, memory: 3 };
        results.times.entry(Subject::CheckFeatures).or_default().push(sample);
        results.growth.entry(500).or_default().check.push(sample);
        results.write(&path).unwrap();
        assert_eq!(Results::read(&path).unwrap(), results);
    }
}
