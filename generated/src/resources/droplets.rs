// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Droplets.
//!
//! Droplets are DigitalOcean's virtual machines. Here they are created, listed and
//! destroyed, and what belongs to them is looked up: backups, snapshots, firewalls,
//! neighbours.

use crate::models;
use crate::runtime::emit::*;

/// The operations of `Droplets`; from [`Client::droplets`].
#[derive(Clone, Copy, Debug)]
pub struct Droplets<'a>(&'a Client);

impl Client {
    /// The operations of `Droplets`.
    pub fn droplets(&self) -> Droplets<'_> {
        Droplets(self)
    }
}

impl Droplets<'_> {
    /// Lists the Droplets of the account.
    ///
    /// Returns the Droplets of the account in pages. Droplets with a GPU are left out
    /// unless `type` is `gpus`. The list can be narrowed to a tag or to an exact name,
    /// but `tag_name` goes together with neither `name` nor `type`.
    ///
    /// `GET /v2/droplets`; needs `droplet:read`. The result comes page by page:
    /// [`items`](Call::items) reads all of it.
    /// # Returns
    /// - `200`: One page of Droplets: [`models::AllDropletsResponse`].
    /// - `401`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_list.md")]
    pub fn list(&self) -> Call<List> {
        Call::new(self.0)
    }

    /// Creates one Droplet, or up to ten alike.
    ///
    /// Creates a Droplet from an image and a size. Status 202 means only that the order
    /// was taken: the Droplet comes back with status `new` and without addresses.
    /// Follow the `create` action under `links.actions` to see when it is up, then read
    /// the Droplet again.
    ///
    /// With `name` one Droplet is made and the body of the answer has a `droplet`. With
    /// `names` in its place, as many as ten are made from the same settings and the
    /// answer has `droplets`, along with one action for each.
    ///
    /// Billing starts with the creation and goes on until the Droplet is destroyed,
    /// whether it is powered on or not.
    ///
    /// `POST /v2/droplets`; needs `droplet:create`.
    /// # Arguments
    /// - `body`: What to create. Give either `name` or `names`.
    /// # Returns
    /// - `202`: The order was accepted. The Droplets are being created:
    ///   [`models::DropletCreateResponse`].
    /// - `401`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_create.md")]
    pub fn create(
        &self,
        body: impl Into<models::DropletsCreateRequest>,
    ) -> Call<Create> {
        Call::new(self.0).json_body(body.into())
    }

    /// Destroys every Droplet with a tag.
    ///
    /// Destroys all Droplets that carry the tag, for good and without asking again.
    /// List them with the same `tag_name` first. The token also needs the scope
    /// `tag:read`.
    ///
    /// `DELETE /v2/droplets`; needs `droplet:delete`.
    /// # Arguments
    /// - `tag_name`: The tag whose Droplets are destroyed.
    /// # Returns
    /// - `204`: Done. The answer has no body, though it states a content type: with the
    ///   headers `content-type`.
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_destroy_byTag.md")]
    pub fn destroy_by_tag(&self, tag_name: impl Into<String>) -> Call<DestroyByTag> {
        Call::new(self.0).query_arg("tag_name", tag_name.into())
    }

    /// Shows a Droplet.
    ///
    /// Returns everything known about one Droplet: state, size, image, addresses, tags.
    /// Some members are empty unless the token may read the resource in question, such
    /// as `image:read` for `image` and `vpc:read` for `vpc_uuid`.
    ///
    /// `GET /v2/droplets/{droplet_id}`; needs `droplet:read`.
    /// # Arguments
    /// - `droplet_id`: The ID of the Droplet (at least 1).
    /// # Returns
    /// - `200`: The Droplet: [`models::ExistingDropletResponse`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_get.md")]
    pub fn get(&self, droplet_id: i64) -> Call<Get> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Destroys a Droplet.
    ///
    /// Destroys the Droplet and the data on its disks for good; there is no way back.
    /// Its snapshots, volumes and reserved IPs survive and go on being billed. To
    /// remove those too, use the selective or the dangerous form of this operation.
    ///
    /// `DELETE /v2/droplets/{droplet_id}`; needs `droplet:delete`.
    /// # Arguments
    /// - `droplet_id`: The ID of the Droplet (at least 1).
    /// # Returns
    /// - `204`: Done. The answer has no body, though it states a content type: with the
    ///   headers `content-type`.
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_destroy.md")]
    pub fn destroy(&self, droplet_id: i64) -> Call<Destroy> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists the backups of a Droplet.
    ///
    /// Returns the automatic backups of the Droplet that have not expired. A Droplet is
    /// put back into the state of a backup with the action `restore`.
    ///
    /// `GET /v2/droplets/{droplet_id}/backups`; needs `droplet:read`. The result comes
    /// page by page: [`items`](Call::items) reads all of it.
    /// # Arguments
    /// - `droplet_id`: The ID of the Droplet (at least 1).
    /// # Returns
    /// - `200`: One page of the Droplet's backups:
    ///   [`models::AllDropletBackupsResponse`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_list_backups.md")]
    pub fn list_backups(&self, droplet_id: i64) -> Call<ListBackups> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Shows the backup policy of a Droplet.
    ///
    /// Tells whether the Droplet is backed up automatically, how often and when, how
    /// long backups are kept, and when the next one is due.
    ///
    /// `GET /v2/droplets/{droplet_id}/backups/policy`; needs `droplet:read`.
    /// # Arguments
    /// - `droplet_id`: The ID of the Droplet (at least 1).
    /// # Returns
    /// - `200`: The Droplet's backup policy: [`models::DropletBackupPolicyResponse`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_get_backup_policy.md")]
    pub fn get_backup_policy(&self, droplet_id: i64) -> Call<GetBackupPolicy> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists the backup policies of all Droplets.
    ///
    /// Returns the backup policy of each Droplet of the account in pages, Droplets
    /// without backups included.
    ///
    /// `GET /v2/droplets/backups/policies`; needs `droplet:read`.
    /// # Returns
    /// - `200`: One page of backup policies, by Droplet:
    ///   [`models::AllDropletBackupPoliciesResponse`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_list_backup_policies.md")]
    pub fn list_backup_policies(&self) -> Call<ListBackupPolicies> {
        Call::new(self.0)
    }

    /// Lists the backup plans on offer.
    ///
    /// Returns the backup plans that can be chosen, each with the days and hours at
    /// which its backups may start and for how long they are kept.
    ///
    /// `GET /v2/droplets/backups/supported_policies`; needs `droplet:read`.
    /// # Returns
    /// - `200`: The backup plans on offer:
    ///   [`models::DropletsSupportedBackupPoliciesResponse`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_list_supported_backup_policies.md")]
    pub fn list_supported_backup_policies(&self) -> Call<ListSupportedBackupPolicies> {
        Call::new(self.0)
    }

    /// Lists the snapshots of a Droplet.
    ///
    /// Returns the snapshots taken of the Droplet on request, in pages. Automatic
    /// backups are not among them.
    ///
    /// `GET /v2/droplets/{droplet_id}/snapshots`; needs `droplet:read`. The result
    /// comes page by page: [`items`](Call::items) reads all of it.
    /// # Arguments
    /// - `droplet_id`: The ID of the Droplet (at least 1).
    /// # Returns
    /// - `200`: One page of the Droplet's snapshots:
    ///   [`models::AllDropletSnapshotsResponse`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_list_snapshots.md")]
    pub fn list_snapshots(&self, droplet_id: i64) -> Call<ListSnapshots> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists the kernels a Droplet can boot.
    ///
    /// Returns the kernels to choose from with the action `change_kernel`. This
    /// concerns old Droplets only: those made since March 2017 boot a kernel from their
    /// own disk.
    ///
    /// `GET /v2/droplets/{droplet_id}/kernels`; needs `droplet:read`. The result comes
    /// page by page: [`items`](Call::items) reads all of it.
    /// # Arguments
    /// - `droplet_id`: The ID of the Droplet (at least 1).
    /// # Returns
    /// - `200`: One page of the kernels the Droplet can boot:
    ///   [`models::AllKernelsResponse`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_list_kernels.md")]
    pub fn list_kernels(&self, droplet_id: i64) -> Call<ListKernels> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists the firewalls of a Droplet.
    ///
    /// Returns the cloud firewalls that apply to the Droplet, be it by its ID or by one
    /// of its tags, with all their rules. It takes the scope `firewall:read`.
    ///
    /// `GET /v2/droplets/{droplet_id}/firewalls`; needs `firewall:read`. The result
    /// comes page by page: [`items`](Call::items) reads all of it.
    /// # Arguments
    /// - `droplet_id`: The ID of the Droplet (at least 1).
    /// # Returns
    /// - `200`: One page of the firewalls that apply to the Droplet:
    ///   [`models::AllFirewallsResponse`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_list_firewalls.md")]
    pub fn list_firewalls(&self, droplet_id: i64) -> Call<ListFirewalls> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists the neighbours of a Droplet.
    ///
    /// Returns the other Droplets of the account that run on the same physical machine
    /// and so would fail with it. The list is empty if there are none.
    ///
    /// `GET /v2/droplets/{droplet_id}/neighbors`; needs `droplet:read`.
    /// # Arguments
    /// - `droplet_id`: The ID of the Droplet (at least 1).
    /// # Returns
    /// - `200`: The Droplets on the same physical machine:
    ///   [`models::NeighborDropletsResponse`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_list_neighbors.md")]
    pub fn list_neighbors(&self, droplet_id: i64) -> Call<ListNeighbors> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists the resources that would outlive a Droplet.
    ///
    /// Returns the resources of the Droplet that cost money and would outlive it:
    /// reserved IPs, snapshots, volumes and volume snapshots. A kind the token may not
    /// read is missing from the answer; reserved IPs, for one, take the scope
    /// `reserved_ip:read`.
    ///
    /// `GET /v2/droplets/{droplet_id}/destroy_with_associated_resources`; needs
    /// `droplet:read`.
    /// # Arguments
    /// - `droplet_id`: The ID of the Droplet (at least 1).
    /// # Returns
    /// - `200`: The resources that could be destroyed along with the Droplet:
    ///   [`models::AssociatedResourcesListResponse`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_list_associatedResources.md")]
    pub fn list_associated_resources(
        &self,
        droplet_id: i64,
    ) -> Call<ListAssociatedResources> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Destroys a Droplet and chosen resources.
    ///
    /// Destroys the Droplet for good, along with those of its associated resources
    /// whose IDs are in the body. What is not listed there is kept and goes on being
    /// billed.
    ///
    /// The call only starts the work; ask for the status to follow it. The token needs
    /// the `delete` scope of every kind of resource concerned.
    ///
    /// `DELETE /v2/droplets/{droplet_id}/destroy_with_associated_resources/selective`;
    /// needs `droplet:delete`, `block_storage:delete`, `block_storage_snapshot:delete`,
    /// `image:delete`, `reserved_ip:delete`.
    /// # Arguments
    /// - `droplet_id`: The ID of the Droplet (at least 1).
    /// # Returns
    /// - `202`: The request was accepted. The work is done in the background and may
    ///   yet fail.
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!(
        "../../docs/droplets_destroy_withAssociatedResourcesSelective.md"
    )]
    pub fn destroy_with_associated_resources_selective(
        &self,
        droplet_id: i64,
    ) -> Call<DestroyWithAssociatedResourcesSelective> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Destroys a Droplet with everything that belongs to it.
    ///
    /// Destroys the Droplet together with its volumes, its snapshots, the snapshots of
    /// its volumes and its reserved IPs. Nothing of that can be recovered. The header
    /// `X-Dangerous` must be `true`. List the associated resources first to see what
    /// would go.
    ///
    /// The call only starts the work; ask for the status to follow it. The token needs
    /// the `delete` scope of every kind of resource concerned.
    ///
    /// `DELETE /v2/droplets/{droplet_id}/destroy_with_associated_resources/dangerous`;
    /// needs `droplet:delete`, `block_storage:delete`, `block_storage_snapshot:delete`,
    /// `image:delete`, `reserved_ip:delete`.
    /// # Arguments
    /// - `droplet_id`: The ID of the Droplet (at least 1).
    /// - `x_dangerous`: Must be `true`, to confirm that all of it shall be destroyed
    ///   for good.
    /// # Returns
    /// - `202`: The request was accepted. The work is done in the background and may
    ///   yet fail.
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!(
        "../../docs/droplets_destroy_withAssociatedResourcesDangerous.md"
    )]
    pub fn destroy_with_associated_resources_dangerous(
        &self,
        droplet_id: i64,
        x_dangerous: bool,
    ) -> Call<DestroyWithAssociatedResourcesDangerous> {
        Call::new(self.0)
            .path_arg("droplet_id", droplet_id)
            .header_arg("X-Dangerous", x_dangerous)
    }

    /// Shows how the destruction of a Droplet is coming along.
    ///
    /// Reports on the last request to destroy the Droplet with associated resources,
    /// resource by resource. The work has ended once `completed_at` is set; `failures`
    /// then counts what could not be destroyed and can be retried.
    ///
    /// `GET /v2/droplets/{droplet_id}/destroy_with_associated_resources/status`; needs
    /// `droplet:delete`.
    /// # Arguments
    /// - `droplet_id`: The ID of the Droplet (at least 1).
    /// # Returns
    /// - `200`: How far the destruction got: [`models::AssociatedResourceStatus`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_get_DestroyAssociatedResourcesStatus.md")]
    pub fn get_destroy_associated_resources_status(
        &self,
        droplet_id: i64,
    ) -> Call<GetDestroyAssociatedResourcesStatus> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Retries the destruction of a Droplet with its resources.
    ///
    /// Takes up an earlier destruction that left failures behind and tries the
    /// remaining resources again. A Droplet can have a single destruction under way; if
    /// one is still running the call fails with status 409. Ask for the status to see
    /// the result.
    ///
    /// `POST /v2/droplets/{droplet_id}/destroy_with_associated_resources/retry`; needs
    /// `droplet:delete`, `block_storage:delete`, `block_storage_snapshot:delete`,
    /// `image:delete`, `reserved_ip:delete`.
    /// # Arguments
    /// - `droplet_id`: The ID of the Droplet (at least 1).
    /// # Returns
    /// - `202`: The request was accepted. The work is done in the background and may
    ///   yet fail.
    /// - `401`, `404`, `409`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_destroy_retryWithAssociatedResources.md")]
    pub fn destroy_retry_with_associated_resources(
        &self,
        droplet_id: i64,
    ) -> Call<DestroyRetryWithAssociatedResources> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists all Droplets that share hardware.
    ///
    /// Reports, for the whole account, which Droplets run on a common physical machine.
    /// An empty list says that no two of them do.
    ///
    /// `GET /v2/reports/droplet_neighbors_ids`; needs `droplet:read`.
    /// # Returns
    /// - `200`: The groups of Droplets that share hardware: [`models::NeighborIds`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/droplets_list_neighborsIds.md")]
    pub fn list_neighbors_ids(&self) -> Call<ListNeighborsIds> {
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

    /// The tag whose Droplets are meant. Goes together with neither `name` nor `type`.
    /// The token needs the scope `tag:read`.
    pub fn tag_name(self, tag_name: impl Into<String>) -> Self {
        self.query_arg("tag_name", tag_name.into())
    }

    /// The whole name to look for, in upper or lower case. Does not go together with
    /// `tag_name`.
    pub fn name(self, name: impl Into<String>) -> Self {
        self.query_arg("name", name.into())
    }

    /// Which kind of Droplet to list; those without a GPU if left out. Does not go
    /// together with `tag_name`.
    pub fn r#type(self, r#type: impl Into<models::DropletType>) -> Self {
        self.query_arg("type", r#type.into())
    }
}

impl Call<ListBackups> {
    /// How many objects to put on a page, from 1 to 200 (1 to 200; `20` by default).
    pub fn per_page(self, per_page: i64) -> Self {
        self.query_arg("per_page", per_page)
    }

    /// Which page to return, counted from 1 (at least 1; `1` by default).
    pub fn page(self, page: i64) -> Self {
        self.query_arg("page", page)
    }
}

impl Call<ListBackupPolicies> {
    /// How many objects to put on a page, from 1 to 200 (1 to 200; `20` by default).
    pub fn per_page(self, per_page: i64) -> Self {
        self.query_arg("per_page", per_page)
    }

    /// Which page to return, counted from 1 (at least 1; `1` by default).
    pub fn page(self, page: i64) -> Self {
        self.query_arg("page", page)
    }
}

impl Call<ListSnapshots> {
    /// How many objects to put on a page, from 1 to 200 (1 to 200; `20` by default).
    pub fn per_page(self, per_page: i64) -> Self {
        self.query_arg("per_page", per_page)
    }

    /// Which page to return, counted from 1 (at least 1; `1` by default).
    pub fn page(self, page: i64) -> Self {
        self.query_arg("page", page)
    }
}

impl Call<ListKernels> {
    /// How many objects to put on a page, from 1 to 200 (1 to 200; `20` by default).
    pub fn per_page(self, per_page: i64) -> Self {
        self.query_arg("per_page", per_page)
    }

    /// Which page to return, counted from 1 (at least 1; `1` by default).
    pub fn page(self, page: i64) -> Self {
        self.query_arg("page", page)
    }
}

impl Call<ListFirewalls> {
    /// How many objects to put on a page, from 1 to 200 (1 to 200; `20` by default).
    pub fn per_page(self, per_page: i64) -> Self {
        self.query_arg("per_page", per_page)
    }

    /// Which page to return, counted from 1 (at least 1; `1` by default).
    pub fn page(self, page: i64) -> Self {
        self.query_arg("page", page)
    }
}

impl Call<DestroyWithAssociatedResourcesSelective> {
    /// The resources that are to go with the Droplet, by kind.
    pub fn body(
        self,
        body: impl Into<models::SelectiveDestroyAssociatedResource>,
    ) -> Self {
        self.json_body(body.into())
    }
}

impl Call<GetDestroyAssociatedResourcesStatus> {
    /// Waits until `completed_at` is there.
    ///
    /// It is an error, which has the result as its [`body`](crate::Error::body), if
    /// then `failures` is more than 0.
    pub fn wait_until_completed(self) -> PollUntil<GetDestroyAssociatedResourcesStatus> {
        self.poll_for_presence("/completed_at")
            .when_done()
            .fail_above("/failures", 0)
            .interval(Duration::from_secs(2))
            .max_interval(Duration::from_secs(15))
            .timeout(Duration::from_secs(1800))
    }
}

operations! {
    List { "droplets_list", GET "/v2/droplets"
        pages {
            link("/links/pages/next")
            items "/droplets": models::Droplet = |page| page.droplets.unwrap_or_default()
        }
        Ok { 200: json models::AllDropletsResponse }
        Err { 401 | 429 | 500 | default: json models::Error } }
    Create { "droplets_create", POST "/v2/droplets"
        Ok { 202: json models::DropletCreateResponse }
        Err { 401 | 429 | 500 | default: json models::Error } }
    DestroyByTag { "droplets_destroy_byTag", DELETE "/v2/droplets"
        Ok { 204: empty }
        Err { 401 | 404 | 429 | 500 | default: json models::Error } }
    Get { "droplets_get", GET "/v2/droplets/{droplet_id}"
        Ok { 200: json models::ExistingDropletResponse }
        Err { 401 | 404 | 429 | 500 | default: json models::Error } }
    Destroy { "droplets_destroy", DELETE "/v2/droplets/{droplet_id}"
        Ok { 204: empty }
        Err { 401 | 404 | 429 | 500 | default: json models::Error } }
    ListBackups { "droplets_list_backups", GET "/v2/droplets/{droplet_id}/backups"
        pages {
            link("/links/pages/next")
            items "/backups": models::DropletSnapshot = |page| page.backups.unwrap_or_default()
        }
        Ok { 200: json models::AllDropletBackupsResponse }
        Err { 401 | 404 | 429 | 500 | default: json models::Error } }
    GetBackupPolicy {
        "droplets_get_backup_policy", GET "/v2/droplets/{droplet_id}/backups/policy"
        Ok { 200: json models::DropletBackupPolicyResponse }
        Err { 401 | 404 | 429 | 500 | default: json models::Error }
    }
    ListBackupPolicies {
        "droplets_list_backup_policies", GET "/v2/droplets/backups/policies"
        Ok { 200: json models::AllDropletBackupPoliciesResponse }
        Err { 401 | 404 | 429 | 500 | default: json models::Error }
    }
    ListSupportedBackupPolicies {
        "droplets_list_supported_backup_policies", GET "/v2/droplets/backups/supported_policies"
        Ok { 200: json models::DropletsSupportedBackupPoliciesResponse }
        Err { 401 | 404 | 429 | 500 | default: json models::Error }
    }
    ListSnapshots { "droplets_list_snapshots", GET "/v2/droplets/{droplet_id}/snapshots"
        pages {
            link("/links/pages/next")
            items "/snapshots": models::DropletSnapshot = |page| page.snapshots.unwrap_or_default()
        }
        Ok { 200: json models::AllDropletSnapshotsResponse }
        Err { 401 | 404 | 429 | 500 | default: json models::Error } }
    ListKernels { "droplets_list_kernels", GET "/v2/droplets/{droplet_id}/kernels"
        pages {
            link("/links/pages/next")
            items "/kernels": Option<models::Kernel> = |page| page.kernels.unwrap_or_default()
        }
        Ok { 200: json models::AllKernelsResponse }
        Err { 401 | 404 | 429 | 500 | default: json models::Error } }
    ListFirewalls { "droplets_list_firewalls", GET "/v2/droplets/{droplet_id}/firewalls"
        pages {
            link("/links/pages/next")
            items "/firewalls": models::Firewall = |page| page.firewalls.unwrap_or_default()
        }
        Ok { 200: json models::AllFirewallsResponse }
        Err { 401 | 404 | 429 | 500 | default: json models::Error } }
    ListNeighbors { "droplets_list_neighbors", GET "/v2/droplets/{droplet_id}/neighbors"
        Ok { 200: json models::NeighborDropletsResponse }
        Err { 401 | 404 | 429 | 500 | default: json models::Error } }
    ListAssociatedResources {
        "droplets_list_associatedResources", GET "/v2/droplets/{droplet_id}/destroy_with_associated_resources"
        Ok { 200: json models::AssociatedResourcesListResponse }
        Err { 401 | 404 | 429 | 500 | default: json models::Error }
    }
    DestroyWithAssociatedResourcesSelective {
        "droplets_destroy_withAssociatedResourcesSelective", DELETE "/v2/droplets/{droplet_id}/destroy_with_associated_resources/selective"
        Ok { 202: empty }
        Err { 401 | 404 | 429 | 500 | default: json models::Error }
    }
    DestroyWithAssociatedResourcesDangerous {
        "droplets_destroy_withAssociatedResourcesDangerous", DELETE "/v2/droplets/{droplet_id}/destroy_with_associated_resources/dangerous"
        Ok { 202: empty }
        Err { 401 | 404 | 429 | 500 | default: json models::Error }
    }
    GetDestroyAssociatedResourcesStatus {
        "droplets_get_DestroyAssociatedResourcesStatus", GET "/v2/droplets/{droplet_id}/destroy_with_associated_resources/status"
        Ok { 200: json models::AssociatedResourceStatus }
        Err { 401 | 404 | 429 | 500 | default: json models::Error }
    }
    DestroyRetryWithAssociatedResources {
        "droplets_destroy_retryWithAssociatedResources", POST "/v2/droplets/{droplet_id}/destroy_with_associated_resources/retry"
        Ok { 202: empty }
        Err { 401 | 404 | 409 | 429 | 500 | default: json models::Error }
    }
    ListNeighborsIds {
        "droplets_list_neighborsIds", GET "/v2/reports/droplet_neighbors_ids"
        Ok { 200: json models::NeighborIds }
        Err { 401 | 404 | 429 | 500 | default: json models::Error }
    }
}
