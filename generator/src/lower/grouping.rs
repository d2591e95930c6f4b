//! Which resource an operation belongs to and what it is called there, from its
//! operationId, its tags and its path. Besides the habits of the whole document each
//! operation is looked at alone, so that a new one never moves another.

use super::habits::{self, Habits};
use super::names;
use super::segments::{self, Segment, is_version};
use super::unnamed;
use super::verbs::{is_adjective, is_article, is_conjunction, is_preposition, is_verb};
use super::words::singular;
use crate::ir::Method;

/// The resource of operations that belong to none.
const WHOLE: &str = "api";

/// What is known of an operation before it is lowered.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub id: Option<&'a str>,
    pub tags: &'a [String],
    pub method: Method,
    pub path: &'a str,
}

/// Where an operation is called from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The resource, in snake case.
    pub group: String,
    /// Its name there; the first that is free is taken.
    pub names: Vec<String>,
}

/// Places one operation.
pub fn place(habits: Habits, known: Known<'_>) -> Call {
    let Known { id, method, path, .. } = known;
    let verb = method.as_str();
    let mechanical =
        |id: &str| habits.mechanical && habits::is_mechanical(id, verb, path);
    let Some(id) = id.filter(|id| !mechanical(id)) else {
        let group = own_group(&known).unwrap_or_else(|| WHOLE.to_owned());
        let segments = segments::of(path);
        let mut names = unnamed::names(method, &segments, &names::words_of(&group));
        names.extend(id.map(|id| names::words_of(id).join("_")));
        return Call { group, names };
    };
    // Two parts of a path at the end of a name are no accident.
    let suffixed = habits.path_suffixed || segments::of(path).len() > 1;
    let cut = suffixed.then(|| habits::without_path(id, verb, path)).flatten();
    let id = cut.unwrap_or(id);
    let prefixed = || prefixed(habits, id, &known).filter(|_| cut.is_none());
    let call = match habits.prefixed {
        true => prefixed().or_else(|| namespaced(id)),
        false => namespaced(id).or_else(prefixed),
    };
    if let Some(call) = call {
        return call;
    }
    let words = names::words_of(id);
    let group = own_group(&known).filter(|group| {
        // `POST /sendMessage`, `sendMessage`: no resource but a name.
        !known.tags.is_empty() || names::words_of(group) != words
    });
    let group = group.unwrap_or_else(|| WHOLE.to_owned());
    Call { names: short_names(words, &names::words_of(&group), &known), group }
}

/// `orders.track.create`, `repos/list-for-org`, `v1.endpoint.list`: separators that nobody
/// writes inside a word.
fn namespaced(id: &str) -> Option<Call> {
    let parts = id.split(['.', '/', ':']).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.skip_while(|part| is_version(part)).collect();
    let (first, rest) = parts.split_first()?;
    let group = names::words_of(first);
    let rest: Vec<String> = rest.iter().flat_map(|part| names::words_of(part)).collect();
    let verb = matches!(group.as_slice(), [word] if is_verb(word));
    let sound = !verb && is_group(&group) && led_by_letter(&rest);
    sound.then(|| Call { group: group.join("_"), names: vec![rest.join("_")] })
}

/// `droplets_get`: the longest beginning that a tag or the path knows, or the first word
/// where that is the document's habit.
fn prefixed(habits: Habits, id: &str, known: &Known<'_>) -> Option<Call> {
    let parts: Vec<Vec<String>> =
        id.split(['_', '-', ' ']).map(names::words_of).collect();
    let ends = (1..parts.len()).rev();
    let mut splits = ends.filter_map(|end| {
        let (group, rest) = parts.split_at_checked(end)?;
        let (group, rest) = (group.concat(), rest.concat());
        (is_group(&group) && led_by_letter(&rest)).then_some((group, rest))
    });
    let known_split = splits
        .clone()
        .find(|(group, _)| habits::is_known(group, known.tags, known.path));
    let habit = || {
        // Without tags nothing speaks against the prefix.
        let usual = habits.prefixed || known.tags.is_empty();
        let shortest = splits.next_back().filter(|_| usual);
        shortest
            .filter(|(group, _)| !matches!(group.as_slice(), [word] if is_verb(word)))
    };
    let (group, rest) = known_split.or_else(habit)?;
    Some(Call { group: group.join("_"), names: vec![rest.join("_")] })
}

/// The first tag, else the first fixed part of the path.
fn own_group(known: &Known<'_>) -> Option<String> {
    let tag = known.tags.first().map(|tag| names::words_of(tag).join("_"));
    let usable = |group: &String| {
        group.is_ascii() && group.starts_with(|c: char| c.is_ascii_alphabetic())
    };
    tag.filter(usable).or_else(|| {
        let mut fixed =
            segments::of(known.path).into_iter().filter_map(|part| match part {
                Segment::Fixed(text) => Some(names::words_of(text).join("_")),
                Segment::Parameter(_) => None,
            });
        fixed.find(usable)
    })
}

/// The name without the words that the resource's own name says already, if a name is
/// left; then the whole.
fn short_names(words: Vec<String>, group: &[String], known: &Known<'_>) -> Vec<String> {
    let whole = words.join("_");
    let short = without_group(&words, group).map(|rest| {
        let plural = words.last().is_some_and(|word| singular(word).is_some());
        let of_all = !known.path.ends_with('}') && plural;
        // `getUsers` beside `getUser`.
        match rest.as_slice() {
            [get] if get == "get" && of_all && known.method == Method::Get => {
                "list".to_owned()
            }
            rest => rest.join("_"),
        }
    });
    short.into_iter().chain([whole]).collect()
}

fn without_group(words: &[String], group: &[String]) -> Option<Vec<String>> {
    let long = group.len();
    let run = |at: usize| {
        words.get(at..at + long).is_some_and(|run| names::same_words(run, group))
    };
    let last = words.len().checked_sub(long)?;
    let at = [0, 1, last].into_iter().find(|at| long > 0 && run(*at))?;
    let (before, after) = (words.get(..at)?, words.get(at + long..)?);
    let mut rest: Vec<String> = before.iter().chain(after).cloned().collect();
    let plural = words.get(at + long - 1).is_some_and(|word| singular(word).is_some());
    let sound = match (before, after) {
        // `add_assets_to_album`, `get_all_users`; but `update_project_branch` is not about
        // the project.
        (before, []) => {
            let leads = |word: &String| is_preposition(word) || is_article(word);
            rest.truncate(rest.iter().rposition(|word| !leads(word))? + 1);
            let led = before.last().is_some_and(|word| is_preposition(word));
            led || rest.iter().skip(1).all(|word| is_adjective(word))
        }
        // `get_project_members`, `find_pets_by_status`; but what `remove_tracks_user`
        // removes are tracks.
        ([_, ..], [next, ..]) => {
            !is_conjunction(next) && (!plural || is_preposition(next))
        }
        ([], _) => true,
    };
    (sound && rest.first().is_some_and(|word| is_verb(word))).then_some(rest)
}

fn led_by_letter(words: &[String]) -> bool {
    words.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Whether words can be a module, and so a file and a feature: these are ASCII.
fn is_group(words: &[String]) -> bool {
    led_by_letter(words) && words.iter().all(|word| word.is_ascii())
}

#[cfg(test)]
mod tests;
