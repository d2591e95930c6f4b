// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Image Actions.
//!
//! What can be done with an image once it exists: copy it to another region, or turn a
//! backup into a snapshot. As with Droplets, the request returns an action to be
//! polled.

use crate::models;
use crate::runtime::emit::*;

/// The operations of `Image Actions`; from [`Client::image_actions`].
#[derive(Clone, Copy, Debug)]
pub struct ImageActions<'a>(&'a Client);

impl Client {
    /// The operations of `Image Actions`.
    pub fn image_actions(&self) -> ImageActions<'_> {
        ImageActions(self)
    }
}

impl ImageActions<'_> {
    /// Lists the actions of an image.
    ///
    /// `GET /v2/images/{image_id}/actions`; needs `image:read`. The result comes page
    /// by page: [`items`](Call::items) reads all of it.
    #[doc = include_str!("../../docs/imageActions_list.md")]
    pub fn list(&self, image_id: i64) -> Call<List> {
        Call::new(self.0).path_arg("image_id", image_id)
    }

    /// Starts an action on an image.
    ///
    /// `POST /v2/images/{image_id}/actions`; needs `image:update`.
    #[doc = include_str!("../../docs/imageActions_post.md")]
    pub fn post(
        &self,
        image_id: i64,
        body: impl Into<models::ImageAction>,
    ) -> Call<Post> {
        Call::new(self.0).path_arg("image_id", image_id).json_body(body.into())
    }

    /// Shows one action of an image.
    ///
    /// `GET /v2/images/{image_id}/actions/{action_id}`; needs `image:read`.
    #[doc = include_str!("../../docs/imageActions_get.md")]
    pub fn get(&self, image_id: i64, action_id: i64) -> Call<Get> {
        Call::new(self.0).path_arg("image_id", image_id).path_arg("action_id", action_id)
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
            .interval(Duration::from_secs(5))
            .max_interval(Duration::from_secs(30))
            .timeout(Duration::from_secs(3600))
    }
}

operations! {
    List { "imageActions_list", GET "/v2/images/{image_id}/actions"
        pages {
            link("/links/pages/next")
            items "/actions": models::Action = |page| page.actions.unwrap_or_default()
        }
        Ok { 200: json models::GetImageActionsResponse } }
    Post { "imageActions_post", POST "/v2/images/{image_id}/actions"
        Ok { 201: json models::PostImageActionResponse } }
    Get { "imageActions_get", GET "/v2/images/{image_id}/actions/{action_id}"
        Ok { 200: json models::GetImageActionResponse } }
}
