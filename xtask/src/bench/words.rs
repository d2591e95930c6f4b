//! How figures are written.

use super::series::{Series, Spread};

/// Seconds, with three digits that count.
pub fn seconds(seconds: f64) -> String {
    match seconds {
        _ if seconds < 10.0 => format!("{seconds:.2} s"),
        _ if seconds < 100.0 => format!("{seconds:.1} s"),
        _ => format!("{seconds:.0} s"),
    }
}

/// A median and how far the runs lie apart: `4.21 s (4.10–4.35)`; how many there are is said
/// where it is not as many as elsewhere.
pub fn spread(series: &Series, usual: usize) -> Option<String> {
    let Spread { median, least, most, count } = series.seconds()?;
    let [least, most] = [least, most].map(|figure| {
        let words = seconds(figure);
        words.strip_suffix(" s").unwrap_or(&words).to_owned()
    });
    let median = seconds(median);
    Some(match count {
        1 => format!("{median} (one run)"),
        _ if count == usual => format!("{median} ({least}–{most})"),
        _ => format!("{median} ({least}–{most}, {count} runs)"),
    })
}

/// Megabytes.
pub fn memory(series: &Series) -> Option<String> {
    Some(format!("{:.0} MB", series.memory()?.median / 1e6))
}

/// A number with its thousands apart.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{count, seconds, spread};
    use crate::bench::series::{Sample, Series};

    #[test]
    fn figures_have_three_digits_that_count() {
        let words = [0.614, 9.994, 24.72, 240.4].map(seconds);
        assert_eq!(words, ["0.61 s", "9.99 s", "24.7 s", "240 s"]);
        assert_eq!(
            [7, 999, 1_000, 153_647].map(count),
            ["7", "999", "1,000", "153,647"]
        );
    }

    #[test]
    fn a_spread_says_how_many_runs_there_were_if_not_as_many_as_elsewhere() {
        let mut series = Series::default();
        assert_eq!(spread(&series, 3), None);
        let mut push = |seconds| {
            series.push(Sample { seconds, user_seconds: 0.0, memory: 0 });
            spread(&series, 3).unwrap()
        };
        assert_eq!(push(2.0), "2.00 s (one run)");
        assert_eq!(push(12.0), "7.00 s (2.00–12.0, 2 runs)");
        assert_eq!(push(3.0), "3.00 s (2.00–12.0)");
    }
}
