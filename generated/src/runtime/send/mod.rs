//! The one place where a request is sent. Here, and nowhere else, credentials are attached,
//! redirects are followed, attempts are repeated, bodies are bounded and statuses become
//! errors.

mod again;
mod authorize;
mod backoff;
mod budget;
mod collect;
mod delivery;
mod hook;
mod key;
mod limiter;
mod members;
mod prepare;
mod redirect;
mod retry;
mod transport;

pub(super) use self::again::{is_repeatable, pause};
pub(super) use self::authorize::is_loopback;
pub(super) use self::backoff::chance;
pub(super) use self::budget::Budget;
use self::delivery::{Arrived, Body, Taking, deliver};
pub use self::hook::{Attempt, BoxError, Hook};
pub(super) use self::key::{IDEMPOTENCY_KEY, header as key_header};
pub use self::limiter::Limiter;
pub(super) use self::limiter::Line;
pub(super) use self::redirect::is_same_origin;
pub(super) use self::retry::may_pass;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub use self::transport::ReqwestTransport;
pub(super) use self::transport::usual;
pub use self::transport::{
    Chunks, Exchange, Incoming, Request, Transport, TransportFault,
};
use super::body::Reply;
use super::call::Draft;
use super::spec::Spec;
use super::sse::Resume;
use super::{Client, Error, Meta, RawResponse};
use bytes::Bytes;
use std::future::Future;
use std::pin::Pin;

type Sending<T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>;

/// Sends a call; gives the success that its status is, and the reply.
pub(super) fn send(client: Client, draft: Box<Draft>) -> Sending<(usize, Reply)> {
    Box::pin(async move {
        let (spec, endpoint) = (draft.spec, draft.endpoint.clone());
        let strict = draft.options.strict.unwrap_or(client.0.strict);
        let again = spec.streams().then(|| draft.clone());
        let Arrived { meta, body, success, span } =
            deliver(&client, draft, Taking::Documented).await?;
        let bytes = Bytes::new();
        let mut reply = Reply {
            spec,
            endpoint,
            meta,
            bytes,
            chunks: None,
            resume: None,
            strict,
            span,
        };
        match body {
            Body::Whole(bytes) => reply.bytes = bytes,
            Body::Coming(chunks) => {
                reply.chunks = Some(chunks);
                reply.resume = again.map(|draft| Resume::new(client, draft));
            }
        }
        // A status that is none has become an error.
        Ok((success.unwrap_or_default(), reply))
    })
}

/// Sends a call; gives the response as it is.
pub(super) fn send_raw(client: Client, draft: Box<Draft>) -> Sending<RawResponse> {
    Box::pin(async move {
        let Arrived { meta, body, .. } = deliver(&client, draft, Taking::Raw).await?;
        let bytes = match body {
            Body::Whole(bytes) => bytes,
            // Never so, as nothing was to be streamed.
            Body::Coming(_) => Bytes::new(),
        };
        Ok(RawResponse::new(meta, bytes))
    })
}

/// Sends a call; gives the success with its body still to come.
pub(super) fn stream(
    client: Client,
    draft: Box<Draft>,
) -> Sending<(Meta, Option<Chunks>)> {
    Box::pin(async move {
        let Arrived { meta, body, .. } = deliver(&client, draft, Taking::Stream).await?;
        match body {
            Body::Coming(chunks) => Ok((meta, Some(chunks))),
            // Never so, as all that is a success is to be streamed.
            Body::Whole(_) => Ok((meta, None)),
        }
    })
}
