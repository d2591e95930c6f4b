//! What a stand-in answers.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use std::fmt::Display;
use std::time::Duration;

/// An answer of a [`Mock`](super::Mock).
#[derive(Clone, Debug)]
pub struct Answer {
    pub(super) status: Option<u16>,
    pub(super) headers: HeaderMap,
    pub(super) content: Content,
    pub(super) delay: Duration,
    pub(super) fault: Option<Fault>,
    /// What is wrong with the answer itself.
    pub(super) problem: Option<String>,
}

/// A body.
#[derive(Clone, Debug)]
pub enum Content {
    /// What the document shows.
    Example,
    /// These bytes.
    Bytes(Bytes),
}

/// How a connection fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is none.
    Unreachable,
    /// It breaks before the answer.
    Broken,
    /// It breaks when so many bytes of the body are sent.
    Cut(usize),
}

impl Answer {
    fn new(status: Option<u16>, content: Content) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            content,
            delay: Duration::ZERO,
            fault: None,
            problem: None,
        }
    }

    /// The first success of the document, with its example: what an operation answers that
    /// was told nothing.
    pub fn example() -> Self {
        Self::new(None, Content::Example)
    }

    /// This status, with the body that the document shows for it, if it shows one.
    pub fn status(status: u16) -> Self {
        Self::new(Some(status), Content::Example)
    }

    /// This status and a body of JSON: a model, or `serde_json::json!(..)`.
    pub fn json(status: u16, body: impl Serialize) -> Self {
        match serde_json::to_vec(&body) {
            Ok(bytes) => Self::body(status, "application/json", bytes),
            Err(error) => {
                let mut answer = Self::status(status);
                answer.problem = Some(format!("the answer is no JSON: {error}"));
                answer
            }
        }
    }

    /// This status and a body of this media type.
    pub fn body(status: u16, media_type: &str, body: impl Into<Bytes>) -> Self {
        let answer = Self::new(Some(status), Content::Bytes(body.into()));
        answer.header(CONTENT_TYPE.as_str(), media_type)
    }

    /// Status 200 and a stream of events, each with this as its data.
    pub fn events(data: impl IntoIterator<Item = impl Serialize>) -> Self {
        let mut text = String::new();
        let mut problem = None;
        for one in data {
            match serde_json::to_string(&one) {
                Ok(json) => text.push_str(&format!("data: {json}\n\n")),
                Err(error) => problem = Some(format!("the event is no JSON: {error}")),
            }
        }
        Self { problem, ..Self::body(200, "text/event-stream", text) }
    }

    /// No connection: the request never arrives.
    pub fn unreachable() -> Self {
        Self { fault: Some(Fault::Unreachable), ..Self::example() }
    }

    /// The connection breaks when the request has arrived, before the answer comes.
    pub fn broken() -> Self {
        Self { fault: Some(Fault::Broken), ..Self::example() }
    }

    /// The connection breaks when so many bytes of the body have come.
    pub fn cut_after(mut self, bytes: usize) -> Self {
        self.fault = Some(Fault::Cut(bytes));
        self
    }

    /// The answer takes its time. In the clients of the stand-in no real time passes, and a
    /// time limit that is shorter runs out.
    pub fn delay(mut self, time: Duration) -> Self {
        self.delay = time;
        self
    }

    /// Sets a header.
    pub fn header(mut self, name: &str, value: impl Display) -> Self {
        let value = value.to_string();
        let name = HeaderName::from_bytes(name.as_bytes());
        match (name, HeaderValue::from_str(&value)) {
            (Ok(name), Ok(value)) => {
                self.headers.insert(name, value);
            }
            _ => self.problem = Some("the answer's header is none of HTTP".to_owned()),
        }
        self
    }
}
