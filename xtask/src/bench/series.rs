//! Figures of the same thing, measured several times.

use serde::{Deserialize, Serialize};

/// What one run of a command took.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sample {
    /// From its start to its end, in seconds.
    pub seconds: f64,
    /// Processor time in user mode, with what it started, in seconds.
    pub user_seconds: f64,
    /// The most memory that it, or one process that it started, held at once (resident), in
    /// bytes.
    pub memory: u64,
}

/// The runs of one command.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Series(Vec<Sample>);

/// The middle one of several figures, and how far they lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The middle one, or the mean of the two middle ones.
    pub median: f64,
    /// The least.
    pub least: f64,
    /// The most.
    pub most: f64,
    /// How many there are.
    pub count: usize,
}

impl Series {
    /// One more run.
    pub fn push(&mut self, sample: Sample) {
        self.0.push(sample);
    }

    /// How often it ran.
    pub fn runs(&self) -> usize {
        self.0.len()
    }

    /// Seconds from start to end; nothing if it never ran.
    pub fn seconds(&self) -> Option<Spread> {
        Spread::of(self.0.iter().map(|sample| sample.seconds))
    }

    /// The most memory that a run held at once, in bytes.
    pub fn memory(&self) -> Option<Spread> {
        Spread::of(self.0.iter().map(|sample| sample.memory as f64))
    }
}

impl Spread {
    /// Of these figures; nothing if there are none.
    pub fn of(figures: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut figures: Vec<f64> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        let (&least, &most) = figures.first().zip(figures.last())?;
        let count = figures.len();
        let upper = *figures.get(count / 2)?;
        let median = match count % 2 {
            0 => (*figures.get(count / 2 - 1)? + upper) / 2.0,
            _ => upper,
        };
        Some(Self { median, least, most, count })
    }
}

#[cfg(test)]
mod tests {
    use super::{Sample, Series, Spread};

    #[test]
    fn the_median_is_the_middle_one_or_between_two() {
        let odd = Spread::of([3.0, 1.0, 10.0]);
        let even = Spread::of([4.0, 1.0, 2.0, 10.0]);
        let of =
            |median, least, most, count| Some(Spread { median, least, most, count });
        assert_eq!(odd, of(3.0, 1.0, 10.0, 3));
        assert_eq!(even, of(3.0, 1.0, 10.0, 4));
        assert_eq!(Spread::of([7.0]), of(7.0, 7.0, 7.0, 1));
        assert_eq!(Spread::of([]), None);
    }

    #[test]
    fn a_series_tells_of_time_and_memory() {
        let mut series = Series::default();
        for (seconds, memory) in [(2.0, 10), (1.0, 30), (3.0, 20)] {
            series.push(Sample { seconds, user_seconds: 0.0, memory });
        }
        assert_eq!(series.seconds().map(|spread| spread.median), Some(2.0));
        assert_eq!(series.memory().map(|spread| spread.median), Some(20.0));
    }
}
