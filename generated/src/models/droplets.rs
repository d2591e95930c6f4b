// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Models of [`crate::resources::droplets`].

use super::shared::*;
use crate::runtime::emit::{models, string_enums, unions};
use crate::types::{DateTime, Extra, Ipv4, Ipv6, Map};

models! {
    /// One page of the Droplets of the account.
    pub struct AllDropletsResponse + extra: Extra {
        /// The Droplets on this page.
        optional droplets: Vec<Droplet>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }

    /// A Droplet: a virtual machine at DigitalOcean.
    pub struct Droplet + extra: Extra {
        /// Identifies the Droplet. Assigned when it is created (such as `3164444`).
        required id: i64,
        /// The name given to the Droplet, which is also its first hostname (such as
        /// `example.com`).
        required name: String,
        /// RAM in megabytes (MiB) (a multiple of 8; such as `1024`).
        required memory: i64,
        /// How many virtual CPUs the Droplet has (such as `1`).
        required vcpus: i64,
        /// Size of the main disk in gigabytes (GiB) (such as `25`).
        required disk: i64,
        /// Every disk of the Droplet, with kind and size.
        optional disk_info: Vec<DiskInfo>,
        /// Whether an action is under way. As long as it is, no other can be started.
        required locked: bool,
        /// The power and life cycle state of the Droplet (such as `active`).
        required status: DropletStatus,
        /// A kernel managed outside of the Droplet, as in Droplets from before March
        /// 2017; `null` in all later ones, which boot a kernel of their own.
        nullable kernel: Kernel,
        /// When the Droplet was created, in UTC (such as `2020-07-21T18:37:44Z`).
        required created_at: DateTime,
        /// What is switched on for the Droplet, such as `backups`, `ipv6`, `monitoring`
        /// or `private_networking`.
        required features: Vec<String>,
        /// The IDs of the Droplet's automatic backups. Visible with the scope
        /// `image:read`.
        required backup_ids: Vec<i64>,
        /// When the next automatic backup will start; `null` if the Droplet has no
        /// backups.
        required next_backup_window: Option<DropletNextBackupWindow>,
        /// The IDs of the snapshots taken of the Droplet. Visible with the scope
        /// `image:read`.
        required snapshot_ids: Vec<i64>,
        /// The image the Droplet was made from, or last rebuilt or restored from.
        /// Visible with the scope `image:read`.
        required image: Image,
        /// The IDs of the block storage volumes now attached. Visible with the scope
        /// `block_storage:read`.
        required volume_ids: Vec<String>,
        /// A size: a fixed bundle of RAM, CPUs, disk and transfer at a fixed price.
        required size: Size,
        /// The slug of the Droplet's size, such as `s-1vcpu-1gb`.
        required size_slug: String,
        /// The Droplet's network interfaces, by version of the Internet Protocol. Both
        /// lists are empty while a new Droplet is being set up.
        required networks: DropletNetworks,
        /// A region: a data centre in which resources can be placed.
        required region: Region,
        /// The tags on the Droplet. Visible with the scope `tag:read`.
        required tags: Vec<String>,
        /// The UUID of the VPC network the Droplet is in. Visible with the scope
        /// `vpc:read` (such as `760e09ef-dc84-11e8-981e-3cfdfeaae000`).
        optional vpc_uuid: String,
        /// The GPUs of a size. Absent for sizes without any.
        optional gpu_info: GpuInfo,
    }

    /// A kernel managed outside of the Droplet, as in Droplets from before March 2017;
    /// `null` in all later ones, which boot a kernel of their own.
    #[deprecated]
    pub struct Kernel + extra: Extra, Default {
        /// Identifies the kernel; used with the action `change_kernel` (such as
        /// `7515`).
        optional id: i64,
        /// The kernel's title for display (such as
        /// `DigitalOcean GrubLoader v0.2 (20160714)`).
        optional name: String,
        /// The version string, patch level included (such as
        /// `2016.07.13-DigitalOcean_loader_Ubuntu`).
        optional version: String,
    }

    /// The span of time in which the next automatic backup will start, or `null` if
    /// there is none to come.
    pub struct DropletNextBackupWindow + extra: Extra, Default {
        /// When the window opens, in UTC (such as `2019-12-04T00:00:00Z`).
        optional start: DateTime,
        /// When the window closes, in UTC (such as `2019-12-04T23:00:00Z`).
        optional end: DateTime,
    }

    /// The `networks` of [`Droplet`].
    pub struct DropletNetworks + extra: Extra, Default {
        /// The IPv4 interfaces, public and private.
        optional v4: Vec<NetworkV4>,
        /// The IPv6 interfaces; empty unless IPv6 is enabled.
        optional v6: Vec<NetworkV6>,
    }

    /// One IPv4 interface of a Droplet.
    pub struct NetworkV4 + extra: Extra, Default {
        /// The address, in dotted form (such as `104.236.32.182`).
        optional ip_address: Ipv4,
        /// The netmask, in dotted form (such as `255.255.192.0`).
        optional netmask: Ipv4,
        /// The address of the gateway. A private interface has none, which shows as the
        /// text `nil`; the member is therefore not checked to be an address (such as
        /// `104.236.0.1`).
        optional gateway: String,
        /// Whether the Internet or only the VPC network can reach it (such as
        /// `public`).
        optional r#type = "type": NetworkV4Type,
    }

    /// One IPv6 interface of a Droplet.
    pub struct NetworkV6 + extra: Extra, Default {
        /// The address (such as `2604:a880:0:1010::18a:a001`).
        optional ip_address: Ipv6,
        /// The length of the network prefix in bits (such as `64`).
        optional netmask: i64,
        /// The address of the gateway (such as `2604:a880:0:1010::1`).
        optional gateway: Ipv6,
        /// Who can reach the interface. There are no private ones with IPv6 (such as
        /// `public`).
        optional r#type = "type": NetworkV6Type,
    }

    /// The order for one Droplet.
    pub struct DropletSingleCreate + extra: Extra {
        /// The Droplet's name and hostname. A name in a domain whose DNS is at
        /// DigitalOcean also gets a PTR record. Letters, digits, dots and hyphens (at
        /// most 255 characters; matches `^[a-zA-Z0-9]?[a-z0-9A-Z.\-]*[a-z0-9A-Z]$`;
        /// such as `example.com`).
        required name: String,
        /// The slug of the region to create the Droplet in. A prefix such as `nyc`
        /// leaves the choice among that city's data centres to the server; no value at
        /// all leaves it free (such as `nyc3`).
        optional region: String,
        /// The slug of the size, which sets RAM, CPUs, disk and price (such as
        /// `s-1vcpu-1gb`).
        required size: String,
        /// The image to boot from: the ID of any image of the account, or the slug of a
        /// public one. The token needs the scope `image:read` (such as
        /// `ubuntu-20-04-x64`).
        required image: DropletCreateImage,
        /// The SSH keys that may log in as root, each by ID or by fingerprint. They
        /// must be on the account already. Without any, a root password is sent by
        /// e-mail. The token needs the scope `ssh_key:read` (empty by default).
        optional ssh_keys: Vec<DropletCreateSshKey>,
        /// Whether to switch automatic backups on, at extra cost (`false` by default).
        optional backups: bool,
        /// How often and when to back up. Without it, and with `backups` on, backups
        /// are daily.
        optional backup_policy: DropletBackupPolicy,
        /// Whether to assign a public IPv6 address. It cannot be taken away later
        /// (`false` by default).
        optional ipv6: bool,
        /// Whether to install the agent that reports metrics such as load and memory
        /// (`false` by default).
        optional monitoring: bool,
        /// Tags to put on the Droplet; those that do not exist yet are created. The
        /// token needs the scope `tag:create` (empty by default).
        nullable tags: Vec<String>,
        /// Text handed to the Droplet at its first boot, usually a cloud-config
        /// document or a shell script. At most 64 KiB.
        optional user_data: String,
        /// No longer needed, as each Droplet joins a VPC network anyway; choose it with
        /// `vpc_uuid` (`false` by default).
        #[deprecated] optional private_networking: bool,
        /// The IDs of block storage volumes to attach. They must be in the same region
        /// and free. The token needs the scope `block_storage:read` (empty by default).
        optional volumes: Vec<String>,
        /// The UUID of the VPC network to join; the default network of the region if
        /// left out. The token needs the scope `vpc:read` (such as
        /// `760e09ef-dc84-11e8-981e-3cfdfeaae000`).
        optional vpc_uuid: String,
        /// Whether to install the agent behind the web console. Left out, it is tried
        /// and a failure ignored; with `true` a failure is an error; with `false` it is
        /// not tried.
        optional with_droplet_agent: bool,
        /// Whether the Droplet gets public addresses. `false` is for good: no reserved
        /// IP can be assigned later either, and `ipv6` must be `false` as well (`true`
        /// by default).
        optional public_networking: bool,
    }

    /// The order for several Droplets that differ in nothing but the name.
    pub struct DropletMultiCreate + extra: Extra {
        /// A name for each Droplet to create, at most ten. Each is the Droplet's
        /// hostname and, if it is in a domain whose DNS is at DigitalOcean, gets a PTR
        /// record.
        required names: Vec<String>,
        /// The slug of the region to create the Droplet in. A prefix such as `nyc`
        /// leaves the choice among that city's data centres to the server; no value at
        /// all leaves it free (such as `nyc3`).
        optional region: String,
        /// The slug of the size, which sets RAM, CPUs, disk and price (such as
        /// `s-1vcpu-1gb`).
        required size: String,
        /// The image to boot from: the ID of any image of the account, or the slug of a
        /// public one. The token needs the scope `image:read` (such as
        /// `ubuntu-20-04-x64`).
        required image: DropletCreateImage,
        /// The SSH keys that may log in as root, each by ID or by fingerprint. They
        /// must be on the account already. Without any, a root password is sent by
        /// e-mail. The token needs the scope `ssh_key:read` (empty by default).
        optional ssh_keys: Vec<DropletCreateSshKey>,
        /// Whether to switch automatic backups on, at extra cost (`false` by default).
        optional backups: bool,
        /// How often and when to back up. Without it, and with `backups` on, backups
        /// are daily.
        optional backup_policy: DropletBackupPolicy,
        /// Whether to assign a public IPv6 address. It cannot be taken away later
        /// (`false` by default).
        optional ipv6: bool,
        /// Whether to install the agent that reports metrics such as load and memory
        /// (`false` by default).
        optional monitoring: bool,
        /// Tags to put on the Droplet; those that do not exist yet are created. The
        /// token needs the scope `tag:create` (empty by default).
        nullable tags: Vec<String>,
        /// Text handed to the Droplet at its first boot, usually a cloud-config
        /// document or a shell script. At most 64 KiB.
        optional user_data: String,
        /// No longer needed, as each Droplet joins a VPC network anyway; choose it with
        /// `vpc_uuid` (`false` by default).
        #[deprecated] optional private_networking: bool,
        /// The IDs of block storage volumes to attach. They must be in the same region
        /// and free. The token needs the scope `block_storage:read` (empty by default).
        optional volumes: Vec<String>,
        /// The UUID of the VPC network to join; the default network of the region if
        /// left out. The token needs the scope `vpc:read` (such as
        /// `760e09ef-dc84-11e8-981e-3cfdfeaae000`).
        optional vpc_uuid: String,
        /// Whether to install the agent behind the web console. Left out, it is tried
        /// and a failure ignored; with `true` a failure is an error; with `false` it is
        /// not tried.
        optional with_droplet_agent: bool,
        /// Whether the Droplet gets public addresses. `false` is for good: no reserved
        /// IP can be assigned later either, and `ipv6` must be `false` as well (`true`
        /// by default).
        optional public_networking: bool,
    }

    /// A case of [`DropletCreateResponse`].
    pub struct SingleDropletResponse + extra: Extra {
        /// A Droplet: a virtual machine at DigitalOcean.
        required droplet: Droplet,
        /// Where to follow the creation.
        required links: SingleDropletResponseLinks,
    }

    /// The `links` of [`MultipleDropletResponse`].
    pub struct SingleDropletResponseLinks + extra: Extra, Default {
        /// The `create` action of the Droplet.
        optional actions: Vec<ActionLink>,
    }

    /// Where to follow an action that a request has set off.
    pub struct ActionLink + extra: Extra, Default {
        /// The ID of the action (such as `7515`).
        optional id: i64,
        /// The type of the action, such as `create`.
        optional rel: String,
        /// The URL under which the action can be read (format `uri`).
        optional href: String,
    }

    /// A case of [`DropletCreateResponse`].
    pub struct MultipleDropletResponse + extra: Extra {
        /// The Droplets, in the order of `names`.
        required droplets: Vec<Droplet>,
        /// Where to follow the creation.
        required links: SingleDropletResponseLinks,
    }

    /// The body that wraps a Droplet.
    pub struct ExistingDropletResponse + extra: Extra, Default {
        /// A Droplet: a virtual machine at DigitalOcean.
        optional droplet: Droplet,
    }

    /// One page of the backups of a Droplet.
    pub struct AllDropletBackupsResponse + extra: Extra {
        /// The backups on this page.
        optional backups: Vec<DropletSnapshot>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }

    /// An image of a Droplet's disk: a snapshot or a backup of it.
    pub struct DropletSnapshot + extra: Extra {
        /// Identifies the snapshot or backup; it is the ID of an image (such as
        /// `6372321`).
        required id: i64,
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
        /// Whether it was asked for or made automatically (such as `snapshot`).
        required r#type = "type": DropletSnapshotType,
    }

    /// The body that wraps a backup policy.
    pub struct DropletBackupPolicyResponse + extra: Extra, Default {
        /// What is known about the automatic backups of one Droplet.
        optional policy: DropletBackupPolicyRecord,
    }

    /// What is known about the automatic backups of one Droplet.
    pub struct DropletBackupPolicyRecord + extra: Extra, Default {
        /// The ID of the Droplet (such as `7101383`).
        optional droplet_id: i64,
        /// Whether automatic backups are on. If not, policy and window are absent.
        optional backup_enabled: bool,
        /// The policy in force.
        optional backup_policy: DropletBackupPolicy,
        /// When the next backup will start.
        nullable next_backup_window: DropletNextBackupWindow,
    }

    /// One page of the backup policies of all Droplets.
    pub struct AllDropletBackupPoliciesResponse + extra: Extra {
        /// The backup state of each Droplet. The key is the Droplet's ID, written as a
        /// string.
        optional policies: Map<DropletBackupPolicyRecord>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }

    /// The backup plans that can be chosen.
    pub struct DropletsSupportedBackupPoliciesResponse + extra: Extra, Default {
        /// One entry for each plan.
        optional supported_policies: Vec<SupportedDropletBackupPolicy>,
    }

    /// A backup plan on offer.
    pub struct SupportedDropletBackupPolicy + extra: Extra, Default {
        /// The plan's name, to be used as `plan` (such as `daily`).
        optional name: String,
        /// The hours, in UTC, that can be chosen as `hour`.
        optional possible_window_starts: Vec<i64>,
        /// How many hours the window stays open (such as `4`).
        optional window_length_hours: i64,
        /// After how many days a backup of this plan expires (such as `7`).
        optional retention_period_days: i64,
        /// The days that can be chosen as `weekday`; empty for a daily plan.
        optional possible_days: Vec<String>,
    }

    /// One page of the snapshots of a Droplet.
    pub struct AllDropletSnapshotsResponse + extra: Extra {
        /// The snapshots on this page.
        optional snapshots: Vec<DropletSnapshot>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }

    /// One page of the kernels for a Droplet.
    pub struct AllKernelsResponse + extra: Extra {
        /// The kernels on this page.
        optional kernels: Vec<Option<Kernel>>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }

    /// One page of the firewalls of a Droplet.
    pub struct AllFirewallsResponse + extra: Extra {
        /// The firewalls on this page.
        optional firewalls: Vec<Firewall>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }

    /// A cloud firewall: rules for the traffic from and to a group of Droplets. What no
    /// rule allows is dropped.
    pub struct Firewall + extra: Extra, Default {
        /// The UUID of the firewall (such as `bb4b2611-3d72-467b-8602-280330ecd65c`;
        /// only in responses).
        optional id: String,
        /// Whether the rules are in force on all Droplets concerned (such as `waiting`;
        /// only in responses).
        optional status: FirewallStatus,
        /// When the firewall was created, in UTC (such as `2020-05-23T21:24:00Z`; only
        /// in responses).
        optional created_at: DateTime,
        /// The Droplets on which a change is still to take effect. Empty when all are
        /// up to date (only in responses).
        optional pending_changes: Vec<FirewallPendingChange>,
        /// The firewall's name: a letter or digit first, then letters, digits, dots and
        /// hyphens (matches `^[a-zA-Z0-9][a-zA-Z0-9\.-]+$`).
        optional name: String,
        /// The IDs of the Droplets that were put under the firewall one by one. Visible
        /// with the scope `droplet:read`.
        nullable droplet_ids: Vec<i64>,
        /// The tags whose Droplets are under the firewall. Visible with the scope
        /// `tag:read`.
        nullable tags: Vec<String>,
        /// What may come in.
        nullable inbound_rules: Vec<FirewallRulesInboundRule>,
        /// What may go out.
        nullable outbound_rules: Vec<FirewallRulesOutboundRule>,
    }

    /// The `pending_changes` of [`Firewall`].
    pub struct FirewallPendingChange + extra: Extra, Default {
        /// The ID of the Droplet (such as `8043964`).
        optional droplet_id: i64,
        /// `true` if the firewall is being taken off the Droplet, `false` if it is
        /// being put on.
        optional removing: bool,
        /// How far the change got, such as `waiting`.
        optional status: String,
    }

    /// The `inbound_rules` of [`Firewall`].
    pub struct FirewallRulesInboundRule + extra: Extra {
        /// The protocol that is let through (such as `tcp`).
        required protocol: FirewallRuleBaseProtocol,
        /// The ports that are let through: one port, a range such as `8000-9000`, or
        /// `0` for all of them. Always `0` with ICMP.
        required ports: String,
        /// Where the traffic may come from.
        required sources: FirewallRuleTarget,
    }

    /// The far ends of the connections a rule allows. A match with any entry of any
    /// list is enough.
    pub struct FirewallRuleTarget + extra: Extra, Default {
        /// IPv4 and IPv6 addresses or networks in CIDR notation.
        optional addresses: Vec<String>,
        /// The IDs of Droplets.
        optional droplet_ids: Vec<i64>,
        /// The UUIDs of load balancers.
        optional load_balancer_uids: Vec<String>,
        /// The UUIDs of Kubernetes clusters.
        optional kubernetes_ids: Vec<String>,
        /// Tags; all Droplets that carry one of them are meant.
        nullable tags: Vec<String>,
    }

    /// The `outbound_rules` of [`Firewall`].
    pub struct FirewallRulesOutboundRule + extra: Extra {
        /// The protocol that is let through (such as `tcp`).
        required protocol: FirewallRuleBaseProtocol,
        /// The ports that are let through: one port, a range such as `8000-9000`, or
        /// `0` for all of them. Always `0` with ICMP.
        required ports: String,
        /// Where the traffic may go to.
        required destinations: FirewallRuleTarget,
    }

    /// The neighbours of a Droplet.
    pub struct NeighborDropletsResponse + extra: Extra, Default {
        /// The neighbours, without the Droplet itself.
        optional droplets: Vec<Droplet>,
    }

    /// The resources of a Droplet that would outlive it, by kind.
    pub struct AssociatedResourcesListResponse + extra: Extra, Default {
        /// The reserved IPs assigned to the Droplet. Visible with the scope
        /// `reserved_ip:read`.
        optional reserved_ips: Vec<AssociatedResource>,
        /// The same addresses under their former name. Visible with the scope
        /// `reserved_ip:read`.
        optional floating_ips: Vec<AssociatedResource>,
        /// The snapshots taken of the Droplet. Visible with the scope `image:read`.
        optional snapshots: Vec<AssociatedResource>,
        /// The volumes attached to the Droplet. Visible with the scope
        /// `block_storage:read`.
        optional volumes: Vec<AssociatedResource>,
        /// The snapshots of those volumes. Visible with the scope
        /// `block_storage_snapshot:read`.
        optional volume_snapshots: Vec<AssociatedResource>,
    }

    /// A resource that belongs to a Droplet and would outlive it.
    pub struct AssociatedResource + extra: Extra, Default {
        /// Identifies the resource among its kind; put it into a selective destruction
        /// (such as `61486916`).
        optional id: String,
        /// The resource's name; for a reserved IP, the address (such as
        /// `ubuntu-s-1vcpu-1gb-nyc1-01-1585758823330`).
        optional name: String,
        /// US dollars a month that the resource costs if it is kept, as a decimal
        /// number in a string (such as `0.05`).
        optional cost: String,
    }

    /// The resources that go when their Droplet is destroyed. A kind left out is kept.
    pub struct SelectiveDestroyAssociatedResource + extra: Extra, Default {
        /// The IDs of floating IPs to release. Use `reserved_ips`.
        #[deprecated] optional floating_ips: Vec<String>,
        /// The IDs of reserved IPs to release.
        optional reserved_ips: Vec<String>,
        /// The IDs of the Droplet's snapshots to delete.
        optional snapshots: Vec<String>,
        /// The UUIDs of the volumes to delete, with all data on them.
        optional volumes: Vec<String>,
        /// The UUIDs of the volume snapshots to delete.
        optional volume_snapshots: Vec<String>,
    }

    /// How far the destruction of a Droplet and its resources got.
    pub struct AssociatedResourceStatus + extra: Extra, Default {
        /// A resource that is, or was to be, destroyed.
        optional droplet: DestroyedAssociatedResource,
        /// The resources that were to be destroyed, by kind.
        optional resources: AssociatedResourceStatusResources,
        /// When the work ended, in UTC. Absent as long as it is under way (such as
        /// `2020-04-01T18:11:49Z`).
        optional completed_at: DateTime,
        /// How many resources could not be destroyed. If above 0, retry.
        optional failures: i64,
    }

    /// A resource that is, or was to be, destroyed.
    pub struct DestroyedAssociatedResource + extra: Extra, Default {
        /// Identifies the resource among its kind (such as `61486916`).
        optional id: String,
        /// The resource's name; for a reserved IP, the address (such as
        /// `ubuntu-s-1vcpu-1gb-nyc1-01-1585758823330`).
        optional name: String,
        /// When the resource was destroyed, in UTC. Absent if it has not been (such as
        /// `2020-04-01T18:11:49Z`).
        optional destroyed_at: DateTime,
        /// Why the resource could not be destroyed. Absent if all went well (such as
        /// `the volume is still attached`).
        optional error_message: String,
    }

    /// The `resources` of [`AssociatedResourceStatus`].
    pub struct AssociatedResourceStatusResources + extra: Extra, Default {
        /// The reserved IPs that were to be released.
        optional reserved_ips: Vec<DestroyedAssociatedResource>,
        /// The same addresses under their former name.
        optional floating_ips: Vec<DestroyedAssociatedResource>,
        /// The Droplet's snapshots that were to go.
        optional snapshots: Vec<DestroyedAssociatedResource>,
        /// The block storage volumes that were to go.
        optional volumes: Vec<DestroyedAssociatedResource>,
        /// The snapshots of volumes that were to go.
        optional volume_snapshots: Vec<DestroyedAssociatedResource>,
    }

    /// Which Droplets of the account share hardware.
    pub struct NeighborIds + extra: Extra, Default {
        /// One list for each physical machine with more than one Droplet of the
        /// account.
        optional neighbor_ids: Vec<Vec<i64>>,
    }
}

unions! {
    /// The order for one Droplet or for several alike.
    pub enum DropletsCreateRequest + Unknown {
        Single(DropletSingleCreate) from(DropletSingleCreate),
        Multi(DropletMultiCreate) from(DropletMultiCreate),
    }

    /// The `ssh_keys` of [`DropletMultiCreate`].
    pub enum DropletCreateSshKey + Unknown {
        /// The fingerprint of the key.
        String(String) from(String, &str),
        /// The ID of the key.
        Integer(i64) from(i64),
    }

    /// What is being created: one Droplet or several, as asked for.
    pub enum DropletCreateResponse + Unknown {
        /// The answer to an order with `name`.
        Single(SingleDropletResponse) from(SingleDropletResponse),
        /// The answer to an order with `names`.
        Multiple(MultipleDropletResponse) from(MultipleDropletResponse),
    }
}

string_enums! {
    /// The `type` of `droplets().list`.
    pub enum DropletType {
        /// Droplets without a GPU.
        Droplets = "droplets",
        /// Droplets with a GPU, and no others.
        Gpus = "gpus", _ => Unknown,
    }

    /// The `status` of [`Droplet`].
    pub enum DropletStatus {
        /// Being created; it has not booted yet.
        New = "new",
        /// Powered on.
        Active = "active",
        /// Powered off. It is billed all the same.
        Off = "off",
        /// Archived: kept, but out of service.
        Archive = "archive", _ => Unknown,
    }

    /// The `type` of [`NetworkV4`].
    pub enum NetworkV4Type {
        /// Reachable from the Internet.
        Public = "public",
        /// Reachable only from within the VPC network.
        Private = "private", _ => Unknown,
    }

    /// The `type` of [`NetworkV6`].
    pub enum NetworkV6Type {
        /// Reachable from the Internet.
        Public = "public", _ => Unknown,
    }

    /// The `type` of [`DropletSnapshot`].
    pub enum DropletSnapshotType {
        /// Taken on request. Kept, and billed, until it is deleted.
        Snapshot = "snapshot",
        /// Made automatically. It expires.
        Backup = "backup", _ => Unknown,
    }

    /// The `status` of [`Firewall`].
    pub enum FirewallStatus {
        /// A change is being applied.
        Waiting = "waiting",
        /// All changes are in force.
        Succeeded = "succeeded",
        /// A change could not be applied.
        Failed = "failed", _ => Unknown,
    }

    /// The `protocol` of [`FirewallRulesInboundRule`].
    pub enum FirewallRuleBaseProtocol {
        /// TCP traffic.
        Tcp = "tcp",
        /// UDP traffic.
        Udp = "udp",
        /// ICMP traffic, such as ping.
        Icmp = "icmp", _ => Unknown,
    }
}
