//! Where a call goes: the URL, and whether credentials may go along.

use super::Draft;
use crate::runtime::client::parse_base;
use crate::runtime::send::is_same_origin;
use crate::runtime::{Client, Error};
use reqwest::Url;
use std::borrow::Cow;

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
    let path = path(base.path(), draft)?;
    let mut url = base.into_owned();
    // Some documents write part of the query into the path.
    let (path, query) = path.split_once('?').unwrap_or((&path, ""));
    // Parsing the whole anew would take longer than all the rest.
    url.set_path(path);
    match (query, draft.query.as_str()) {
        ("", "") => {}
        (query, "") | ("", query) => url.set_query(Some(query)),
        (query, more) => url.set_query(Some(&format!("{query}&{more}"))),
    }
    // What the caller did not choose for this call alone is the client's own server, or
    // one that the document names for the operation.
    let trusted =
        draft.options.base_url.is_none() || is_same_origin(&url, &settings.base_url);
    // A link was followed only on this origin.
    Ok(Target { url: draft.link.clone().unwrap_or(url), trusted })
}

fn base<'c>(client: &'c Client, draft: &Draft) -> Result<Cow<'c, Url>, Error> {
    let settings = &client.0;
    let mut base = match &draft.options.base_url {
        Some(url) => Cow::Owned(parse_base(url)?),
        None => Cow::Borrowed(&settings.base_url),
    };
    let chosen = draft.options.base_url.is_some() || settings.base_url_chosen;
    match draft.spec.server {
        // `/v4` is a path from the origin on, `./v4` from the base URL on.
        Some(server) if server.starts_with(['/', '.']) => {
            let folder = format!("{}/", base.path().trim_end_matches('/'));
            base.to_mut().set_path(&folder);
            base.join(server).map(Cow::Owned).map_err(|error| {
                Error::argument(format!("the server {server:?} is not a path: {error}"))
            })
        }
        Some(server) if !chosen => parse_base(server).map(Cow::Owned),
        _ => Ok(base),
    }
}

/// The path of the base and the call's own behind it, with its arguments. A segment that has
/// become dots would be resolved away.
fn path(base: &str, draft: &Draft) -> Result<String, Error> {
    // Some documents tell paths apart by a fragment, which is never sent.
    let template = draft.template();
    let (mut rest, _) = template.split_once('#').unwrap_or((template, ""));
    // Room for arguments as they mostly are.
    let mut path = String::with_capacity(base.len() + rest.len() + 32);
    path.push_str(base.trim_end_matches('/'));
    if !rest.starts_with('/') {
        path.push('/');
    }
    let own = path.len();
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
    let own = path.get(own..).unwrap_or_default();
    let dots = |segment| matches!(segment, "." | "..");
    // Nearly no path has a segment that begins so.
    if (own.starts_with('.') || own.contains("/.")) && own.split('/').any(dots) {
        return Err(Error::argument("the path arguments would lead to another path"));
    }
    Ok(path)
}
