// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Models of [`crate::resources::image_actions`].

use super::shared::*;
use crate::runtime::emit::{models, tagged_unions};
use crate::types::Extra;

models! {
    /// One page of the actions of an image.
    pub struct GetImageActionsResponse + extra: Extra {
        /// The actions on this page.
        optional actions: Vec<Action>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }

    /// Copies an image to a further region.
    pub struct ImageActionTransfer + extra: Extra {
        /// The slug of a region: a city and the number of the data centre in it (such
        /// as `nyc3`).
        required region: RegionSlug,
    }

    /// The body that wraps the action just started.
    pub struct PostImageActionResponse + extra: Extra, Default {
        /// The record of one asynchronous operation on a resource: what was asked for,
        /// when, and how far it got.
        optional action: Action,
    }

    /// The body that wraps an action of an image.
    pub struct GetImageActionResponse + extra: Extra, Default {
        /// The record of one asynchronous operation on a resource: what was asked for,
        /// when, and how far it got.
        optional action: Action,
    }
}

tagged_unions! {
    /// An action to start on an image, told apart by `type`.
    pub enum ImageAction + Unknown, tag "type" {
        /// Turns a backup into a snapshot, which does not expire.
        Convert = "convert",
        /// Copies the image to the region named by `region`.
        Transfer(ImageActionTransfer) from(ImageActionTransfer) = "transfer",
    }
}
