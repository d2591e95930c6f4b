//! How one page leads to the next, as the document has it. Data only. Places in a page are
//! JSON pointers, in which `-1` is the last item of a list.

/// How one page leads to the next.
#[derive(Debug)]
pub struct Paging {
    pub(super) turn: Turn,
    pub(super) items: &'static str,
    pub(super) first: u64,
    pub(super) size: Option<&'static str>,
    pub(super) most: Option<u64>,
    pub(super) more: Option<&'static str>,
    pub(super) total: Option<&'static str>,
    pub(super) last: Option<&'static str>,
    pub(super) in_body: bool,
}

/// What the next page is asked for with.
#[derive(Debug)]
pub enum Turn {
    /// The URL at this place of the page.
    Link(&'static str),
    /// The URL in the `Link` header.
    Header,
    /// This query parameter, or member of the request's body, which counts pages.
    Page(&'static str),
    /// The same, which counts items.
    Offset(&'static str),
    /// The same, with what stands at this place of the page.
    Cursor(&'static str, &'static str),
}

impl Paging {
    /// By a URL in the page.
    pub const fn link(next: &'static str) -> Self {
        Self::by(Turn::Link(next), 0)
    }

    /// By the `Link` header.
    pub const fn header() -> Self {
        Self::by(Turn::Header, 0)
    }

    /// By the number of the page.
    pub const fn page(parameter: &'static str) -> Self {
        Self::by(Turn::Page(parameter), 1)
    }

    /// By the number of items before the page.
    pub const fn offset(parameter: &'static str) -> Self {
        Self::by(Turn::Offset(parameter), 0)
    }

    /// By a word that the page before it gives.
    pub const fn cursor(parameter: &'static str, next: &'static str) -> Self {
        Self::by(Turn::Cursor(parameter, next), 0)
    }

    const fn by(turn: Turn, first: u64) -> Self {
        Self {
            turn,
            items: "",
            first,
            size: None,
            most: None,
            more: None,
            total: None,
            last: None,
            in_body: false,
        }
    }

    /// What the next page is asked for with is a member of the request's body.
    pub const fn in_body(self, in_body: bool) -> Self {
        Self { in_body, ..self }
    }

    /// Where the items are.
    pub const fn items(self, items: &'static str) -> Self {
        Self { items, ..self }
    }

    /// What the first page's number is.
    pub const fn first(self, first: u64) -> Self {
        Self { first, ..self }
    }

    /// The query parameter that says how many items a page has.
    pub const fn size(self, size: &'static str) -> Self {
        Self { size: Some(size), ..self }
    }

    /// The most items that a page can have.
    pub const fn most(self, most: u64) -> Self {
        Self { most: Some(most), ..self }
    }

    /// Where the page says whether there is another.
    pub const fn more(self, more: &'static str) -> Self {
        Self { more: Some(more), ..self }
    }

    /// Where the page says how many items there are on all pages.
    pub const fn total(self, total: &'static str) -> Self {
        Self { total: Some(total), ..self }
    }

    /// Where the page says how many pages there are.
    pub const fn last(self, last: &'static str) -> Self {
        Self { last: Some(last), ..self }
    }
}
