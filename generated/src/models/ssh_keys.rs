// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Models of [`crate::resources::ssh_keys`].

use super::shared::*;
use crate::runtime::emit::{models, unions};
use crate::types::Extra;

models! {
    /// One page of the SSH keys of the account.
    pub struct SshKeysAllResponse + extra: Extra {
        /// The keys on this page.
        optional ssh_keys: Vec<SshKeys>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }

    /// A public SSH key kept with the account.
    pub struct SshKeys + extra: Extra {
        /// Identifies the key. Used to let it into new Droplets (such as `512189`).
        optional id: i64,
        /// The MD5 fingerprint of the key: 16 bytes in hexadecimal, separated by
        /// colons. Worked out by the server.
        optional fingerprint: String,
        /// The key in the format of an `authorized_keys` line. It is copied to the root
        /// user of each Droplet created with it.
        required public_key: String,
        /// What to call the key in lists (such as `My SSH Public Key`).
        required name: String,
    }

    /// The body that wraps the SSH key just added.
    pub struct SshKeysNewResponse + extra: Extra, Default {
        /// A public SSH key kept with the account.
        optional ssh_key: SshKeys,
    }

    /// The body that wraps an SSH key.
    pub struct SshKeysExistingResponse + extra: Extra, Default {
        /// A public SSH key kept with the account.
        optional ssh_key: SshKeys,
    }

    /// What can be changed about an SSH key.
    pub struct SshKeysUpdateRequest + extra: Extra, Default {
        /// What to call the key in lists (such as `My SSH Public Key`).
        optional name: String,
    }
}

unions! {
    /// A key's ID or its fingerprint.
    pub enum SshKeyIdentifier + Unknown {
        /// Identifies the key. Used to let it into new Droplets (such as `512189`).
        Id(i64) from(i64),
        /// The MD5 fingerprint of the key: 16 bytes in hexadecimal, separated by
        /// colons. Worked out by the server.
        Fingerprint(String) from(String, &str),
    }
}
