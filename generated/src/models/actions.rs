// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Models of [`crate::resources::actions`].

use super::shared::*;
use crate::runtime::emit::models;
use crate::types::Extra;

models! {
    /// One page of the account's actions.
    pub struct ActionsResponse + extra: Extra {
        /// The actions on this page.
        optional actions: Vec<Action>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }
}
