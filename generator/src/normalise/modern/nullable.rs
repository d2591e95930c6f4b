//! `nullable` is 3.0's word and `x-nullable` that of Swagger. Documents that were
//! converted still have them, and what they mean is clear.

use serde_json::Value;

use super::schema::Schema;
use crate::diag::{Code, Fault, Faults, Place};
use crate::normalise::version::Standard;

/// Where such words were met: the first place, and how many there are.
#[derive(Default)]
pub(super) struct Seen {
    nullable: Met,
    extension: Met,
}

type Met = Option<(Place, usize)>;

fn add(known: &mut Met, later: Met) {
    match (known.as_mut(), later) {
        (Some((_, count)), Some((_, more))) => *count += more,
        (None, later) => *known = later,
        (Some(_), None) => {}
    }
}

/// Reads the word that is not of this version.
pub(super) fn read(schema: &mut Schema<'_>, standard: Standard, seen: &mut Seen) {
    let place = |schema: &Schema<'_>, key: &str| schema.place(key).at_key();
    if schema.has("nullable") && standard == Standard::V31 {
        let (_, count) =
            seen.nullable.get_or_insert_with(|| (place(schema, "nullable"), 0));
        *count += 1;
    }
    if schema.map.get("x-nullable") == Some(&Value::Bool(true)) {
        let (_, count) =
            seen.extension.get_or_insert_with(|| (place(schema, "x-nullable"), 0));
        *count += 1;
        schema.set("nullable", true);
    }
}

impl Seen {
    /// Adds what was met further on in the document.
    pub fn extend(&mut self, later: Seen) {
        add(&mut self.nullable, later.nullable);
        add(&mut self.extension, later.extension);
    }

    /// One warning for each word, however often it stands there.
    pub fn report(self, standard: Standard, faults: &mut Faults) {
        let hint = match standard {
            Standard::V30 => "write `nullable: true`",
            Standard::V31 => "write `type: [string, \"null\"]`, or whatever type it is",
        };
        let words = [("nullable", self.nullable), ("x-nullable", self.extension)];
        for (word, seen) in words {
            let Some((place, count)) = seen else { continue };
            let others = match count {
                1 => String::new(),
                2 => ", and at one more place".to_owned(),
                n => format!(", and at {} more places", n - 1),
            };
            let words = format!(
                "`{word}` is no word of OpenAPI {}; it is honoured here{others}",
                standard.name()
            );
            faults.push(Fault::new(Code::OtherVersion, place, words).hint(hint));
        }
    }
}
