//! The call of a stream once more: whether it may be sent, when, and with which header.

use crate::runtime::body::Reply;
use crate::runtime::call::Draft;
use crate::runtime::{Client, Error, Payload, send};
use http::header::{HeaderName, HeaderValue};
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");

/// A call that is being sent again.
pub type Sent = Pin<Box<dyn Future<Output = Result<(usize, Reply), Error>> + Send>>;

/// The call that a stream came from.
pub struct Resume {
    client: Client,
    draft: Box<Draft>,
    /// Whether a new connection is wanted always or never; else only for a broken one.
    always: Option<bool>,
    /// How often it was sent since the last event.
    tries: u32,
}

impl Resume {
    pub fn new(client: Client, draft: Box<Draft>) -> Self {
        Self { client, draft, always: None, tries: 0 }
    }

    /// How large an event may be.
    pub fn limit(&self) -> usize {
        self.client.0.max_body_size
    }

    /// The id that the call began after.
    pub fn first_id(&self) -> String {
        let id = self.draft.headers.get(LAST_EVENT_ID).and_then(|id| id.to_str().ok());
        id.unwrap_or_default().to_owned()
    }

    pub fn reconnect(&mut self, always: bool) {
        self.always = Some(always);
    }

    /// An event has come.
    pub fn came(&mut self) {
        self.tries = 0;
    }

    /// Sends the call after a pause, if it may be sent: after an error, or after the end.
    pub fn again(
        &mut self,
        error: Option<&Error>,
        id: &str,
        retry: Option<Duration>,
    ) -> Option<Sent> {
        if !self.is_wanted(error, id) || !self.is_replayable() {
            return None;
        }
        let mut draft = self.draft.clone();
        draft.headers.remove(LAST_EVENT_ID);
        if !id.is_empty() {
            let id = HeaderValue::from_bytes(id.as_bytes()).ok()?;
            draft.headers.insert(LAST_EVENT_ID, id);
        }
        // They are counted here.
        draft.options.max_retries = Some(0);
        self.tries = self.tries.saturating_add(1);
        let asked = error.and_then(Error::retry_after).or(retry);
        let for_ever = self.always.is_some();
        let pause = send::pause(&self.client, self.tries, asked, for_ever)?;
        let client = self.client.clone();
        Some(Box::pin(async move {
            client.0.clock.sleep(pause).await;
            send::send(client, draft).await
        }))
    }

    fn is_wanted(&self, error: Option<&Error>, id: &str) -> bool {
        let may_pass = error.is_none_or(Error::is_retryable);
        let retries = self.draft.options.max_retries;
        match self.always {
            Some(always) => always && may_pass,
            None => {
                error.is_some()
                    && may_pass
                    && !id.is_empty()
                    && self.tries < retries.unwrap_or(self.client.0.max_retries)
                    && send::is_repeatable(&self.client, &self.draft)
            }
        }
    }

    fn is_replayable(&self) -> bool {
        self.draft.body.as_ref().is_none_or(Payload::is_replayable)
    }
}
