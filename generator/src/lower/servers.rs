//! Where calls go: the client's default, the servers that it offers beside it, and those
//! that single operations have.

use std::collections::HashSet;

use openapiv3::Server;

use super::context::Lowering;
use super::drafts::Draft;
use super::names::{self, Scope};
use crate::diag::Code;
use crate::ir::{self, Docs, Ident, ServerVariable};

/// Names that the module of servers can't give away.
pub(super) const TAKEN: &[&str] =
    &["BaseUrl", "Default", "From", "Into", "Self", "String"];

/// Words that a server's description ends with and that say nothing.
const EMPTY_WORDS: &[&str] =
    &["server", "servers", "environment", "endpoint", "url", "host", "instance"];

/// Words that it begins with and that say nothing.
const ARTICLES: &[&str] =
    &["A", "An", "Our", "The", "Your", "a", "an", "our", "the", "your"];

/// What a server's URL is, once its variables have their defaults.
#[derive(Debug, PartialEq)]
enum Address {
    /// A URL that a client can be built with.
    Url(String),
    /// Relative to wherever the document is.
    Path(String),
    /// Neither: a variable has no value.
    Unknown,
}

/// Where calls go unless anyone says otherwise: the first server that says it whole.
pub fn default(lowering: &mut Lowering<'_>) -> Option<String> {
    let configured = lowering.config.package.base_url.as_deref();
    let configured = configured.map(|url| url.trim_end_matches('/').to_owned());
    let found = configured.or_else(|| of_document(lowering));
    if found.is_none() {
        let servers = &lowering.document.openapi.servers;
        let (pointer, message) = match servers.first() {
            Some(server) => (
                "/servers/0/url",
                format!("the server `{}` does not say where the API is", server.url),
            ),
            None => ("", "the document does not say where the API is".to_owned()),
        };
        lowering.report(
            Code::NoBaseUrl,
            pointer,
            message,
            "every client needs a base URL then; or set `base_url` in `client.toml`",
        );
    }
    found
}

fn of_document(lowering: &Lowering<'_>) -> Option<String> {
    lowering.document.openapi.servers.iter().find_map(|server| match address(server) {
        Address::Url(url) => Some(url),
        Address::Path(_) | Address::Unknown => None,
    })
}

/// The path of the API, where its document has no more to say.
pub fn path(document: &openapiv3::OpenAPI) -> String {
    match document.servers.first().map(address) {
        Some(Address::Path(path)) if path.starts_with('/') => path,
        _ => String::new(),
    }
}

/// The server of an operation or its path, where that differs from the document's: a URL,
/// or a path (`/v4` from the origin on, `./v4` from the client's base URL on), so that a
/// client with another base URL goes to the right place there.
pub fn own(lowering: &mut Lowering<'_>, draft: &Draft<'_>) -> Option<String> {
    let at_operation = !draft.operation.servers.is_empty();
    let servers =
        if at_operation { &draft.operation.servers } else { &draft.item.servers };
    let server = servers.first()?;
    match address(server) {
        Address::Url(url) => match of_document(lowering) {
            Some(base) => related(&base, url),
            None => Some(url),
        },
        Address::Path(path) => {
            let first = lowering.document.openapi.servers.first().map(address);
            let usual = matches!(first, Some(Address::Path(usual)) if usual == path);
            (!usual).then(|| rooted(path))
        }
        Address::Unknown => {
            let owner = draft.pointer.rsplit_once('/').map(|(item, _)| item);
            let owner = owner.filter(|_| !at_operation).unwrap_or(&draft.pointer);
            lowering.report(
                Code::NoBaseUrl,
                &format!("{owner}/servers/0/url"),
                format!("the server `{}` of `{}` is not a URL", server.url, draft.id),
                "the client's base URL is used; give its variables defaults",
            );
            None
        }
    }
}

/// What is left of a server beside the document's.
fn related(base: &str, url: String) -> Option<String> {
    if url == base {
        return None;
    }
    if let Some(rest) = url.strip_prefix(base).filter(|rest| rest.starts_with('/')) {
        return Some(format!(".{rest}"));
    }
    match url.strip_prefix(origin(base)) {
        Some("") => Some("/".to_owned()),
        Some(path) if path.starts_with('/') => Some(path.to_owned()),
        _ => Some(url),
    }
}

/// Scheme and authority of a URL.
fn origin(url: &str) -> &str {
    let start = url.find("://").map_or(0, |at| at + "://".len());
    let end = url.get(start..).and_then(|rest| rest.find('/'));
    url.get(..end.map_or(url.len(), |end| start + end)).unwrap_or(url)
}

fn rooted(path: String) -> String {
    match path.as_str() {
        "" => "/".to_owned(),
        known if known.starts_with(['/', '.']) => path,
        _ => format!("./{path}"),
    }
}

fn address(server: &Server) -> Address {
    let mut url = server.url.trim().to_owned();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    let url = url.trim_end_matches('/');
    let url = match url.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => url.to_owned(),
    };
    let unsound =
        |c: char| c.is_whitespace() || c.is_control() || "{}?#@\\\"<>".contains(c);
    if url.contains(unsound) {
        return Address::Unknown;
    }
    match url.split_once("://") {
        None => Address::Path(url),
        Some((scheme, rest)) => {
            let known =
                ["http", "https"].iter().any(|one| scheme.eq_ignore_ascii_case(one));
            let host = rest.split(['/', ':']).next().unwrap_or_default();
            if known && !host.is_empty() { Address::Url(url) } else { Address::Unknown }
        }
    }
}

/// The servers that the crate offers by name: all of the document's, where there is a
/// choice among them.
pub fn offered(document: &openapiv3::OpenAPI) -> Vec<ir::Server> {
    let mut seen = HashSet::new();
    let known = document.servers.iter().filter(|server| {
        let sound = match server.url.contains('{') {
            true => server.url.starts_with('{') || server.url.contains("//"),
            false => matches!(address(server), Address::Url(_)),
        };
        sound && seen.insert(&server.url)
    });
    let mut scope = Scope::reserving(TAKEN.iter().copied());
    let servers: Vec<ir::Server> = known.map(|one| lowered(one, &mut scope)).collect();
    let choice =
        servers.len() > 1 || servers.iter().any(|one| !one.variables.is_empty());
    if choice { servers } else { Vec::new() }
}

fn lowered(server: &Server, scope: &mut Scope) -> ir::Server {
    let url = server.url.trim().trim_end_matches('/');
    let url = match url.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => url.to_owned(),
    };
    let variables = variables(server, &url);
    let described = server.description.as_deref().and_then(title);
    let (_, place) = url.split_once("://").unwrap_or(("", &url));
    let host = place.split('/').next().unwrap_or(place);
    let candidates = described.iter().map(String::as_str).chain([host, place]);
    let name = scope.claim(candidates.map(names::pascal));
    let name = match variables.is_empty() {
        true => names::snake(&name).text().to_uppercase(),
        false => name,
    };
    ir::Server { name: names::ident(name), docs: docs_of(server), url, variables }
}

fn docs_of(server: &Server) -> Docs {
    let text = server.description.clone().filter(|text| !text.trim().is_empty());
    match text {
        Some(line) if !line.trim().contains('\n') => {
            Docs { summary: Some(line), ..Docs::default() }
        }
        text => Docs { text, ..Docs::default() },
    }
}

/// A description that is short enough for a name.
fn title(description: &str) -> Option<String> {
    let words: Vec<&str> =
        description.trim().trim_end_matches('.').split_whitespace().collect();
    let empty = |word: &&str| EMPTY_WORDS.contains(&word.to_lowercase().as_str());
    let end = words.iter().rposition(|word| !empty(word)).map_or(0, |last| last + 1);
    let start = usize::from(words.first().is_some_and(|word| ARTICLES.contains(word)));
    let words =
        words.get(start..end).filter(|words| !words.is_empty() && words.len() <= 4)?;
    let title = words.join(" ");
    title.chars().any(char::is_alphabetic).then_some(title)
}

/// The variables that the URL names, each once.
fn variables(server: &Server, url: &str) -> Vec<ServerVariable> {
    let mut scope =
        Scope::reserving(["new", "default", "from", "into", "clone", "server", "url"]);
    let mut found: Vec<ServerVariable> = Vec::new();
    for (name, _) in url.split('{').skip(1).filter_map(|part| part.split_once('}')) {
        if found.iter().any(|variable| variable.wire == name) {
            continue;
        }
        let declared =
            server.variables.iter().flatten().find(|(known, _)| *known == name);
        let declared = declared.map(|(_, variable)| variable);
        let wanted: Ident = names::snake(name);
        found.push(ServerVariable {
            wire: name.to_owned(),
            ident: scope.claim_ident(&wanted),
            docs: Docs {
                text: declared.and_then(|one| one.description.clone()),
                ..Docs::default()
            },
            default: declared.and_then(initial),
            values: declared.map(|one| one.enumeration.clone()).unwrap_or_default(),
        });
    }
    found
}

/// A variable's default. An empty one that is not among the values is none.
fn initial(variable: &openapiv3::ServerVariable) -> Option<String> {
    let openapiv3::ServerVariable { default, enumeration, .. } = variable;
    let missing =
        default.is_empty() && !enumeration.is_empty() && !enumeration.contains(default);
    (!missing).then(|| default.clone())
}
