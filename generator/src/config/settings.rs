//! What `client.toml` can say, as data. Nothing here is read, checked or looked up.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Duration;

use super::Carried;
use crate::diag::Place;
pub use crate::ir::DateTimeCrate;

/// Everything that `client.toml` says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// `[document]`: what is read, and what is changed before anything else.
    pub document: DocumentConfig,
    /// `[crate]`: the crate as Cargo knows it.
    pub package: PackageConfig,
    /// `[dependencies]`: the crates that types of the user's own come from.
    pub dependencies: Vec<Dependency>,
    /// `[models]`: how models are written.
    pub models: ModelsConfig,
    /// `[operations]`: which operations the crate has.
    pub operations: OperationsConfig,
    /// `[resources]`: where operations are called from.
    pub resources: Vec<Resource>,
    /// `[rename]`: what the document calls otherwise.
    pub rename: Renames,
    /// `[types]` and `[formats]`: the user's own types instead of generated ones.
    pub types: Types,
    /// `[optional] fields`: members that are required on paper only, as `Schema.member`.
    pub optional: Vec<Spot<Source>>,
    /// `[[pagination]]`: how pages follow each other; the first rule that means an
    /// operation is the one.
    pub pagination: Vec<PagingRule>,
    /// `[[waiters]]`: methods that wait.
    pub waiters: Vec<WaiterRule>,
    /// `[carry]`: hand-written files that go into the crate, in order of their paths.
    pub carried: Vec<Carried>,
    /// The folders in which `[carry] files` are looked for.
    pub carried_from: BTreeSet<PathBuf>,
}

/// A value of `client.toml` and where it stands, so that whoever finds that the document
/// has no such thing can say so at the right line.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// `[document]`
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentConfig {
    /// The folder that references may not leave; the entry's own, unless it is given.
    pub root: Option<Spot<PathBuf>>,
    /// OpenAPI Overlay 1.0 files, applied in this order before anything else.
    pub overlays: Vec<Spot<PathBuf>>,
}

/// `[crate]`; what is unset is taken from the document, see [`package`](super::package).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackageConfig {
    /// The crate's name.
    pub name: Option<String>,
    /// The crate's version.
    pub version: Option<String>,
    /// One sentence about it.
    pub description: Option<String>,
    /// An SPDX expression.
    pub license: Option<String>,
    /// Where its source lives.
    pub repository: Option<String>,
    /// The environment variable that `Client::from_env` reads the token from.
    pub token_env: Option<String>,
    /// Where requests go unless the user says otherwise.
    pub base_url: Option<String>,
    /// The header by which the API knows a call that it gets twice.
    pub idempotency_header: Option<String>,
}

/// A crate that the generated one depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Dependency {
    /// Its name, as it is written in `Cargo.toml`.
    pub name: String,
    /// What stands behind the name there: `"1"` or `{ version = "1", features = [..] }`.
    pub requirement: toml::Value,
}

/// `[models]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelsConfig {
    /// Whether objects keep the members that the document does not name.
    pub extra: bool,
    /// The crate whose types dates and times have.
    pub date_time: DateTimeCrate,
}

impl Default for ModelsConfig {
    fn default() -> Self {
        Self { extra: true, date_time: DateTimeCrate::Time }
    }
}

/// `[operations]`
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OperationsConfig {
    /// Only these operations; all, if none is named.
    pub only: Vec<Spot<Selector>>,
    /// Without these.
    pub skip: Vec<Spot<Selector>>,
}

/// Which operations are meant. `*` in a text stands for any run of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selector {
    /// `droplets_list` or `droplets_*`: by operationId.
    Id(String),
    /// `tag:Droplets`
    Tag(String),
    /// `/v2/droplets/*` or `GET /v2/droplets`: by path, and method where one is given.
    Path {
        /// The method, upper case.
        method: Option<String>,
        /// The path template.
        path: String,
    },
}

/// `[resources."gpu_droplets.actions"]`: a resource and the operations that it takes over.
#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    /// From the client on: `["gpu_droplets", "actions"]`.
    pub path: Vec<String>,
    /// Where it stands.
    pub place: Place,
    /// A whole group of the document that comes here: its operations keep their names.
    pub from: Vec<Spot<String>>,
    /// Single operations, each under the name of its method.
    pub operations: Vec<Placed>,
}

/// An operation and the method that it is called by.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The method's name.
    pub method: String,
    /// Exactly one operation.
    pub operation: Spot<Selector>,
}

/// `[rename]`: the document's name to the one in Rust, for each kind of thing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Renames {
    /// `operations`: an operationId to the method's name.
    pub operations: Vec<(Selector, Spot<String>)>,
    /// `types`: a schema to the type's name.
    pub types: Vec<(Source, Spot<String>)>,
    /// `fields`: a schema's member to the field's name.
    pub fields: Vec<(Source, Spot<String>)>,
    /// `variants`: a value of a schema to the variant's name.
    pub variants: Vec<(Source, Spot<String>)>,
}

/// A schema, or something in it, as the user names it: `Droplet`, `Droplet.size`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The component schema's name in the bundled document, or `*` for every schema, or
    /// the generated type's own name for a schema that is no component.
    pub schema: String,
    /// The member or the enum's value; empty where the schema itself is meant.
    pub member: String,
}

/// `[types]` and `[formats]`
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Types {
    /// `[types]`: a schema to the path of a Rust type.
    pub schemas: Vec<(Source, Spot<String>)>,
    /// `[formats]`: a string's or number's `format` to the path of a Rust type.
    pub formats: Vec<(String, Spot<String>)>,
}

/// `[[pagination]]`: a rule; what it leaves out is recognised.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PagingRule {
    /// Which operations it is for.
    pub operations: Vec<Spot<Selector>>,
    /// `style = "none"`: these have no pages.
    pub off: bool,
    /// How a page leads to the next.
    pub style: Option<PagingStyle>,
    /// Where the items are.
    pub items: Option<Spot<Vec<String>>>,
    /// Where the link or the cursor is.
    pub next: Option<Spot<Vec<String>>>,
    /// The query parameter that asks for a page; or, in a POST, the member of the body.
    pub parameter: Option<Spot<String>>,
    /// The query parameter that says how many items a page has.
    pub size: Option<Spot<String>>,
    /// The first page's number.
    pub first: Option<u64>,
    /// Where the page says whether there is another.
    pub more: Option<Spot<Vec<String>>>,
    /// Where the page says how many items there are in all.
    pub total: Option<Spot<Vec<String>>>,
}

/// How a page leads to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PagingStyle {
    /// By a URL in the page.
    NextLink,
    /// By the `Link` header.
    LinkHeader,
    /// By a word in the page.
    Cursor,
    /// By the page's number.
    Page,
    /// By the number of items before it.
    Offset,
}

/// `[[waiters]]`: a method that waits.
#[derive(Clone, Debug, PartialEq)]
pub struct WaiterRule {
    /// Its name.
    pub method: Spot<String>,
    /// Exactly one operation, which is called again and again.
    pub operation: Spot<Selector>,
    /// What it waits for.
    pub done: Mark,
    /// What makes it give up.
    pub failed: Option<Mark>,
    /// Whether that counts only when what was waited for is there.
    pub failed_when_done: bool,
    /// The first pause.
    pub interval: Option<Duration>,
    /// The longest pause.
    pub max_interval: Option<Duration>,
    /// How long to wait in all.
    pub timeout: Option<Duration>,
}

/// What tells that something has come about.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Where it is seen.
    pub field: Spot<Vec<String>>,
    /// What is seen there.
    pub test: MarkTest,
}

/// What stands where a [`Mark`] is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MarkTest {
    /// One of these values.
    Is(Vec<String>),
    /// Anything but null.
    Present,
    /// A larger number.
    Above(i64),
}
