//! The body of a response, as pieces, and how long the next one may take.

use super::TransportFault;
use bytes::Bytes;
use futures_core::Stream;
use reqwest::Response;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep_until};

pub struct Frames {
    response: Response,
    idle: Option<Duration>,
    end: Option<Instant>,
    /// Runs while a piece is waited for, and not while nobody asks for one.
    alarm: Option<Pin<Box<Sleep>>>,
    waiting: bool,
}

impl Frames {
    /// A body whose pieces come within `idle` of each other, and all before the `end`.
    pub fn new(
        response: Response,
        idle: Option<Duration>,
        end: Option<Instant>,
    ) -> Self {
        Self { response, idle, end, alarm: None, waiting: false }
    }

    /// Is ready when the next piece takes too long.
    fn poll_alarm(&mut self, task: &mut Context<'_>) -> Poll<TransportFault> {
        if !std::mem::replace(&mut self.waiting, true) {
            let idle = self.idle.and_then(|idle| Instant::now().checked_add(idle));
            match (idle.into_iter().chain(self.end).min(), &mut self.alarm) {
                (Some(at), Some(alarm)) => alarm.as_mut().reset(at),
                (at, alarm) => *alarm = at.map(|at| Box::pin(sleep_until(at))),
            }
        }
        let Some(alarm) = &mut self.alarm else { return Poll::Pending };
        ready!(alarm.as_mut().poll(task));
        Poll::Ready(TransportFault::timeout("the server has stopped in the middle"))
    }
}

impl Stream for Frames {
    type Item = Result<Bytes, TransportFault>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
    ) -> Poll<Option<Self::Item>> {
        // It keeps nothing from one look at the response to the next.
        let chunk = pin!(self.response.chunk()).poll(task);
        match chunk {
            Poll::Ready(chunk) => {
                self.waiting = false;
                Poll::Ready(chunk.map_err(TransportFault::from).transpose())
            }
            Poll::Pending => self.poll_alarm(task).map(|fault| Some(Err(fault))),
        }
    }
}
