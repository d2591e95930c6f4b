//! The default transport where JavaScript is the system: `fetch`. Not through `reqwest`,
//! which can't tell it to leave redirects alone.

use super::{Exchange, Incoming, Request, Transport, TransportFault};
use crate::runtime::clock::{Timer, timer};
use crate::runtime::{Error, Payload};
use bytes::Bytes;
use futures_core::Stream;
use http::header::{HeaderName, HeaderValue, USER_AGENT};
use http::{HeaderMap, StatusCode};
use reqwest::Url;
use send_wrapper::SendWrapper;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{self, Array, Function, Promise, Reflect, Uint8Array};
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, ReadableStreamReadResult,
    RequestInit, RequestRedirect, Response, ResponseType,
};

struct Fetch;

/// The transport of a client that was given none. How long connecting takes can't be seen.
pub fn usual(_: Duration, _: bool) -> Result<Arc<dyn Transport>, Error> {
    Ok(Arc::new(Fetch))
}

impl Transport for Fetch {
    fn exchange(&self, request: Request) -> Exchange {
        // What belongs to JavaScript stays on its one thread.
        Box::pin(SendWrapper::new(exchange(request)))
    }
}

async fn exchange(mut request: Request) -> Result<Incoming, TransportFault> {
    let abort = Abort(AbortController::new().map_err(broken)?);
    let mut limit = Limit(request.timeout.map(timer));
    let body = request.body.take();
    let response = {
        let mut answer = pin!(answer(&request, body, &abort));
        let in_time = poll_fn(|task| match limit.poll_over(task) {
            Poll::Ready(fault) => Poll::Ready(Err(fault)),
            Poll::Pending => answer.as_mut().poll(task),
        });
        in_time.await?
    };
    if response.type_() == ResponseType::Opaqueredirect {
        return Err(TransportFault::redirect("a browser does not say where to"));
    }
    if request.streams {
        limit = Limit(None);
    }
    let reader = response.body().map(|body| ReadableStreamDefaultReader::new(&body));
    let pieces = Pieces {
        reader: reader.transpose().map_err(broken)?,
        next: None,
        limit,
        idle: request.idle_timeout,
        alarm: Limit(None),
        _abort: abort,
    };
    Ok(Incoming {
        status: StatusCode::from_u16(response.status())
            .map_err(TransportFault::broken)?,
        headers: headers(&response.headers()),
        url: Url::parse(&response.url()).unwrap_or(request.url),
        chunks: Box::pin(SendWrapper::new(pieces)),
    })
}

/// The head of the response. Not every browser can send what is not in memory.
async fn answer(
    request: &Request,
    body: Option<Payload>,
    abort: &Abort,
) -> Result<Response, TransportFault> {
    let body = match body {
        Some(body) => Some(body.open().await?.collect().await?),
        None => None,
    };
    let request = prepared(request, body, abort)
        .map_err(|error| TransportFault::unsound(message(&error)))?;
    let response = fetch(&request).map_err(broken)?.await;
    response.and_then(|response| response.dyn_into()).map_err(broken)
}

fn prepared(
    request: &Request,
    body: Option<Bytes>,
    abort: &Abort,
) -> Result<web_sys::Request, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in &request.headers {
        // A browser says itself what it is, and asks the server's leave to say otherwise.
        if name != USER_AGENT {
            // JavaScript shows each byte as one letter.
            let value = value.as_bytes().iter().copied().map(char::from);
            headers.append(name.as_str(), &value.collect::<String>())?;
        }
    }
    let init = RequestInit::new();
    init.set_method(request.method.as_str());
    init.set_headers(&headers);
    // Followed by the browser, a redirect could carry the token to another origin.
    init.set_redirect(RequestRedirect::Manual);
    init.set_signal(Some(&abort.0.signal()));
    if let Some(bytes) = body {
        init.set_body(&Uint8Array::from(&bytes[..]));
    }
    web_sys::Request::new_with_str_and_init(request.url.as_str(), &init)
}

fn fetch(request: &web_sys::Request) -> Result<JsFuture, JsValue> {
    // In a window, in a worker and on a server alike.
    let global = js_sys::global();
    let fetch: Function = Reflect::get(&global, &"fetch".into())?.dyn_into()?;
    let promise: Promise = fetch.call1(&global, request)?.dyn_into()?;
    Ok(promise.into())
}

fn headers(from: &Headers) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for entry in from.entries().into_iter().flatten() {
        let entry = Array::from(&entry);
        let text = |at| entry.get(at).as_string().unwrap_or_default();
        let value: Vec<u8> = text(1).chars().map(|letter| letter as u8).collect();
        let name = HeaderName::from_bytes(text(0).as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(&value)) {
            headers.append(name, value);
        }
    }
    headers
}

fn broken(error: JsValue) -> TransportFault {
    TransportFault::broken(message(&error))
}

fn message(error: &JsValue) -> String {
    let message = error.dyn_ref().map(js_sys::Error::message);
    message.map_or_else(|| format!("{error:?}"), String::from)
}

/// Stops the request when nobody waits for it any more.
struct Abort(AbortController);

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// The time that is left, if there is an end to it.
struct Limit(Option<Timer>);

impl Limit {
    /// Is ready when no time is left.
    fn poll_over(&mut self, task: &mut Context<'_>) -> Poll<TransportFault> {
        let Some(timer) = &mut self.0 else { return Poll::Pending };
        ready!(Pin::new(timer).poll(task));
        self.0 = None;
        Poll::Ready(TransportFault::timeout("the server takes too long"))
    }
}

/// The body of a response.
struct Pieces {
    reader: Option<ReadableStreamDefaultReader>,
    next: Option<JsFuture>,
    limit: Limit,
    /// The time that the next piece may take, and what is left of it.
    idle: Option<Duration>,
    alarm: Limit,
    _abort: Abort,
}

impl Pieces {
    /// Is ready with the next piece, or with nothing at the end.
    fn poll_piece(
        &mut self,
        task: &mut Context<'_>,
    ) -> Poll<Result<Option<Bytes>, TransportFault>> {
        let Some(reader) = &self.reader else { return Poll::Ready(Ok(None)) };
        if self.next.is_none() {
            self.alarm = Limit(self.idle.map(timer));
        }
        let next = self.next.get_or_insert_with(|| reader.read().into());
        let Poll::Ready(read) = Pin::new(next).poll(task) else {
            let over = self.limit.poll_over(task);
            let over = if over.is_ready() { over } else { self.alarm.poll_over(task) };
            return over.map(Err);
        };
        self.next = None;
        let read = read.map_err(broken)?;
        let read: ReadableStreamReadResult = read.unchecked_into();
        if read.get_done().unwrap_or(false) {
            return Poll::Ready(Ok(None));
        }
        let piece = Uint8Array::new(&read.get_value()).to_vec();
        Poll::Ready(Ok(Some(piece.into())))
    }
}

impl Stream for Pieces {
    type Item = Result<Bytes, TransportFault>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        let piece = ready!(self.poll_piece(task));
        if !matches!(piece, Ok(Some(_))) {
            self.reader = None;
        }
        Poll::Ready(piece.transpose())
    }
}
