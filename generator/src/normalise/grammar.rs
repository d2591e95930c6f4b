//! OpenAPI as a table: which object has which keys, and what stands there.
//!
//! Every pass that walks a document walks it by this table, so that a key means
//! the same to all of them. The table holds no behaviour. It knows the keys of 3.0
//! and of 3.1 at once: a key means the same in both, and documents mix them.

pub(super) use super::grammar_table::grammar;

/// The objects of the standard.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Object {
    Callback,
    Components,
    Contact,
    Discriminator,
    Document,
    Encoding,
    Example,
    ExternalDocs,
    Flow,
    Flows,
    Header,
    Info,
    License,
    Link,
    MediaType,
    Operation,
    Parameter,
    PathItem,
    Paths,
    RequestBody,
    Response,
    Responses,
    Schema,
    SecurityScheme,
    Server,
    ServerVariable,
    Tag,
}

/// What stands under a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// A string.
    Text,
    /// One of these strings.
    Word(&'static [&'static str]),
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// A whole number from zero.
    Count,
    /// A payload: anything, taken as it is.
    Data,
    /// The `example` of a media type: data, unless it is a `$ref` and nothing else.
    Example,
    /// A list of payloads.
    DataList,
    /// A list of strings.
    Texts,
    /// A map of strings.
    TextMap,
    /// A map of payloads.
    DataMap,
    /// A list of security requirements.
    Security,
    /// A discriminator's mapping: references or bare names of schemas.
    Mapping,
    /// `true`, `false` or a number: a bound that excludes itself, in 3.0 and in 3.1.
    FlagOrNumber,
    /// `true`, `false` or a schema.
    FlagOrSchema,
    /// A type of JSON, or several.
    Kinds,
    /// A schema, `true`, `false`, or a list of schemas as drafts before 2020-12 have it.
    Items,
    /// Known, but read only where a `$ref` leads into it.
    Apart,
    /// One object.
    One(Object),
    /// A list of objects.
    List(Object),
    /// Names to objects.
    Map(Object),
}

/// What is done when a key is missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Need {
    /// Nothing.
    No,
    /// The object is left out: without it nothing can be made of the object.
    Must,
    /// This text is put in, with a warning.
    OrText(&'static str),
    /// An empty object is put in, with a warning.
    OrEmpty,
    /// An empty object is put in; 3.0 demands it, so there with a warning.
    OrEmptySince31,
}

/// One key of an object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub key: &'static str,
    pub shape: Shape,
    pub need: Need,
}

/// What keys an object has beside its fields.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Others {
    /// None but `x-…`.
    Extensions,
    /// Paths to path items.
    Paths,
    /// Status codes to responses.
    Statuses,
    /// Expressions to path items.
    Expressions,
}

/// One object of the standard.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grammar {
    /// What to call it, with its article.
    pub name: &'static str,
    pub fields: &'static [Field],
    pub others: Others,
}

impl Grammar {
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

/// The sections of `components` that a `$ref` may stand for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Section {
    Schemas,
    Responses,
    Parameters,
    Examples,
    RequestBodies,
    Headers,
    SecuritySchemes,
    Links,
}

impl Section {
    pub const ALL: [Section; 8] = [
        Section::Schemas,
        Section::Responses,
        Section::Parameters,
        Section::Examples,
        Section::RequestBodies,
        Section::Headers,
        Section::SecuritySchemes,
        Section::Links,
    ];

    /// The key below `components`.
    pub fn key(self) -> &'static str {
        match self {
            Section::Schemas => "schemas",
            Section::Responses => "responses",
            Section::Parameters => "parameters",
            Section::Examples => "examples",
            Section::RequestBodies => "requestBodies",
            Section::Headers => "headers",
            Section::SecuritySchemes => "securitySchemes",
            Section::Links => "links",
        }
    }

    /// What the section holds.
    pub fn object(self) -> Object {
        match self {
            Section::Schemas => Object::Schema,
            Section::Responses => Object::Response,
            Section::Parameters => Object::Parameter,
            Section::Examples => Object::Example,
            Section::RequestBodies => Object::RequestBody,
            Section::Headers => Object::Header,
            Section::SecuritySchemes => Object::SecurityScheme,
            Section::Links => Object::Link,
        }
    }

    /// Where an object goes when a `$ref` names it; `None` if it is put in place.
    pub fn of(object: Object) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.object() == object)
    }
}

/// What stands under a key that is not among an object's fields.
pub(super) fn other_shape(others: Others, key: &str) -> Option<Shape> {
    match others {
        // The types have no room for extensions of callbacks.
        Others::Expressions if key.starts_with("x-") => None,
        _ if key.starts_with("x-") => Some(Shape::Data),
        Others::Extensions => None,
        Others::Paths => key.starts_with('/').then_some(Shape::One(Object::PathItem)),
        Others::Statuses => is_status(key).then_some(Shape::One(Object::Response)),
        Others::Expressions => Some(Shape::One(Object::PathItem)),
    }
}

/// `default`, a status code or a range of them.
fn is_status(key: &str) -> bool {
    let bytes = key.as_bytes();
    key == "default"
        || matches!(bytes, [b'1'..=b'9', b'0'..=b'9', b'0'..=b'9'])
        || matches!(bytes, [b'1'..=b'9', b'X' | b'x', b'X' | b'x'])
}

/// What stands under `key` of `object`.
pub(super) fn shape_of(object: Object, key: &str) -> Option<Shape> {
    let grammar = grammar(object);
    match grammar.field(key) {
        Some(field) => Some(field.shape),
        None => other_shape(grammar.others, key),
    }
}
