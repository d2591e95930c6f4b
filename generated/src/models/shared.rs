// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Models that several resources share.
#![allow(unused_imports, reason = "some are for tables that few features need")]

use crate::runtime::emit::{int_enums, models, string_enums, unions};
use crate::types::{DateTime, Extra};

models! {
    /// What every failed request answers with.
    pub struct Error + extra: Extra {
        /// A short, stable name for the kind of failure, such as `not_found`,
        /// `unauthorized` or `too_many_requests`.
        required id: String,
        /// What went wrong, in words for a person. Do not parse it.
        required message: String,
        /// Names the request. Quote it when asking support about the failure (such as
        /// `4d9d8375-3c56-4925-a3e7-eb137fed17e9`).
        optional request_id: String,
    }

    /// Links to the other pages of a list. Empty if everything fits on one.
    pub struct PageLinks + extra: Extra, Default {
        /// The pages there are from here: forward ones unless this is the last,
        /// backward ones unless it is the first.
        optional pages: PageLinksPages,
    }

    /// The `pages` of [`PageLinks`].
    pub struct PageLinksPages + extra: Extra, Default {
        /// The URL of the last page.
        optional last: String,
        /// The URL of the page after this one. Absent on the last page.
        optional next: String,
        /// The URL of the first page.
        optional first: String,
        /// The URL of the page before this one.
        optional prev: String,
    }

    /// The `meta` of `ActionsResponse`.
    pub struct Meta + extra: Extra {
        /// How many objects there are in all, not just on this page (such as `1`).
        required total: i64,
    }

    /// A region: a data centre in which resources can be placed.
    pub struct Region + extra: Extra {
        /// The region's name for display (such as `New York 3`).
        required name: String,
        /// Identifies the region in requests (such as `nyc3`).
        required slug: String,
        /// What is on offer in the region, such as `ipv6`, `storage` or
        /// `image_transfer`.
        required features: Vec<String>,
        /// Whether new Droplets can be made there now.
        required available: bool,
        /// The slugs of the sizes on offer there. Visible with the scope `sizes:read`.
        required sizes: Vec<String>,
    }
}

#[cfg(any(feature = "actions", feature = "droplet-actions"))]
models! {
    /// The body that wraps an action.
    pub struct ActionResponse + extra: Extra, Default {
        /// The record of one asynchronous operation on a resource: what was asked for,
        /// when, and how far it got.
        optional action: Action,
    }
}

#[cfg(any(feature = "actions", feature = "droplet-actions", feature = "image-actions"))]
models! {
    /// The record of one asynchronous operation on a resource: what was asked for,
    /// when, and how far it got.
    pub struct Action + extra: Extra, Default {
        /// Identifies the action across all resources of the account (such as
        /// `36804636`).
        optional id: i64,
        /// How far the action got. `completed` and `errored` are final (`in-progress`
        /// by default).
        optional status: ActionStatus,
        /// What was done, for instance `create`, `resize`, `snapshot` or `transfer`.
        /// Open ended: new kinds appear without notice.
        optional r#type = "type": String,
        /// When the action was accepted, in UTC (such as `2020-11-14T16:29:21Z`).
        optional started_at: DateTime,
        /// When the action came to its end, in UTC; `null` while it is in progress
        /// (such as `2020-11-14T16:30:06Z`).
        nullable completed_at: DateTime,
        /// The number of the resource acted on; `null` when the resource is not
        /// identified by a number (such as `3164444`).
        nullable resource_id: i64,
        /// The kind of resource acted on, such as `droplet`, `image` or `volume`.
        optional resource_type: String,
        /// A region: a data centre in which resources can be placed.
        optional region: Region,
        /// The slug of the region in which the action ran, or `null` if it has none
        /// (such as `nyc3`).
        nullable region_slug: String,
    }
}

#[cfg(any(feature = "actions", feature = "droplet-actions", feature = "image-actions"))]
string_enums! {
    /// The `status` of [`Action`].
    pub enum ActionStatus {
        /// Still queued or running. Ask again later.
        InProgress = "in-progress",
        /// Finished successfully.
        Completed = "completed",
        /// Finished without success. The resource may need to be checked.
        Errored = "errored", _ => Unknown,
    }
}

#[cfg(any(feature = "droplets", feature = "droplet-actions"))]
models! {
    /// How often automatic backups are made, when, and how long they last.
    pub struct DropletBackupPolicy + extra: Extra, Default {
        /// The rhythm of the backups (such as `daily`).
        optional plan: DropletBackupPolicyPlan,
        /// On which day of the week to back up. Only for the plan `weekly` (such as
        /// `SUN`).
        optional weekday: DropletBackupPolicyWeekday,
        /// When the window opens: an hour in UTC, and a multiple of 4 (such as `0`).
        optional hour: DropletBackupPolicyHour,
        /// How many hours the window stays open. Set by the server (such as `4`; only
        /// in responses).
        optional window_length_hours: i64,
        /// After how many days a backup expires. Set by the server (such as `7`; only
        /// in responses).
        optional retention_period_days: i64,
    }
}

#[cfg(any(feature = "droplets", feature = "droplet-actions"))]
unions! {
    /// The `image` of `DropletActionRebuild`.
    pub enum DropletCreateImage + Unknown {
        /// The slug of a public image.
        String(String) from(String, &str),
        /// The ID of any image the account can use.
        Integer(i64) from(i64),
    }
}

#[cfg(any(feature = "droplets", feature = "droplet-actions"))]
string_enums! {
    /// The `plan` of [`DropletBackupPolicy`].
    pub enum DropletBackupPolicyPlan {
        /// One backup a day, kept for 7 days.
        Daily = "daily",
        /// One backup a week, on `weekday`, kept for 4 weeks.
        Weekly = "weekly", _ => Unknown,
    }

    /// The `weekday` of [`DropletBackupPolicy`].
    pub enum DropletBackupPolicyWeekday {
        /// Sunday.
        Sun = "SUN",
        /// Monday.
        Mon = "MON",
        /// Tuesday.
        Tue = "TUE",
        /// Wednesday.
        Wed = "WED",
        /// Thursday.
        Thu = "THU",
        /// Friday.
        Fri = "FRI",
        /// Saturday.
        Sat = "SAT", _ => Unknown,
    }
}

#[cfg(any(feature = "droplets", feature = "droplet-actions"))]
int_enums! {
    /// The `hour` of [`DropletBackupPolicy`].
    pub enum DropletBackupPolicyHour {
        Value0 = 0, Value4 = 4, Value8 = 8, Value12 = 12, Value16 = 16, Value20 = 20,
        _ => Unknown,
    }
}

#[cfg(any(feature = "droplets", feature = "images"))]
models! {
    /// A disk image from which Droplets are made.
    pub struct Image + extra: Extra, Default {
        /// Identifies the image (such as `7555620`; only in responses).
        optional id: i64,
        /// The image's name for display (such as `Nifty New Snapshot`).
        optional name: String,
        /// Where the image comes from (such as `snapshot`).
        optional r#type = "type": ImageType,
        /// The Linux (or BSD) distribution of an image. For a custom image, a value
        /// that is not in the list is taken as `Unknown` (such as `Ubuntu`).
        optional distribution: Distribution,
        /// The name by which a public image can be used in place of its ID; `null` for
        /// private ones (such as `nifty1`).
        nullable slug: String,
        /// Whether all accounts can use the image or only this one.
        optional public: bool,
        /// The regions in which the image can be used.
        optional regions: Vec<RegionSlug>,
        /// When the image was created, in UTC (such as `2020-05-04T22:23:02Z`).
        optional created_at: DateTime,
        /// The smallest disk, in gigabytes, onto which the image fits (at least 0; such
        /// as `20`).
        nullable min_disk_size: i64,
        /// How much storage the image takes up, in gigabytes (such as `2.34`).
        nullable size_gigabytes: f64,
        /// Free text about the image; may be empty (such as
        /// `Cloud-optimized image w/ small footprint`).
        optional description: String,
        /// Names of tags; those that do not exist yet are created. The token needs the
        /// scope `tag:create`.
        nullable tags: Vec<String>,
        /// How far the import of a custom image got (such as `available`).
        optional status: ImageStatus,
        /// Why the import of a custom image failed; empty otherwise (such as
        /// `the file could not be downloaded`).
        optional error_message: String,
    }
}

#[cfg(any(feature = "droplets", feature = "images"))]
string_enums! {
    /// The `type` of [`Image`].
    pub enum ImageType {
        /// An operating system image made by DigitalOcean.
        Base = "base",
        /// Taken of a Droplet on request.
        Snapshot = "snapshot",
        /// Made of a Droplet automatically.
        Backup = "backup",
        /// Imported by a user from a file.
        Custom = "custom",
        /// Made for managed services, for instance for the nodes of Kubernetes
        /// clusters.
        Admin = "admin", _ => Unknown,
    }

    /// The Linux (or BSD) distribution of an image. For a custom image, a value that is
    /// not in the list is taken as `Unknown` (such as `Ubuntu`).
    pub enum Distribution {
        ArchLinux = "Arch Linux", CentOs = "CentOS", CoreOs = "CoreOS",
        Debian = "Debian", Fedora = "Fedora", FedoraAtomic = "Fedora Atomic",
        FreeBsd = "FreeBSD", Gentoo = "Gentoo", OpenSuse = "openSUSE",
        RancherOs = "RancherOS", RockyLinux = "Rocky Linux", Ubuntu = "Ubuntu",
        Unknown = "Unknown", _ => Unrecognized,
    }

    /// The `status` of [`Image`].
    pub enum ImageStatus {
        /// Accepted; the import has not begun.
        New = "NEW",
        /// Ready for use.
        Available = "available",
        /// Being downloaded and converted.
        Pending = "pending",
        /// Gone; it can no longer be used.
        Deleted = "deleted",
        /// Withdrawn: no new Droplets are made from it.
        Retired = "retired", _ => Unknown,
    }
}

#[cfg(any(feature = "droplets", feature = "images", feature = "image-actions"))]
string_enums! {
    /// The slug of a region: a city and the number of the data centre in it (such as
    /// `nyc3`).
    pub enum RegionSlug {
        /// Amsterdam, the Netherlands, first data centre.
        Ams1 = "ams1",
        /// Amsterdam, the Netherlands, second data centre.
        Ams2 = "ams2",
        /// Amsterdam, the Netherlands, third data centre.
        Ams3 = "ams3",
        /// Bangalore, India.
        Blr1 = "blr1",
        /// Frankfurt, Germany.
        Fra1 = "fra1",
        /// London, United Kingdom.
        Lon1 = "lon1",
        /// New York City, United States, first data centre.
        Nyc1 = "nyc1",
        /// New York City, United States, second data centre.
        Nyc2 = "nyc2",
        /// New York City, United States, third data centre.
        Nyc3 = "nyc3",
        /// San Francisco, United States, first data centre.
        Sfo1 = "sfo1",
        /// San Francisco, United States, second data centre.
        Sfo2 = "sfo2",
        /// San Francisco, United States, third data centre.
        Sfo3 = "sfo3",
        /// Singapore.
        Sgp1 = "sgp1",
        /// Toronto, Canada.
        Tor1 = "tor1",
        /// Sydney, Australia.
        Syd1 = "syd1", _ => Unknown,
    }
}

#[cfg(any(feature = "droplets", feature = "sizes"))]
models! {
    /// One disk of a Droplet.
    pub struct DiskInfo + extra: Extra, Default {
        /// The role of the disk. Each Droplet has a `local` or a `boot` disk; some with
        /// a GPU also have a `scratch` disk.
        optional r#type = "type": DiskInfoType,
        /// How large the disk is.
        optional size: DiskInfoSize,
    }

    /// The `size` of [`DiskInfo`].
    pub struct DiskInfoSize + extra: Extra, Default {
        /// The number of units (such as `25`).
        optional amount: i64,
        /// The unit, as a rule `gib`.
        optional unit: String,
    }

    /// A size: a fixed bundle of RAM, CPUs, disk and transfer at a fixed price.
    pub struct Size + extra: Extra {
        /// Identifies the size in requests (such as `s-1vcpu-1gb`).
        required slug: String,
        /// RAM in megabytes (MiB) (at least 8; a multiple of 8; such as `1024`).
        required memory: i64,
        /// How many virtual CPUs a Droplet of this size has (such as `1`).
        required vcpus: i64,
        /// Size of the main disk in gigabytes (GiB) (such as `25`).
        required disk: i64,
        /// Outgoing public traffic included in the price, in terabytes a month (such as
        /// `1.0`).
        required transfer: f64,
        /// US dollars for a full month (such as `5.0`).
        required price_monthly: f64,
        /// US dollars for an hour (such as `0.00744`).
        required price_hourly: f64,
        /// The slugs of the regions that offer the size.
        required regions: Vec<String>,
        /// Whether new Droplets of this size can be made (`true` by default).
        required available: bool,
        /// The class of machine, such as `Basic`, `General Purpose` or `CPU-Optimized`.
        required description: String,
        /// Every disk that comes with the size, with kind and amount.
        optional disk_info: Vec<DiskInfo>,
        /// The GPUs of a size. Absent for sizes without any.
        optional gpu_info: GpuInfo,
    }

    /// The GPUs of a size. Absent for sizes without any.
    pub struct GpuInfo + extra: Extra, Default {
        /// How many GPUs there are (such as `1`).
        optional count: i64,
        /// The model, such as `nvidia_h100`.
        optional model: String,
        /// How much memory each GPU has.
        optional vram: GpuInfoVram,
    }

    /// The `vram` of [`GpuInfo`].
    pub struct GpuInfoVram + extra: Extra, Default {
        /// The number of units (such as `25`).
        optional amount: i64,
        /// The unit, as a rule `gib`.
        optional unit: String,
    }
}

#[cfg(any(feature = "droplets", feature = "sizes"))]
string_enums! {
    /// The `type` of [`DiskInfo`].
    pub enum DiskInfoType {
        /// The disk with system and data, on the machine itself.
        Local = "local",
        /// The disk the system boots from.
        Boot = "boot",
        /// Fast space for passing data. Its content does not survive.
        Scratch = "scratch", _ => Unknown,
    }
}
