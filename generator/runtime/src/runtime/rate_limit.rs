//! How many calls a server still takes, as its headers say.

use http::HeaderMap;

/// How many calls the server still takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimit {
    /// How many calls the window has.
    pub limit: u64,
    /// How many of them are left.
    pub remaining: u64,
    /// When the window ends, in the server's measure: seconds since 1970, or from now on.
    pub reset: Option<u64>,
}

impl RateLimit {
    /// What headers say: `ratelimit-limit` and its like, `x-ratelimit-..`, or `ratelimit`
    /// with `ratelimit-policy` (an Internet-Draft of the IETF, older and newer).
    pub(super) fn of(headers: &HeaderMap) -> Option<Self> {
        let one = |names: [&str; 2]| {
            let value =
                names.iter().find_map(|name| headers.get(*name))?.to_str().ok()?;
            // Some name the window behind the number: `100;w=60`.
            value.split([',', ';']).next()?.trim().parse().ok()
        };
        let plain = || {
            let limit = one(["ratelimit-limit", "x-ratelimit-limit"])?;
            let remaining = one(["ratelimit-remaining", "x-ratelimit-remaining"])?;
            let reset = one(["ratelimit-reset", "x-ratelimit-reset"]);
            Some(Self { limit, remaining, reset })
        };
        plain().or_else(|| structured(headers))
    }
}

/// `ratelimit: "burst";r=5;t=30, "day";r=900`: of several limits the one with least left.
fn structured(headers: &HeaderMap) -> Option<RateLimit> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let policies = text("ratelimit-policy").unwrap_or_default();
    let limits = text("ratelimit")?.split(',').filter_map(|item| {
        let remaining = parameter(item, "r")?;
        let policy = policies.split(',').find(|policy| name(policy) == name(item));
        let limit = policy.and_then(|policy| parameter(policy, "q"));
        let reset = parameter(item, "t");
        Some(RateLimit { limit: limit.unwrap_or(remaining), remaining, reset })
    });
    limits.min_by_key(|limit| limit.remaining)
}

fn name(item: &str) -> Option<&str> {
    item.split(';').next().map(str::trim)
}

fn parameter(item: &str, key: &str) -> Option<u64> {
    let mut parameters = item.split(';').skip(1).filter_map(|one| one.split_once('='));
    let (_, value) = parameters.find(|(name, _)| name.trim() == key)?;
    value.trim().parse().ok()
}

#[cfg(test)]
mod tests;
