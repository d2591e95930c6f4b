//! Rust's semver rules as they apply to the crate that we emit: the one place that says
//! what a change means to callers.
//!
//! Structs and enums are `#[non_exhaustive]`, so that more fields and variants break
//! nobody; constructors and methods take their arguments by position; what is optional is
//! a setter; errors are read by downcasting.

use super::{Aspect, Effect, Kind, What};

/// What a change means to those who call the crate.
pub fn effect(what: What, kind: &Kind) -> Effect {
    match kind {
        Kind::Added { required, .. } => added(what, *required),
        Kind::Removed => removed(what),
        // Arguments go by position; all else is named.
        Kind::Renamed { .. } if what == What::Argument => Effect::Compatible,
        Kind::Renamed { kept: true, .. } => Effect::Compatible,
        Kind::Renamed { .. } => Effect::Breaking,
        // An argument that was a setter, a field that was an `Option`, and back.
        Kind::Required | Kind::Optional | Kind::Reordered { .. } => Effect::Breaking,
        // `Error::body::<T>()` compiles for any `T`; it gives `None` from now on.
        Kind::Retyped { .. } if what == What::Error => Effect::Behaviour,
        Kind::Retyped { .. } => Effect::Breaking,
        // Told only where somebody does not have it any more.
        Kind::Moved { .. } => Effect::Breaking,
        Kind::Deprecated | Kind::Undeprecated | Kind::Redocumented => Effect::Compatible,
        // Of other types than before.
        Kind::Altered { aspect: Aspect::DateTime, .. } => Effect::Breaking,
        Kind::Altered { .. } => Effect::Behaviour,
    }
}

fn added(what: What, required: bool) -> Effect {
    match what {
        // Sent from now on, without anybody's doing.
        What::Constant => Effect::Behaviour,
        _ if required => Effect::Breaking,
        _ => Effect::Compatible,
    }
}

fn removed(what: What) -> Effect {
    match what {
        What::Constant | What::Error => Effect::Behaviour,
        _ => Effect::Breaking,
    }
}
