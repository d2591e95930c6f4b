// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Images.
//!
//! Images are what Droplets are made from. There are five sources of them:
//!
//! - snapshots, taken of a Droplet on request
//! - backups, taken of a Droplet automatically and kept for a limited time
//! - custom images, imported from a file
//! - distributions, which DigitalOcean provides
//! - applications, which are distributions with software already set up
//!
//! A snapshot can also be handed over to another account.

use crate::models;
use crate::runtime::emit::*;

/// The operations of `Images`; from [`Client::images`].
#[derive(Clone, Copy, Debug)]
pub struct Images<'a>(&'a Client);

impl Client {
    /// The operations of `Images`.
    pub fn images(&self) -> Images<'_> {
        Images(self)
    }
}

impl Images<'_> {
    /// Lists the images of the account.
    ///
    /// `GET /v2/images`; needs `image:read`. The result comes page by page:
    /// [`items`](Call::items) reads all of it.
    #[doc = include_str!("../../docs/images_list.md")]
    pub fn list(&self) -> Call<List> {
        Call::new(self.0)
    }

    /// Imports a custom image.
    ///
    /// `POST /v2/images`; needs `image:create`.
    #[doc = include_str!("../../docs/images_create_custom.md")]
    pub fn create_custom(
        &self,
        body: impl Into<models::ImageNewCustom>,
    ) -> Call<CreateCustom> {
        Call::new(self.0).json_body(body.into())
    }

    /// Shows an image.
    ///
    /// `GET /v2/images/{image_id}`; needs `image:read`.
    #[doc = include_str!("../../docs/images_get.md")]
    pub fn get(&self, image_id: impl Into<models::ImagesGetImageId>) -> Call<Get> {
        Call::new(self.0).path_arg("image_id", image_id.into())
    }

    /// Changes an image.
    ///
    /// `PUT /v2/images/{image_id}`; needs `image:update`.
    #[doc = include_str!("../../docs/images_update.md")]
    pub fn update(
        &self,
        image_id: i64,
        body: impl Into<models::ImageUpdate>,
    ) -> Call<Update> {
        Call::new(self.0).path_arg("image_id", image_id).json_body(body.into())
    }

    /// Deletes an image.
    ///
    /// `DELETE /v2/images/{image_id}`; needs `image:delete`.
    #[doc = include_str!("../../docs/images_delete.md")]
    pub fn delete(&self, image_id: i64) -> Call<Delete> {
        Call::new(self.0).path_arg("image_id", image_id)
    }

    /// Offers an image to another account.
    ///
    /// `POST /v2/images/{image_id}/account_transfer`; needs `image:update`,
    /// `image:delete`.
    #[doc = include_str!("../../docs/images_post_account_transfer_create.md")]
    pub fn post_account_transfer_create(
        &self,
        image_id: i64,
        body: impl Into<models::ImagesPostAccountTransferCreate>,
    ) -> Call<PostAccountTransferCreate> {
        Call::new(self.0).path_arg("image_id", image_id).json_body(body.into())
    }

    /// Accepts an image from another account.
    ///
    /// `POST /v2/images/{image_id}/account_transfer/accept`; needs `image:create`.
    #[doc = include_str!("../../docs/images_post_account_transfer_accept.md")]
    pub fn post_account_transfer_accept(
        &self,
        image_id: i64,
        body: impl Into<models::ImagesPostAccountTransferAccept>,
    ) -> Call<PostAccountTransferAccept> {
        Call::new(self.0).path_arg("image_id", image_id).json_body(body.into())
    }

    /// Withdraws the offer of an image.
    ///
    /// `POST /v2/images/{image_id}/account_transfer/cancel`; needs `image:update`.
    #[doc = include_str!("../../docs/images_post_account_transfer_cancel.md")]
    pub fn post_account_transfer_cancel(
        &self,
        image_id: i64,
        body: impl Into<models::ImagesPostAccountTransferCancel>,
    ) -> Call<PostAccountTransferCancel> {
        Call::new(self.0).path_arg("image_id", image_id).json_body(body.into())
    }

    /// Refuses an image from another account.
    ///
    /// `POST /v2/images/{image_id}/account_transfer/decline`; needs `image:create`.
    #[doc = include_str!("../../docs/images_post_account_transfer_decline.md")]
    pub fn post_account_transfer_decline(
        &self,
        image_id: i64,
        body: impl Into<models::ImagesPostAccountTransferDecline>,
    ) -> Call<PostAccountTransferDecline> {
        Call::new(self.0).path_arg("image_id", image_id).json_body(body.into())
    }
}

impl Call<List> {
    /// Which public images to list.
    pub fn r#type(self, r#type: impl Into<models::ImagesType>) -> Self {
        self.query_arg("type", r#type.into())
    }

    /// `true` lists only the images of the account itself.
    pub fn private(self, private: bool) -> Self {
        self.query_arg("private", private)
    }

    /// Lists only images that carry this tag.
    pub fn tag_name(self, tag_name: impl Into<String>) -> Self {
        self.query_arg("tag_name", tag_name.into())
    }

    /// How many objects to put on a page, from 1 to 200 (1 to 200; `20` by default).
    pub fn per_page(self, per_page: i64) -> Self {
        self.query_arg("per_page", per_page)
    }

    /// Which page to return, counted from 1 (at least 1; `1` by default).
    pub fn page(self, page: i64) -> Self {
        self.query_arg("page", page)
    }
}

operations! {
    List { "images_list", GET "/v2/images"
        pages {
            link("/links/pages/next")
            items "/images": models::Image = |page| page.images
        }
        Ok { 200: json models::AllImagesResponse } }
    CreateCustom { "images_create_custom", POST "/v2/images"
        Ok { 202: json models::NewCustomImageResponse } }
    Get { "images_get", GET "/v2/images/{image_id}"
        Ok { 200: json models::ExistingImageResponse } }
    Update { "images_update", PUT "/v2/images/{image_id}"
        Ok { 200: json models::UpdatedImageResponse } }
    Delete { "images_delete", DELETE "/v2/images/{image_id}" Ok { 204: empty } }
    PostAccountTransferCreate {
        "images_post_account_transfer_create", POST "/v2/images/{image_id}/account_transfer"
        Ok { 201: json models::ImagesPostAccountTransferCreatedResponse }
    }
    PostAccountTransferAccept {
        "images_post_account_transfer_accept", POST "/v2/images/{image_id}/account_transfer/accept"
        Ok { 201: empty }
    }
    PostAccountTransferCancel {
        "images_post_account_transfer_cancel", POST "/v2/images/{image_id}/account_transfer/cancel"
        Ok { 204: empty }
    }
    PostAccountTransferDecline {
        "images_post_account_transfer_decline", POST "/v2/images/{image_id}/account_transfer/decline"
        Ok { 204: empty }
    }
}
