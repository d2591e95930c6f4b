//! Sample operations whose results come page by page, one for each way to turn a page, and
//! one that is waited for.

use crate::runtime::emit::*;

/// Lists; from [`Client::lists`].
#[derive(Clone, Copy, Debug)]
pub struct Lists<'a>(&'a Client);

impl Client {
    /// Lists.
    pub fn lists(&self) -> Lists<'_> {
        Lists(self)
    }
}

impl Lists<'_> {
    /// A link in the body.
    pub fn linked(&self) -> Call<Linked> {
        Call::new(self.0)
    }

    /// A link in the headers.
    pub fn headed(&self) -> Call<Headed> {
        Call::new(self.0)
    }

    /// Numbered pages.
    pub fn numbered(&self) -> Call<Numbered> {
        Call::new(self.0)
    }

    /// Numbered pages of a server that does not keep its promises.
    pub fn promised(&self) -> Call<Promised> {
        Call::new(self.0)
    }

    /// Items to skip.
    pub fn skipped(&self) -> Call<Skipped> {
        Call::new(self.0)
    }

    /// A cursor.
    pub fn followed(&self) -> Call<Followed> {
        Call::new(self.0)
    }

    /// The last item's id.
    pub fn after(&self) -> Call<After> {
        Call::new(self.0)
    }

    /// A cursor in the body of a POST.
    pub fn searched(&self) -> Call<Searched> {
        Call::new(self.0)
    }

    /// Numbered pages, in the body of a POST.
    pub fn turned(&self, body: impl Into<Query>) -> Call<Turned> {
        Call::new(self.0).json_body(body.into())
    }

    /// Something that takes its time.
    pub fn job(&self) -> Call<Job> {
        Call::new(self.0)
    }

    /// Something that must not be repeated.
    pub fn start(&self) -> Call<Start> {
        Call::new(self.0)
    }
}

impl Call<Numbered> {
    /// Which page.
    pub fn page(self, page: i64) -> Self {
        self.query_arg("page", page)
    }

    /// How many.
    pub fn per_page(self, per_page: i64) -> Self {
        self.query_arg("per_page", per_page)
    }
}

impl Call<Followed> {
    /// How many.
    pub fn limit(self, limit: i64) -> Self {
        self.query_arg("limit", limit)
    }
}

impl Call<Searched> {
    /// What for.
    pub fn body(self, body: impl Into<Query>) -> Self {
        self.json_body(body.into())
    }
}

impl Call<Job> {
    /// Waits until `state` is `done`.
    pub fn wait_until_done(self) -> PollUntil<Job> {
        self.poll_for("/state", &["done"])
            .fail_on("/state", &["broken"])
            .interval(Duration::from_millis(2_000))
    }

    /// Waits until `state` is `done`; what has failed until then is told then.
    pub fn wait_for_the_end(self) -> PollUntil<Job> {
        self.poll_for("/state", &["done"]).when_done().fail_above("/failures", 0)
    }

    /// Waits until `report` is there.
    pub fn wait_for_report(self) -> PollUntil<Job> {
        self.poll_for_presence("/report").fail_above("/failures", 0)
    }
}

models! {
    /// A page.
    pub struct Page + extra: Extra, Default {
        optional items: Vec<Item>,
        optional links: Value,
        optional next: String,
        optional more: bool,
        optional total: i64,
        optional pages: i64,
    }

    /// A page that is required to say it all.
    pub struct Promise + extra: Extra {
        required items: Vec<Item>,
        required more: bool,
        required total: i64,
    }

    /// What is searched for.
    pub struct Query + extra: Extra, Default {
        optional text: String,
        optional page: i64,
    }

    /// What pages are full of.
    pub struct Item + extra: Extra {
        required id: i64,
    }

    /// What takes its time.
    pub struct Work + extra: Extra {
        required state: String,
        nullable report: String,
        optional failures: i64,
    }
}

operations! {
    Linked { "linked", GET "/v2/items"
        pages { link("/links/pages/next") items "/items": Item = |page| page.items.unwrap_or_default() }
        Ok { 200: json Page } }
    Headed { "headed", GET "/v2/items"
        pages { header() items "": Item = |page| page }
        Ok { 200: json Vec<Item> } }
    Numbered { "numbered", GET "/v2/items"
        pages { page("page").size("per_page").most(100).total("/total").last("/pages")
            items "/items": Item = |page| page.items.unwrap_or_default() }
        Ok { 200: json Page } }
    Skipped { "skipped", GET "/v2/items"
        pages { offset("skip") items "": Item = |page| page }
        Ok { 200: json Vec<Item> } }
    Followed { "followed", GET "/v2/items"
        pages { cursor("cursor", "/next") items "/items": Item = |page| page.items.unwrap_or_default() }
        Ok { 200: json Page } }
    After { "after", GET "/v2/items"
        pages { cursor("starting_after", "/items/-1/id").more("/more")
            items "/items": Item = |page| page.items.unwrap_or_default() }
        Ok { 200: json Page } }
    Searched { "searched", POST "/v2/search"
        pages { cursor("after", "/next").in_body(true)
            items "/items": Item = |page| page.items.unwrap_or_default() }
        Ok { 200: json Page } }
    Turned { "turned", POST "/v2/search"
        pages { page("page").last("/pages").in_body(true)
            items "/items": Item = |page| page.items.unwrap_or_default() }
        Ok { 200: json Page } }
    Promised { "promised", GET "/v2/items"
        pages { page("page").more("/more").total("/total") items "/items": Item = |page| page.items }
        Ok { 200: json Promise } }
    Job { "job", GET "/v2/job"
        Ok { 200: json Work } }
    Start { "start", POST "/v2/job"
        Ok { 200: json Work } }
}
