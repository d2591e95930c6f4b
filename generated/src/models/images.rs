// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Models of [`crate::resources::images`].

use super::shared::*;
use crate::runtime::emit::{models, string_enums, unions};
use crate::types::Extra;

models! {
    /// One page of the images the account can use.
    pub struct AllImagesResponse + extra: Extra {
        /// The images on this page.
        required images: Vec<Image>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }

    /// The order to import a custom image.
    pub struct ImageNewCustom + extra: Extra {
        /// The image's name for display (such as `Nifty New Snapshot`).
        required name: String,
        /// The Linux (or BSD) distribution of an image. For a custom image, a value
        /// that is not in the list is taken as `Unknown` (such as `Ubuntu`).
        optional distribution: Distribution,
        /// Free text about the image; may be empty (such as
        /// `Cloud-optimized image w/ small footprint`).
        optional description: String,
        /// Where the file can be downloaded, over HTTP or HTTPS and without a login.
        /// The format is qcow2, raw, vdi, vhdx or vmdk, packed with gzip or bzip2 or
        /// not, and below 100 GB unpacked.
        required url: String,
        /// The slug of a region: a city and the number of the data centre in it (such
        /// as `nyc3`).
        required region: RegionSlug,
        /// Names of tags; those that do not exist yet are created. The token needs the
        /// scope `tag:create`.
        nullable tags: Vec<String>,
    }

    /// The body that wraps the image being imported.
    pub struct NewCustomImageResponse + extra: Extra, Default {
        /// A disk image from which Droplets are made.
        optional image: Image,
    }

    /// The body that wraps an image.
    pub struct ExistingImageResponse + extra: Extra {
        /// A disk image from which Droplets are made.
        required image: Image,
    }

    /// The members of an image that its owner sets.
    pub struct ImageUpdate + extra: Extra, Default {
        /// The image's name for display (such as `Nifty New Snapshot`).
        optional name: String,
        /// The Linux (or BSD) distribution of an image. For a custom image, a value
        /// that is not in the list is taken as `Unknown` (such as `Ubuntu`).
        optional distribution: Distribution,
        /// Free text about the image; may be empty (such as
        /// `Cloud-optimized image w/ small footprint`).
        optional description: String,
    }

    /// The body that wraps an image.
    pub struct UpdatedImageResponse + extra: Extra {
        /// A disk image from which Droplets are made.
        required image: Image,
    }

    /// A case of [`ImagesPostAccountTransferCreate`].
    pub struct TransferToEmail + extra: Extra {
        /// The e-mail address of the recipient's account (such as `alice@example.com`).
        required recipient_email: String,
    }

    /// A case of [`ImagesPostAccountTransferCreate`].
    pub struct TransferToTeam + extra: Extra {
        /// The UUID of the recipient team (such as
        /// `4f6c71e2-1e90-4762-9fee-6cc4a0a9f2cf`).
        required recipient_uuid: String,
    }

    /// The offer just made.
    pub struct ImagesPostAccountTransferCreatedResponse + extra: Extra, Default {
        /// Identifies the offer. `0` says that it is settled already: the team accepted
        /// it by itself (such as `3164444`).
        optional transfer_id: i64,
    }

    /// Which offer is accepted, and for which team.
    pub struct ImagesPostAccountTransferAccept + extra: Extra {
        /// Identifies the offer, as in the answer to its creation (such as `3164444`).
        required transfer_id: i64,
        /// The UUID of the team taking the image over (such as
        /// `4f6c71e2-1e90-4762-9fee-6cc4a0a9f2cf`).
        required recipient_uuid: String,
    }

    /// Which offer is withdrawn.
    pub struct ImagesPostAccountTransferCancel + extra: Extra {
        /// Identifies the offer, as in the answer to its creation (such as `3164444`).
        required transfer_id: i64,
    }

    /// Which offer is refused.
    pub struct ImagesPostAccountTransferDecline + extra: Extra {
        /// Identifies the offer, as in the answer to its creation (such as `3164444`).
        required transfer_id: i64,
    }
}

unions! {
    /// The `image_id` of `images().get`.
    pub enum ImagesGetImageId + Unknown {
        /// The ID of any image.
        Integer(i64) from(i64),
        /// The slug of a public image.
        String(String) from(String, &str),
    }

    /// The recipient of an image, by e-mail address or by team.
    pub enum ImagesPostAccountTransferCreate + Unknown {
        /// Hands the image over to a user.
        Email(TransferToEmail) from(TransferToEmail),
        /// Hands the image over to a team.
        Team(TransferToTeam) from(TransferToTeam),
    }
}

string_enums! {
    /// The `type` of `images().list`.
    pub enum ImagesType {
        /// 1-Click applications: a distribution with software already set up.
        Application = "application",
        /// Plain Linux distributions.
        Distribution = "distribution", _ => Unknown,
    }
}
