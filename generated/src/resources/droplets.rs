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
    /// `GET /v2/droplets`; needs `droplet:read`. The result comes page by page:
    /// [`items`](Call::items) reads all of it.
    #[doc = include_str!("../../docs/droplets_list.md")]
    pub fn list(&self) -> Call<List> {
        Call::new(self.0)
    }

    /// Creates one Droplet, or up to ten alike.
    ///
    /// `POST /v2/droplets`; needs `droplet:create`.
    #[doc = include_str!("../../docs/droplets_create.md")]
    pub fn create(
        &self,
        body: impl Into<models::DropletsCreateRequest>,
    ) -> Call<Create> {
        Call::new(self.0).json_body(body.into())
    }

    /// Destroys every Droplet with a tag.
    ///
    /// `DELETE /v2/droplets`; needs `droplet:delete`.
    #[doc = include_str!("../../docs/droplets_destroy_byTag.md")]
    pub fn destroy_by_tag(&self, tag_name: impl Into<String>) -> Call<DestroyByTag> {
        Call::new(self.0).query_arg("tag_name", tag_name.into())
    }

    /// Shows a Droplet.
    ///
    /// `GET /v2/droplets/{droplet_id}`; needs `droplet:read`.
    #[doc = include_str!("../../docs/droplets_get.md")]
    pub fn get(&self, droplet_id: i64) -> Call<Get> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Destroys a Droplet.
    ///
    /// `DELETE /v2/droplets/{droplet_id}`; needs `droplet:delete`.
    #[doc = include_str!("../../docs/droplets_destroy.md")]
    pub fn destroy(&self, droplet_id: i64) -> Call<Destroy> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists the backups of a Droplet.
    ///
    /// `GET /v2/droplets/{droplet_id}/backups`; needs `droplet:read`. The result comes
    /// page by page: [`items`](Call::items) reads all of it.
    #[doc = include_str!("../../docs/droplets_list_backups.md")]
    pub fn list_backups(&self, droplet_id: i64) -> Call<ListBackups> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Shows the backup policy of a Droplet.
    ///
    /// `GET /v2/droplets/{droplet_id}/backups/policy`; needs `droplet:read`.
    #[doc = include_str!("../../docs/droplets_get_backup_policy.md")]
    pub fn get_backup_policy(&self, droplet_id: i64) -> Call<GetBackupPolicy> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists the backup policies of all Droplets.
    ///
    /// `GET /v2/droplets/backups/policies`; needs `droplet:read`.
    #[doc = include_str!("../../docs/droplets_list_backup_policies.md")]
    pub fn list_backup_policies(&self) -> Call<ListBackupPolicies> {
        Call::new(self.0)
    }

    /// Lists the backup plans on offer.
    ///
    /// `GET /v2/droplets/backups/supported_policies`; needs `droplet:read`.
    #[doc = include_str!("../../docs/droplets_list_supported_backup_policies.md")]
    pub fn list_supported_backup_policies(&self) -> Call<ListSupportedBackupPolicies> {
        Call::new(self.0)
    }

    /// Lists the snapshots of a Droplet.
    ///
    /// `GET /v2/droplets/{droplet_id}/snapshots`; needs `droplet:read`. The result
    /// comes page by page: [`items`](Call::items) reads all of it.
    #[doc = include_str!("../../docs/droplets_list_snapshots.md")]
    pub fn list_snapshots(&self, droplet_id: i64) -> Call<ListSnapshots> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists the kernels a Droplet can boot.
    ///
    /// `GET /v2/droplets/{droplet_id}/kernels`; needs `droplet:read`. The result comes
    /// page by page: [`items`](Call::items) reads all of it.
    #[doc = include_str!("../../docs/droplets_list_kernels.md")]
    pub fn list_kernels(&self, droplet_id: i64) -> Call<ListKernels> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists the firewalls of a Droplet.
    ///
    /// `GET /v2/droplets/{droplet_id}/firewalls`; needs `firewall:read`. The result
    /// comes page by page: [`items`](Call::items) reads all of it.
    #[doc = include_str!("../../docs/droplets_list_firewalls.md")]
    pub fn list_firewalls(&self, droplet_id: i64) -> Call<ListFirewalls> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists the neighbours of a Droplet.
    ///
    /// `GET /v2/droplets/{droplet_id}/neighbors`; needs `droplet:read`.
    #[doc = include_str!("../../docs/droplets_list_neighbors.md")]
    pub fn list_neighbors(&self, droplet_id: i64) -> Call<ListNeighbors> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists the resources that would outlive a Droplet.
    ///
    /// `GET /v2/droplets/{droplet_id}/destroy_with_associated_resources`; needs
    /// `droplet:read`.
    #[doc = include_str!("../../docs/droplets_list_associatedResources.md")]
    pub fn list_associated_resources(
        &self,
        droplet_id: i64,
    ) -> Call<ListAssociatedResources> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Destroys a Droplet and chosen resources.
    ///
    /// `DELETE /v2/droplets/{droplet_id}/destroy_with_associated_resources/selective`;
    /// needs `droplet:delete`, `block_storage:delete`, `block_storage_snapshot:delete`,
    /// `image:delete`, `reserved_ip:delete`.
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
    /// `DELETE /v2/droplets/{droplet_id}/destroy_with_associated_resources/dangerous`;
    /// needs `droplet:delete`, `block_storage:delete`, `block_storage_snapshot:delete`,
    /// `image:delete`, `reserved_ip:delete`.
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
    /// `GET /v2/droplets/{droplet_id}/destroy_with_associated_resources/status`; needs
    /// `droplet:delete`.
    #[doc = include_str!("../../docs/droplets_get_DestroyAssociatedResourcesStatus.md")]
    pub fn get_destroy_associated_resources_status(
        &self,
        droplet_id: i64,
    ) -> Call<GetDestroyAssociatedResourcesStatus> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Retries the destruction of a Droplet with its resources.
    ///
    /// `POST /v2/droplets/{droplet_id}/destroy_with_associated_resources/retry`; needs
    /// `droplet:delete`, `block_storage:delete`, `block_storage_snapshot:delete`,
    /// `image:delete`, `reserved_ip:delete`.
    #[doc = include_str!("../../docs/droplets_destroy_retryWithAssociatedResources.md")]
    pub fn destroy_retry_with_associated_resources(
        &self,
        droplet_id: i64,
    ) -> Call<DestroyRetryWithAssociatedResources> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Lists all Droplets that share hardware.
    ///
    /// `GET /v2/reports/droplet_neighbors_ids`; needs `droplet:read`.
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
        Ok { 200: json models::AllDropletsResponse } }
    Create { "droplets_create", POST "/v2/droplets"
        Ok { 202: json models::DropletCreateResponse } }
    DestroyByTag { "droplets_destroy_byTag", DELETE "/v2/droplets" Ok { 204: empty } }
    Get { "droplets_get", GET "/v2/droplets/{droplet_id}"
        Ok { 200: json models::ExistingDropletResponse } }
    Destroy { "droplets_destroy", DELETE "/v2/droplets/{droplet_id}" Ok { 204: empty } }
    ListBackups { "droplets_list_backups", GET "/v2/droplets/{droplet_id}/backups"
        pages {
            link("/links/pages/next")
            items "/backups": models::DropletSnapshot = |page| page.backups.unwrap_or_default()
        }
        Ok { 200: json models::AllDropletBackupsResponse } }
    GetBackupPolicy {
        "droplets_get_backup_policy", GET "/v2/droplets/{droplet_id}/backups/policy"
        Ok { 200: json models::DropletBackupPolicyResponse }
    }
    ListBackupPolicies {
        "droplets_list_backup_policies", GET "/v2/droplets/backups/policies"
        Ok { 200: json models::AllDropletBackupPoliciesResponse }
    }
    ListSupportedBackupPolicies {
        "droplets_list_supported_backup_policies", GET "/v2/droplets/backups/supported_policies"
        Ok { 200: json models::DropletsSupportedBackupPoliciesResponse }
    }
    ListSnapshots { "droplets_list_snapshots", GET "/v2/droplets/{droplet_id}/snapshots"
        pages {
            link("/links/pages/next")
            items "/snapshots": models::DropletSnapshot = |page| page.snapshots.unwrap_or_default()
        }
        Ok { 200: json models::AllDropletSnapshotsResponse } }
    ListKernels { "droplets_list_kernels", GET "/v2/droplets/{droplet_id}/kernels"
        pages {
            link("/links/pages/next")
            items "/kernels": Option<models::Kernel> = |page| page.kernels.unwrap_or_default()
        }
        Ok { 200: json models::AllKernelsResponse } }
    ListFirewalls { "droplets_list_firewalls", GET "/v2/droplets/{droplet_id}/firewalls"
        pages {
            link("/links/pages/next")
            items "/firewalls": models::Firewall = |page| page.firewalls.unwrap_or_default()
        }
        Ok { 200: json models::AllFirewallsResponse } }
    ListNeighbors { "droplets_list_neighbors", GET "/v2/droplets/{droplet_id}/neighbors"
        Ok { 200: json models::NeighborDropletsResponse } }
    ListAssociatedResources {
        "droplets_list_associatedResources", GET "/v2/droplets/{droplet_id}/destroy_with_associated_resources"
        Ok { 200: json models::AssociatedResourcesListResponse }
    }
    DestroyWithAssociatedResourcesSelective {
        "droplets_destroy_withAssociatedResourcesSelective", DELETE "/v2/droplets/{droplet_id}/destroy_with_associated_resources/selective"
        Ok { 202: empty }
    }
    DestroyWithAssociatedResourcesDangerous {
        "droplets_destroy_withAssociatedResourcesDangerous", DELETE "/v2/droplets/{droplet_id}/destroy_with_associated_resources/dangerous"
        Ok { 202: empty }
    }
    GetDestroyAssociatedResourcesStatus {
        "droplets_get_DestroyAssociatedResourcesStatus", GET "/v2/droplets/{droplet_id}/destroy_with_associated_resources/status"
        Ok { 200: json models::AssociatedResourceStatus }
    }
    DestroyRetryWithAssociatedResources {
        "droplets_destroy_retryWithAssociatedResources", POST "/v2/droplets/{droplet_id}/destroy_with_associated_resources/retry"
        Ok { 202: empty }
    }
    ListNeighborsIds {
        "droplets_list_neighborsIds", GET "/v2/reports/droplet_neighbors_ids"
        Ok { 200: json models::NeighborIds }
    }
}
