//! The one place where a request is sent. Here, and nowhere else, credentials are attached,
//! redirects are followed, bodies are bounded and statuses become errors.

mod authorize;
mod collect;
mod redirect;
mod transport;

pub(super) use self::transport::ReqwestTransport;
pub use self::transport::{
    Chunks, Exchange, Incoming, Request, Transport, TransportFault,
};
use super::body::Reply;
use super::call::{Draft, target};
use super::spec::Spec;
use super::{Client, Error, Meta, RawResponse};
use bytes::Bytes;
use http::Method;
use http::header::{ACCEPT, HeaderValue};
use std::future::Future;
use std::pin::Pin;

type Sending<T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send>>;

/// Sends a call; gives the success that its status is, and the reply.
pub(super) fn send(client: Client, draft: Box<Draft>) -> Sending<(usize, Reply)> {
    Box::pin(async move {
        let spec = draft.spec;
        let strict = draft.options.strict.unwrap_or(client.0.strict);
        let (meta, incoming) =
            exchange(&client, *draft).await.map_err(|error| error.of(spec))?;
        let Some(success) = spec.success(meta.status()) else {
            let raw = collect::some(incoming.chunks).await;
            return Err(Error::status_of(spec, meta, raw));
        };
        let mut reply = Reply { spec, meta, bytes: Bytes::new(), chunks: None, strict };
        if spec.successes.get(success).is_some_and(|success| success.streams) {
            reply.chunks = Some(incoming.chunks);
        } else {
            reply.bytes = all(&client, spec, &reply.meta, incoming.chunks).await?;
        }
        Ok((success, reply))
    })
}

/// Sends a call; gives the response as it is.
pub(super) fn send_raw(client: Client, draft: Box<Draft>) -> Sending<RawResponse> {
    Box::pin(async move {
        let spec = draft.spec;
        let (meta, incoming) =
            exchange(&client, *draft).await.map_err(|error| error.of(spec))?;
        let body = all(&client, spec, &meta, incoming.chunks).await?;
        Ok(RawResponse::new(meta, body))
    })
}

async fn all(
    client: &Client,
    spec: &'static Spec,
    meta: &Meta,
    chunks: Chunks,
) -> Result<Bytes, Error> {
    let limit = client.0.max_body_size;
    let bytes = collect::all(chunks, meta.headers(), limit).await;
    bytes.map_err(|error| error.of(spec).with_reply(meta.clone(), Bytes::new()))
}

/// Sends the request, and again for each redirect that may be followed.
async fn exchange(client: &Client, draft: Draft) -> Result<(Meta, Incoming), Error> {
    let settings = &client.0;
    let spec = draft.spec;
    let mut request = prepare(client, draft)?;
    for _ in 0..redirect::LIMIT {
        let incoming = settings.transport.exchange(request.clone()).await;
        let incoming = incoming.map_err(TransportFault::into_error)?;
        redirect::same_origin(&request.url, &incoming.url)?;
        let documented = spec.success(incoming.status).is_some();
        match redirect::next(&request, &incoming)? {
            Some(url) if !documented => request.url = url,
            _ => {
                let Incoming { status, headers, .. } = &incoming;
                return Ok((
                    Meta::new(*status, headers.clone(), &incoming.url),
                    incoming,
                ));
            }
        }
    }
    Err(redirect::too_many())
}

fn prepare(client: &Client, draft: Draft) -> Result<Request, Error> {
    let settings = &client.0;
    if let Some(fault) = draft.fault {
        return Err(Error::argument(fault));
    }
    let target = target(client, &draft)?;
    let spec = draft.spec;
    let method = Method::from_bytes(spec.method.as_bytes())
        .map_err(|_| Error::argument(format!("{:?} is not a method", spec.method)))?;
    let mut headers = settings.headers.clone();
    for (name, value) in &draft.headers {
        headers.insert(name, value.clone());
    }
    headers.entry(ACCEPT).or_insert_with(|| accept(spec));
    let mut url = target.url;
    if target.trusted {
        authorize::authorize(settings, spec, &mut url, &mut headers)?;
    }
    // A stream lasts as long as the server likes, unless the caller sets its own limit.
    let timeout = settings.timeout.filter(|_| !spec.streams());
    let timeout = draft.options.timeout.or(timeout);
    let max_retries = draft.options.max_retries.unwrap_or(settings.max_retries);
    Ok(Request { method, url, headers, body: draft.body, timeout, max_retries })
}

fn accept(spec: &Spec) -> HeaderValue {
    let documented = spec.successes.first().map(|success| success.accept);
    // A media type of the document may be no header's value.
    let value = spec.accept.or(documented).map(HeaderValue::from_str);
    value.and_then(Result::ok).unwrap_or(HeaderValue::from_static("*/*"))
}
