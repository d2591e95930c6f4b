//! The same calls as a careful application would write them without a generator.

use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderValue};
use serde::{Deserialize, Deserializer, Serialize};
use std::time::Duration;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

pub struct Client {
    http: reqwest::Client,
    url: String,
    token: String,
}

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[derive(Deserialize)]
#[allow(dead_code)]
pub struct Envelope {
    action: Option<Action>,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Action {
    id: Option<i64>,
    status: Option<Status>,
    r#type: Option<String>,
    #[serde(default, deserialize_with = "date_time")]
    started_at: Option<OffsetDateTime>,
    #[serde(default, deserialize_with = "date_time")]
    completed_at: Option<OffsetDateTime>,
    resource_id: Option<i64>,
    resource_type: Option<String>,
    region: Option<Region>,
    region_slug: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Status {
    InProgress,
    Completed,
    Errored,
}

#[derive(Deserialize)]
#[allow(dead_code)]
struct Region {
    name: String,
    slug: String,
    features: Vec<String>,
    available: bool,
    sizes: Vec<String>,
}

#[derive(Serialize)]
struct Resize<'a> {
    r#type: &'static str,
    size: &'a str,
    disk: bool,
}

fn date_time<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<OffsetDateTime>, D::Error> {
    let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
    OffsetDateTime::parse(&text, &Rfc3339).map(Some).map_err(serde::de::Error::custom)
}

impl Client {
    pub fn new(url: &str, token: &str) -> Outcome<Self> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        let http = reqwest::Client::builder()
            .user_agent("by-hand/1.0")
            .default_headers(headers)
            .connect_timeout(Duration::from_secs(10))
            .timeout(Duration::from_secs(60))
            .build()?;
        Ok(Self { http, url: url.to_owned(), token: token.to_owned() })
    }

    pub async fn get_action(&self, droplet: i64, action: i64) -> Outcome<Envelope> {
        let url = format!("{}/v2/droplets/{droplet}/actions/{action}", self.url);
        self.send(self.http.get(url)).await
    }

    pub async fn resize(&self, droplet: i64, size: &str) -> Outcome<Envelope> {
        let url = format!("{}/v2/droplets/{droplet}/actions", self.url);
        let body = serde_json::to_vec(&Resize { r#type: "resize", size, disk: true })?;
        let call = self.http.post(url).header(CONTENT_TYPE, "application/json");
        self.send(call.body(body)).await
    }

    async fn send(&self, call: reqwest::RequestBuilder) -> Outcome<Envelope> {
        let response = call.bearer_auth(&self.token).send().await?;
        let status = response.status();
        let body = response.bytes().await?;
        if !status.is_success() {
            return Err(format!("{status}: {}", String::from_utf8_lossy(&body)).into());
        }
        Ok(serde_json::from_slice(&body)?)
    }
}
