// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Models of [`crate::resources::snapshots`].

use super::shared::*;
use crate::runtime::emit::{models, string_enums, unions};
use crate::types::{DateTime, Extra};

models! {
    /// One page of the snapshots of the account.
    pub struct SnapshotsResponse + extra: Extra {
        /// The snapshots on this page.
        optional snapshots: Vec<Snapshots>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }

    /// A snapshot of a Droplet or of a volume.
    pub struct Snapshots + extra: Extra {
        /// Identifies the snapshot: a number in text form for one of a Droplet, a UUID
        /// for one of a volume (such as `6372321`).
        required id: String,
        /// The snapshot's name (such as `web-01-1595954862243`).
        required name: String,
        /// When it was taken, in UTC (such as `2020-07-28T16:47:44Z`).
        required created_at: DateTime,
        /// The slugs of the regions in which it can be used.
        required regions: Vec<String>,
        /// The smallest disk or volume, in gigabytes, onto which it fits (such as
        /// `25`).
        required min_disk_size: i64,
        /// The gigabytes that are billed for it (such as `2.34`).
        required size_gigabytes: f64,
        /// The ID of the Droplet or volume it was taken of, which may be gone by now
        /// (such as `200776916`).
        required resource_id: String,
        /// What it was taken of (such as `droplet`).
        required resource_type: SnapshotsResourceType,
        /// The tags on the snapshot, or `null`. Visible with the scope `tag:read`.
        required tags: Option<Vec<String>>,
    }

    /// The body that wraps a snapshot.
    pub struct SnapshotsExistingResponse + extra: Extra, Default {
        /// A snapshot of a Droplet or of a volume.
        optional snapshot: Snapshots,
    }
}

unions! {
    /// The `snapshot_id` of `snapshots().delete`.
    pub enum SnapshotId + Unknown {
        /// A snapshot of a Droplet (such as `6372321`).
        Integer(i64) from(i64),
        /// A snapshot of a volume (such as `fbe805e8-866b-11e6-96bf-000f53315a41`).
        String(String) from(String, &str),
    }
}

string_enums! {
    /// The `resource_type` of `snapshots().list`.
    pub enum SnapshotResourceType {
        /// Snapshots of Droplets.
        Droplet = "droplet",
        /// Snapshots of block storage volumes.
        Volume = "volume", _ => Unknown,
    }

    /// The `resource_type` of [`Snapshots`].
    pub enum SnapshotsResourceType {
        /// A Droplet; new Droplets can be made from it.
        Droplet = "droplet",
        /// A block storage volume; new volumes can be made from it.
        Volume = "volume", _ => Unknown,
    }
}
