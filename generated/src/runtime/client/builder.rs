//! Sets up a client. Faults are kept and come out of `build`, so that set-up reads as one
//! chain.

use super::server::shown;
use super::timing::Timing;
use super::{BaseUrl, Client, Credential, Defaults, Settings};
use crate::runtime::send::{Budget, Line, is_loopback, usual};
use crate::runtime::{Error, Hook, Transport};
use http::header::{HeaderName, USER_AGENT};
use http::{HeaderMap, HeaderValue};
use reqwest::Url;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

const MIB: usize = 1 << 20;

/// How long the paths of calls mostly are at most, in bytes.
const ROOM: usize = 128;

/// Sets up a [`Client`].
#[must_use]
pub struct ClientBuilder {
    defaults: Defaults,
    base_url: Option<String>,
    pub(super) secrets: Vec<(&'static str, Credential)>,
    user_agent: Option<String>,
    headers: HeaderMap,
    pub(super) timing: Timing,
    max_body_size: usize,
    strict: bool,
    allow_insecure_http: bool,
    transport: Option<Arc<dyn Transport>>,
    hooks: Vec<Box<dyn Hook>>,
    fault: Option<Error>,
}

impl ClientBuilder {
    /// A client of the API that the defaults describe.
    #[doc(hidden)]
    pub fn with_defaults(defaults: Defaults) -> Self {
        Self {
            defaults,
            base_url: None,
            secrets: Vec::new(),
            user_agent: None,
            headers: HeaderMap::new(),
            timing: Timing::default(),
            max_body_size: 64 * MIB,
            strict: false,
            allow_insecure_http: false,
            transport: None,
            hooks: Vec::new(),
            fault: None,
        }
    }

    /// Where calls are sent; wins over the servers that single operations have.
    pub fn base_url(mut self, url: impl Into<BaseUrl>) -> Self {
        let BaseUrl(url) = url.into();
        match url {
            Ok(url) => self.base_url = Some(url),
            Err(fault) => self.complain(fault),
        }
        self
    }

    /// The name and version of the application, sent before this crate's own.
    pub fn user_agent(mut self, name: impl Into<String>) -> Self {
        self.user_agent = Some(name.into());
        self
    }

    /// A header for every call.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(value)) {
            (Ok(name), Ok(value)) => drop(self.headers.append(name, value)),
            _ => self.complain(format!(
                "the header {name:?} or its value is not allowed in HTTP"
            )),
        }
        self
    }

    /// The size beyond which a response is refused: 64 MiB unless set. It does not bound
    /// streams of events.
    pub fn max_body_size(mut self, bytes: usize) -> Self {
        self.max_body_size = bytes;
        self
    }

    /// Refuses responses that lack what the document requires, instead of correcting them.
    pub fn strict(mut self, strict: bool) -> Self {
        self.strict = strict;
        self
    }

    /// Allows credentials to travel over plain HTTP to other machines.
    pub fn allow_insecure_http(mut self, allow: bool) -> Self {
        self.allow_insecure_http = allow;
        self
    }

    /// Sends with this transport.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Shows every attempt to this hook, behind those that were set before.
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.push(Box::new(hook));
        self
    }

    /// Builds the client, or says what was wrong with its set-up.
    pub fn build(self) -> Result<Client, Error> {
        if let Some(fault) = self.fault {
            return Err(fault);
        }
        let Some(base_url) = self.base_url.as_deref().or(self.defaults.base_url) else {
            return Err(Error::argument(
                "the API's document does not say where the API is; \
                 set its URL with `Client::builder().base_url(..)`",
            ));
        };
        let base_url = parse_base(base_url)?;
        let mut roomy_url = base_url.clone();
        roomy_url.set_path(&"-".repeat(ROOM));
        let mut headers = self.headers;
        let agent = match &self.user_agent {
            Some(name) => format!("{name} {}", self.defaults.user_agent),
            None => self.defaults.user_agent.to_owned(),
        };
        let agent = HeaderValue::from_str(&agent)
            .map_err(|_| Error::argument("the user agent is not allowed in HTTP"))?;
        headers.entry(USER_AGENT).or_insert(agent);
        let idempotency_header = self.defaults.idempotency_header;
        let idempotency_header = idempotency_header
            .map(|name| HeaderName::from_bytes(name.as_bytes()))
            .transpose()
            .map_err(|_| Error::argument("the idempotency header is no header"))?;
        let transport = match self.transport {
            Some(transport) => transport,
            // What may travel without TLS because it stays here may meet no proxy.
            None => usual(self.timing.connect_timeout, is_loopback(&base_url))?,
        };
        let line = self
            .timing
            .limiter
            .map(|limiter| Line::new(&limiter, self.timing.clock.clone()));
        Ok(Client(Arc::new(Settings {
            base_url,
            roomy_url,
            base_url_chosen: self.base_url.is_some(),
            schemes: self.defaults.schemes,
            security: self.defaults.security,
            failures: self.defaults.failures,
            idempotency_header,
            secrets: self.secrets,
            headers,
            timeout: self.timing.timeout,
            attempt_timeout: self.timing.attempt_timeout,
            max_body_size: self.max_body_size,
            max_retries: self.timing.max_retries,
            strict: self.strict,
            allow_insecure_http: self.allow_insecure_http,
            transport,
            hooks: self.hooks,
            calls: AtomicU64::new(0),
            clock: self.timing.clock,
            chance: self.timing.chance,
            budget: Budget::default(),
            line,
        })))
    }

    pub(super) fn complain(&mut self, what: String) {
        self.fault.get_or_insert_with(|| Error::argument(what));
    }
}

/// A base URL: `http` or `https`, without query, fragment or credentials.
pub(in crate::runtime) fn parse_base(text: &str) -> Result<Url, Error> {
    let url = Url::parse(text).map_err(|error| {
        Error::argument(format!("the base URL {:?} is not a URL: {error}", shown(text)))
    })?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(Error::argument(format!(
            "the base URL {:?} is not http or https",
            shown(text)
        )));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::argument("the base URL may not hold credentials"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Error::argument("the base URL may not have a query or fragment"));
    }
    Ok(url)
}

impl Debug for ClientBuilder {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("base_url", &self.base_url.as_deref().map(shown))
            .field("credentials", &self.secrets)
            .finish_non_exhaustive()
    }
}
