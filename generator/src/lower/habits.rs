//! How the author of a document makes operationIds, seen from all of them together: by a
//! resource's name in front, by hand, or by a framework out of method and path.

use rayon::prelude::*;

use super::grouping::Known;
use super::names;
use super::segments::{self, Segment};
use super::verbs::is_verb;

/// What most of the ids have in common.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// `droplets_get`: the resource, then what is done.
    pub prefixed: bool,
    /// `get_users_id_posts`: the method and the path, which say nothing new.
    pub mechanical: bool,
    /// `list_users_users__get`: a name, then path and method.
    pub path_suffixed: bool,
}

impl Habits {
    /// Looks at all operations.
    pub fn of(all: &[Known<'_>]) -> Self {
        let all = all.par_iter().filter_map(|Known { id, tags, method, path }| {
            let (id, method) = ((*id)?, method.as_str());
            Some([
                own_prefix(id, tags, path).is_some(),
                is_mechanical(id, method, path),
                without_path(id, method, path).is_some(),
            ])
        });
        let all: Vec<[bool; 3]> = all.collect();
        let most = |has: fn(&[bool; 3]) -> bool| {
            all.iter().filter(|one| has(one)).count() * 2 > all.len()
        };
        Self {
            prefixed: most(|[prefixed, ..]| *prefixed),
            mechanical: most(|[_, mechanical, _]| *mechanical),
            path_suffixed: most(|[.., suffixed]| *suffixed),
        }
    }
}

fn own_prefix(id: &str, tags: &[String], path: &str) -> Option<String> {
    let (first, _) = id.split_once(['_', '-', ' '])?;
    let first = names::words_of(first);
    is_known(&first, tags, path).then(|| first.join("_"))
}

/// Whether a tag, or a part of the path, has this name. What is done is no resource.
pub fn is_known(words: &[String], tags: &[String], path: &str) -> bool {
    let same = |text: &str| names::same_words(&names::words_of(text), words);
    let fixed = || {
        segments::of(path).into_iter().any(|segment| match segment {
            Segment::Fixed(text) => same(text),
            Segment::Parameter(_) => false,
        })
    };
    let verb = words.first().is_some_and(|word| is_verb(word));
    let tag = tags.iter().any(|tag| same(tag)) && !(verb && words.len() == 1);
    // Paths have parts such as `delete_route`, tags don't.
    tag || (!verb && fixed())
}

/// Whether an id says the method and the path and nothing else. Parameters may be missing,
/// be called `id`, or have `by` before them.
pub fn is_mechanical(id: &str, method: &str, path: &str) -> bool {
    let id = letters(id);
    let method = letters(method);
    let rest = id.strip_prefix(&*method).or_else(|| id.strip_suffix(&*method));
    let Some(rest) = rest else { return false };
    // Where in the id one can be after each part.
    let mut ends = vec![0];
    for segment in segments::of(path) {
        let mut next = Vec::new();
        for at in ends {
            let Some(rest) = rest.get(at..) else { continue };
            match segment {
                Segment::Fixed(text) => {
                    let text = letters(text);
                    next.extend(rest.starts_with(&*text).then(|| at + text.len()));
                }
                Segment::Parameter(name) => {
                    let name = letters(name);
                    let forms = [
                        String::new(),
                        "id".to_owned(),
                        format!("by{name}"),
                        name.clone(),
                        "byid".to_owned(),
                    ];
                    let fitting = forms.iter().filter(|form| rest.starts_with(&***form));
                    next.extend(fitting.map(|form| at + form.len()));
                }
            }
        }
        next.sort_unstable();
        next.dedup();
        ends = next;
    }
    ends.contains(&rest.len())
}

/// FastAPI's ids end with path and method: `read_item_items__item_id__get` is `read_item`.
pub fn without_path<'a>(id: &'a str, method: &str, path: &str) -> Option<&'a str> {
    let wanted = letters(&format!("{path}{method}"));
    let mut wanted = wanted.chars().rev();
    let mut next = wanted.next();
    for (at, c) in id.char_indices().rev() {
        let Some(letter) = next else {
            // What is left is the name; it ends where a word ends.
            let name = id.get(..at + c.len_utf8())?.trim_end_matches(['_', '-']);
            return (!name.is_empty()).then_some(name);
        };
        if c.is_alphanumeric() {
            if !c.to_lowercase().eq([letter]) {
                return None;
            }
            next = wanted.next();
        }
    }
    None
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_mechanical, without_path};

    #[test]
    fn ids_out_of_method_and_path_are_told() {
        for (id, method, path) in [
            (
                "get_folders_id_metadata_id_id",
                "get",
                "/folders/{folder_id}/metadata/{scope}/{key}",
            ),
            ("PostChargesChargeRefunds", "post", "/v1/charges/{charge}/refunds"),
            ("get_users_by_user_id", "get", "/users/{userId}"),
            ("usersGet", "get", "/users"),
        ] {
            assert!(is_mechanical(id, method, path), "{id}");
        }
        assert!(!is_mechanical("listUsers", "get", "/users"));
        assert!(!is_mechanical("getUser", "get", "/users/{id}"));
    }

    #[test]
    fn path_and_method_are_cut_off() {
        for (id, method, path, name) in [
            (
                "read_item_items__item_id__get",
                "get",
                "/items/{item_id}",
                Some("read_item"),
            ),
            ("ListItemsItemsGet", "get", "/items", Some("ListItems")),
            ("items_get", "get", "/items", None),
            ("read_item", "get", "/items/{item_id}", None),
        ] {
            assert_eq!(without_path(id, method, path), name, "{id}");
        }
    }
}
