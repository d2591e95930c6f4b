//! What calls tell to `tracing`: nothing without the feature of that name, and then this
//! costs nothing. Names are OpenTelemetry's where it has one. No argument, query, header or
//! body is told.
//!
//! A call is a span, at level INFO, so that whatever the application logs by then has its
//! name. What it copes with by itself is DEBUG (an attempt, a wait) or INFO (another
//! attempt). An error is told to whoever called, and only they know whether it is one; so
//! WARN is only what else nobody would see, or what smells of an attack.

#[cfg(feature = "tracing")]
pub use self::on::{LISTENS, Span, attempted, corrected, held_back, redirect_refused};

#[cfg(not(feature = "tracing"))]
pub use self::off::{LISTENS, Span, attempted, corrected, held_back, redirect_refused};

#[cfg(feature = "tracing")]
mod on {
    use crate::runtime::{Attempt, Correction, Error, ErrorKind, Meta};
    use reqwest::Url;
    use std::future::Future;
    use std::time::Duration;
    use tracing::field::{Empty, display};
    use tracing::{Instrument, debug, info, info_span, warn};

    /// Whether anybody may want to know how long an attempt has taken.
    pub const LISTENS: bool = true;

    const TARGET: &str = env!("CARGO_CRATE_NAME");

    /// How many corrections of one body are told with their places.
    const MOST: usize = 10;

    /// A call, from its first attempt to its decoded result.
    #[derive(Clone, Debug)]
    pub struct Span(tracing::Span);

    impl Span {
        pub fn of(call: &Attempt, url: &Url) -> Self {
            let Attempt { operation, method, path, .. } = call;
            Self(info_span!(
                target: TARGET,
                "call",
                otel.name = %format_args!("{method} {path}"),
                otel.kind = "client",
                operation,
                http.request.method = %method,
                url.template = %path,
                server.address = url.host_str(),
                server.port = url.port_or_known_default(),
                http.response.status_code = Empty,
                http.request.resend_count = Empty,
                error.type = Empty,
            ))
        }

        /// Has the work done as part of the call, however often it is set aside.
        pub fn follow<F: Future>(
            &self,
            work: F,
        ) -> impl Future<Output = F::Output> + use<F> {
            work.instrument(self.0.clone())
        }

        /// Has the work done as part of the call.
        pub fn within<T>(&self, work: impl FnOnce() -> T) -> T {
            self.0.in_scope(work)
        }

        /// Takes note of what has come of the call.
        pub fn ended(&self, outcome: Result<&Meta, &Error>) {
            let attempts = outcome.map_or_else(Error::attempts, Meta::attempts);
            if let Some(status) = status(outcome) {
                self.0.record("http.response.status_code", status);
            }
            if attempts > 1 {
                self.0.record("http.request.resend_count", attempts - 1);
            }
            if let Err(error) = outcome {
                self.0.record("error.type", display(kind(error)));
            }
        }
    }

    fn status(outcome: Result<&Meta, &Error>) -> Option<u16> {
        let status = outcome.map_or_else(Error::status, |meta| Some(meta.status()));
        status.map(|status| status.as_u16())
    }

    /// The status, if that is what is wrong.
    fn kind(error: &Error) -> String {
        match error.status() {
            Some(status) if error.kind() == ErrorKind::Status => {
                status.as_str().to_owned()
            }
            _ => error.kind().as_str().to_owned(),
        }
    }

    fn millis(time: Duration) -> u64 {
        u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
    }

    /// An attempt has ended, and perhaps there will be another.
    pub fn attempted(attempt: &Attempt, outcome: Result<&Meta, &Error>) {
        let error = outcome.err().map(kind);
        debug!(
            target: TARGET,
            attempt = attempt.number,
            http.response.status_code = status(outcome),
            error.type = error,
            duration_ms = millis(attempt.elapsed),
            "attempt ended"
        );
        if let Some(pause) = attempt.retry_in {
            // A status may be no error where the response was asked for as it comes.
            let why = error.or_else(|| Some(status(outcome)?.to_string()));
            info!(
                target: TARGET,
                attempt = attempt.number,
                why,
                pause_ms = millis(pause),
                "trying again"
            );
        }
    }

    /// A call has waited for its turn.
    pub fn held_back(waited: Duration) {
        if !waited.is_zero() {
            debug!(
                target: TARGET,
                why = "rate limit",
                pause_ms = millis(waited),
                "waited"
            );
        }
    }

    /// A body was not as documented, and has been mended.
    pub fn corrected(corrections: &[Correction]) {
        if corrections.is_empty() {
            return;
        }
        let told = corrections.iter().take(MOST).map(ToString::to_string);
        warn!(
            target: TARGET,
            corrections = corrections.len(),
            places = %told.collect::<Vec<_>>().join(", "),
            "the response is not as documented and was corrected"
        );
    }

    /// The server sends the call to where it may not go.
    pub fn redirect_refused(from: &Url, to: &Url) {
        warn!(
            target: TARGET,
            from = %from.origin().ascii_serialization(),
            to = %to.origin().ascii_serialization(),
            "a redirect to another origin is not followed"
        );
    }
}

#[cfg(not(feature = "tracing"))]
mod off {
    use crate::runtime::{Attempt, Correction, Error, Meta};
    use reqwest::Url;
    use std::future::Future;
    use std::time::Duration;

    /// Nobody is told anything.
    pub const LISTENS: bool = false;

    /// Nothing.
    #[derive(Clone, Debug)]
    pub struct Span;

    impl Span {
        pub fn of(_: &Attempt, _: &Url) -> Self {
            Self
        }

        pub fn follow<F: Future>(&self, work: F) -> F {
            work
        }

        pub fn within<T>(&self, work: impl FnOnce() -> T) -> T {
            work()
        }

        pub fn ended(&self, _: Result<&Meta, &Error>) {}
    }

    pub fn attempted(_: &Attempt, _: Result<&Meta, &Error>) {}

    pub fn held_back(_: Duration) {}

    pub fn corrected(_: &[Correction]) {}

    pub fn redirect_refused(_: &Url, _: &Url) {}
}
