//! What a stream asks before it sends its call again. The rules are those of attempts.

use super::backoff;
use super::key::stands;
use super::retry::{Trouble, is_idempotent};
use crate::runtime::Client;
use crate::runtime::call::Draft;
use http::Method;
use std::time::Duration;

/// The pause before a call is sent again for the `tries`th time, if the budget for retries
/// has enough left. Who goes on `for_ever` pays nothing and waits for as long as is asked.
pub fn pause(
    client: &Client,
    tries: u32,
    asked: Option<Duration>,
    for_ever: bool,
) -> Option<Duration> {
    let settings = &client.0;
    let pause = backoff::pause(tries, asked, (settings.chance)());
    match for_ever {
        true => pause.or(asked),
        false => pause.filter(|_| settings.budget.pay(Trouble::Broken)),
    }
}

/// Whether a call does the same if the server gets it twice. A key that is made for each
/// sending names two calls, not one.
pub fn is_repeatable(client: &Client, draft: &Draft) -> bool {
    let known = || {
        stands(&client.0, draft.spec, &draft.headers)
            || Method::from_bytes(draft.method().as_bytes())
                .is_ok_and(|method| is_idempotent(&method))
    };
    draft.options.idempotent.unwrap_or_else(known)
}
