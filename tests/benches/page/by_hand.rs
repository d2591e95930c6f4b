//! The models as one would write them by hand: the same members, enums that keep values
//! that they don't know, dates and addresses that are more than text.

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::{self, Formatter};

/// An enum that keeps what it doesn't know.
macro_rules! open_enum {
    ($name:ident { $($variant:ident = $text:literal,)+ }) => {
        pub enum $name {
            $($variant,)+
            Unknown(String),
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                struct Read;

                impl Visitor<'_> for Read {
                    type Value = $name;

                    fn expecting(&self, f: &mut Formatter<'_>) -> fmt::Result {
                        f.write_str("a string")
                    }

                    fn visit_str<E: Error>(self, text: &str) -> Result<$name, E> {
                        Ok(match text {
                            $($text => $name::$variant,)+
                            _ => $name::Unknown(text.to_owned()),
                        })
                    }
                }
                from.deserialize_str(Read)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(match self {
                    $(Self::$variant => $text,)+
                    Self::Unknown(text) => text,
                })
            }
        }
    };
}

open_enum! { Status { New = "new", Active = "active", Off = "off", Archive = "archive", } }
open_enum! { DiskType { Local = "local", Boot = "boot", Scratch = "scratch", } }
open_enum! { V4Type { Public = "public", Private = "private", } }
open_enum! { V6Type { Public = "public", } }
open_enum! { ImageType {
    Base = "base", Snapshot = "snapshot", Backup = "backup", Custom = "custom", Admin = "admin",
} }
open_enum! { ImageStatus {
    New = "NEW", Available = "available", Pending = "pending", Deleted = "deleted",
    Retired = "retired",
} }
open_enum! { Distribution {
    ArchLinux = "Arch Linux", CentOs = "CentOS", CoreOs = "CoreOS", Debian = "Debian",
    Fedora = "Fedora", FedoraAtomic = "Fedora Atomic", FreeBsd = "FreeBSD", Gentoo = "Gentoo",
    OpenSuse = "openSUSE", RancherOs = "RancherOS", RockyLinux = "Rocky Linux",
    Ubuntu = "Ubuntu", NotKnown = "Unknown",
} }
open_enum! { RegionSlug {
    Ams1 = "ams1", Ams2 = "ams2", Ams3 = "ams3", Blr1 = "blr1", Fra1 = "fra1", Lon1 = "lon1",
    Nyc1 = "nyc1", Nyc2 = "nyc2", Nyc3 = "nyc3", Sfo1 = "sfo1", Sfo2 = "sfo2", Sfo3 = "sfo3",
    Sgp1 = "sgp1", Tor1 = "tor1", Syd1 = "syd1",
} }

/// The structs; with a name behind the comma each keeps the members that it doesn't know.
macro_rules! models {
    ($module:ident $(, $rest:ident)?) => {
        #[allow(dead_code)]
        pub mod $module {
            use super::*;
            use std::net::{Ipv4Addr, Ipv6Addr};
            use time::OffsetDateTime;
            use time::serde::rfc3339;

            #[derive(Deserialize, Serialize)]
            pub struct Page {
                #[serde(skip_serializing_if = "Option::is_none")]
                droplets: Option<Vec<Droplet>>,
                #[serde(skip_serializing_if = "Option::is_none")]
                links: Option<Links>,
                meta: Meta,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct Meta {
                total: i64,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct Links {
                #[serde(skip_serializing_if = "Option::is_none")]
                pages: Option<Pages>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct Pages {
                #[serde(skip_serializing_if = "Option::is_none")]
                last: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                next: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                first: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                prev: Option<String>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct Droplet {
                id: i64,
                name: String,
                memory: i64,
                vcpus: i64,
                disk: i64,
                #[serde(skip_serializing_if = "Option::is_none")]
                disk_info: Option<Vec<Disk>>,
                locked: bool,
                status: Status,
                kernel: Option<Kernel>,
                #[serde(with = "rfc3339")]
                created_at: OffsetDateTime,
                features: Vec<String>,
                backup_ids: Vec<i64>,
                next_backup_window: Option<Window>,
                snapshot_ids: Vec<i64>,
                image: Image,
                volume_ids: Vec<String>,
                size: Size,
                size_slug: String,
                networks: Networks,
                region: Region,
                tags: Vec<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                vpc_uuid: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                gpu_info: Option<Gpu>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct Disk {
                #[serde(skip_serializing_if = "Option::is_none")]
                r#type: Option<DiskType>,
                #[serde(skip_serializing_if = "Option::is_none")]
                size: Option<Amount>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct Amount {
                #[serde(skip_serializing_if = "Option::is_none")]
                amount: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                unit: Option<String>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct Kernel {
                #[serde(skip_serializing_if = "Option::is_none")]
                id: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                name: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                version: Option<String>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct Window {
                #[serde(
                    default, with = "rfc3339::option", skip_serializing_if = "Option::is_none"
                )]
                start: Option<OffsetDateTime>,
                #[serde(
                    default, with = "rfc3339::option", skip_serializing_if = "Option::is_none"
                )]
                end: Option<OffsetDateTime>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct Image {
                #[serde(skip_serializing_if = "Option::is_none")]
                id: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                name: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                r#type: Option<ImageType>,
                #[serde(skip_serializing_if = "Option::is_none")]
                distribution: Option<Distribution>,
                slug: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                public: Option<bool>,
                #[serde(skip_serializing_if = "Option::is_none")]
                regions: Option<Vec<RegionSlug>>,
                #[serde(
                    default, with = "rfc3339::option", skip_serializing_if = "Option::is_none"
                )]
                created_at: Option<OffsetDateTime>,
                min_disk_size: Option<i64>,
                size_gigabytes: Option<f64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                description: Option<String>,
                tags: Option<Vec<String>>,
                #[serde(skip_serializing_if = "Option::is_none")]
                status: Option<ImageStatus>,
                #[serde(skip_serializing_if = "Option::is_none")]
                error_message: Option<String>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct Size {
                slug: String,
                memory: i64,
                vcpus: i64,
                disk: i64,
                transfer: f64,
                price_monthly: f64,
                price_hourly: f64,
                regions: Vec<String>,
                available: bool,
                description: String,
                #[serde(skip_serializing_if = "Option::is_none")]
                disk_info: Option<Vec<Disk>>,
                #[serde(skip_serializing_if = "Option::is_none")]
                gpu_info: Option<Gpu>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct Gpu {
                #[serde(skip_serializing_if = "Option::is_none")]
                count: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                model: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                vram: Option<Amount>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct Networks {
                #[serde(skip_serializing_if = "Option::is_none")]
                v4: Option<Vec<V4>>,
                #[serde(skip_serializing_if = "Option::is_none")]
                v6: Option<Vec<V6>>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct V4 {
                #[serde(skip_serializing_if = "Option::is_none")]
                ip_address: Option<Ipv4Addr>,
                #[serde(skip_serializing_if = "Option::is_none")]
                netmask: Option<Ipv4Addr>,
                #[serde(skip_serializing_if = "Option::is_none")]
                gateway: Option<String>,
                #[serde(skip_serializing_if = "Option::is_none")]
                r#type: Option<V4Type>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct V6 {
                #[serde(skip_serializing_if = "Option::is_none")]
                ip_address: Option<Ipv6Addr>,
                #[serde(skip_serializing_if = "Option::is_none")]
                netmask: Option<i64>,
                #[serde(skip_serializing_if = "Option::is_none")]
                gateway: Option<Ipv6Addr>,
                #[serde(skip_serializing_if = "Option::is_none")]
                r#type: Option<V6Type>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }

            #[derive(Deserialize, Serialize)]
            pub struct Region {
                name: String,
                slug: String,
                features: Vec<String>,
                available: bool,
                sizes: Vec<String>,
                $(#[serde(flatten)]
                $rest: HashMap<String, Value>,)?
            }
        }
    };
}

models!(ignoring);
models!(keeping, rest);
