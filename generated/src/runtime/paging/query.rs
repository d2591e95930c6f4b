//! One parameter of a query string that is already written.

use crate::runtime::params::encode;
use percent_encoding::percent_decode_str;

/// The last value under a name.
pub fn get(query: &str, name: &str) -> Option<String> {
    let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.rev().find(|(key, _)| is(key, name))?;
    Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
}

/// The query with one value under the name, and no other.
pub fn set(query: &str, name: &str, value: &str) -> String {
    let pairs = query.split('&').filter(|pair| {
        let key = pair.split_once('=').map_or(*pair, |(key, _)| key);
        !pair.is_empty() && !is(key, name)
    });
    let pair = format!("{}={}", encode(name), encode(value));
    pairs.chain([pair.as_str()]).collect::<Vec<_>>().join("&")
}

fn is(key: &str, name: &str) -> bool {
    percent_decode_str(key).decode_utf8_lossy() == name
}
