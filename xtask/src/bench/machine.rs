//! What the figures were measured on.

use std::fs;
use std::process::Command;
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// A machine and its compiler. What can't be found out is "unknown".
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Machine {
    /// The processor's name.
    pub processor: String,
    /// How many processors programs may use.
    pub processors: usize,
    /// Its memory, as `23.4 GB`.
    pub memory: String,
    /// Its system, as `linux 6.1.0 x86_64`.
    pub system: String,
    /// `rustc --version`
    pub compiler: String,
}

impl Machine {
    /// This one.
    pub fn here() -> Self {
        let read = |path| fs::read_to_string(path).unwrap_or_default();
        let release = read("/proc/sys/kernel/osrelease");
        let system = [std::env::consts::OS, release.trim(), std::env::consts::ARCH];
        Self {
            processor: known(processor(&read("/proc/cpuinfo"))),
            processors: thread::available_parallelism().map_or(1, usize::from),
            memory: known(memory(&read("/proc/meminfo"))),
            system: system
                .into_iter()
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" "),
            compiler: known(compiler()),
        }
    }
}

/// The share of its processors' time that nobody used in the last second, where the system
/// tells.
pub fn idle() -> Option<f64> {
    let ticks = || ticks(&fs::read_to_string("/proc/stat").ok()?);
    let (total, idle) = ticks()?;
    thread::sleep(Duration::from_secs(1));
    let (later_total, later_idle) = ticks()?;
    let total = later_total.checked_sub(total).filter(|total| *total > 0)?;
    Some(later_idle.saturating_sub(idle) as f64 / total as f64)
}

/// Ticks of all processors, and those in which they had nothing to do.
fn ticks(stat: &str) -> Option<(u64, u64)> {
    let figures = stat.lines().next()?.strip_prefix("cpu ")?.split_whitespace();
    let figures: Vec<u64> = figures.map_while(|figure| figure.parse().ok()).collect();
    Some((figures.iter().sum(), *figures.get(3)?))
}

fn known(word: Option<String>) -> String {
    word.unwrap_or_else(|| "unknown".to_owned())
}

fn processor(cpuinfo: &str) -> Option<String> {
    value(cpuinfo, "model name").map(str::to_owned)
}

fn memory(meminfo: &str) -> Option<String> {
    let kibibytes: f64 =
        value(meminfo, "MemTotal")?.split_whitespace().next()?.parse().ok()?;
    Some(format!("{:.1} GB", kibibytes * 1024.0 / 1e9))
}

/// What stands behind `key:`.
fn value<'t>(text: &'t str, key: &str) -> Option<&'t str> {
    let mut pairs = text.lines().filter_map(|line| line.split_once(':'));
    pairs.find(|(name, _)| name.trim() == key).map(|(_, value)| value.trim())
}

fn compiler() -> Option<String> {
    let output = Command::new("rustc").arg("--version").output().ok()?;
    let version = String::from_utf8(output.stdout).ok()?;
    Some(version.trim().to_owned()).filter(|version| !version.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{memory, processor, ticks};

    #[test]
    fn what_the_system_tells_is_read() {
        let cpu = "processor\t: 0\nmodel name\t: A Processor @ 3.00GHz\nmodel\t\t: 85\n";
        assert_eq!(processor(cpu).as_deref(), Some("A Processor @ 3.00GHz"));
        let info = "MemTotal:       24605356 kB\nMemFree:        100 kB\n";
        assert_eq!(memory(info).as_deref(), Some("25.2 GB"));
        assert_eq!((processor(""), memory("MemTotal: much")), (None, None));
        let stat = "cpu  100 0 50 800 50 0 0 0 0 0\ncpu0 50 0 25 400 25 0 0 0 0 0\n";
        assert_eq!((ticks(stat), ticks("")), (Some((1_000, 800)), None));
    }
}
