//! Near misses: which of the names that exist was probably meant.

/// The name nearest to `wanted`, if one is near enough to be worth a hint.
pub fn nearest<'a>(
    wanted: &str,
    names: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let budget = (wanted.chars().count() / 3).max(1);
    names
        .into_iter()
        .filter(|name| name.len().abs_diff(wanted.len()) <= budget * 4)
        .filter(|name| begins_or_ends_alike(wanted, name))
        .take(MOST)
        .map(|name| (distance(wanted, name), name))
        .filter(|(distance, _)| *distance <= budget)
        .min()
        .map(|(_, name)| name)
}

/// How many names are looked at closely: a document can have thousands of broken names,
/// each with thousands beside it.
const MOST: usize = 200;

/// Hardly anybody mistypes both the first and the last letter.
fn begins_or_ends_alike(a: &str, b: &str) -> bool {
    let alike = |a: Option<char>, b: Option<char>| match (a, b) {
        (Some(a), Some(b)) => a.eq_ignore_ascii_case(&b),
        _ => true,
    };
    let ends = |text: &str| (text.chars().next(), text.chars().next_back());
    let ((a_first, a_last), (b_first, b_last)) = (ends(a), ends(b));
    alike(a_first, b_first) || alike(a_last, b_last)
}

/// Edits that turn `a` into `b`: a letter more, less, another one, or two swapped. Upper and
/// lower case are the same.
fn distance(a: &str, b: &str) -> usize {
    // Names longer than this are cut: the cost is quadratic and documents can be hostile.
    const LONGEST: usize = 100;
    let a: Vec<char> = a.chars().flat_map(char::to_lowercase).take(LONGEST).collect();
    let b: Vec<char> = b.chars().flat_map(char::to_lowercase).take(LONGEST).collect();
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut last = None;
    for (i, &from) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        let mut left = i + 1;
        for (j, (&to, cells)) in b.iter().zip(row.windows(2)).enumerate() {
            let [diagonal, upper] = cells else { continue };
            let mut best =
                (diagonal + usize::from(from != to)).min(upper + 1).min(left + 1);
            let before = j.checked_sub(1).and_then(|k| b.get(k).zip(above.get(k)));
            if let Some((letter, cost)) = before
                && last == Some(to)
                && *letter == from
            {
                best = best.min(cost + 1);
            }
            next.push(best);
            left = best;
        }
        above = std::mem::replace(&mut row, next);
        last = Some(from);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_edits() {
        assert_eq!(distance("droplet", "droplets"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("Abc", "abc"), 0);
        assert_eq!(distance("nmae", "name"), 1);
        assert_eq!(distance("abcd", "badc"), 2);
    }

    #[test]
    fn far_names_are_no_hint() {
        assert_eq!(nearest("droplet", ["droplets", "volume"]), Some("droplets"));
        assert_eq!(nearest("droplet", ["volume", "image"]), None);
    }
}
