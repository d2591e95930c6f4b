//! What the API sends to its user's server: OpenAPI's webhooks and callbacks.

use super::{Docs, Ident, Location, Method, Type};

/// A request that the API sends.
#[derive(Clone, Debug, PartialEq)]
pub struct Webhook {
    /// The document's name for it.
    pub name: String,
    /// The type's name in `webhooks`.
    pub ident: Ident,
    /// Where it stands in the bundled document, as a JSON pointer.
    pub pointer: String,
    /// What occasions it.
    pub kind: WebhookKind,
    /// The method of the request.
    pub method: Method,
    /// What it tells.
    pub docs: Docs,
    /// Whether the document calls it deprecated.
    pub deprecated: bool,
    /// What comes with it beside its body.
    pub parameters: Vec<WebhookParameter>,
    /// Its body.
    pub body: Option<WebhookBody>,
}

/// What occasions a [`Webhook`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WebhookKind {
    /// Something that happens to the user's account.
    Webhook,
    /// A call of this operation.
    Callback {
        /// Its place in [`Api::operations`](super::Api::operations).
        operation: usize,
        /// Where the request goes, as a runtime expression.
        expression: String,
    },
}

/// A value that a [`Webhook`] carries outside its body.
#[derive(Clone, Debug, PartialEq)]
pub struct WebhookParameter {
    /// Its name in the request.
    pub wire: String,
    /// Where it is.
    pub location: Location,
    /// What it says.
    pub docs: Docs,
}

/// The body of a [`Webhook`].
#[derive(Clone, Debug, PartialEq)]
pub struct WebhookBody {
    /// As it comes in `Content-Type`.
    pub media_type: String,
    /// What it decodes to.
    pub ty: Type,
    /// Whether it is JSON, so that `serde_json` decodes it.
    pub json: bool,
    /// What it is for.
    pub docs: Docs,
}

impl Webhook {
    /// The feature that webhooks are compiled with.
    pub const FEATURE: &'static str = "webhooks";
}
