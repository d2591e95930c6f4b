// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! SSH Keys.
//!
//! The public keys of an account. Those named at the creation of a Droplet may log in
//! to it as root.

use crate::models;
use crate::runtime::emit::*;

/// The operations of `SSH Keys`; from [`Client::ssh_keys`].
#[derive(Clone, Copy, Debug)]
pub struct SshKeys<'a>(&'a Client);

impl Client {
    /// The operations of `SSH Keys`.
    pub fn ssh_keys(&self) -> SshKeys<'_> {
        SshKeys(self)
    }
}

impl SshKeys<'_> {
    /// Lists the SSH keys of the account.
    ///
    /// `GET /v2/account/keys`; needs `ssh_key:read`. The result comes page by page:
    /// [`items`](Call::items) reads all of it.
    #[doc = include_str!("../../docs/sshKeys_list.md")]
    pub fn list(&self) -> Call<List> {
        Call::new(self.0)
    }

    /// Adds an SSH key.
    ///
    /// `POST /v2/account/keys`; needs `ssh_key:create`.
    #[doc = include_str!("../../docs/sshKeys_create.md")]
    pub fn create(&self, body: impl Into<models::SshKeys>) -> Call<Create> {
        Call::new(self.0).json_body(body.into())
    }

    /// Shows an SSH key.
    ///
    /// `GET /v2/account/keys/{ssh_key_identifier}`; needs `ssh_key:read`.
    #[doc = include_str!("../../docs/sshKeys_get.md")]
    pub fn get(
        &self,
        ssh_key_identifier: impl Into<models::SshKeyIdentifier>,
    ) -> Call<Get> {
        Call::new(self.0).path_arg("ssh_key_identifier", ssh_key_identifier.into())
    }

    /// Renames an SSH key.
    ///
    /// `PUT /v2/account/keys/{ssh_key_identifier}`; needs `ssh_key:update`.
    #[doc = include_str!("../../docs/sshKeys_update.md")]
    pub fn update(
        &self,
        ssh_key_identifier: impl Into<models::SshKeyIdentifier>,
        body: impl Into<models::SshKeysUpdateRequest>,
    ) -> Call<Update> {
        Call::new(self.0)
            .path_arg("ssh_key_identifier", ssh_key_identifier.into())
            .json_body(body.into())
    }

    /// Deletes an SSH key.
    ///
    /// `DELETE /v2/account/keys/{ssh_key_identifier}`; needs `ssh_key:delete`.
    #[doc = include_str!("../../docs/sshKeys_delete.md")]
    pub fn delete(
        &self,
        ssh_key_identifier: impl Into<models::SshKeyIdentifier>,
    ) -> Call<Delete> {
        Call::new(self.0).path_arg("ssh_key_identifier", ssh_key_identifier.into())
    }
}

impl Call<List> {
    /// How many objects to put on a page, from 1 to 200 (1 to 200; `20` by default).
    pub fn per_page(self, per_page: i64) -> Self {
        self.query_arg("per_page", per_page)
    }

    /// Which page to return, counted from 1 (at least 1; `1` by default).
    pub fn page(self, page: i64) -> Self {
        self.query_arg("page", page)
    }
}

operations! {
    List { "sshKeys_list", GET "/v2/account/keys"
        pages {
            link("/links/pages/next")
            items "/ssh_keys": models::SshKeys = |page| page.ssh_keys.unwrap_or_default()
        }
        Ok { 200: json models::SshKeysAllResponse } }
    Create { "sshKeys_create", POST "/v2/account/keys"
        Ok { 201: json models::SshKeysNewResponse } }
    Get { "sshKeys_get", GET "/v2/account/keys/{ssh_key_identifier}"
        Ok { 200: json models::SshKeysExistingResponse } }
    Update { "sshKeys_update", PUT "/v2/account/keys/{ssh_key_identifier}"
        Ok { 200: json models::SshKeysExistingResponse } }
    Delete { "sshKeys_delete", DELETE "/v2/account/keys/{ssh_key_identifier}"
        Ok { 204: empty } }
}
