//! What parameters and members are called that have to do with pages. Names are compared
//! without case and signs: `per_page`, `perPage` and `page[size]` in its own way.

/// Query parameters that count pages.
pub const PAGE: &[&str] =
    &["page", "pagenumber", "pageno", "pagenum", "pageindex", "currentpage"];

/// Query parameters that count items.
pub const OFFSET: &[&str] = &["offset", "skip", "start", "startat", "pageoffset"];

/// Query parameters that say how many items a page has.
pub const SIZE: &[&str] = &[
    "perpage",
    "pagesize",
    "pagelimit",
    "limit",
    "size",
    "maxresults",
    "itemsperpage",
    "resultsperpage",
    "take",
    "top",
    "count",
];

/// Query parameters that take a cursor, with the members that it comes from.
pub const CURSORS: &[(&[&str], &[&str])] = &[
    (
        &["cursor", "pagecursor", "nextcursor"],
        &["nextcursor", "nextpagecursor", "endcursor", "cursor", "next"],
    ),
    (
        &["pagetoken", "nextpagetoken", "nexttoken"],
        &["nextpagetoken", "nexttoken", "nextpage", "next"],
    ),
    (&["continuationtoken"], &["nextcontinuationtoken", "continuationtoken"]),
    (&["paginationtoken"], &["nextpaginationtoken", "nexttoken", "paginationtoken"]),
    (
        &["after", "pageafter", "startingafter", "startafter"],
        &["nextcursor", "endcursor", "after", "nextafter", "lastid"],
    ),
    (&["marker"], &["nextmarker"]),
    (&["bookmark"], &["nextbookmark", "bookmark"]),
];

/// A query parameter that takes the id of the last item.
pub const LAST_ID: &[&str] = &["startingafter"];

/// Members that are the URL of the next page.
pub const LINKS: &[&str] = &[
    "next",
    "nexturl",
    "nexturi",
    "nextlink",
    "nexthref",
    "nextpageurl",
    "nextpageuri",
    "nextpagelink",
    "odatanextlink",
];

/// Members in which a link is, when `next` is an object.
pub const HREF: &[&str] = &["href", "url", "uri"];

/// Members that go with a link to the next page, and with hardly anything else.
pub const BESIDE: &[&str] =
    &["previous", "prev", "previousurl", "prevurl", "first", "last", "count", "total"];

/// Members that have to do with pages, and may hold all of these.
pub const AROUND: &[&str] = &[
    "links",
    "link",
    "meta",
    "metadata",
    "responsemetadata",
    "pagination",
    "paginationinfo",
    "paging",
    "pages",
    "page",
    "pageinfo",
    "pager",
    "cursors",
];

/// Members that say whether there is another page.
pub const MORE: &[&str] =
    &["hasmore", "hasnext", "hasnextpage", "hasmoreitems", "istruncated", "more"];

/// Members that say how many items there are in all.
pub const TOTAL: &[&str] = &[
    "total",
    "totalcount",
    "totalitems",
    "totalresults",
    "totalrecords",
    "totalentries",
    "totalelements",
];

/// Members that are the number of the next page.
pub const NEXT_PAGE: &[&str] = &["nextpage", "nextpagenumber"];

/// Members that say how many pages there are.
pub const PAGES: &[&str] =
    &["totalpages", "pagecount", "pagescount", "numpages", "pages"];

/// Members that are the last page's number.
pub const LAST_PAGE: &[&str] = &["lastpage"];

/// Members that are the items, where there are other lists beside them.
pub const ITEMS: &[&str] =
    &["data", "items", "results", "values", "records", "entries", "content", "objects"];

/// Members that hold the list of items, where there is none beside them.
pub const WRAPPERS: &[&str] = &["data", "result", "results", "response", "embedded"];

/// A name without case and signs.
pub fn plain(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
