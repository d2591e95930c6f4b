// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Models of [`crate::resources::droplet_actions`].

use super::shared::*;
use crate::runtime::emit::{models, tagged_unions};
use crate::types::Extra;

models! {
    /// One page of the actions of a Droplet.
    pub struct AllDropletActionsResponse + extra: Extra {
        /// The actions on this page.
        optional actions: Vec<Action>,
        /// Links to the other pages of a list. Empty if everything fits on one.
        optional links: PageLinks,
        /// How many results there are on all pages together.
        required meta: Meta,
    }

    /// Switches automatic backups on.
    pub struct DropletActionEnableBackups + extra: Extra, Default {
        /// How often and when to back up. Daily if left out.
        optional backup_policy: DropletBackupPolicy,
    }

    /// Replaces the policy of the automatic backups.
    pub struct DropletActionChangeBackupPolicy + extra: Extra {
        /// How often and when to back up from now on.
        required backup_policy: DropletBackupPolicy,
    }

    /// Overwrites the Droplet's disk with one of its backups.
    pub struct DropletActionRestore + extra: Extra, Default {
        /// The ID of the backup, which must be one of this Droplet (such as
        /// `12389723`).
        optional image: i64,
    }

    /// Gives the Droplet another size.
    pub struct DropletActionResize + extra: Extra, Default {
        /// `true` lets the disk grow with the size, permanently: no smaller size can be
        /// chosen afterwards. `false` changes only RAM and CPUs, which can be undone.
        optional disk: bool,
        /// The slug of the new size (such as `s-2vcpu-2gb`).
        optional size: String,
    }

    /// Wipes the Droplet's disk and installs an image on it.
    pub struct DropletActionRebuild + extra: Extra, Default {
        /// The image to install: the ID of any image of the account, or the slug of a
        /// public one (such as `ubuntu-20-04-x64`).
        optional image: DropletCreateImage,
    }

    /// Gives the Droplet another name.
    pub struct DropletActionRename + extra: Extra, Default {
        /// The new name (such as `nifty-new-name`).
        optional name: String,
    }

    /// Selects another kernel for an old Droplet.
    pub struct DropletActionChangeKernel + extra: Extra, Default {
        /// The ID of the kernel, out of the list of kernels of this Droplet (such as
        /// `12389723`).
        optional kernel: i64,
    }

    /// Takes a snapshot of the Droplet.
    pub struct DropletActionSnapshot + extra: Extra, Default {
        /// What to call the snapshot (such as `Nifty New Snapshot`).
        optional name: String,
    }

    /// The body that wraps the action just started.
    pub struct DropletActionResponse + extra: Extra, Default {
        /// The record of one asynchronous operation on a resource: what was asked for,
        /// when, and how far it got.
        optional action: Action,
    }

    /// The actions just started on the tagged Droplets.
    pub struct DropletActionsResponse + extra: Extra, Default {
        /// One action for each Droplet.
        optional actions: Vec<Action>,
    }
}

tagged_unions! {
    /// An action to start on one Droplet, told apart by `type`.
    pub enum DropletAction + Unknown, tag "type" {
        /// Switches automatic backups on, at extra cost. With `backup_policy` it sets
        /// plan and time; without, backups are daily.
        EnableBackups(DropletActionEnableBackups) from(DropletActionEnableBackups) = "enable_backups",
        /// Switches automatic backups off. Those already taken remain until they
        /// expire.
        DisableBackups = "disable_backups",
        /// Replaces plan and time of the automatic backups by `backup_policy`.
        ChangeBackupPolicy(DropletActionChangeBackupPolicy) from(DropletActionChangeBackupPolicy) = "change_backup_policy",
        /// Restarts the operating system in an orderly way, as the command `reboot`
        /// does inside the Droplet.
        Reboot = "reboot",
        /// Cuts the power and gives it back, like a reset button. Unsaved data is lost;
        /// use it if `reboot` has no effect.
        PowerCycle = "power_cycle",
        /// Asks the operating system to shut down. The action is complete once it was
        /// asked; wait for status `off`, and fall back on `power_off`.
        Shutdown = "shutdown",
        /// Cuts the power without warning. Data in memory is lost and file systems can
        /// be damaged; try `shutdown` first.
        PowerOff = "power_off",
        /// Boots a Droplet that is powered off.
        PowerOn = "power_on",
        /// Sets a new root password and sends it by e-mail. It has to be replaced at
        /// the first login. Needs `droplet:admin`.
        PasswordReset = "password_reset",
        /// Overwrites the disk with one of the Droplet's own backups, named by `image`.
        /// Everything written since is lost. SSH keys stay. Needs `droplet:admin`.
        Restore(DropletActionRestore) from(DropletActionRestore) = "restore",
        /// Gives the Droplet another `size`. It must be powered off. With `disk` set to
        /// `true` the disk grows as well and can never shrink again. Needs
        /// `droplet:create`.
        Resize(DropletActionResize) from(DropletActionResize) = "resize",
        /// Wipes the disk and installs `image` afresh. ID and addresses stay. Needs
        /// `droplet:admin`.
        Rebuild(DropletActionRebuild) from(DropletActionRebuild) = "rebuild",
        /// Changes the name to `name`. The hostname inside the Droplet does not follow.
        Rename(DropletActionRename) from(DropletActionRename) = "rename",
        /// Selects the `kernel` for the next boot. Only for Droplets whose kernel is
        /// managed from outside, all of them from before March 2017.
        ChangeKernel(DropletActionChangeKernel) from(DropletActionChangeKernel) = "change_kernel",
        /// Assigns a public IPv6 address. It cannot be undone, and the operating system
        /// of a running Droplet has to be set up for it by hand.
        EnableIpv6 = "enable_ipv6",
        /// Takes an image of the disk and calls it `name`. Shut the Droplet down first
        /// to get a consistent one. Needs `image:create`.
        Snapshot(DropletActionSnapshot) from(DropletActionSnapshot) = "snapshot",
    }

    /// An action to start on every tagged Droplet, told apart by `type`.
    pub enum DropletActionsPostByTagRequest + Unknown, tag "type" {
        /// Switches automatic backups on, at extra cost. With `backup_policy` it sets
        /// plan and time; without, backups are daily.
        EnableBackups = "enable_backups",
        /// Switches automatic backups off. Those already taken remain until they
        /// expire.
        DisableBackups = "disable_backups",
        /// Cuts the power and gives it back, like a reset button. Unsaved data is lost;
        /// use it if `reboot` has no effect.
        PowerCycle = "power_cycle",
        /// Asks the operating system to shut down. The action is complete once it was
        /// asked; wait for status `off`, and fall back on `power_off`.
        Shutdown = "shutdown",
        /// Cuts the power without warning. Data in memory is lost and file systems can
        /// be damaged; try `shutdown` first.
        PowerOff = "power_off",
        /// Boots a Droplet that is powered off.
        PowerOn = "power_on",
        /// Assigns a public IPv6 address. It cannot be undone, and the operating system
        /// of a running Droplet has to be set up for it by hand.
        EnableIpv6 = "enable_ipv6",
        /// Takes an image of the disk and calls it `name`. Shut the Droplet down first
        /// to get a consistent one. Needs `image:create`.
        Snapshot(DropletActionSnapshot) from(DropletActionSnapshot) = "snapshot",
    }
}
