//! Where a call goes: the URL, and whether credentials may go along.

use super::Draft;
use crate::runtime::client::parse_base;
use crate::runtime::{Client, Error};
use reqwest::Url;

/// A URL and whether it may get credentials.
pub struct Target {
    pub url: Url,
    pub trusted: bool,
}

/// The URL of a call. The caller's choice wins over the client's, which wins over the
/// operation's own server, which wins over the document's.
pub fn target(client: &Client, draft: &Draft) -> Result<Target, Error> {
    let settings = &client.0;
    let base = base(client, draft)?;
    let mut text = base.as_str().trim_end_matches('/').to_owned();
    text.push_str(&path(draft)?);
    if !draft.query.is_empty() {
        // Some documents write part of the query into the path.
        text.push(if text.contains('?') { '&' } else { '?' });
        text.push_str(&draft.query);
    }
    let url = Url::parse(&text).map_err(|error| {
        Error::argument(format!("the arguments do not make a URL: {error}"))
    })?;
    // What the caller did not choose for this call alone is the client's own server, or
    // one that the document names for the operation.
    let trusted =
        draft.options.base_url.is_none() || url.origin() == settings.base_url.origin();
    // A link was followed only on this origin.
    Ok(Target { url: draft.link.clone().unwrap_or(url), trusted })
}

fn base(client: &Client, draft: &Draft) -> Result<Url, Error> {
    let settings = &client.0;
    let mut base = match &draft.options.base_url {
        Some(url) => parse_base(url)?,
        None => settings.base_url.clone(),
    };
    let chosen = draft.options.base_url.is_some() || settings.base_url_chosen;
    match draft.spec.server {
        // `/v4` is a path from the origin on, `./v4` from the base URL on.
        Some(server) if server.starts_with(['/', '.']) => {
            base.set_path(&format!("{}/", base.path().trim_end_matches('/')));
            base.join(server).map_err(|error| {
                Error::argument(format!("the server {server:?} is not a path: {error}"))
            })
        }
        Some(server) if !chosen => parse_base(server),
        _ => Ok(base),
    }
}

/// The path with its arguments. A segment that has become dots would be resolved away.
fn path(draft: &Draft) -> Result<String, Error> {
    let mut path = String::new();
    // Some documents tell paths apart by a fragment, which is never sent.
    let (mut rest, _) = draft.spec.path.split_once('#').unwrap_or((draft.spec.path, ""));
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
