//! What a benchmark of the workspace printed: a Markdown table.

use serde::{Deserialize, Serialize};

use super::place::Place;
use super::process::{Process, cargo};

/// A table as it was printed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Printed(Vec<String>);

impl Printed {
    /// Runs a benchmark of the tests and takes the table from what it prints.
    pub fn run(place: &Place, bench: &str) -> Result<Self, String> {
        let mut command = cargo(&place.workspace());
        command.args(["bench", "--package", "oasmith-tests", "--bench", bench]);
        let text = Process::new(command, place.logs()).output()?;
        let table = Self::read(&text);
        if table.0.len() < 3 {
            return Err(format!("{bench} printed no table"));
        }
        Ok(table)
    }

    /// The table in a text.
    pub fn read(text: &str) -> Self {
        let rows = text.lines().map(str::trim).filter(|line| line.starts_with('|'));
        Self(rows.map(str::to_owned).collect())
    }

    /// The table.
    pub fn table(&self) -> String {
        self.0.iter().fold(String::new(), |text, row| text + row + "\n")
    }

    /// How much more the generated crate takes than what is written by hand, in percent: the
    /// last figure of the first row whose name begins so.
    pub fn more(&self, name: &str) -> Option<f64> {
        let mut rows = self.0.iter().map(|row| row.trim_matches('|'));
        let row = rows.find(|row| row.trim_start().starts_with(name))?;
        row.rsplit('|').next()?.split_whitespace().next()?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::Printed;

    #[test]
    fn a_table_is_found_among_other_lines() {
        let text = "     Running benches\n\
            | processor time | by hand | generated | |\n\
            |---|--:|--:|--:|\n\
            | decode a page | 800 µs | 790 µs | -1.3 % (-2 to +1) |\n\
            done\n";
        let table = Printed::read(text);
        let rows: Vec<&str> = text.lines().skip(1).take(3).map(str::trim).collect();
        assert_eq!(table.table(), rows.join("\n") + "\n");
        assert_eq!(table.more("decode"), Some(-1.3));
        assert_eq!(table.more("encode"), None);
    }
}
