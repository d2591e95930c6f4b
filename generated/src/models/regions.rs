// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Models of [`crate::resources::regions`].

use super::shared::*;
use crate::runtime::emit::models;
use crate::types::Extra;

models! {
    /// One page of regions.
    pub struct AllRegionsResponse + extra: Extra {
        /// The regions on this page.
        required regions: Vec<Region>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }
}
