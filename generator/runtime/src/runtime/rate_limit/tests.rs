//! That limits are read in all ways in which servers write them.

use super::RateLimit;
use http::{HeaderMap, HeaderName, HeaderValue};

fn of(pairs: &[(&'static str, &'static str)]) -> Option<(u64, u64, Option<u64>)> {
    let pairs = pairs.iter().map(|(name, value)| {
        (HeaderName::from_static(name), HeaderValue::from_static(value))
    });
    let limit = RateLimit::of(&pairs.collect::<HeaderMap>())?;
    Some((limit.limit, limit.remaining, limit.reset))
}

#[test]
fn servers_write_their_limits_in_several_ways() {
    let old = [("ratelimit-limit", "9, 9;w=60"), ("ratelimit-remaining", "0")];
    assert_eq!(of(&old), Some((9, 0, None)));
    let github = [
        ("x-ratelimit-limit", "60"),
        ("x-ratelimit-remaining", "56"),
        ("x-ratelimit-reset", "1372700873"),
    ];
    assert_eq!(of(&github), Some((60, 56, Some(1_372_700_873))));
    let new = [
        ("ratelimit", "\"day\";r=900;t=5000, \"burst\";r=5;t=30"),
        ("ratelimit-policy", "\"burst\";q=100;w=60, \"day\";q=1000;w=86400"),
    ];
    assert_eq!(of(&new), Some((100, 5, Some(30))));
    assert_eq!(of(&[("ratelimit", "\"a\";r=5")]), Some((5, 5, None)));
    assert_eq!(of(&[("ratelimit", "\"a\";r=-5;t=1")]), None);
    assert_eq!(of(&[("ratelimit-limit", "9")]), None);
    assert_eq!(of(&[]), None);
}
