//! One call of every operation, as a user writes it, and what must go over the wire.

mod account;
mod droplets;
mod images;

use std::future::{Future, IntoFuture};
use std::pin::Pin;

use digitalocean::{Client, Error};
use serde::Serialize;
use serde_json::Value;

type Sending = Pin<Box<dyn Future<Output = Result<Value, Error>>>>;

/// An operation at work.
pub struct Case {
    pub id: &'static str,
    /// Method and target: `GET /v2/droplets?page=2`.
    pub line: &'static str,
    /// Headers that only this operation sends.
    pub headers: &'static [(&'static str, &'static str)],
    pub body: Option<Value>,
    pub call: Box<dyn Fn(&Client) -> Sending>,
}

/// Every case.
pub fn all() -> Vec<Case> {
    let mut table = Table(Vec::new());
    account::add(&mut table);
    droplets::add(&mut table);
    images::add(&mut table);
    table.0
}

/// Collects cases.
pub struct Table(Vec<Case>);

impl Table {
    /// A call without a body.
    fn call<C, T>(
        &mut self,
        id: &'static str,
        line: &'static str,
        call: fn(&Client) -> C,
    ) where
        C: IntoFuture<Output = Result<T, Error>, IntoFuture: 'static> + 'static,
        T: Serialize,
    {
        let call = move |client: &Client| -> Sending {
            let future = call(client).into_future();
            Box::pin(async move {
                let output = future.await?;
                Ok(serde_json::to_value(output)
                    .expect("what was decoded can be encoded"))
            })
        };
        let (headers, body, call) = (&[][..], None, Box::new(call));
        self.0.push(Case { id, line, headers, body, call });
    }

    /// What the call before sends beside its target.
    fn sends(&mut self, body: Value) {
        self.last().body = Some(body);
    }

    fn last(&mut self) -> &mut Case {
        self.0.last_mut().expect("a call comes first")
    }
}
