//! The name of an operation that has none: from its method and path, as people would say
//! it within the resource. `GET /users/{id}/posts` of `users` is `list_posts`.

use super::names;
use super::segments::Segment;
use super::verbs::is_verb;
use crate::ir::Method;

/// Names to be tried in turn; each depends on this one operation only.
pub fn names(method: Method, segments: &[Segment<'_>], group: &[String]) -> Vec<String> {
    let tail = tail(segments, group);
    let at_item = matches!(segments.last(), Some(Segment::Parameter(_)));
    let within = tail.is_empty();
    let parts: Vec<Vec<String>> =
        tail.iter().map(|part| names::words_of(part)).collect();
    let plural =
        match parts.last().or(Some(&group.to_vec())).and_then(|last| last.last()) {
            Some(word) => names::singular(word).is_some(),
            None => false,
        };
    let (verb, of_one) = verb(method, at_item, plural, within);
    let after_item = segments.iter().rev().nth(1);
    let after_item = matches!(after_item, Some(Segment::Parameter(_)));
    let noun = noun(&parts, of_one);
    let spoken = parts.last().and_then(|last| last.first());
    let spoken_verb = spoken.is_some_and(|word| is_verb(word));
    let acts = spoken.is_some() && !plural && (spoken_verb || after_item);
    let first = match method {
        // `POST /users/{id}/posts/{post}/publish` is `publish_post`.
        Method::Post if !at_item && acts => {
            let mut owner = noun;
            let action = owner.split_off(owner.len() - parts.last().map_or(0, Vec::len));
            let (before, after) = match action.as_slice() {
                [_] if spoken_verb => (action, owner),
                _ => (owner, action),
            };
            [before, after].concat().join("_")
        }
        _ => [verb.to_owned()].into_iter().chain(noun).collect::<Vec<_>>().join("_"),
    };
    let mut all = vec![first.clone()];
    all.extend(by(segments).map(|by| format!("{first}_by_{by}")));
    all
}

/// The fixed parts that the resource's own name does not say.
fn tail<'a>(segments: &[Segment<'a>], group: &[String]) -> Vec<&'a str> {
    let fixed = segments.iter().filter_map(|segment| match segment {
        Segment::Fixed(text) => Some(*text),
        Segment::Parameter(_) => None,
    });
    let fixed: Vec<&str> = fixed.collect();
    let is_group = |text: &&str| names::same_words(&names::words_of(text), group);
    let own = fixed.iter().position(is_group).map_or(0, |at| at + 1);
    fixed.get(own..).unwrap_or_default().to_vec()
}

/// What the method does, and whether to one thing.
fn verb(
    method: Method,
    at_item: bool,
    plural: bool,
    within: bool,
) -> (&'static str, bool) {
    match method {
        Method::Get if at_item || !plural => ("get", at_item),
        Method::Get => ("list", false),
        Method::Post if at_item => ("post", true),
        Method::Post if plural => ("create", true),
        Method::Post => ("post", false),
        Method::Put => ("update", at_item),
        Method::Patch => ("patch", at_item),
        Method::Delete if !at_item && plural && within => ("delete_all", false),
        Method::Delete => ("delete", at_item),
        Method::Head => ("head", at_item),
        Method::Options => ("options", at_item),
        Method::Trace => ("trace", at_item),
    }
}

/// `post_comments` out of `posts`, `comments`: all but the last are owners.
fn noun(parts: &[Vec<String>], of_one: bool) -> Vec<String> {
    let last = parts.len().saturating_sub(1);
    let words = parts.iter().enumerate().flat_map(|(at, part)| {
        let mut part = part.clone();
        if (at < last || of_one)
            && let Some(word) = part.last_mut()
            && let Some(one) = names::singular(word)
        {
            *word = one;
        }
        part
    });
    words.collect()
}

/// The last parameter, to tell apart paths that differ in nothing else.
fn by(segments: &[Segment<'_>]) -> Option<String> {
    segments.iter().rev().find_map(|segment| match segment {
        Segment::Parameter(name) => Some(names::words_of(name).join("_")),
        Segment::Fixed(_) => None,
    })
}

#[cfg(test)]
mod tests {
    use super::names;
    use crate::ir::Method::{self, Delete, Get, Patch, Post, Put};
    use crate::lower::names::words_of;
    use crate::lower::segments;

    fn name(method: Method, path: &str, group: &str) -> String {
        let names = names(method, &segments::of(path), &words_of(group));
        names.into_iter().next().unwrap_or_default()
    }

    #[test]
    fn methods_and_paths_read_as_people_say_them() {
        for (method, path, expected) in [
            (Get, "/users", "list"),
            (Post, "/users", "create"),
            (Get, "/users/{id}", "get"),
            (Put, "/users/{id}", "update"),
            (Patch, "/users/{id}", "patch"),
            (Delete, "/users/{id}", "delete"),
            (Delete, "/users", "delete_all"),
            (Get, "/v1/users/{id}/posts", "list_posts"),
            (Post, "/users/{id}/posts", "create_post"),
            (Get, "/users/{id}/posts/{post}", "get_post"),
            (Get, "/users/{id}/posts/{post}/comments", "list_post_comments"),
            (Get, "/users/{id}/profile", "get_profile"),
            (Put, "/users/{id}/profile", "update_profile"),
            (Post, "/users/{id}/ban", "ban"),
            (Post, "/users/{id}/posts/{post}/publish", "publish_post"),
            (Post, "/users/{id}/sign_requests", "create_sign_request"),
            (Post, "/users/{id}/keys/{key}/new_secret", "key_new_secret"),
            (Post, "/users/search", "search"),
            (Get, "/users/me", "get_me"),
            (Delete, "/users/{id}/posts", "delete_posts"),
        ] {
            assert_eq!(name(method, path, "users"), expected, "{path}");
        }
        assert_eq!(name(Get, "/status", "status"), "get");
        assert_eq!(name(Post, "/auth/login", "auth"), "login");
        assert_eq!(name(Get, "/a/b", "something else"), "get_a_b");
    }

    #[test]
    fn paths_that_differ_in_a_parameter_have_a_second_name() {
        let names = names(Get, &segments::of("/users/{name}"), &words_of("users"));
        assert_eq!(names, ["get", "get_by_name"]);
    }
}
