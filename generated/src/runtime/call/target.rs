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
    let mut url = match base {
        Cow::Borrowed(_) => settings.roomy_url.clone(),
        Cow::Owned(url) => url,
    };
    // Some documents write part of the query into the path.
    let query = if is_plain(draft) { None } else { path.split_once('?') };
    let (path, query) = query.unwrap_or((&path, ""));
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
    let fragment = if is_plain(draft) { None } else { template.split_once('#') };
    let (mut rest, _) = fragment.unwrap_or((template, ""));
    // Room for arguments as they mostly are.
    let mut path = String::with_capacity(base.len() + rest.len() + 32);
    path.push_str(base.trim_end_matches('/'));
    if !rest.starts_with('/') {
        path.push('/');
    }
    let own = path.len();
    while let Some((before, after)) = cut(rest, b'{') {
        let (name, after) = cut(after, b'}').unwrap_or((after, ""));
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
    // No argument is nothing but dots, so it takes those of the template.
    if !is_plain(draft) && own.split('/').any(dots) {
        return Err(Error::argument("the path arguments would lead to another path"));
    }
    Ok(path)
}

/// Whether the template is the document's and has none of what is looked for here.
fn is_plain(draft: &Draft) -> bool {
    draft.endpoint.is_none() && draft.spec.plain
}

/// What is before and behind an ASCII character: quicker than `split_once` where that is a
/// few bytes away.
fn cut(text: &str, at: u8) -> Option<(&str, &str)> {
    let index = text.bytes().position(|byte| byte == at)?;
    Some((text.get(..index)?, text.get(index + 1..)?))
}
