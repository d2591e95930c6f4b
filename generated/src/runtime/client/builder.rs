//! Sets up a client. Faults are kept and come out of `build`, so that set-up reads as one
//! chain.

use super::{BaseUrl, Client, Defaults, Secret, Settings};
use crate::runtime::send::ReqwestTransport;
use crate::runtime::{Error, Transport};
use http::header::{HeaderName, USER_AGENT};
use http::{HeaderMap, HeaderValue};
use reqwest::Url;
use std::fmt::{self, Debug, Formatter};
use std::sync::Arc;
use std::time::Duration;

const MIB: usize = 1 << 20;

/// Sets up a [`Client`].
#[must_use]
pub struct ClientBuilder {
    defaults: Defaults,
    base_url: Option<String>,
    pub(super) secrets: Vec<(&'static str, Secret)>,
    user_agent: Option<String>,
    headers: HeaderMap,
    timeout: Option<Duration>,
    connect_timeout: Duration,
    max_body_size: usize,
    max_retries: u32,
    strict: bool,
    allow_insecure_http: bool,
    transport: Option<Arc<dyn Transport>>,
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
            timeout: Some(Duration::from_secs(60)),
            connect_timeout: Duration::from_secs(10),
            max_body_size: 64 * MIB,
            max_retries: 0,
            strict: false,
            allow_insecure_http: false,
            transport: None,
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

    /// The time that a call may take, body included: 60 seconds unless set, `None` for ever.
    /// It does not bound streams of events.
    pub fn timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.timeout = limit.into();
        self
    }

    /// The time that connecting may take: 10 seconds unless set.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
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

    /// How often a failed call may be tried again. So far every call is sent once, whatever
    /// is set here: the transport sees the number, and nothing else heeds it.
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.max_retries = retries;
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

    /// Sends with this client, with its proxies and certificates. Build it with
    /// `redirect::Policy::none()`: redirects are followed here, on the same origin only.
    pub fn http_client(self, client: reqwest::Client) -> Self {
        self.transport(ReqwestTransport::new(client))
    }

    /// Sends with this transport.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
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
        let mut headers = self.headers;
        let agent = match &self.user_agent {
            Some(name) => format!("{name} {}", self.defaults.user_agent),
            None => self.defaults.user_agent.to_owned(),
        };
        let agent = HeaderValue::from_str(&agent)
            .map_err(|_| Error::argument("the user agent is not allowed in HTTP"))?;
        headers.entry(USER_AGENT).or_insert(agent);
        let transport = match self.transport {
            Some(transport) => transport,
            None => Arc::new(ReqwestTransport::build(self.connect_timeout)?),
        };
        Ok(Client(Arc::new(Settings {
            base_url,
            base_url_chosen: self.base_url.is_some(),
            schemes: self.defaults.schemes,
            security: self.defaults.security,
            secrets: self.secrets,
            headers,
            timeout: self.timeout,
            max_body_size: self.max_body_size,
            max_retries: self.max_retries,
            strict: self.strict,
            allow_insecure_http: self.allow_insecure_http,
            transport,
        })))
    }

    pub(super) fn complain(&mut self, what: String) {
        self.fault.get_or_insert_with(|| Error::argument(what));
    }
}

/// A base URL: `http` or `https`, without query, fragment or credentials.
pub(in crate::runtime) fn parse_base(text: &str) -> Result<Url, Error> {
    let url = Url::parse(text).map_err(|error| {
        Error::argument(format!("the base URL {text:?} is not a URL: {error}"))
    })?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(Error::argument(format!(
            "the base URL {text:?} is not http or https"
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
            .field("base_url", &self.base_url)
            .field("credentials", &self.secrets)
            .finish_non_exhaustive()
    }
}
