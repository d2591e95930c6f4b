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
    /// Returns who the token belongs to, how many Droplets and floating IPs may exist
    /// at once, and whether the account is in good standing. It is the cheapest call
    /// with which to test a token. The two limits are filled in only for tokens that
    /// also hold `droplet:read` and `reserved_ip:read`.
    ///
    /// `GET /v2/account`; needs `account:read`.
    /// # Returns
    /// - `200`: The account the token acts for: [`models::AccountResponse`].
    /// - `401`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/account_get.md")]
    pub fn get(&self) -> Call<Get> {
        Call::new(self.0)
    }
}

operations! {
    Get { "account_get", GET "/v2/account"
        Ok { 200: json models::AccountResponse }
        Err { 401 | 429 | 500 | default: json models::Error } }
}
