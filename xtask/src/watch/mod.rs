//! `generate --watch`: runs again whenever what a run looked at has changed.
//!
//! What the system tells about files is a hint and no more: whether something has changed
//! is seen from the files themselves. So it makes no difference how an editor saves,
//! whether a file is touched, and whether a run writes beside what it reads.

mod hints;
mod prints;

use std::path::PathBuf;
use std::time::SystemTime;

use oasmith::Inputs;

use self::hints::{Hint, Hints};
use self::prints::Prints;

/// What a round did.
pub struct Round {
    /// What it looked at.
    pub inputs: Inputs,
    /// Which of that it wrote itself.
    pub wrote: Option<PathBuf>,
}

/// Calls `round` now and after each change, until the user has had enough. It is told
/// what has changed.
pub fn run(
    first: Inputs,
    mut round: impl FnMut(&[String]) -> Round,
) -> Result<(), String> {
    let mut hints = Hints::start()?;
    hints.follow(&first);
    let mut seen = Prints::of(&first, None);
    let mut changed = Vec::new();
    loop {
        let start = SystemTime::now();
        let Round { inputs, wrote } = round(&changed);
        hints.follow(&inputs);
        let now = Prints::of(&inputs, Some(&seen));
        if let Some(path) = wrote {
            seen.adopt(&path, &now);
        }
        // What changed while the run was reading is not in the crate for certain.
        changed = now.changed_since(&seen, start);
        seen = now;
        while changed.is_empty() {
            if hints.wait() == Hint::Stop {
                return Ok(());
            }
            hints.follow(&inputs);
            let now = Prints::of(&inputs, Some(&seen));
            changed = now.changed_since(&seen, start);
            seen = now;
        }
        if hints.is_over() {
            return Ok(());
        }
    }
}
