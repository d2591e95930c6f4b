//! The requests of one attempt: mostly one, and another for each redirect.

use super::Delivery;
use crate::runtime::send::{Exchange, Incoming, Request, TransportFault};
use crate::runtime::send::{authorize, hook, prepare, redirect};
use crate::runtime::{Error, ErrorKind};
use reqwest::Url;
use std::time::Duration;

impl Delivery<'_> {
    /// The head of the answer, behind all redirects that may be followed.
    pub(super) async fn answer(
        &mut self,
        limit: Option<Duration>,
    ) -> Result<Incoming, Error> {
        let (mut redirected, mut now) = (None, self.started);
        self.sent = false;
        for _ in 0..redirect::LIMIT {
            let url = redirected.as_ref().unwrap_or(&self.url).clone();
            let request = self.request(url, limit.map(|end| end.saturating_sub(now)))?;
            let exchange = if self.trusted && self.settings.fetches() {
                // Boxed, as most clients fetch nothing.
                Box::pin(self.begin_with_tokens(request)).await?
            } else {
                self.begin(request)?
            };
            let incoming = exchange.await.map_err(TransportFault::into_error)?;
            let url = redirected.as_ref().unwrap_or(&self.url);
            redirect::same_origin(url, &incoming.url)?;
            let status = incoming.status;
            // A redirect that the document calls a result may lead anywhere.
            if !status.is_redirection() || self.spec.success(status).is_some() {
                return Ok(incoming);
            }
            let (method, body) = (&self.attempt.method, self.draft.body.as_ref());
            match redirect::next(method, body, &incoming)? {
                None => return Ok(incoming),
                to => redirected = to,
            }
            now = self.settings.clock.now();
        }
        Err(redirect::too_many())
    }

    /// The request of an attempt, but for credentials.
    fn request(&self, url: Url, timeout: Option<Duration>) -> Result<Request, Error> {
        if timeout == Some(Duration::ZERO) {
            return Err(Error::new(ErrorKind::Timeout, "the time limit ran out"));
        }
        Ok(Request {
            method: self.attempt.method.clone(),
            url,
            headers: prepare::headers(self.settings, &self.draft),
            body: self.draft.body.clone(),
            timeout,
            idle_timeout: self.idle_timeout,
            streams: self.streams,
        })
    }

    /// Fetches the tokens that the request needs, and sends it.
    async fn begin_with_tokens(&mut self, request: Request) -> Result<Exchange, Error> {
        let Self { settings, spec, refused, .. } = self;
        self.granted = authorize::tokens(settings, spec, refused, &request).await?;
        self.begin(request)
    }

    /// Adds credentials, shows the request to the hooks, and hands it over.
    fn begin(&mut self, mut request: Request) -> Result<Exchange, Error> {
        let Self { settings, spec, granted, .. } = self;
        if self.trusted {
            authorize::authorize(settings, spec, granted, &mut request)?;
        }
        hook::before(&settings.hooks, &self.attempt, &mut request)?;
        self.sent = true;
        Ok(settings.transport.exchange(request))
    }
}
