//! Which item of the old list became which of the new one.

use std::collections::HashMap;
use std::hash::Hash;

use crate::diag::nearest;

/// Two lists, and what of them belongs together so far.
pub struct Pairs<'a, A> {
    old: &'a [A],
    new: &'a [A],
    /// By place in the old list, the place in the new one.
    ahead: Vec<Option<usize>>,
    /// By place in the new list, the place in the old one.
    back: Vec<Option<usize>>,
}

/// An item before and after.
#[derive(Clone, Copy, Debug)]
pub enum Row<'a, A> {
    /// It stayed.
    Both(&'a A, &'a A),
    /// It is gone.
    Old(&'a A),
    /// It is new.
    New(&'a A),
}

impl<'a, A> Pairs<'a, A> {
    /// Nothing belongs together yet.
    pub fn new(old: &'a [A], new: &'a [A]) -> Self {
        Self { old, new, ahead: vec![None; old.len()], back: vec![None; new.len()] }
    }

    /// Joins what has the same key, where it is the only one with it on both sides.
    pub fn by<K: Eq + Hash>(
        mut self,
        of_old: impl Fn(&'a A) -> Option<K>,
        of_new: impl Fn(&'a A) -> Option<K>,
    ) -> Self {
        let lonely = single(self.old, &self.ahead, of_old);
        let mut found = single(self.new, &self.back, of_new);
        for (key, at) in lonely {
            if let (Some(at), Some(Some(to))) = (at, found.remove(&key)) {
                self.join(at, to);
            }
        }
        self
    }

    /// Joins what stands alone between the same neighbours, if it is alike: what is left
    /// over at one place of both lists is the same thing by another name.
    pub fn by_place(mut self, alike: impl Fn(&'a A, &'a A) -> bool) -> Self {
        let place = |ahead: usize| ahead + 1;
        let mut old: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut after = 0;
        for (at, to) in self.ahead.iter().enumerate() {
            match to {
                Some(to) => after = place(*to),
                None => old.entry(after).or_default().push(at),
            }
        }
        let mut new: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut after = 0;
        for (at, from) in self.back.iter().enumerate() {
            match from {
                Some(_) => after = place(at),
                None => new.entry(after).or_default().push(at),
            }
        }
        for (place, left) in old {
            let ([at], Some([to])) =
                (left.as_slice(), new.get(&place).map(Vec::as_slice))
            else {
                continue;
            };
            let items = self.old.get(*at).zip(self.new.get(*to));
            if items.is_some_and(|(old, new)| alike(old, new)) {
                self.join(*at, *to);
            }
        }
        self
    }

    fn join(&mut self, at: usize, to: usize) {
        if let (Some(ahead), Some(back)) =
            (self.ahead.get_mut(at), self.back.get_mut(to))
        {
            (*ahead, *back) = (Some(to), Some(at));
        }
    }

    /// In the order of the new list; what is gone stands behind what it stood behind.
    pub fn rows(&self) -> Vec<Row<'a, A>> {
        let mut gone: HashMap<usize, Vec<&'a A>> = HashMap::new();
        let mut after = 0;
        for (item, to) in self.old.iter().zip(&self.ahead) {
            match to {
                Some(to) => after = to + 1,
                None => gone.entry(after).or_default().push(item),
            }
        }
        let mut take = |place: usize| gone.remove(&place).unwrap_or_default();
        let mut rows: Vec<Row<'a, A>> = take(0).into_iter().map(Row::Old).collect();
        for (at, (item, from)) in self.new.iter().zip(&self.back).enumerate() {
            rows.push(match from.and_then(|from| self.old.get(from)) {
                Some(old) => Row::Both(old, item),
                None => Row::New(item),
            });
            rows.extend(take(at + 1).into_iter().map(Row::Old));
        }
        rows
    }

    /// What stayed, in the new order.
    pub fn both(&self) -> Vec<(&'a A, &'a A)> {
        let places = self.back.iter().enumerate();
        let places = places.filter_map(|(at, from)| Some((self.old.get((*from)?)?, at)));
        places.filter_map(|(old, at)| Some((old, self.new.get(at)?))).collect()
    }

    /// Whether what stayed and is wanted stands in another order.
    pub fn is_reordered(&self, wanted: impl Fn(&'a A, &'a A) -> bool) -> bool {
        let rows = self.back.iter().enumerate();
        let stayed = rows.filter_map(|(at, from)| {
            let from = (*from)?;
            wanted(self.old.get(from)?, self.new.get(at)?).then_some(from)
        });
        !stayed.is_sorted()
    }
}

/// Whether two names are so much alike that one may have become the other: they share a
/// word, or one is a near miss of the other.
pub fn akin(was: &str, now: &str) -> bool {
    // `id` and the like say nothing.
    let telling = |word: &&str| word.len() > 2;
    let shared =
        was.split('_').filter(telling).any(|one| now.split('_').any(|it| it == one));
    shared || nearest(was, [now]).is_some()
}

/// The unpaired items by key, with their place where nobody shares the key.
fn single<'a, A, K: Eq + Hash>(
    items: &'a [A],
    paired: &[Option<usize>],
    key: impl Fn(&'a A) -> Option<K>,
) -> HashMap<K, Option<usize>> {
    let mut found: HashMap<K, Option<usize>> = HashMap::new();
    let free = items.iter().enumerate().zip(paired).filter(|(_, to)| to.is_none());
    for ((at, item), _) in free {
        if let Some(key) = key(item) {
            found.entry(key).and_modify(|one| *one = None).or_insert(Some(at));
        }
    }
    found
}
