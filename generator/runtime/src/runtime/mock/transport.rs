//! The way of a client's requests to its stand-in: none.

use super::Mock;
use super::answer::Fault;
use super::received::Asked;
use super::reply::Reply;
use crate::runtime::{
    Chunks, Clock, Exchange, Incoming, Request, Transport, TransportFault,
};
use bytes::Bytes;
use futures_core::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};

impl Transport for Mock {
    fn exchange(&self, request: Request) -> Exchange {
        let mock = self.clone();
        Box::pin(async move { mock.carry(request).await })
    }
}

impl Mock {
    async fn carry(&self, request: Request) -> Result<Incoming, TransportFault> {
        let Request { method, url, headers, body, timeout, .. } = request;
        let body = match body {
            Some(body) => body.open().await?.collect().await?,
            None => Bytes::new(),
        };
        let asked = Asked { method, url: url.clone(), headers, body };
        let Reply { status, headers, body, delay, fault } = self.reply(asked);
        let limit = timeout.filter(|limit| *limit <= delay);
        if !delay.is_zero() {
            self.0.clock.sleep(limit.unwrap_or(delay)).await;
        }
        if limit.is_some() {
            return Err(TransportFault::timeout("the stand-in takes its time"));
        }
        match fault {
            Some(Fault::Unreachable) => {
                return Err(TransportFault::connect("the stand-in can't be reached"));
            }
            Some(Fault::Broken) => {
                return Err(TransportFault::broken("the stand-in broke it"));
            }
            Some(Fault::Cut(_)) | None => {}
        }
        let chunks: Chunks = match fault {
            Some(Fault::Cut(end)) => {
                let end = end.min(body.len());
                Box::pin(Pieces { body: Some(body.slice(..end)), cut: true })
            }
            _ => Box::pin(Pieces { body: Some(body), cut: false }),
        };
        Ok(Incoming::new(status, headers, url, chunks))
    }
}

/// A body in one piece, and maybe a fault.
struct Pieces {
    body: Option<Bytes>,
    cut: bool,
}

impl Stream for Pieces {
    type Item = Result<Bytes, TransportFault>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        let body = self.body.take().filter(|body| !body.is_empty());
        Poll::Ready(match body {
            Some(body) => Some(Ok(body)),
            None if std::mem::take(&mut self.cut) => {
                Some(Err(TransportFault::broken("the stand-in broke it")))
            }
            None => None,
        })
    }
}
