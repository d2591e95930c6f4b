//! Which operation and which resource of the old crate is which of the new one.

use std::collections::HashMap;

use super::pairs::Pairs;
use crate::surface::{Named, Operation, Resource, Surface};

/// By call first: that is what users write. Then by what is sent, then by id.
pub fn paired<'a>(old: &'a Surface, new: &'a Surface) -> Pairs<'a, Operation> {
    let call = |one: &'a Operation| Some((one.resource.as_str(), one.name.as_str()));
    let route = |one: &'a Operation| Some((one.method, nameless(&one.path)));
    let kept = new.kept(Named::Call);
    let heir =
        |one: &'a Operation| kept.get(one.call().as_str()).map(|to| (*to).to_owned());
    let called = |one: &'a Operation| Some(one.call());
    let id = |one: &'a Operation| Some(one.id.as_str());
    Pairs::new(&old.operations, &new.operations)
        .by(call, call)
        .by(heir, called)
        .by(route, route)
        .by(id, id)
}

/// A path template without the names of its parameters: `/v2/droplets/{}`.
pub fn nameless(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    let mut inside = false;
    for c in path.chars() {
        match c {
            '{' => inside = true,
            '}' => inside = false,
            _ if inside => continue,
            _ => {}
        }
        text.push(c);
    }
    text
}

/// The resources: by path, and where that is gone, by where all operations went.
pub fn resources<'a>(
    old: &'a Surface,
    new: &'a Surface,
    operations: &Pairs<'a, Operation>,
) -> Pairs<'a, Resource> {
    let mut went: HashMap<&str, Option<&str>> = HashMap::new();
    for (was, now) in operations.both() {
        let to = now.resource.as_str();
        went.entry(was.resource.as_str())
            .and_modify(|one| *one = one.filter(|known| *known == to))
            .or_insert(Some(to));
    }
    let path = |one: &'a Resource| Some(one.path.as_str());
    let follow = |one: &'a Resource| went.get(one.path.as_str()).copied().flatten();
    let kept = new.kept(Named::Resource);
    let heir = |one: &'a Resource| kept.get(one.path.as_str()).copied();
    Pairs::new(&old.resources, &new.resources)
        .by(path, path)
        .by(heir, path)
        .by(follow, path)
}
