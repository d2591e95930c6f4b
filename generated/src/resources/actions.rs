// Written by Oasmith from DigitalOcean API; changes are lost with the next run.
//! Actions.
//!
//! The log of everything done to the resources of an account. Whatever takes time -
//! creating a Droplet, resizing it, moving an image - is recorded as an action, with
//! its state and with the times of its start and end. Finished actions are kept.

use crate::models;
use crate::runtime::emit::*;

/// The operations of `Actions`; from [`Client::actions`].
#[derive(Clone, Copy, Debug)]
pub struct Actions<'a>(&'a Client);

impl Client {
    /// The operations of `Actions`.
    pub fn actions(&self) -> Actions<'_> {
        Actions(self)
    }
}

impl Actions<'_> {
    /// Lists the actions of the account.
    ///
    /// `GET /v2/actions`; needs `actions:read`. The result comes page by page:
    /// [`items`](Call::items) reads all of it.
    #[doc = include_str!("../../docs/actions_list.md")]
    pub fn list(&self) -> Call<List> {
        Call::new(self.0)
    }

    /// Shows one action.
    ///
    /// `GET /v2/actions/{action_id}`; needs `actions:read`.
    #[doc = include_str!("../../docs/actions_get.md")]
    pub fn get(&self, action_id: i64) -> Call<Get> {
        Call::new(self.0).path_arg("action_id", action_id)
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
    List { "actions_list", GET "/v2/actions"
        pages {
            link("/links/pages/next")
            items "/actions": models::Action = |page| page.actions.unwrap_or_default()
        }
        Ok { 200: json models::ActionsResponse } }
    Get { "actions_get", GET "/v2/actions/{action_id}"
        Ok { 200: json models::ActionResponse } }
}
