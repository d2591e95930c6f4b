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
    /// Returns everything that was ever done to the image. There are no parameters to
    /// choose a page with; follow the links of the answer.
    ///
    /// `GET /v2/images/{image_id}/actions`; needs `image:read`. The result comes page
    /// by page: [`items`](Call::items) reads all of it.
    /// # Arguments
    /// - `image_id`: The ID of the image.
    /// # Returns
    /// - `200`: One page of the image's actions: [`models::GetImageActionsResponse`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
    #[doc = include_str!("../../docs/imageActions_list.md")]
    pub fn list(&self, image_id: i64) -> Call<List> {
        Call::new(self.0).path_arg("image_id", image_id)
    }

    /// Starts an action on an image.
    ///
    /// Either copies the image to another region (`transfer`, with `region`), so that
    /// Droplets can be made from it there, or turns a backup into a snapshot
    /// (`convert`), so that it no longer expires. The answer comes at once; poll the
    /// action to learn the outcome.
    ///
    /// `POST /v2/images/{image_id}/actions`; needs `image:update`.
    /// # Arguments
    /// - `image_id`: The ID of the image.
    /// - `body`: The action to start. `type` names it.
    /// # Returns
    /// - `201`: The action was accepted and is in progress:
    ///   [`models::PostImageActionResponse`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
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
    /// Returns the present state of an action that was started on this image. Call it
    /// repeatedly until `status` is `completed` or `errored`; a transfer between
    /// continents can take many minutes.
    ///
    /// `GET /v2/images/{image_id}/actions/{action_id}`; needs `image:read`.
    /// # Arguments
    /// - `image_id`: The ID of the image.
    /// - `action_id`: The number of the action, as returned by the call that started it
    ///   (at least 1).
    /// # Returns
    /// - `200`: The action: [`models::GetImageActionResponse`].
    /// - `401`, `404`, `429`, `500`, others: [`models::Error`].
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
        Ok { 200: json models::GetImageActionsResponse }
        Err { 401 | 404 | 429 | 500 | default: json models::Error } }
    Post { "imageActions_post", POST "/v2/images/{image_id}/actions"
        Ok { 201: json models::PostImageActionResponse }
        Err { 401 | 404 | 429 | 500 | default: json models::Error } }
    Get { "imageActions_get", GET "/v2/images/{image_id}/actions/{action_id}"
        Ok { 200: json models::GetImageActionResponse }
        Err { 401 | 404 | 429 | 500 | default: json models::Error } }
}
