//! A change: what it is about, what happened to it, and what that means to callers.

use super::Verdict;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The resource that it belongs to, as the modules that lead to it; none where the
    /// whole crate is concerned, or types that several resources share.
    pub resource: Option<String>,
    /// What it is about.
    pub subject: Subject,
    /// What happened.
    pub kind: Kind,
    /// What that means to those who call the crate.
    pub effect: Effect,
    /// Where it is seen, as a JSON pointer into the bundled document; empty where no one
    /// place says it.
    pub at: String,
    /// Which of the two documents the pointer leads into.
    pub side: Side,
}

/// One of the two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The one that the crate was made from.
    Old,
    /// The one that it is made from now.
    New,
}

/// What a change means to those who call the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// Code that compiled goes on to compile, and does the same.
    Compatible,
    /// Code that compiled goes on to compile, and does something else.
    Behaviour,
    /// There is code that compiled and does not any more.
    Breaking,
}

/// What a change is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Subject {
    /// What sort of thing it is.
    pub what: What,
    /// What it belongs to, if it is a part: a call (`droplets().get`) or a type, by the name
    /// that it has by now.
    pub owner: Option<String>,
    /// Its name, as users of the old crate write it; of what is new, the new one.
    pub name: String,
}

/// The sorts of things that change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// What `Client::new` and `Client::from_env` take, and what all calls have in common.
    Client,
    /// A credential that the client's builder takes.
    Credential,
    /// A server that is offered by name.
    Server,
    /// A cargo feature.
    Feature,
    /// A group of operations.
    Resource,
    /// A method of a handle.
    Operation,
    /// Another method of the same operation.
    Alternate,
    /// A required parameter.
    Argument,
    /// An optional parameter.
    Setter,
    /// The body of a request.
    Body,
    /// What a call gives.
    Result,
    /// A variant of what a call gives.
    Outcome,
    /// What the error of a status carries.
    Error,
    /// Pages, and what is in them.
    Pages,
    /// A method that waits.
    Waiter,
    /// The type that stands for a resource or for a call.
    Handle,
    /// A type of the module `models`.
    Type,
    /// A field of a struct.
    Field,
    /// A member that has one value only.
    Constant,
    /// A value of an enum.
    Value,
    /// A variant of a union.
    Variant,
    /// A `From` of a union.
    Conversion,
    /// A request that the API sends.
    Webhook,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It is new.
    Added {
        /// Its type or what else is worth saying of it.
        detail: String,
        /// Whether it has to be given.
        required: bool,
    },
    /// It is gone.
    Removed,
    /// It has another name in Rust.
    Renamed {
        /// The new one.
        to: String,
        /// Whether the old one is left, as a deprecated name.
        kept: bool,
    },
    /// It has to be given now.
    Required,
    /// It need not be given any more.
    Optional,
    /// It has another type.
    Retyped {
        /// The old one.
        was: String,
        /// The new one.
        now: String,
    },
    /// It is compiled with other features, any of which will do; none means always.
    Moved {
        /// The old ones, by their new names.
        was: Vec<String>,
        /// The new ones.
        now: Vec<String>,
    },
    /// Its required parts stand in another order.
    Reordered {
        /// The old order.
        was: Vec<String>,
        /// The new order.
        now: Vec<String>,
    },
    /// It is called deprecated now.
    Deprecated,
    /// It is not called deprecated any more.
    Undeprecated,
    /// Something about it that no type says.
    Altered {
        /// What.
        aspect: Aspect,
        /// As it was; empty if it was not.
        was: String,
        /// As it is; empty if it is not.
        now: String,
    },
    /// People read something else about it.
    Redocumented,
}

/// What can be different about a thing without a type that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// The HTTP method and the path.
    Route,
    /// The name in the request, in JSON or in a URL.
    Wire,
    /// How it is written.
    Spelling,
    /// The media type of the body.
    MediaType,
    /// The media type that is asked for.
    Accept,
    /// What has to be proven.
    Security,
    /// Where a credential is sent.
    Sent,
    /// The URL.
    Url,
    /// The environment variables that are read.
    Variables,
    /// The header that names a call.
    Idempotency,
    /// How one page leads to the next.
    Paging,
    /// What is waited for.
    Sign,
    /// The value that counts where none is given.
    Default,
    /// What else is said of its values.
    Bounds,
    /// In which direction it travels.
    Access,
    /// The member that tells the shapes apart.
    Tag,
    /// The one value that it has.
    Value,
    /// The crate of dates and times.
    DateTime,
}

/// The headings of a changelog, by Keep a Changelog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// What is new.
    Added,
    /// What is different.
    Changed,
    /// What will go.
    Deprecated,
    /// What is gone.
    Removed,
}

impl Change {
    /// The name of what happened, for tools: `field-removed`.
    pub fn name(&self) -> String {
        format!("{}-{}", self.subject.what.name(), self.kind.name())
    }

    /// What it asks of the next version.
    pub fn verdict(&self) -> Verdict {
        match (self.effect, &self.kind) {
            (Effect::Breaking, _) => Verdict::Major,
            (Effect::Behaviour, _) => Verdict::Minor,
            (Effect::Compatible, kind) if kind.is_words(self.subject.what) => {
                Verdict::Patch
            }
            (Effect::Compatible, _) => Verdict::Minor,
        }
    }

    /// Under which heading of a changelog it belongs.
    pub fn section(&self) -> Section {
        match self.kind {
            Kind::Added { .. } => Section::Added,
            Kind::Removed => Section::Removed,
            Kind::Deprecated | Kind::Renamed { kept: true, .. } => Section::Deprecated,
            _ => Section::Changed,
        }
    }
}

impl Kind {
    /// Whether no code can tell: the name of an argument, documentation.
    fn is_words(&self, what: What) -> bool {
        match self {
            Kind::Redocumented | Kind::Undeprecated => true,
            Kind::Renamed { .. } => what == What::Argument,
            _ => false,
        }
    }
}
