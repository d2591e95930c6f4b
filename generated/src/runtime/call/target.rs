//! Where a call goes: the URL, and whether the token may go along.

use super::Draft;
use crate::runtime::client::parse_base;
use crate::runtime::{Client, Error};
use reqwest::Url;

/// A URL and whether it may get the token.
pub struct Target {
    pub url: Url,
    pub trusted: bool,
}

/// The URL of a call. The caller's choice wins over the client's, which wins over the
/// operation's own server, which wins over the document's.
pub fn target(client: &Client, draft: &Draft) -> Result<Target, Error> {
    let settings = &client.0;
    let own = draft.spec.server.filter(|_| !settings.base_url_chosen);
    let base = match (&draft.options.base_url, own) {
        (Some(url), _) => parse_base(url)?,
        (None, Some(url)) => parse_base(url)?,
        (None, None) => settings.base_url.clone(),
    };
    let mut text = base.as_str().trim_end_matches('/').to_owned();
    text.push_str(&path(draft)?);
    if !draft.query.is_empty() {
        text.push('?');
        text.push_str(&draft.query);
    }
    let url = Url::parse(&text).map_err(|error| {
        Error::argument(format!("the arguments do not make a URL: {error}"))
    })?;
    let documented = draft.options.base_url.is_none() && own.is_some();
    let trusted = documented || url.origin() == settings.base_url.origin();
    Ok(Target { url, trusted })
}

/// The path with its arguments. A segment that has become dots would be resolved away.
fn path(draft: &Draft) -> Result<String, Error> {
    let mut path = String::new();
    let mut rest = draft.spec.path;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        path.push_str(before);
        let value = draft.path.iter().rev().find(|(known, _)| *known == name);
        let (_, value) = value.ok_or_else(|| {
            Error::argument(format!("the path argument `{name}` has no value"))
        })?;
        path.push_str(value);
        rest = after;
    }
    path.push_str(rest);
    if path.split('/').any(|segment| matches!(segment, "." | "..")) {
        return Err(Error::argument("the path arguments would lead to another path"));
    }
    if !path.starts_with('/') {
        path.insert(0, '/');
    }
    Ok(path)
}
