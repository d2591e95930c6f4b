//! What there is to choose from in a `oneOf` or `anyOf`: unions in place are opened, and
//! what is no choice is dropped.

use openapiv3::{ReferenceOr, Schema};

use super::context::Lowering;
use super::shape::{self, Ref, Shape};

/// One alternative of a union.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    pub of: Ref<'a>,
    /// Where it stands below the union: `oneOf/2`, or `anyOf/0/oneOf/2` in a union that
    /// stood in the union.
    pub path: String,
}

/// What is left to choose from.
#[derive(Debug, Default)]
pub struct Alternatives<'a> {
    pub choices: Vec<Choice<'a>>,
    pub nullable: bool,
}

impl<'a> Lowering<'a> {
    /// The alternatives that are one.
    pub fn alternatives(
        &self,
        listed: &'a [ReferenceOr<Schema>],
        exclusive: bool,
    ) -> Alternatives<'a> {
        let mut found = Alternatives::default();
        let mut left = listed_in(listed, exclusive, "");
        left.reverse();
        while let Some((Choice { of, path }, loose)) = left.pop() {
            let Ref::Here(schema) = of else {
                found.choices.push(Choice { of, path });
                continue;
            };
            let nullable = shape::nullable(schema);
            match shape::of(schema) {
                // Beside others in an `anyOf`, what admits everything says nothing; so
                // does an object that only says that null is fine.
                Shape::Any(_) if loose => found.nullable |= nullable,
                Shape::Object(object)
                    if listed.len() > 1 && nullable && object.is_bare() =>
                {
                    found.nullable = true;
                }
                Shape::Union { alternatives, exclusive } if is_nameless(schema) => {
                    found.nullable |= nullable;
                    let mut inner = listed_in(alternatives, exclusive, &path);
                    inner.reverse();
                    left.append(&mut inner);
                }
                _ => found.choices.push(Choice { of, path }),
            }
        }
        found
    }
}

/// The alternatives of one union, each with whether an empty one among them is none.
fn listed_in<'a>(
    listed: &'a [ReferenceOr<Schema>],
    exclusive: bool,
    below: &str,
) -> Vec<(Choice<'a>, bool)> {
    let keyword = if exclusive { "oneOf" } else { "anyOf" };
    let start = if below.is_empty() { String::new() } else { format!("{below}/") };
    let loose = !exclusive && listed.len() > 1;
    let choice = |(at, of): (usize, &'a ReferenceOr<Schema>)| {
        (Choice { of: of.into(), path: format!("{start}{keyword}/{at}") }, loose)
    };
    listed.iter().enumerate().map(choice).collect()
}

/// Whether a union in a union has nothing of its own that a type would be good for.
fn is_nameless(schema: &Schema) -> bool {
    schema.schema_data.title.is_none() && schema.schema_data.discriminator.is_none()
}
