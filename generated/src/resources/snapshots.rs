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
    /// Returns the snapshots of Droplets and of volumes in pages; `resource_type`
    /// narrows the list to either kind. Automatic backups are not included.
    ///
    /// `GET /v2/snapshots`; needs `snapshot:read`. The result comes page by page:
    /// [`items`](Call::items) reads all of it.
    /// # Returns
    /// - `200`: One page of snapshots: [`models::SnapshotsResponse`].
    /// - `401`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/snapshots_list.md")]
    pub fn list(&self) -> Call<List> {
        Call::new(self.0)
    }

    /// Shows a snapshot.
    ///
    /// Returns one snapshot of a Droplet or volume. The ID of an image that is no
    /// snapshot is refused with status 400.
    ///
    /// `GET /v2/snapshots/{snapshot_id}`; needs `snapshot:read`,
    /// `block_storage_snapshot:read`.
    /// # Arguments
    /// - `snapshot_id`: The ID of the snapshot: a number for one of a Droplet, a UUID
    ///   for one of a volume.
    /// # Returns
    /// - `200`: The snapshot: [`models::SnapshotsExistingResponse`].
    /// - `400`, `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/snapshots_get.md")]
    pub fn get(&self, snapshot_id: impl Into<models::SnapshotId>) -> Call<Get> {
        Call::new(self.0).path_arg("snapshot_id", snapshot_id.into())
    }

    /// Deletes a snapshot.
    ///
    /// Deletes the snapshot of a Droplet or volume for good. Resources made from it are
    /// not affected. The ID of an image that is no snapshot is refused with status 400.
    ///
    /// `DELETE /v2/snapshots/{snapshot_id}`; needs `image:delete`, `snapshot:delete`.
    /// # Arguments
    /// - `snapshot_id`: The ID of the snapshot: a number for one of a Droplet, a UUID
    ///   for one of a volume.
    /// # Returns
    /// - `204`: Done. The answer has no body.
    /// - `400`, `401`, `404`, `429`, `500`, others: [`models::Error`].
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
        Ok { 200: json models::SnapshotsResponse }
        Err { 401 | 429 | 500 | default: json models::Error } }
    Get { "snapshots_get", GET "/v2/snapshots/{snapshot_id}"
        Ok { 200: json models::SnapshotsExistingResponse }
        Err { 400 | 401 | 404 | 429 | 500 | default: json models::Error } }
    Delete { "snapshots_delete", DELETE "/v2/snapshots/{snapshot_id}"
        Ok { 204: empty }
        Err { 400 | 401 | 404 | 429 | 500 | default: json models::Error } }
}
