// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! A stand-in for `DigitalOcean API`, in the same process: no network, no account, no
//! token.
//!
//! Every operation is answered with the example of the API's document, or with what the
//! test says by [`Mock::answer`]. Each request is checked against the document; what
//! breaks it is answered with status 400 and is kept, so that [`Mock::assert_clean`]
//! fails.
//!
//! ```no_run
//! use digitalocean::mock::{Answer, Mock};
//!
//! # use digitalocean::*; async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! let mock = Mock::new();
//! let client = mock.client();
//! let result = client.droplets().list().await?;
//! assert_eq!(mock.calls_of("droplets_list").len(), 1);
//! mock.assert_clean();
//!
//! // From now on the API is down.
//! mock.answer("droplets_list", Answer::status(503));
//! # Ok(()) }
//! ```

pub use crate::runtime::mock::*;

static SOURCE: Source = Source::new(crate::config::DEFAULTS, include_str!("mock.json"));

impl Mock {
    /// A stand-in that answers every operation with the document's example.
    pub fn new() -> Self {
        Self::of(&SOURCE)
    }
}

impl Default for Mock {
    fn default() -> Self {
        Self::new()
    }
}
