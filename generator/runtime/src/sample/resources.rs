//! Sample operations.

use crate::runtime::emit::*;
use crate::sample::models;

/// Keys; from [`Client::keys`].
#[derive(Clone, Copy, Debug)]
pub struct Keys<'a> {
    client: &'a Client,
}

impl Client {
    /// Keys.
    pub fn keys(&self) -> Keys<'_> {
        Keys { client: self }
    }
}

impl Keys<'_> {
    /// Shows a key.
    pub fn get(&self, key_id: impl Into<String>) -> Call<Get> {
        Call::new(self.client).path_arg("key_id", key_id.into())
    }

    /// Lists keys.
    pub fn list(&self) -> Call<List> {
        Call::new(self.client)
    }

    /// Creates something.
    pub fn create(&self, body: impl Into<models::Resize>) -> Call<Create> {
        Call::new(self.client).json_body(body.into())
    }

    /// Deletes a key.
    pub fn delete(&self, key_id: i64, dangerous: bool) -> Call<Delete> {
        Call::new(self.client)
            .path_arg("key_id", key_id)
            .header_arg("X-Dangerous", dangerous)
    }

    /// Needs no token.
    pub fn public(&self) -> Call<Public> {
        Call::new(self.client)
    }

    /// Says where a file is.
    pub fn place(&self) -> Call<Place> {
        Call::new(self.client)
    }

    /// Has its own server.
    pub fn elsewhere(&self) -> Call<Elsewhere> {
        Call::new(self.client)
    }

    /// Charges, and knows a call by its key.
    pub fn charge(&self) -> Call<Charge> {
        Call::new(self.client)
    }

    /// Follows events.
    pub fn follow(&self) -> Call<Follow> {
        Call::new(self.client)
    }

    /// Stores bytes.
    pub fn store(&self, body: impl Into<Payload>) -> Call<Store> {
        Call::new(self.client).bytes_body("application/octet-stream", body)
    }

    /// Uploads a file.
    pub fn upload(&self, body: models::Option_) -> Call<Upload> {
        Call::new(self.client).multipart_body(body)
    }
}

operations! {
    Get { "keys_get", GET "/v2/keys/{key_id}"
        Ok { 200: json models::Resize }
        Err { 401 | 429 | 500 | default: json models::Error, 404: json models::Resize } }
}

operations! {
    List { "keys_list", GET "/v2/keys"
        accept "application/json"
        Ok { 200 | 201: json Vec<models::Holder> } }
}

impl Call<List> {
    /// How many.
    pub fn per_page(self, per_page: i64) -> Self {
        self.query_arg("per_page", per_page)
    }

    /// Which.
    pub fn ids(self, ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.query_arg("ids", list::<String>(ids))
    }

    /// A name that the building methods leave free.
    pub fn query(self, query: models::Resize) -> Self {
        self.query_arg_as("query", Style::DeepObject, true, query)
    }

    /// A cookie.
    pub fn session(self, session: impl Into<String>) -> Self {
        self.cookie_arg("session", session.into())
    }
}

operations! {
    Create { "keys_create", POST "/v2/keys"
        Ok { CreateOutcome { 200: Ok(json models::Resize), 202: Accepted(text), 204: NoContent(empty) } } }
}

operations! {
    Delete { "keys_delete", DELETE "/v2/keys/{key_id}"
        Ok { 2XX: empty }
        Err {} }
}

operations! {
    Public { "public", GET "/v2/public"
        security none
        accept "text/csv"
        Ok { 200: text } }
}

operations! {
    Place { "place", GET "/v2/place"
        Ok { 302: empty } }
}

operations! {
    Elsewhere { "elsewhere", GET "/v2/elsewhere"
        server "https://else.example.com"
        Ok { default: bytes } }
}

operations! {
    Charge { "charge", POST "/v2/charge"
        idempotency "X-Idempotency-Key"
        Ok { 200: text } }
}

operations! {
    Follow { "follow", GET "/v2/follow"
        Ok { 200: events models::Resize } }
}

operations! {
    Store { "store", PUT "/v2/store"
        Ok { 2XX: empty }
        Err { default: json models::Error } }
}

operations! {
    Upload { "upload", POST "/v2/upload"
        Ok { 201: empty } }
}
