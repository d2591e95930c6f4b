//! What the methods for other media types go by.

use crate::ir::{Alternate, Body, Content, Differs};

/// What sets a method apart from the operation's own.
pub enum Outer<'a> {
    /// The body that it sends.
    Body(&'a Body),
    /// What it gives, and what it asks for.
    Response(&'a Content, Option<&'a str>),
}

/// The key of such a method.
pub fn alternate_key(outer: &Outer<'_>) -> String {
    match outer {
        Outer::Body(body) => format!("body {}", body.media_type),
        Outer::Response(_, Some(media_types)) => format!("as {media_types}"),
        Outer::Response(content, None) => {
            let kind = match content {
                Content::Empty => "nothing",
                Content::Json(_) => "json",
                Content::Text => "text",
                Content::Bytes => "bytes",
                Content::Events(_) => "events",
                Content::Lines(_) => "lines",
            };
            format!("as {kind}")
        }
    }
}

impl<'a> Outer<'a> {
    /// What sets a method apart that is decided.
    pub fn of(alternate: &'a Alternate) -> Option<Self> {
        match alternate.differs {
            Differs::Body => alternate.body.as_ref().map(Self::Body),
            Differs::Response => {
                let content = alternate.success.contents().into_iter().next()?;
                Some(Self::Response(content, alternate.accept.as_deref()))
            }
        }
    }
}
