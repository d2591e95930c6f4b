//! Bodies on their way out through `reqwest`, piece by piece, and who watches that they get
//! on and keeps the reason if they don't.

use super::TransportFault;
use crate::runtime::Payload;
use crate::runtime::payload::Outgoing;
use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame, SizeHint};
use reqwest::{Client, Request, Response};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Instant, timeout};

/// Sends a request with its body; `idle` is the time that may pass from piece to piece and
/// from the last one to the response.
pub async fn in_pieces(
    client: Client,
    mut request: Request,
    body: Payload,
    idle: Option<Duration>,
) -> Result<Response, TransportFault> {
    let outgoing = body.open().await?;
    let watch = Arc::new(Watch(Mutex::new((Instant::now(), None))));
    let length = outgoing.length();
    let pieces = Pieces { outgoing: Mutex::new(outgoing), length, watch: watch.clone() };
    *request.body_mut() = Some(reqwest::Body::wrap(pieces));
    let mut sent = pin!(client.execute(request));
    let sent = match idle {
        None => sent.await,
        Some(idle) => loop {
            let seen = watch.lock().0;
            match timeout(idle.saturating_sub(seen.elapsed()), sent.as_mut()).await {
                Ok(sent) => break sent,
                Err(_) if watch.lock().0 > seen => {}
                Err(over) => return Err(TransportFault::timeout(over)),
            }
        },
    };
    sent.map_err(|error| watch.lock().1.take().unwrap_or_else(|| error.into()))
}

/// When the last piece went, and why there was no next one. HTTP/2 keeps no such reasons.
struct Watch(Mutex<(Instant, Option<TransportFault>)>);

impl Watch {
    fn lock(&self) -> MutexGuard<'_, (Instant, Option<TransportFault>)> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

struct Pieces {
    /// Never locked: it makes of what is `Send` what is `Sync` as well.
    outgoing: Mutex<Outgoing>,
    length: Option<u64>,
    watch: Arc<Watch>,
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
        let outgoing = self.outgoing.get_mut().unwrap_or_else(PoisonError::into_inner);
        let piece = ready!(Pin::new(outgoing).poll_next(task));
        let mut watch = self.watch.lock();
        watch.0 = Instant::now();
        Poll::Ready(piece.map(|piece| match piece {
            Ok(piece) => Ok(Frame::data(piece)),
            Err(fault) => {
                watch.1 = Some(fault);
                Err("the body cannot be read")
            }
        }))
    }

    fn size_hint(&self) -> SizeHint {
        self.length.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
