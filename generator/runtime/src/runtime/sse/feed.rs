//! The data of a stream, one by one, over as many connections as it takes. It knows no type:
//! all of a stream that is not decoding is compiled once.

use super::event::Events;
use super::lines::Lines;
use super::resume::{Resume, Sent};
use crate::runtime::body::Reply;
use crate::runtime::call::Endpoint;
use crate::runtime::send::Chunks;
use crate::runtime::spec::Spec;
use crate::runtime::{Error, ErrorKind, Meta};
use http::StatusCode;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

/// How values follow each other in a stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Framing {
    /// Server-sent events.
    Events,
    /// JSON, a line for each value, perhaps behind a record separator (RFC 7464).
    Lines,
}

/// What is to be decoded.
pub struct Data {
    pub framing: Framing,
    pub data: String,
}

enum Source {
    /// The body, as it comes.
    Coming(Chunks),
    /// The next body, yet to come.
    Resuming(Sent),
    /// Nothing more.
    Over,
}

pub struct Feed {
    source: Source,
    framing: Framing,
    lines: Lines,
    events: Events,
    resume: Resume,
    spec: &'static Spec,
    endpoint: Option<Arc<Endpoint>>,
    pub meta: Meta,
}

impl Feed {
    /// What comes in a reply; nothing if it has come already.
    pub fn new(framing: Framing, reply: &mut Reply) -> Option<Self> {
        let (chunks, resume) = (reply.chunks.take()?, reply.resume.take()?);
        Some(Self {
            source: Source::Coming(chunks),
            framing,
            lines: Lines::default(),
            events: Events::after(resume.first_id()),
            resume,
            spec: reply.spec,
            endpoint: reply.endpoint.clone(),
            meta: reply.meta.clone(),
        })
    }

    pub fn reconnect(&mut self, always: bool) {
        self.resume.reconnect(always);
    }

    pub fn name(&self) -> &str {
        &self.events.name
    }

    pub fn id(&self) -> &str {
        &self.events.id
    }

    /// An error with the call that it is about.
    pub fn placed(&self, error: Error) -> Error {
        error.of(self.spec).at(self.endpoint.as_ref())
    }

    /// The next data, or why there is none; after an error there is nothing more.
    pub fn poll_data(
        &mut self,
        task: &mut Context<'_>,
    ) -> Poll<Option<Result<Data, Error>>> {
        loop {
            match self.whole() {
                Ok(None) => {}
                Ok(Some(data)) => {
                    self.resume.came();
                    let framing = self.framing;
                    return Poll::Ready(Some(Ok(Data { framing, data })));
                }
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
            let error = match &mut self.source {
                Source::Over => return Poll::Ready(None),
                Source::Coming(chunks) => {
                    match ready!(chunks.as_mut().poll_next(task)) {
                        Some(Ok(chunk)) => {
                            self.lines.push(&chunk);
                            continue;
                        }
                        Some(Err(fault)) => Some(fault.into_error()),
                        None => None,
                    }
                }
                Source::Resuming(sent) => match ready!(sent.as_mut().poll(task)) {
                    Ok((_, reply)) => {
                        self.resumed(reply);
                        continue;
                    }
                    Err(error) => Some(error),
                },
            };
            if let Some(error) = self.ended(error) {
                return Poll::Ready(Some(Err(error)));
            }
        }
    }

    /// What is already there of the next data, if it is all of it.
    fn whole(&mut self) -> Result<Option<String>, Error> {
        let limit = self.resume.limit();
        while let Some(line) = self.lines.next() {
            if self.events.len().saturating_add(line.len()) > limit {
                return Err(self.too_large(limit));
            }
            let data = match self.framing {
                Framing::Events => self.events.line(&line),
                Framing::Lines => value(&line),
            };
            match data {
                Some(data)
                    if self.framing == Framing::Events && data.trim() == "[DONE]" =>
                {
                    self.over();
                }
                Some(data) => return Ok(Some(data)),
                None => {}
            }
        }
        match self.events.len().saturating_add(self.lines.len()) > limit {
            true => Err(self.too_large(limit)),
            false => Ok(None),
        }
    }

    fn too_large(&mut self, limit: usize) -> Error {
        self.over();
        let what = format!("an event is larger than the limit of {limit} bytes");
        self.placed(Error::new(ErrorKind::BodyTooLarge, what))
    }

    fn over(&mut self) {
        (self.source, self.lines) = (Source::Over, Lines::default());
        self.events.forget();
    }

    /// The connection has ended or could not be made; gives the error that is the end.
    fn ended(&mut self, error: Option<Error>) -> Option<Error> {
        self.source = Source::Over;
        if self.framing == Framing::Lines {
            // The last line may lack its end. If it broke off it is no value.
            match &error {
                None => self.lines.push(b"\n"),
                Some(_) => self.lines = Lines::default(),
            }
            return error.map(|error| self.placed(error));
        }
        // An event that is not whole is none: it comes again, if it comes.
        self.lines = Lines::default();
        self.events.forget();
        let Events { id, retry, .. } = &self.events;
        match self.resume.again(error.as_ref(), id, *retry) {
            Some(sent) => {
                self.source = Source::Resuming(sent);
                None
            }
            None => error.map(|error| self.placed(error)),
        }
    }

    /// Status 204 is how a server ends a stream for good.
    fn resumed(&mut self, mut reply: Reply) {
        let goes_on = reply.meta.status() != StatusCode::NO_CONTENT;
        let chunks = reply.chunks.take().filter(|_| goes_on);
        self.source = chunks.map_or(Source::Over, Source::Coming);
        self.meta = reply.meta;
    }
}

/// A line's value, if there is one.
fn value(line: &str) -> Option<String> {
    let json = line.trim_start_matches('\u{1e}').trim();
    (!json.is_empty()).then(|| json.to_owned())
}
