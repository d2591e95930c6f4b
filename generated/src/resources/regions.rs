// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Regions.
//!
//! The data centres in which resources can be placed.

use crate::models;
use crate::runtime::emit::*;

/// The operations of `Regions`; from [`Client::regions`].
#[derive(Clone, Copy, Debug)]
pub struct Regions<'a>(&'a Client);

impl Client {
    /// The operations of `Regions`.
    pub fn regions(&self) -> Regions<'_> {
        Regions(self)
    }
}

impl Regions<'_> {
    /// Lists the regions.
    ///
    /// `GET /v2/regions`; needs `regions:read`. The result comes page by page:
    /// [`items`](Call::items) reads all of it.
    #[doc = include_str!("../../docs/regions_list.md")]
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
    List { "regions_list", GET "/v2/regions"
        pages {
            link("/links/pages/next")
            items "/regions": models::Region = |page| page.regions
        }
        Ok { 200: json models::AllRegionsResponse } }
}
