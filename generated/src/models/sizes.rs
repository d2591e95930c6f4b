// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Models of [`crate::resources::sizes`].

use super::shared::*;
use crate::runtime::emit::models;
use crate::types::Extra;

models! {
    /// One page of sizes.
    pub struct AllSizesResponse + extra: Extra {
        /// The sizes on this page.
        required sizes: Vec<Size>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }
}
