//! Where in a JSON value the walk stands: a chain on the stack, printed only when asked.
//! It never allocates.

use std::fmt::{self, Display, Formatter};

/// One step from a value to a part of it.
#[derive(Clone, Copy, Debug)]
pub enum Step<'a> {
    /// The whole value.
    Root,
    /// The member of a model, or the entry of a map.
    Member(&'a str),
    /// The item of a list.
    Index(usize),
}

/// A step and the way to where it starts.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    pub(super) step: Step<'a>,
}

impl<'a> Path<'a> {
    /// The whole value.
    pub const ROOT: Path<'static> = Path { parent: None, step: Step::Root };

    /// One step further.
    pub fn then(&'a self, step: Step<'a>) -> Path<'a> {
        Path { parent: Some(self), step }
    }
}

impl Display for Path<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(f)?;
        }
        let first = self.parent.is_none_or(|parent| matches!(parent.step, Step::Root));
        match self.step {
            Step::Root => Ok(()),
            Step::Index(index) => write!(f, "[{index}]"),
            Step::Member(name) if !is_plain(name) => write!(f, "[{name:?}]"),
            Step::Member(name) if first => f.write_str(name),
            Step::Member(name) => write!(f, ".{name}"),
        }
    }
}

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'$'))
}
