//! What changed, as JSON for tools.

use oasmith::diff::{Effect, Side};
use serde_json::{Value, json};

use super::comparison::{Comparison, Crate, Row};

/// The version of the shape, which `docs/changes.md` describes.
const FORMAT: u32 = 1;

/// All changes.
pub fn render(of: &Comparison) -> String {
    let counts = json!({
        "breaking": of.count(Effect::Breaking),
        "behaviour": of.count(Effect::Behaviour),
        "compatible": of.count(Effect::Compatible),
    });
    let changes: Vec<Value> = of.rows.iter().map(change).collect();
    let report = json!({
        "format": FORMAT,
        "old": package(&of.old),
        "new": package(&of.new),
        "verdict": of.verdict.name(),
        "next_version": of.next,
        "counts": counts,
        "changes": changes,
    });
    format!("{report:#}\n")
}

fn package(of: &Crate) -> Value {
    json!({ "name": of.name, "version": of.version })
}

fn change(row: &Row) -> Value {
    let Row { change, spot } = row;
    let position = spot.as_ref().and_then(|spot| spot.position);
    json!({
        "name": change.name(),
        "effect": change.effect.name(),
        "verdict": change.verdict().name(),
        "section": change.section().name(),
        "resource": change.resource,
        "subject": {
            "what": change.subject.what.name(),
            "owner": change.subject.owner,
            "name": change.subject.name,
        },
        "sentence": change.to_string(),
        "side": match change.side {
            Side::Old => "old",
            Side::New => "new",
        },
        "pointer": change.at,
        "file": spot.as_ref().map(|spot| spot.file.as_str()),
        "line": position.map(|at| at.line),
        "column": position.map(|at| at.column),
    })
}
