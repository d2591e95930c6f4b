// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Sizes.
//!
//! The sizes a Droplet can have. Each bundles RAM, CPUs, disk and transfer at a fixed
//! price, and each is on offer in some of the regions only.

use crate::models;
use crate::runtime::emit::*;

/// The operations of `Sizes`; from [`Client::sizes`].
#[derive(Clone, Copy, Debug)]
pub struct Sizes<'a>(&'a Client);

impl Client {
    /// The operations of `Sizes`.
    pub fn sizes(&self) -> Sizes<'_> {
        Sizes(self)
    }
}

impl Sizes<'_> {
    /// Lists the sizes a Droplet can have.
    ///
    /// `GET /v2/sizes`; needs `sizes:read`, `regions:read`. The result comes page by
    /// page: [`items`](Call::items) reads all of it.
    #[doc = include_str!("../../docs/sizes_list.md")]
    pub fn list(&self) -> Call<List> {
        Call::new(self.0)
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
    List { "sizes_list", GET "/v2/sizes"
        pages {
            link("/links/pages/next")
            items "/sizes": models::Size = |page| page.sizes
        }
        Ok { 200: json models::AllSizesResponse } }
}
