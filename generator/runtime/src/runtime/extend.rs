//! What a client can be extended with: hooks that look at every attempt ([`Hook`]), tokens
//! that renew themselves ([`TokenProvider`]), a [`Transport`] or a [`Clock`] of one's own,
//! and calls of endpoints that the document has not ([`Undocumented`]). The crates are
//! those whose types stand here.

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub use super::send::ReqwestTransport;
pub use super::{
    Attempt, BoxError, Chunks, Clock, Exchange, Fetching, Hook, Incoming, Payload,
    Request, Token, TokenProvider, Transport, TransportFault, Undocumented,
};
pub use {bytes, http, reqwest};
