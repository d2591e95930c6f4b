//! Where a client may be told to go: a URL, or a server of the document whose variables
//! have yet to become one.

use reqwest::Url;
use std::fmt::{self, Debug, Formatter};

/// A base URL, from text or from one of the crate's `servers`.
#[derive(Clone)]
pub struct BaseUrl(pub(super) Result<String, String>);

/// A URL without what may be secret in it; of what is no URL nothing, if it may hold such.
pub fn shown(text: &str) -> String {
    match Url::parse(text) {
        Ok(mut url) => {
            url.set_query(None);
            url.set_fragment(None);
            // Refused where there is no host, and then there is nobody to name.
            let _ = url.set_username("").and_then(|()| url.set_password(None));
            url.into()
        }
        Err(_) if text.contains(['@', '?', '#']) => "[redacted]".to_owned(),
        Err(_) => text.to_owned(),
    }
}

impl Debug for BaseUrl {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BaseUrl").field(&self.0.as_deref().map(shown)).finish()
    }
}

impl From<String> for BaseUrl {
    fn from(url: String) -> Self {
        Self(Ok(url))
    }
}

impl From<&String> for BaseUrl {
    fn from(url: &String) -> Self {
        Self(Ok(url.clone()))
    }
}

impl From<&str> for BaseUrl {
    fn from(url: &str) -> Self {
        Self(Ok(url.to_owned()))
    }
}

/// A URL with variables. The first fault is kept and comes out when a client is built.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub struct ServerTemplate {
    template: &'static str,
    values: Vec<(&'static str, String)>,
    fault: Option<String>,
}

#[doc(hidden)]
impl ServerTemplate {
    pub fn new(template: &'static str) -> Self {
        Self { template, values: Vec::new(), fault: None }
    }

    /// Sets a variable.
    pub fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.retain(|(known, _)| *known != name);
        self.values.push((name, value.into()));
        self
    }

    /// Sets a variable that takes no other values than these.
    pub fn set_one_of(
        mut self,
        name: &'static str,
        value: impl Into<String>,
        allowed: &[&str],
    ) -> Self {
        let value = value.into();
        if !allowed.contains(&value.as_str()) {
            let allowed = allowed.join("`, `");
            self.fault.get_or_insert_with(|| {
                format!(
                    "the server's `{name}` can't be {value:?}, only one of `{allowed}`"
                )
            });
        }
        self.set(name, value)
    }
}

impl From<ServerTemplate> for BaseUrl {
    fn from(server: ServerTemplate) -> Self {
        let ServerTemplate { template, values, fault } = server;
        if let Some(fault) = fault {
            return Self(Err(fault));
        }
        let mut url = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            url.push_str(before);
            let value = values.iter().find(|(known, _)| *known == name);
            url.push_str(value.map(|(_, value)| value.as_str()).unwrap_or_default());
            rest = after;
        }
        url.push_str(rest);
        Self(Ok(url))
    }
}
