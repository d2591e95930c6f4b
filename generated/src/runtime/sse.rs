//! Server-sent events, and JSON in lines: bytes in pieces of any size become decoded values,
//! in order. It does not connect again; what ends the stream early is an error.

mod lines;

use self::lines::Lines;
use super::codec::{self, Context, Open, Slot};
use super::send::Chunks;
use super::spec::Spec;
use super::{Error, Meta};
use bytes::Bytes;
use futures_core::Stream;
use std::collections::VecDeque;
use std::fmt::{self, Debug, Formatter};
use std::pin::Pin;
use std::task::{Context as Task, Poll, ready};

/// How values follow each other in a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    /// Server-sent events. `[DONE]` ends them.
    Events,
    /// JSON, a line for each value, perhaps behind a record separator (RFC 7464).
    Lines,
}

/// What a server sends one by one (server-sent events, or lines of JSON), each decoded as
/// a `T`.
pub struct EventStream<T> {
    chunks: Chunks,
    framing: Framing,
    lines: Lines,
    data: Option<String>,
    ready: VecDeque<Result<T, Error>>,
    done: bool,
    spec: &'static Spec,
    meta: Meta,
    strict: bool,
}

// No field is ever pinned in place.
impl<T> Unpin for EventStream<T> {}

impl<T: Slot> EventStream<T> {
    pub(super) fn new(
        framing: Framing,
        chunks: Chunks,
        spec: &'static Spec,
        meta: Meta,
        strict: bool,
    ) -> Self {
        let (lines, ready) = (Lines::default(), VecDeque::new());
        Self {
            chunks,
            framing,
            lines,
            data: None,
            ready,
            done: false,
            spec,
            meta,
            strict,
        }
    }

    /// Status and headers of the response.
    pub fn meta(&self) -> &Meta {
        &self.meta
    }

    fn take(&mut self, chunk: &[u8]) {
        self.lines.push(chunk);
        while let Some(line) = self.lines.next() {
            if self.done {
                return;
            }
            match self.framing {
                Framing::Events => self.line(&line),
                Framing::Lines => self.value(&line),
            }
        }
    }

    /// The last line may lack its end.
    fn finish(&mut self) {
        self.done = true;
        if self.framing == Framing::Lines
            && let Some(line) = self.lines.rest()
        {
            self.value(&line);
        }
    }

    fn value(&mut self, line: &str) {
        let json = line.trim_start_matches('\u{1e}').trim();
        if !json.is_empty() {
            self.decode(json.to_owned());
        }
    }

    fn line(&mut self, line: &str) {
        if line.is_empty() {
            return self.dispatch();
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        // A comment has an empty field name; `event`, `id` and `retry` are not needed yet.
        if field == "data" {
            let data = self.data.get_or_insert_default();
            if !data.is_empty() {
                data.push('\n');
            }
            data.push_str(value);
        }
    }

    fn dispatch(&mut self) {
        let Some(data) = self.data.take() else { return };
        if data.trim() == "[DONE]" {
            self.done = true;
            return;
        }
        self.decode(data);
    }

    fn decode(&mut self, data: String) {
        let mut cx = Context::new(self.strict);
        let mut value = T::blank();
        // Data that is text is no JSON string.
        let event = match (self.framing, value.open()) {
            (Framing::Events, Open::Text(text)) => {
                text.clone_from(&data);
                Ok(value)
            }
            _ => codec::from_slice(data.as_bytes(), &mut cx),
        };
        self.meta.correct(cx.take_corrections());
        self.ready.push_back(event.map_err(|fault| {
            Error::decode(fault)
                .of(self.spec)
                .with_reply(self.meta.clone(), Bytes::from(data))
        }));
    }
}

impl<T: Slot> Stream for EventStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Task<'_>,
    ) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(event) = self.ready.pop_front() {
                return Poll::Ready(Some(event));
            }
            if self.done {
                return Poll::Ready(None);
            }
            match ready!(self.chunks.as_mut().poll_next(task)) {
                Some(Ok(chunk)) => self.take(&chunk),
                Some(Err(fault)) => {
                    self.done = true;
                    return Poll::Ready(Some(Err(fault.into_error().of(self.spec))));
                }
                None => self.finish(),
            }
        }
    }
}

impl<T> Debug for EventStream<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").field("meta", &self.meta).finish_non_exhaustive()
    }
}
