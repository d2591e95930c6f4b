//! What a type would like to be called. Whether it can be is seen only at the end, so a
//! wish is data.

use crate::ir::TypeId;

/// A wish for a name.
#[derive(Clone, Debug)]
pub enum Wish {
    /// As the component schema of this name.
    Component(String),
    /// The first free one of these.
    Named(Vec<String>),
    /// This one if it is free, else what the other wish says.
    Preferred(String, Box<Wish>),
    /// After what contains it, and the member that it is.
    Child(Parent, String),
    /// After the list that it is an item of.
    Item(Box<Wish>),
}

/// What contains an inline schema.
#[derive(Clone, Debug)]
pub enum Parent {
    Type(TypeId),
    /// Something that has no type of its own.
    Wish(Box<Wish>),
}

impl Wish {
    pub const LAST_RANK: u8 = 2;

    /// Lower ranks choose first.
    pub fn rank(&self) -> u8 {
        match self {
            Wish::Component(_) => 0,
            Wish::Preferred(..) => 1,
            Wish::Named(_) | Wish::Child(..) | Wish::Item(_) => 2,
        }
    }

    /// Of what gets no name.
    pub fn none() -> Self {
        Wish::Named(Vec::new())
    }

    pub fn child(parent: TypeId, leaf: &str) -> Self {
        Wish::Child(Parent::Type(parent), leaf.to_owned())
    }

    pub fn part(of: &Wish, leaf: &str) -> Self {
        Wish::Child(Parent::Wish(Box::new(of.clone())), leaf.to_owned())
    }

    /// The member that the type stands for, where it is one.
    pub fn leaf(&self) -> Option<&str> {
        match self {
            Wish::Child(_, leaf) => Some(leaf),
            Wish::Item(of) | Wish::Preferred(_, of) => of.leaf(),
            Wish::Component(_) | Wish::Named(_) => None,
        }
    }
}
