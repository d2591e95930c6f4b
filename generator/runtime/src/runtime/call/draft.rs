//! What a call has been given so far. The first fault in an argument is kept and comes out
//! when the call is sent, so that a call reads as one chain.

use super::endpoint::Endpoint;
use super::multipart;
use crate::runtime::codec::{Encode, Slot, items};
use crate::runtime::params::Members;
use crate::runtime::spec::Spec;
use crate::runtime::{Payload, Style, params};
use bytes::Bytes;
use http::header::{CONTENT_TYPE, COOKIE, HeaderName};
use http::{HeaderMap, HeaderValue};
use reqwest::Url;
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

/// A call under construction.
#[derive(Clone)]
pub struct Draft {
    pub spec: &'static Spec,
    /// Where the call goes, if the document does not say it.
    pub endpoint: Option<Arc<Endpoint>>,
    pub path: Vec<(&'static str, String)>,
    pub query: String,
    pub headers: HeaderMap,
    pub body: Option<Payload>,
    /// What the body is, unless the headers say otherwise. Not among them, as most calls
    /// then have none, which costs nothing.
    pub media_type: Option<HeaderValue>,
    /// What goes into a JSON body besides, or instead of what is there.
    pub members: Map<String, Value>,
    /// The whole URL, where a page has said it.
    pub link: Option<Url>,
    pub options: Options,
    pub fault: Option<String>,
}

/// What a call has of its own, and the client else.
#[derive(Clone, Default)]
pub struct Options {
    pub timeout: Option<Duration>,
    pub attempt_timeout: Option<Duration>,
    pub idempotent: Option<bool>,
    pub max_retries: Option<u32>,
    pub strict: Option<bool>,
    pub base_url: Option<String>,
}

impl Draft {
    /// Boxed here, and not again in the code of each operation.
    pub fn new(spec: &'static Spec) -> Box<Self> {
        Box::new(Self {
            spec,
            endpoint: None,
            path: Vec::new(),
            query: String::new(),
            headers: HeaderMap::new(),
            body: None,
            media_type: None,
            members: Map::new(),
            link: None,
            options: Options::default(),
            fault: None,
        })
    }

    pub fn method(&self) -> &str {
        self.endpoint.as_ref().map_or(self.spec.method, |own| own.method.as_str())
    }

    /// The path with its arguments in braces.
    pub fn template(&self) -> &str {
        self.endpoint.as_ref().map_or(self.spec.path, |own| own.path.as_str())
    }

    pub fn complain(&mut self, fault: String) {
        self.fault.get_or_insert(fault);
    }

    pub fn path(
        &mut self,
        name: &'static str,
        style: Style,
        explode: bool,
        value: &dyn Slot,
    ) {
        match params::in_path(name, style, explode, value) {
            Some(text) if !is_void(&text) => self.path.push((name, text)),
            _ => self.complain(format!(
                "the path argument `{name}` is empty or made of dots, so the call would go elsewhere"
            )),
        }
    }

    /// A value that may be several segments: none of them may vanish or climb.
    pub fn path_tail(&mut self, name: &'static str, value: &dyn Slot) {
        match params::in_path_tail(value) {
            Some(text)
                if text.split('/').any(|part| !part.is_empty())
                    && text.split('/').all(|part| part.is_empty() || !is_void(part)) =>
            {
                self.path.push((name, text));
            }
            _ => self.complain(format!(
                "the path argument `{name}` is empty or has dots for a segment, so the call would go elsewhere"
            )),
        }
    }

    pub fn path_json(&mut self, name: &'static str, value: &dyn Slot) {
        if let Some(text) = self.json_text(name, value) {
            self.path(name, Style::Simple, false, &text);
        }
    }

    pub fn query_reserved(
        &mut self,
        name: &str,
        style: Style,
        explode: bool,
        value: &dyn Slot,
    ) {
        let pairs = params::in_query_reserved(name, style, explode, value);
        self.add_query(&pairs);
    }

    pub fn query(&mut self, name: &str, style: Style, explode: bool, value: &dyn Slot) {
        let pairs = params::in_query(name, style, explode, value);
        self.add_query(&pairs);
    }

    pub fn query_json(&mut self, name: &str, value: &dyn Slot) {
        if let Some(text) = self.json_text(name, value) {
            self.query(name, Style::Form, true, &text);
        }
    }

    /// A value as JSON, of ASCII only, since a header takes nothing else; nothing where
    /// it is null.
    fn json_text(&mut self, name: &str, value: &dyn Slot) -> Option<String> {
        match serde_json::to_string(&Encode(value)) {
            Ok(text) => (text != "null").then(|| ascii(&text)),
            Err(error) => {
                self.complain(format!("the argument `{name}`: {error}"));
                None
            }
        }
    }

    fn add_query(&mut self, pairs: &str) {
        if !pairs.is_empty() && !self.query.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(pairs);
    }

    pub fn header_value(&mut self, name: &str, explode: bool, value: &dyn Slot) {
        if let Some(text) = params::in_header(explode, value) {
            self.header(name, &text);
        }
    }

    pub fn header_json(&mut self, name: &str, value: &dyn Slot) {
        if let Some(text) = self.json_text(name, value) {
            self.header(name, &text);
        }
    }

    pub fn header(&mut self, name: &str, value: &str) {
        match (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value)) {
            (Ok(name), Ok(value)) => drop(self.headers.insert(name, value)),
            _ => self.complain(format!(
                "the header `{name}` or its value is not allowed in HTTP"
            )),
        }
    }

    pub fn cookie(&mut self, name: &str, explode: bool, value: &dyn Slot) {
        let pairs =
            params::in_query(name, Style::Form, explode, value).replace('&', "; ");
        if pairs.is_empty() {
            return;
        }
        let before = self.headers.get(COOKIE).and_then(|value| value.to_str().ok());
        let all = before.map(|before| format!("{before}; {pairs}")).unwrap_or(pairs);
        self.header("cookie", &all);
    }

    pub fn cookie_json(&mut self, name: &str, value: &dyn Slot) {
        if let Some(text) = self.json_text(name, value) {
            self.cookie(name, true, &text);
        }
    }

    pub fn json(&mut self, media_type: &'static str, value: &dyn Slot) {
        match serde_json::to_vec(&Encode(value)) {
            Ok(bytes) => self.body(media_type, bytes.into()),
            Err(error) => self.complain(format!("the body cannot be encoded: {error}")),
        }
    }

    /// JSON, a line for each item.
    pub fn lines(&mut self, media_type: &'static str, value: &dyn Slot) {
        let mut text = String::new();
        let mut fault = None;
        let _ = items(value, &mut |item| {
            match serde_json::to_string(&Encode(item)) {
                Ok(line) => text.extend([line.as_str(), "\n"]),
                Err(error) => fault = Some(error),
            }
            Ok(())
        });
        match fault {
            None => self.body(media_type, text.into()),
            Some(error) => self.complain(format!("the body cannot be encoded: {error}")),
        }
    }

    pub fn form(&mut self, members: &Members, value: &dyn Slot) {
        if !params::in_memory(value) {
            self.complain("a form cannot hold a file that is not in memory".to_owned());
            return;
        }
        let pairs = params::form(members, value);
        self.body("application/x-www-form-urlencoded", pairs.into());
    }

    pub fn multipart(&mut self, media_type: &str, members: &Members, value: &dyn Slot) {
        match multipart::encode(media_type, members, value) {
            Ok((media_type, payload)) => self.body(media_type, payload),
            Err(error) => self.complain(format!("the body cannot be encoded: {error}")),
        }
    }

    pub fn body(&mut self, media_type: impl Into<Cow<'static, str>>, payload: Payload) {
        let text = match media_type.into() {
            Cow::Borrowed(text) => Bytes::from_static(text.as_bytes()),
            Cow::Owned(text) => text.into(),
        };
        match HeaderValue::from_maybe_shared(text) {
            Ok(media_type) => {
                self.headers.remove(CONTENT_TYPE);
                self.media_type = Some(media_type);
            }
            Err(_) => {
                self.complain("the body's media type is not allowed in HTTP".into())
            }
        }
        self.body = Some(payload);
    }
}

/// JSON with `\\u` for what is not ASCII.
fn ascii(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() {
            text.push(c);
        } else {
            let mut units = [0; 2];
            let units = c.encode_utf16(&mut units).iter();
            text.extend(units.map(|unit| format!("\\u{unit:04x}")));
        }
    }
    text
}

/// Whether a path argument would vanish or climb: empty, `.`, `..`, or the dots encoded,
/// once or several times. What was `%` before is `%25` here, so that is undone first.
pub fn is_void(encoded: &str) -> bool {
    // Nearly all arguments have a character that none of these spellings has.
    if !encoded.bytes().all(|byte| b".%25eE".contains(&byte)) {
        return false;
    }
    let mut text = encoded.to_ascii_lowercase();
    while text.contains("%25") {
        text = text.replace("%25", "%");
    }
    matches!(text.replace("%2e", ".").as_str(), "" | "." | "..")
}
