//! Results that come page by page: what the document says of it, and the streams that read
//! it. Pages are asked for as they are read, never ahead.

mod links;
mod query;
mod reader;
mod rule;
mod stream;

pub use self::rule::{Paging, Turn};
pub use self::stream::{Items, Pages};
use super::codec::Slot;
use super::{Call, Operation};

/// An operation whose result is one page of several.
pub trait Paged: Operation<Output: Slot> {
    /// What the pages are full of.
    type Item: 'static;
    /// How one page leads to the next.
    const PAGING: &'static Paging;
    /// Takes the items out of a page.
    fn items(page: Self::Output) -> Vec<Self::Item>;
}

impl<O: Paged> Call<O> {
    /// The items of all pages from this one on, one by one. A page is asked for when the
    /// items before it have been read.
    pub fn items(self) -> Items<O> {
        Items::new(self.pages())
    }

    /// The pages from this one on, whole.
    pub fn pages(self) -> Pages<O> {
        let (client, draft) = self.into_parts();
        Pages::new(client, draft)
    }
}
