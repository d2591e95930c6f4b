//! Operations: what the `resources` module of the crate consists of.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Docs, Ident, Limit, Pagination, Requirement, ResourceId, Type, Waiter};

/// One operation of the API: a method of its resource's handle.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The document's `operationId`, or one made from method and path.
    pub id: String,
    /// Where it stands in the bundled document, as a JSON pointer.
    pub pointer: String,
    /// The HTTP method.
    pub method: Method,
    /// The path template, `/v2/droplets/{droplet_id}`.
    pub path: String,
    /// The same with nothing but names of parameters between the braces.
    pub template: String,
    /// The group that it is called through.
    pub resource: ResourceId,
    /// The handle's method.
    pub name: Ident,
    /// The type that stands for the operation in `Call<..>`.
    pub marker: Ident,
    /// What it does.
    pub docs: Docs,
    /// Whether the document calls it deprecated.
    pub deprecated: bool,
    /// In document order; the path's in the order of the template.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// What a call gives.
    pub success: Success,
    /// What an error of each status carries, most specific first.
    pub errors: Vec<ErrorBody>,
    /// What a table has to say of them: nothing where it is what the API usually has, and
    /// no status that is read in the same way without being named.
    pub failures: Option<Vec<ErrorBody>>,
    /// Every documented response, in document order, for docs and `api.json`.
    pub responses: Vec<Response>,
    /// What to ask for, where what is decoded does not say it.
    pub accept: Option<String>,
    /// The header that it declares by which the server knows a call that it gets twice, if
    /// that is not the whole API's.
    pub idempotency_header: Option<String>,
    /// Other ways to make the call: what another media type of the document says.
    pub alternates: Vec<Alternate>,
    /// The operation's own server, if it has one: a URL, or a path to be taken from the
    /// client's (`/v4` from its origin on, `./v4` from its base URL on).
    pub server: Option<String>,
    /// The ways in which a call may be authorised; without any, nothing is sent.
    pub security: Vec<Requirement>,
    /// How one page of the result leads to the next, if it is one of several.
    pub pagination: Option<Pagination>,
    /// Methods of the call that wait.
    pub waiters: Vec<Waiter>,
}

/// The HTTP methods that OpenAPI 3.0 has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// GET
    Get,
    /// PUT
    Put,
    /// POST
    Post,
    /// DELETE
    Delete,
    /// OPTIONS
    Options,
    /// HEAD
    Head,
    /// PATCH
    Patch,
    /// TRACE
    Trace,
}

impl Method {
    /// As it is written in a request.
    pub fn as_str(self) -> &'static str {
        match self {
            Method::Get => "GET",
            Method::Put => "PUT",
            Method::Post => "POST",
            Method::Delete => "DELETE",
            Method::Options => "OPTIONS",
            Method::Head => "HEAD",
            Method::Patch => "PATCH",
            Method::Trace => "TRACE",
        }
    }
}

/// A value that a request carries outside its body.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Its name in the request.
    pub wire: String,
    /// Where it stands in the bundled document, as a JSON pointer; of one that only the path
    /// names, where its operation does.
    pub pointer: String,
    /// The argument's or the setter's name.
    pub ident: Ident,
    /// What it is for.
    pub docs: Docs,
    /// Its type.
    pub ty: Type,
    /// Where it goes.
    pub location: Location,
    /// How it is written.
    pub style: Style,
    /// Whether lists and objects are spread over several values.
    pub explode: bool,
    /// What else there is to say of how it is written.
    pub spelling: Spelling,
    /// Required parameters are arguments, the others are setters.
    pub required: bool,
    /// Whether the document calls it deprecated.
    pub deprecated: bool,
    /// Its bounds, as far as the document gives them in numbers.
    pub limits: Vec<Limit>,
    /// A value that the document gives as an example.
    pub example: Option<Value>,
}

/// How a parameter is written beside its style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Spelling {
    /// As its style says.
    Plain,
    /// `allowReserved`: reserved characters of a query are not escaped.
    Reserved,
    /// `allowEmptyValue`, and the type has no empty value: null is written as `name=`.
    OrEmpty,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Location {
    /// Into the path template.
    Path,
    /// Into the query string.
    Query,
    /// Into a header.
    Header,
    /// Into the `Cookie` header.
    Cookie,
}

/// OpenAPI's parameter styles (RFC 6570 and its own).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Style {
    /// `3,4,5`
    Simple,
    /// `.3.4.5`
    Label,
    /// `;id=3;id=4`
    Matrix,
    /// `id=3&id=4`
    Form,
    /// `id=3%204%205`
    SpaceDelimited,
    /// `id=3|4|5`
    PipeDelimited,
    /// `id[role]=admin`
    DeepObject,
    /// As JSON text: a parameter with `content`.
    Json,
    /// `a/b/c`: a path parameter that stands for several segments.
    Tail,
}

/// The body of a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    /// What it is for.
    pub docs: Docs,
    /// As it goes into `Content-Type`.
    pub media_type: String,
    /// How the type is written.
    pub encoding: Encoding,
    /// How members of a form, or parts, are written where the document says so.
    pub members: Vec<(String, Written)>,
    /// Its type.
    pub ty: Type,
    /// Whether the document calls it required.
    pub required: bool,
    /// Whether it is an argument; else it is the setter `body`.
    pub argument: bool,
    /// A value that the document gives as an example.
    pub example: Option<Value>,
}

/// How a member of a form, or a part, is written: OpenAPI's Encoding Object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// As a parameter of this style, exploded or not.
    Style(Style, bool),
    /// As text of this media type.
    As(String),
}

/// How a request body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// `application/json` and `+json`.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`, and its kin.
    Multipart,
    /// A line of JSON for each item of a list.
    Lines,
    /// `text/*`, and whatever else is text.
    Text,
    /// As the bytes are.
    Bytes,
}

/// A documented response.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// Its status.
    pub status: Status,
    /// Whether it is what a call gives; else it is an error.
    pub result: bool,
    /// What it means.
    pub docs: Docs,
    /// Headers that it documents.
    pub headers: Vec<Header>,
    /// Its body as the crate decodes it.
    pub content: Content,
    /// As it comes in `Content-Type`; `None` without a body.
    pub media_type: Option<String>,
    /// A body that the document gives as an example.
    pub example: Option<Value>,
}

/// A documented response header.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Its name.
    pub wire: String,
    /// What it says.
    pub docs: Docs,
    /// Its type.
    pub ty: Type,
}

/// The key of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// A status code.
    Code(u16),
    /// A range, by its first digit: `4XX` is 4.
    Range(u8),
    /// `default`
    Default,
}

/// The body of a response.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Content {
    /// None.
    Empty,
    /// JSON.
    Json(Type),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Server-sent events, each with this as its data.
    Events(Type),
    /// Lines of JSON, each with this.
    Lines(Type),
}

/// What a call gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Success {
    /// The same for every successful status.
    One(Content),
    /// An enum with a variant for each successful status.
    Several(Outcome),
}

/// The result of an operation whose successful responses have different bodies.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The enum's name.
    pub name: Ident,
    /// Its variants.
    pub cases: Vec<OutcomeCase>,
}

/// A variant of an [`Outcome`].
#[derive(Clone, Debug, PartialEq)]
pub struct OutcomeCase {
    /// The status that it stands for.
    pub status: Status,
    /// Its name.
    pub ident: Ident,
    /// What it holds.
    pub content: Content,
}

/// What the error of one status carries.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ErrorBody {
    /// The status.
    pub status: Status,
    /// Its body; never [`Content::Events`] or [`Content::Lines`].
    pub content: Content,
}

/// Another way to make a call: with another body, or for another kind of response.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternate {
    /// The handle's method.
    pub name: Ident,
    /// The type that stands for it in `Call<..>`.
    pub marker: Ident,
    /// What differs from the operation's own method.
    pub differs: Differs,
    /// The body that it sends.
    pub body: Option<Body>,
    /// What it gives.
    pub success: Success,
    /// What to ask for, where what is decoded does not say it.
    pub accept: Option<String>,
}

/// What an [`Alternate`] is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Differs {
    /// The body of the request.
    Body,
    /// The body of the response.
    Response,
}
