// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Account.
//!
//! Who a token belongs to, and the limits of that account.

use crate::models;
use crate::runtime::emit::*;

/// The operations of `Account`; from [`Client::account`].
#[derive(Clone, Copy, Debug)]
pub struct Account<'a>(&'a Client);

impl Client {
    /// The operations of `Account`.
    pub fn account(&self) -> Account<'_> {
        Account(self)
    }
}

impl Account<'_> {
    /// Shows the account of the caller.
    ///
    /// `GET /v2/account`; needs `account:read`.
    #[doc = include_str!("../../docs/account_get.md")]
    pub fn get(&self) -> Call<Get> {
        Call::new(self.0)
    }
}

operations! {
    Get { "account_get", GET "/v2/account" Ok { 200: json models::AccountResponse } }
}
