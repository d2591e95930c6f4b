//! Which operations a text of `client.toml` means, and whether one is among them.

use super::Selector;
use super::pattern;

/// What selectors look at.
#[derive(Clone, Copy, Debug)]
pub struct Selected<'a> {
    /// The operationId, if the document gives one, and the id that the operation goes by.
    pub ids: [Option<&'a str>; 2],
    /// The operation's tags.
    pub tags: &'a [String],
    /// Upper case: `GET`.
    pub method: &'a str,
    /// The path's template.
    pub path: &'a str,
}

const METHODS: [&str; 8] =
    ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"];

impl Selector {
    /// Reads `droplets_*`, `tag:Droplets`, `/v2/droplets/*` or `GET /v2/droplets`.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if text.is_empty() {
            return Err(
                "an operationId, `tag:..`, a path such as `/v2/droplets/*`, or a method and \
                 a path",
            );
        }
        if let Some(tag) = text.strip_prefix("tag:") {
            return Ok(Selector::Tag(tag.trim().to_owned()));
        }
        let path = |method, path: &str| Selector::Path { method, path: path.to_owned() };
        if text.starts_with('/') {
            return Ok(path(None, text));
        }
        let Some((method, rest)) = text.split_once(' ') else {
            return Ok(Selector::Id(text.to_owned()));
        };
        let (method, rest) = (method.to_ascii_uppercase(), rest.trim_start());
        match rest.starts_with('/') {
            true if METHODS.contains(&method.as_str()) => Ok(path(Some(method), rest)),
            true => Err("a path behind a method of HTTP, such as `GET /v2/droplets`"),
            false => Ok(Selector::Id(text.to_owned())),
        }
    }

    /// Whether an operation is meant.
    pub fn matches(&self, operation: &Selected<'_>) -> bool {
        match self {
            Selector::Id(wanted) => {
                operation.ids.iter().flatten().any(|id| pattern::fits(wanted, id))
            }
            Selector::Tag(wanted) => {
                operation.tags.iter().any(|tag| pattern::fits(wanted, tag))
            }
            Selector::Path { method, path } => {
                method.as_deref().is_none_or(|method| method == operation.method)
                    && pattern::fits(path, operation.path)
            }
        }
    }

    /// As the user would write it.
    pub fn text(&self) -> String {
        match self {
            Selector::Id(id) => id.clone(),
            Selector::Tag(tag) => format!("tag:{tag}"),
            Selector::Path { method: Some(method), path } => format!("{method} {path}"),
            Selector::Path { method: None, path } => path.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Selected, Selector};

    #[test]
    fn a_selector_is_an_id_a_tag_or_a_path() {
        let tags = ["Droplets".to_owned()];
        let operation = Selected {
            ids: [Some("droplets_get"), None],
            tags: &tags,
            method: "GET",
            path: "/v2/droplets/{id}",
        };
        for (text, fits) in [
            ("droplets_get", true),
            ("droplets_*", true),
            ("droplets", false),
            ("tag:Droplets", true),
            ("tag: D*", true),
            ("tag:droplets_get", false),
            ("/v2/droplets/{id}", true),
            ("/v2/*", true),
            ("/v1/*", false),
            ("GET /v2/*", true),
            ("get  /v2/droplets/{id}", true),
            ("POST /v2/*", false),
        ] {
            let selector = Selector::parse(text).expect(text);
            assert_eq!(selector.matches(&operation), fits, "{text}");
        }
        assert!(Selector::parse(" ").is_err());
        assert!(Selector::parse("FETCH /v2").is_err());
    }

    #[test]
    fn an_operation_id_may_have_slashes_and_spaces() {
        for id in ["repos/get", "List all pets", "a/b/*"] {
            assert_eq!(Selector::parse(id), Ok(Selector::Id(id.to_owned())));
        }
    }
}
