//! The connections of a client, those of blocking calls apart from the others: a connection
//! is served by the runtime that made it, and one that stands still answers nobody.

use super::drive::is_driven;
use crate::runtime::send::ReqwestTransport;
use crate::runtime::{Error, Exchange, Request, Transport};
use std::sync::OnceLock;
use std::time::Duration;

/// Carries requests over connections of the runtime that waits for them.
pub struct Connections {
    awaited: ReqwestTransport,
    blocking: OnceLock<ReqwestTransport>,
    connect_timeout: Duration,
    direct: bool,
}

impl Connections {
    pub fn build(connect_timeout: Duration, direct: bool) -> Result<Self, Error> {
        let awaited = ReqwestTransport::build(connect_timeout, direct)?;
        Ok(Self { awaited, blocking: OnceLock::new(), connect_timeout, direct })
    }

    fn chosen(&self) -> &ReqwestTransport {
        if !is_driven() {
            return &self.awaited;
        }
        if self.blocking.get().is_none()
            && let Ok(transport) =
                ReqwestTransport::build(self.connect_timeout, self.direct)
        {
            // Whoever is first; they are alike.
            let _ = self.blocking.set(transport);
        }
        self.blocking.get().unwrap_or(&self.awaited)
    }
}

impl Transport for Connections {
    fn exchange(&self, request: Request) -> Exchange {
        self.chosen().exchange(request)
    }
}
