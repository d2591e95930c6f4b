//! The key that names a call, so that the server does it once however often it is sent
//! (an Internet-Draft of the IETF, and the habit of several APIs).

use crate::runtime::chance::bits;
use crate::runtime::client::Settings;
use crate::runtime::spec::Spec;
use http::{HeaderMap, HeaderName, HeaderValue, Method};

/// What the header is called where nobody says otherwise.
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The header by which the server knows a call, if it does: the operation's or the API's.
pub fn header(settings: &Settings, spec: &Spec) -> Option<HeaderName> {
    let own = spec.idempotency_header;
    let own = own.and_then(|name| HeaderName::from_bytes(name.as_bytes()).ok());
    own.or_else(|| settings.idempotency_header.clone())
}

/// Names a call that would do more if it were sent twice, unless it has a name or the
/// server knows no names.
pub fn add(settings: &Settings, spec: &Spec, method: &Method, headers: &mut HeaderMap) {
    let doubles = matches!(*method, Method::POST | Method::PATCH);
    if !doubles || stands(settings, spec, headers) {
        return;
    }
    let Some(name) = header(settings, spec) else { return };
    // Letters and digits are always a header's value.
    if let Ok(key) = HeaderValue::from_str(&key()) {
        headers.insert(name, key);
    }
}

/// Whether a call has a name, among its own headers or those of all calls.
pub fn stands(settings: &Settings, spec: &Spec, headers: &HeaderMap) -> bool {
    // A name of no letters tells no call from another.
    let named = |header: &HeaderName| {
        let key = headers.get(header).or_else(|| settings.headers.get(header));
        key.is_some_and(|key| !key.is_empty())
    };
    header(settings, spec).as_ref().is_some_and(named) || named(&IDEMPOTENCY_KEY)
}

/// A random UUID.
fn key() -> String {
    let bits = u128::from(bits()) << 64 | u128::from(bits());
    let uuid = uuid::Builder::from_random_bytes(bits.to_be_bytes()).into_uuid();
    uuid.to_string()
}
