// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Models of [`crate::resources::account`].

use crate::runtime::emit::{models, string_enums};
use crate::types::Extra;

models! {
    /// The body that wraps an account.
    pub struct AccountResponse + extra: Extra, Default {
        /// A DigitalOcean account, or the team in whose name a token was issued.
        optional account: Account,
    }

    /// A DigitalOcean account, or the team in whose name a token was issued.
    pub struct Account + extra: Extra {
        /// How many Droplets may exist at the same time, powered off ones included.
        /// Support raises it on request. Visible with the scope `droplet:read` (such as
        /// `25`).
        required droplet_limit: i64,
        /// How many floating (now: reserved) IPs may be held at the same time. Visible
        /// with the scope `reserved_ip:read` (such as `5`).
        required floating_ip_limit: i64,
        /// The address with which the user signed up (such as
        /// `sammy@digitalocean.com`).
        required email: String,
        /// The user's name as shown to other people (such as `Sammy the Shark`).
        optional name: String,
        /// Identifies the user for good, even when the e-mail address changes (such as
        /// `b6fr89dbf6d9156cace5f3c78dc9851d957381ef`).
        required uuid: String,
        /// Whether the user has confirmed the e-mail address (`false` by default).
        required email_verified: bool,
        /// The standing of the account: `active`, `warning` or `locked` (`active` by
        /// default).
        required status: AccountStatus,
        /// Why the account is not `active`, in words for the user; empty otherwise
        /// (such as `Your last payment failed.`).
        required status_message: String,
        /// The team a token acts for. Absent for a token of a personal account.
        optional team: AccountTeam,
    }

    /// The `team` of [`Account`].
    pub struct AccountTeam + extra: Extra, Default {
        /// Identifies the team; used as `recipient_uuid` when an image changes hands
        /// (such as `5df3e3004a17e242b7c20ca6c9fc25b701a47ece`).
        optional uuid: String,
        /// The team's name (such as `My Team`).
        optional name: String,
    }
}

string_enums! {
    /// The `status` of [`Account`].
    pub enum AccountStatus {
        /// In good standing; nothing is restricted.
        Active = "active",
        /// Something needs attention, such as a failed payment; see `status_message`.
        Warning = "warning",
        /// Blocked: resources can neither be created nor changed.
        Locked = "locked", _ => Unknown,
    }
}
