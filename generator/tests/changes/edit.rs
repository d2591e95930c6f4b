//! Edits of a document's tree, one a line, with JSON pointers:
//!
//! - `set POINTER JSON`: puts a value there, in place of what is there; `-` is the end of a
//!   list;
//! - `remove POINTER`;
//! - `rename POINTER NAME`: another key for what is there. What refers to it follows;
//! - `move POINTER POINTER`: takes what is there to the other place;
//! - `last POINTER`: nothing but the order changes.

use serde_json::Value;

/// Makes all of these edits.
pub fn run(tree: &mut Value, edits: &str) -> Result<(), String> {
    edits.lines().try_for_each(|line| {
        one(tree, line).ok_or_else(|| format!("there is nothing to edit: {line}"))
    })
}

fn one(tree: &mut Value, line: &str) -> Option<()> {
    let (edit, rest) = line.split_once(' ')?;
    let (at, to) = rest.split_once(' ').unwrap_or((rest, ""));
    match edit {
        "set" => put(tree, at, serde_json::from_str(to).ok()?),
        "remove" => take(tree, at).map(drop),
        "rename" => rename(tree, at, to),
        "move" => take(tree, at).and_then(|value| put(tree, to, value)),
        "last" => {
            let value = take(tree, at)?;
            let (list, _) = at.rsplit_once('/')?;
            let is_list = tree.pointer(list)?.is_array();
            let end = if is_list { format!("{list}/-") } else { at.to_owned() };
            put(tree, &end, value)
        }
        _ => None,
    }
}

/// What a pointer's last segment is in, and that segment.
fn parent<'t>(tree: &'t mut Value, at: &str) -> Option<(&'t mut Value, String)> {
    let (parent, key) = at.rsplit_once('/')?;
    let key = key.replace("~1", "/").replace("~0", "~");
    Some((tree.pointer_mut(parent)?, key))
}

fn put(tree: &mut Value, at: &str, value: Value) -> Option<()> {
    match parent(tree, at)? {
        (Value::Object(members), key) => {
            members.insert(key, value);
        }
        (Value::Array(items), key) if key == "-" => items.push(value),
        (Value::Array(items), key) => {
            *items.get_mut(key.parse::<usize>().ok()?)? = value
        }
        _ => return None,
    }
    Some(())
}

fn take(tree: &mut Value, at: &str) -> Option<Value> {
    match parent(tree, at)? {
        (Value::Object(members), key) => members.shift_remove(&key),
        (Value::Array(items), key) => {
            let index = key.parse().ok().filter(|index| *index < items.len())?;
            Some(items.remove(index))
        }
        _ => None,
    }
}

fn rename(tree: &mut Value, at: &str, to: &str) -> Option<()> {
    let (Value::Object(members), key) = parent(tree, at)? else { return None };
    members.contains_key(&key).then_some(())?;
    let all = std::mem::take(members).into_iter();
    *members = all
        .map(|(name, value)| (if name == key { to.to_owned() } else { name }, value))
        .collect();
    let (parent, _) = at.rsplit_once('/')?;
    follow(tree, &format!("#{at}"), &format!("#{parent}/{}", segment(to)));
    Some(())
}

/// Makes references that led to a node, or into it, lead to where it is by now.
fn follow(tree: &mut Value, was: &str, now: &str) {
    match tree {
        Value::String(text) => {
            if let Some(rest) = text.strip_prefix(was)
                && (rest.is_empty() || rest.starts_with('/'))
            {
                *text = format!("{now}{rest}");
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|one| follow(one, was, now)),
        Value::Object(members) => {
            members.values_mut().for_each(|one| follow(one, was, now));
        }
        _ => {}
    }
}

fn segment(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}
