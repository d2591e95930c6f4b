//! Finds one place in a decoded value by its pointer, without knowing the value's type.

use super::codec::{Slot, View, entries, items};
use super::params::{Flat, flatten};
use serde_json::Value;

/// The segment that stands for the last item of a list.
const LAST: &str = "-1";

/// Lends what is at a pointer such as `/links/pages/next`, if it is there.
pub fn at(value: &dyn Slot, pointer: &str, then: &mut dyn FnMut(&dyn Slot)) {
    let Some(path) = pointer.strip_prefix('/') else { return then(value) };
    let (name, rest) = path.split_at(path.find('/').unwrap_or(path.len()));
    if name == LAST && matches!(value.view(), View::List(_) | View::Any(Value::Array(_)))
    {
        return last(value, &mut |item| at(item, rest, then));
    }
    let name = name.replace("~1", "/").replace("~0", "~");
    let _ = entries(value, &mut |key, member| {
        if key == name {
            at(member, rest, then);
        }
        Ok(())
    });
}

/// What is at a pointer as text; nothing where it is missing, null, empty or no primitive.
pub fn text(value: &dyn Slot, pointer: &str) -> Option<String> {
    let mut found = None;
    at(value, pointer, &mut |place| {
        if let Flat::One(text) = flatten(place) {
            found = Some(text);
        }
    });
    found.filter(|text| !text.is_empty())
}

/// Whether there is anything but null at a pointer.
pub fn is_there(value: &dyn Slot, pointer: &str) -> bool {
    let mut found = false;
    at(value, pointer, &mut |place| {
        found = !matches!(flatten(place), Flat::Nothing);
    });
    found
}

/// How many items the list at a pointer has.
pub fn count(value: &dyn Slot, pointer: &str) -> usize {
    let mut count = 0;
    at(value, pointer, &mut |place| {
        let _ = items(place, &mut |_| {
            count += 1;
            Ok(())
        });
    });
    count
}

fn last(list: &dyn Slot, then: &mut dyn FnMut(&dyn Slot)) {
    let mut left = count(list, "");
    let _ = items(list, &mut |item| {
        left = left.saturating_sub(1);
        if left == 0 {
            then(item);
        }
        Ok(())
    });
}
