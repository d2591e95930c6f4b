// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Droplet Actions.
//!
//! What can be done to a Droplet once it exists: power it on and off, resize, rebuild,
//! back up and so on. All of it is asynchronous. The request returns an action that is
//! still in progress, to be polled here or under Actions. Until it has ended the
//! Droplet is `locked`, and further actions on it can be refused with status 422.

use crate::models;
use crate::runtime::emit::*;

/// The operations of `Droplet Actions`; from [`Client::droplet_actions`].
#[derive(Clone, Copy, Debug)]
pub struct DropletActions<'a>(&'a Client);

impl Client {
    /// The operations of `Droplet Actions`.
    pub fn droplet_actions(&self) -> DropletActions<'_> {
        DropletActions(self)
    }
}

impl DropletActions<'_> {
    /// Lists the actions of a Droplet.
    ///
    /// `GET /v2/droplets/{droplet_id}/actions`; needs `droplet:read`. The result comes
    /// page by page: [`items`](Call::items) reads all of it.
    #[doc = include_str!("../../docs/dropletActions_list.md")]
    pub fn list(&self, droplet_id: i64) -> Call<List> {
        Call::new(self.0).path_arg("droplet_id", droplet_id)
    }

    /// Starts an action on a Droplet.
    ///
    /// `POST /v2/droplets/{droplet_id}/actions`; needs `droplet:update`.
    #[doc = include_str!("../../docs/dropletActions_post.md")]
    pub fn post(
        &self,
        droplet_id: i64,
        body: impl Into<models::DropletAction>,
    ) -> Call<Post> {
        Call::new(self.0).path_arg("droplet_id", droplet_id).json_body(body.into())
    }

    /// Starts an action on every Droplet with a tag.
    ///
    /// `POST /v2/droplets/actions`; needs `droplet:update`.
    #[doc = include_str!("../../docs/dropletActions_post_byTag.md")]
    pub fn post_by_tag(
        &self,
        body: impl Into<models::DropletActionsPostByTagRequest>,
    ) -> Call<PostByTag> {
        Call::new(self.0).json_body(body.into())
    }

    /// Shows one action of a Droplet.
    ///
    /// `GET /v2/droplets/{droplet_id}/actions/{action_id}`; needs `droplet:read`.
    #[doc = include_str!("../../docs/dropletActions_get.md")]
    pub fn get(&self, droplet_id: i64, action_id: i64) -> Call<Get> {
        Call::new(self.0)
            .path_arg("droplet_id", droplet_id)
            .path_arg("action_id", action_id)
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

impl Call<PostByTag> {
    /// The tag whose Droplets are meant. Goes together with neither `name` nor `type`.
    /// The token needs the scope `tag:read`.
    pub fn tag_name(self, tag_name: impl Into<String>) -> Self {
        self.query_arg("tag_name", tag_name.into())
    }
}

impl Call<Get> {
    /// Waits until `action.status` is `completed`.
    ///
    /// It is an error, which has the result as its [`body`](crate::Error::body), if
    /// `action.status` is `errored`.
    pub fn wait_until_completed(self) -> PollUntil<Get> {
        self.poll_for("/action/status", &["completed"])
            .fail_on("/action/status", &["errored"])
            .interval(Duration::from_secs(2))
            .max_interval(Duration::from_secs(15))
            .timeout(Duration::from_secs(1800))
    }
}

operations! {
    List { "dropletActions_list", GET "/v2/droplets/{droplet_id}/actions"
        pages {
            link("/links/pages/next")
            items "/actions": models::Action = |page| page.actions.unwrap_or_default()
        }
        Ok { 200: json models::AllDropletActionsResponse } }
    Post { "dropletActions_post", POST "/v2/droplets/{droplet_id}/actions"
        Ok { 201: json models::DropletActionResponse } }
    PostByTag { "dropletActions_post_byTag", POST "/v2/droplets/actions"
        Ok { 201: json models::DropletActionsResponse } }
    Get { "dropletActions_get", GET "/v2/droplets/{droplet_id}/actions/{action_id}"
        Ok { 200: json models::ActionResponse } }
}
