//! Path templates: whether a path is one of theirs, and what its arguments are.

use percent_encoding::percent_decode_str;
use reqwest::Url;

/// A path template.
#[derive(Debug)]
pub struct Template {
    parts: Vec<Part>,
    /// Pairs that the query has to have: some documents tell operations apart by them.
    query: Vec<(String, String)>,
    rank: Rank,
}

#[derive(Debug)]
enum Part {
    Literal(String),
    Parameter { name: String, tail: bool },
}

/// How general a template is, segment by segment. The least general wins.
pub type Rank = (Vec<u8>, usize);

/// A path's arguments by name, as they were written.
pub type Values = Vec<(String, String)>;

/// A match.
pub struct Match {
    pub rank: Rank,
    pub values: Values,
}

impl Template {
    /// A template behind the path of a server. The named parameters hold slashes.
    pub fn new(prefix: &str, path: &str, tails: &[&str]) -> Self {
        let path = path.split('#').next().unwrap_or_default();
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let gap = if path.starts_with('/') { "" } else { "/" };
        let whole = format!("{prefix}{gap}{path}");
        let mut parts = Vec::new();
        let mut rest = whole.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            if !before.is_empty() {
                parts.push(Part::Literal(as_sent(before)));
            }
            let tail = tails.contains(&name);
            parts.push(Part::Parameter { name: name.to_owned(), tail });
            rest = after;
        }
        if !rest.is_empty() {
            parts.push(Part::Literal(as_sent(rest)));
        }
        let query = pairs(query);
        let generality = |segment: &str| match segment.find('{') {
            None => 0,
            Some(_) if tails.iter().any(|name| segment.contains(name)) => 3,
            Some(0) if segment.ends_with('}') => 2,
            Some(_) => 1,
        };
        let segments = whole.split('/').map(generality).collect();
        Self { rank: (segments, usize::MAX - query.len()), parts, query }
    }

    /// Whether a request is for this path.
    pub fn matches(&self, url: &Url) -> Option<Match> {
        let mut rest = url.path();
        let mut values = Vec::new();
        for (at, part) in self.parts.iter().enumerate() {
            match part {
                Part::Literal(text) => rest = rest.strip_prefix(text.as_str())?,
                Part::Parameter { name, tail } => {
                    let end = self.end_of(at, *tail, rest)?;
                    let (value, after) = rest.split_at_checked(end)?;
                    if value.is_empty() || (!tail && value.contains('/')) {
                        return None;
                    }
                    values.push((name.clone(), value.to_owned()));
                    rest = after;
                }
            }
        }
        let asked: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        let all = self.query.iter().all(|pair| asked.contains(pair));
        (rest.is_empty() && all).then(|| Match { rank: self.rank.clone(), values })
    }

    /// Where the parameter's value ends: before the literal behind it, or with the path.
    fn end_of(&self, at: usize, tail: bool, rest: &str) -> Option<usize> {
        match self.parts.get(at + 1) {
            None => Some(rest.len()),
            Some(Part::Literal(text)) if at + 2 == self.parts.len() || tail => {
                rest.rfind(text.as_str())
            }
            Some(Part::Literal(text)) => {
                // An empty value is none.
                let from = rest.chars().next()?.len_utf8();
                Some(from + rest.get(from..)?.find(text.as_str())?)
            }
            Some(Part::Parameter { .. }) => Some(rest.chars().next()?.len_utf8()),
        }
    }
}

/// Literal text as it stands in a URL.
fn as_sent(text: &str) -> String {
    let Ok(mut url) = Url::parse("http://localhost") else { return text.to_owned() };
    url.set_path(&format!("/{text}"));
    url.path().get(1..).unwrap_or_default().to_owned()
}

/// Text without percent-encoding.
pub fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The pairs of a query or a form, as they were written.
pub fn raw_pairs(text: &str) -> impl Iterator<Item = (String, &str)> {
    text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(&name.replace('+', " ")), value)
    })
}

fn pairs(text: &str) -> Vec<(String, String)> {
    raw_pairs(text)
        .map(|(name, value)| (name, decoded(&value.replace('+', " "))))
        .collect()
}
