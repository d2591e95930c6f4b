//! Links to the next page, in the `Link` header (RFC 8288) or in a body.

use http::HeaderMap;
use http::header::LINK;
use reqwest::Url;

/// The target of the link with `rel="next"`.
pub fn next(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(LINK).into_iter();
    values.filter_map(|value| value.to_str().ok()).find_map(next_of)
}

fn next_of(mut value: &str) -> Option<String> {
    // Targets have commas and semicolons of their own, so they are cut out first.
    while let Some((_, rest)) = value.split_once('<') {
        let (target, rest) = rest.split_once('>')?;
        let (parameters, others) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if parameters.split([';', ',']).any(is_next) {
            return Some(target.trim().to_owned());
        }
        value = others;
    }
    None
}

/// `rel="next"`, also among others: `rel="next last"`.
fn is_next(parameter: &str) -> bool {
    let Some((name, value)) = parameter.split_once('=') else { return false };
    let mut relations = value.trim().trim_matches('"').split_whitespace();
    name.trim().eq_ignore_ascii_case("rel")
        && relations.any(|relation| relation.eq_ignore_ascii_case("next"))
}

/// Whether a text is a whole URL.
pub fn is_absolute(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// The URL that a link means, seen from the page it stands in.
pub fn resolve(here: &Url, link: &str) -> Result<Url, &'static str> {
    let is_link = is_absolute(link) || link.starts_with(['/', '?']);
    let url = is_link.then(|| here.join(link).ok()).flatten();
    url.ok_or("the link to the next page is no URL")
}

#[cfg(test)]
mod tests;
