//! How a download goes on where its connection broke: with a range request (RFC 9110,
//! section 14) for the same representation, or not at all.

use crate::runtime::call::Draft;
use crate::runtime::send::{self, Chunks};
use crate::runtime::{Client, ErrorKind, Meta};
use http::header::{ACCEPT_RANGES, CONTENT_RANGE, ETAG, HeaderValue, IF_RANGE, RANGE};
use http::{Method, StatusCode};
use std::future::Future;
use std::pin::Pin;

/// The rest of a body, if the server gives it.
pub type Rest = Pin<Box<dyn Future<Output = Option<Chunks>> + Send>>;

/// What it takes to ask for the rest of a body.
pub struct Resume {
    client: Client,
    draft: Box<Draft>,
    etag: HeaderValue,
    /// Where the body broke the last time: it has to get further each time.
    from: Option<u64>,
}

impl Resume {
    /// For a body that the server gives in ranges and names by a strong validator, unless
    /// the call is not to be repeated.
    pub fn of(client: Client, draft: Box<Draft>, meta: &Meta) -> Option<Self> {
        let headers = meta.headers();
        let retries = draft.options.max_retries.unwrap_or(client.0.max_retries);
        let etag =
            headers.get(ETAG).filter(|etag| etag.as_bytes().starts_with(b"\""))?;
        let ranges = headers.get(ACCEPT_RANGES).is_some_and(|unit| unit == "bytes");
        let may = ranges
            && retries > 0
            && meta.status() == StatusCode::OK
            && draft.method() == Method::GET.as_str()
            && send::is_repeatable(&client, &draft)
            && !draft.headers.contains_key(RANGE);
        may.then(|| Self { etag: etag.clone(), client, draft, from: None })
    }

    /// Asks for the rest behind so many bytes; nothing if that is no use.
    pub fn after(&mut self, received: u64, kind: ErrorKind) -> Option<Rest> {
        let breaks = matches!(kind, ErrorKind::Transport | ErrorKind::Timeout);
        if !breaks || self.from.is_some_and(|from| received <= from) {
            return None;
        }
        let pause = send::pause(&self.client, 1, None, false)?;
        self.from = Some(received);
        let mut draft = self.draft.clone();
        draft.header(RANGE.as_str(), &format!("bytes={received}-"));
        draft.headers.insert(IF_RANGE, self.etag.clone());
        let (client, etag) = (self.client.clone(), self.etag.clone());
        Some(Box::pin(async move {
            client.0.clock.sleep(pause).await;
            let (meta, chunks) = send::stream(client, draft).await.ok()?;
            let range =
                meta.header::<String>(CONTENT_RANGE.as_str()).unwrap_or_default();
            let goes_on = meta.status() == StatusCode::PARTIAL_CONTENT
                && meta.headers().get(ETAG) == Some(&etag)
                && range.starts_with(&format!("bytes {received}-"));
            chunks.filter(|_| goes_on)
        }))
    }
}
