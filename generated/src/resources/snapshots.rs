// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Snapshots.
//!
//! Snapshots of Droplets and of block storage volumes, in one list. A snapshot fits
//! onto disks of at least its `min_disk_size`.

use crate::models;
use crate::runtime::emit::*;

/// The operations of `Snapshots`; from [`Client::snapshots`].
#[derive(Clone, Copy, Debug)]
pub struct Snapshots<'a>(&'a Client);

impl Client {
    /// The operations of `Snapshots`.
    pub fn snapshots(&self) -> Snapshots<'_> {
        Snapshots(self)
    }
}

impl Snapshots<'_> {
    /// Lists the snapshots of the account.
    ///
    /// `GET /v2/snapshots`; needs `snapshot:read`. The result comes page by page:
    /// [`items`](Call::items) reads all of it.
    #[doc = include_str!("../../docs/snapshots_list.md")]
    pub fn list(&self) -> Call<List> {
        Call::new(self.0)
    }

    /// Shows a snapshot.
    ///
    /// `GET /v2/snapshots/{snapshot_id}`; needs `snapshot:read`,
    /// `block_storage_snapshot:read`.
    #[doc = include_str!("../../docs/snapshots_get.md")]
    pub fn get(&self, snapshot_id: impl Into<models::SnapshotId>) -> Call<Get> {
        Call::new(self.0).path_arg("snapshot_id", snapshot_id.into())
    }

    /// Deletes a snapshot.
    ///
    /// `DELETE /v2/snapshots/{snapshot_id}`; needs `image:delete`, `snapshot:delete`.
    #[doc = include_str!("../../docs/snapshots_delete.md")]
    pub fn delete(&self, snapshot_id: impl Into<models::SnapshotId>) -> Call<Delete> {
        Call::new(self.0).path_arg("snapshot_id", snapshot_id.into())
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

    /// Lists only snapshots of this kind of resource.
    pub fn resource_type(
        self,
        resource_type: impl Into<models::SnapshotResourceType>,
    ) -> Self {
        self.query_arg("resource_type", resource_type.into())
    }
}

operations! {
    List { "snapshots_list", GET "/v2/snapshots"
        pages {
            link("/links/pages/next")
            items "/snapshots": models::Snapshots = |page| page.snapshots.unwrap_or_default()
        }
        Ok { 200: json models::SnapshotsResponse } }
    Get { "snapshots_get", GET "/v2/snapshots/{snapshot_id}"
        Ok { 200: json models::SnapshotsExistingResponse } }
    Delete { "snapshots_delete", DELETE "/v2/snapshots/{snapshot_id}" Ok { 204: empty } }
}
