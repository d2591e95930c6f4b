//! Servers whose URL has variables, and APIs whose document names none.

use oasmith_runtime::runtime::{
    BaseUrl, Client, ClientBuilder, Defaults, ServerTemplate,
};

fn shop() -> ServerTemplate {
    ServerTemplate::new("https://{region}.example.com/{base}/v1").set("region", "eu")
}

fn built(url: impl Into<BaseUrl>) -> Result<String, String> {
    let client = Client::builder().base_url(url).build();
    client.map(|client| client.base_url().to_owned()).map_err(|error| error.to_string())
}

#[test]
fn variables_are_filled_in() {
    assert_eq!(
        built(shop().set("base", "a/b")).unwrap(),
        "https://eu.example.com/a/b/v1"
    );
    let again = shop().set("base", "x").set_one_of("region", "us", &["eu", "us"]);
    assert_eq!(built(again).unwrap(), "https://us.example.com/x/v1");
    let text = String::from("https://example.org");
    assert_eq!(built(&text).unwrap(), "https://example.org/");
}

#[test]
fn values_that_the_document_does_not_allow_are_refused() {
    let wrong = shop().set_one_of("region", "mars", &["eu", "us"]);
    let error = built(wrong).unwrap_err();
    assert!(
        error.contains("`region` can't be \"mars\", only one of `eu`, `us`"),
        "{error}"
    );
    // A value can't smuggle in what a base URL may not have.
    let credentials = shop().set("region", "u:p@evil").set("base", "x");
    assert!(built(credentials).is_err());
    assert!(built(shop().set("base", "x?y")).is_err());
}

#[test]
fn an_api_without_a_server_needs_a_base_url() {
    let defaults = Defaults {
        base_url: None,
        user_agent: "x/1",
        schemes: &[],
        security: &[],
        failures: &[],
        idempotency_header: None,
    };
    let error = ClientBuilder::with_defaults(defaults).build().unwrap_err();
    assert!(error.to_string().contains("`Client::builder().base_url(..)`"), "{error}");
    let mine = ClientBuilder::with_defaults(defaults).base_url("https://example.org");
    assert_eq!(mine.build().unwrap().base_url(), "https://example.org/");
    let unset =
        ClientBuilder::with_defaults(defaults).base_url_from_env("OASMITH_NO_URL");
    assert!(unset.build().unwrap_err().to_string().contains("OASMITH_NO_URL"));
}
