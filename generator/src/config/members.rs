//! Reads tables of TOML by asking for their members: what nobody asked for is a fault, and
//! every fault has its line and column. Knows no key by name.

use std::ops::{Range, RangeInclusive};
use std::time::Duration;

use toml::de::DeTable;

use super::Spot;
use super::item::Item;
use super::reader::Reader;
use crate::diag::{Code, Fault, nearest};

/// What a check says of a text: nothing, or what it has to be.
pub(super) type Check = fn(&str) -> Result<(), &'static str>;

/// A table whose members are being asked for.
pub(super) struct Members<'a, 'v> {
    /// As the user would write it: `crate`; empty for the file itself.
    name: String,
    /// Where it stands.
    span: Range<usize>,
    table: Option<&'a DeTable<'v>>,
    known: Vec<&'static str>,
}

/// A member under a key that the user chose.
pub(super) struct Entry<'a, 'v> {
    pub key: &'a str,
    pub key_span: Range<usize>,
    pub item: Item<'a, 'v>,
}

impl<'a, 'v> Members<'a, 'v> {
    /// The members of a whole file.
    pub fn of(table: &'a DeTable<'v>) -> Self {
        Self::within(String::new(), Some(table))
    }

    /// The members of a table within it.
    pub fn within(name: String, table: Option<&'a DeTable<'v>>) -> Self {
        Self { name, span: 0..0, table, known: Vec::new() }
    }

    /// The same members, with where they stand.
    pub fn at(self, span: Range<usize>) -> Self {
        Self { span, ..self }
    }

    /// The same members, under a name that says more.
    pub fn called(self, name: String) -> Self {
        Self { name, ..self }
    }

    /// Whatever stands under a key.
    pub fn get(&mut self, key: &'static str) -> Option<Item<'a, 'v>> {
        self.known.push(key);
        self.table?.get(key).map(|value| Item::new(key, value))
    }

    /// Whatever stands under a key; a fault, if nothing does.
    pub fn needed(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<Item<'a, 'v>> {
        let item = self.get(key);
        if item.is_none() {
            let message = format!("`[{}]` needs `{key}`", self.name);
            reader.refuse(&self.span, message);
        }
        item
    }

    /// A table; an empty one, if it is not there.
    pub fn table(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Members<'a, 'v> {
        match self.get(key) {
            Some(item) => item.table(reader),
            None => Members::within(key.to_owned(), None),
        }
    }

    /// The tables of `[[key]]`.
    pub fn tables(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Vec<Members<'a, 'v>> {
        self.get(key).map(|item| item.tables(reader)).unwrap_or_default()
    }

    /// A text that passes a check.
    pub fn text(
        &mut self,
        key: &'static str,
        check: Check,
        reader: &mut Reader<'_>,
    ) -> Option<String> {
        self.spot(key, check, reader).map(|spot| spot.value)
    }

    /// A text that passes a check, and where it stands.
    pub fn spot(
        &mut self,
        key: &'static str,
        check: Check,
        reader: &mut Reader<'_>,
    ) -> Option<Spot<String>> {
        self.get(key)?.text(check, reader)
    }

    /// `true` or `false`.
    pub fn truth(&mut self, key: &'static str, reader: &mut Reader<'_>) -> Option<bool> {
        self.get(key)?.truth(reader)
    }

    /// A whole number within bounds.
    pub fn number(
        &mut self,
        key: &'static str,
        bounds: RangeInclusive<u64>,
        reader: &mut Reader<'_>,
    ) -> Option<u64> {
        self.get(key)?.number(bounds, reader)
    }

    /// A span of time: `"2s"`.
    pub fn duration(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Option<Duration> {
        self.get(key)?.duration(reader)
    }

    /// A list of texts, each with where it stands.
    pub fn texts(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Vec<(&'a str, Range<usize>)> {
        self.get(key).map(|item| item.texts(reader)).unwrap_or_default()
    }

    /// The members that nobody asked for, where the user chooses the keys. The order is
    /// the file's.
    pub fn free(self) -> Vec<Entry<'a, 'v>> {
        let members = self.table.into_iter().flatten();
        let free =
            members.filter(|(key, _)| !self.known.contains(&key.get_ref().as_ref()));
        let mut entries: Vec<Entry<'a, 'v>> = free
            .map(|(key, value)| {
                let (key, key_span): (&str, _) = (key.get_ref(), key.span());
                Entry { key, key_span, item: Item::new(key, value) }
            })
            .collect();
        entries.sort_by_key(|entry| entry.key_span.start);
        entries
    }

    /// Reports the members that nobody asked for.
    pub fn finish(self, reader: &mut Reader<'_>) {
        let within = match self.name.as_str() {
            "" => "`client.toml` has no".to_owned(),
            name => format!("`[{name}]` has no"),
        };
        let known = self.known.clone();
        for Entry { key, key_span, .. } in self.free() {
            let hint = match nearest(key, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it has `{}`", known.join("`, `")),
            };
            let message = format!("{within} `{key}`");
            let place = reader.place(&key_span);
            reader.push(Fault::new(Code::ConfigKey, place, message).hint(hint));
        }
    }
}
