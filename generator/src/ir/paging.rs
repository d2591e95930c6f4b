//! Pages and waiting: how one page of a result leads to the next, and what tells that
//! something has come about.

use std::time::Duration;

use super::{Ident, Presence, Type};

/// Where something stands in a result, from the outside in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place(pub Vec<String>);

impl Place {
    /// The segment that stands for the last item of a list.
    pub const LAST: &'static str = "-1";

    /// As a JSON pointer.
    pub fn pointer(&self) -> String {
        let names = self.0.iter();
        names
            .map(|name| format!("/{}", name.replace('~', "~0").replace('/', "~1")))
            .collect()
    }

    /// For people: `links.pages.next`.
    pub fn dotted(&self) -> String {
        self.0.join(".")
    }
}

/// How an operation gives its result page by page.
#[derive(Clone, Debug, PartialEq)]
pub struct Pagination {
    /// What the next page is asked for with.
    pub turn: Turn,
    /// What pages are full of.
    pub items: PageItems,
    /// The first page's number, if it is not the usual one.
    pub first: Option<u64>,
    /// The query parameter that says how many items a page has.
    pub size: Option<String>,
    /// The most items that a page can have.
    pub most: Option<u64>,
    /// Where the page says whether there is another.
    pub more: Option<Place>,
    /// Where the page says how many items there are on all pages.
    pub total: Option<Place>,
    /// Where the page says how many pages there are.
    pub last: Option<Place>,
    /// Whether what the next page is asked for with is a member of the request's body, and
    /// no query parameter.
    pub in_body: bool,
}

/// What the next page is asked for with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn {
    /// A URL in the page.
    Link(Place),
    /// The URL in the `Link` header.
    Header,
    /// A query parameter that counts pages.
    Page(String),
    /// A query parameter that counts items.
    Offset(String),
    /// A query parameter, with what the page has at a place.
    Cursor(String, Place),
}

/// The list in a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageItems {
    /// Where it is.
    pub place: Place,
    /// The same as fields, each with whether it may be missing.
    pub fields: Vec<(Ident, Presence)>,
    /// The type of an item.
    pub ty: Type,
}

/// A method of a call that waits until its result is as wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiter {
    /// The method's name.
    pub name: Ident,
    /// What it waits for.
    pub done: Sign,
    /// What makes it give up.
    pub failed: Option<Sign>,
    /// Whether that counts only at the end.
    pub failed_when_done: bool,
    /// The first pause, if not the usual one.
    pub interval: Option<Duration>,
    /// The longest pause, if not the usual one.
    pub max_interval: Option<Duration>,
    /// How long to wait in all, if not as usual.
    pub timeout: Option<Duration>,
}

/// What tells that something has come about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    /// Where it is seen.
    pub place: Place,
    /// What is seen there.
    pub test: Test,
}

/// What stands at a [`Sign`]'s place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// One of these values.
    Is(Vec<String>),
    /// Anything but null.
    Present,
    /// A larger number.
    Above(i64),
}
