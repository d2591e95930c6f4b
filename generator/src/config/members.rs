//! Reads tables of TOML by asking for their members: what nobody asked for is a fault, and
//! every fault has its line and column. Knows no key by name.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diag::{Code, Fault, Faults, Part, Place, Pointer, nearest};

/// What a check says of a text: nothing, or what it has to be.
pub(super) type Check = fn(&str) -> Result<(), &'static str>;

/// A file that is being read.
pub(super) struct Reader<'a> {
    file: Arc<str>,
    text: &'a str,
    faults: &'a mut Faults,
}

impl<'a> Reader<'a> {
    pub fn new(file: &Arc<str>, text: &'a str, faults: &'a mut Faults) -> Self {
        Self { file: Arc::clone(file), text, faults }
    }

    /// Where a span of bytes begins.
    pub fn place(&self, span: &Range<usize>) -> Place {
        let before = self.text.get(..span.start).unwrap_or(self.text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 1;
        let column = before.get(line_start..).unwrap_or("").chars().count() + 1;
        let part = Part::Text { line, column };
        Place { file: Arc::clone(&self.file), pointer: Pointer::root(), part }
    }

    pub fn push(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    /// A value that can't be used.
    pub fn refuse(&mut self, span: &Range<usize>, message: String) {
        let place = self.place(span);
        self.push(Fault::new(Code::ConfigValue, place, message));
    }
}

/// A table whose members are being asked for.
pub(super) struct Members<'a, 'v> {
    /// As the user would write it: `crate`; empty for the file itself.
    name: &'static str,
    table: Option<&'a DeTable<'v>>,
    known: Vec<&'static str>,
}

impl<'a, 'v> Members<'a, 'v> {
    /// The members of a whole file.
    pub fn of(table: &'a DeTable<'v>) -> Self {
        Self { name: "", table: Some(table), known: Vec::new() }
    }

    /// A table; an empty one, if it is not there.
    pub fn table(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Members<'a, 'v> {
        let table = self.value(key, reader, "a table", |value| value.as_table());
        Members { name: key, table: table.map(|(table, _)| table), known: Vec::new() }
    }

    /// A text that passes a check.
    pub fn text(
        &mut self,
        key: &'static str,
        check: Check,
        reader: &mut Reader<'_>,
    ) -> Option<String> {
        let (text, span) = self.value(key, reader, "a text", |value| value.as_str())?;
        match check(text) {
            Ok(()) => Some(text.to_owned()),
            Err(wish) => {
                reader.refuse(&span, format!("`{key}` has to be {wish}"));
                None
            }
        }
    }

    /// `true` or `false`.
    pub fn truth(&mut self, key: &'static str, reader: &mut Reader<'_>) -> Option<bool> {
        let value =
            self.value(key, reader, "`true` or `false`", |value| value.as_bool());
        value.map(|(truth, _)| truth)
    }

    /// A list of texts, each with where it stands.
    pub fn texts(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
    ) -> Vec<(&'a str, Range<usize>)> {
        let list = self.value(key, reader, "a list of texts", |value| value.as_array());
        let mut texts = Vec::new();
        for item in list.into_iter().flat_map(|(list, _)| list.iter()) {
            match item.get_ref().as_str() {
                Some(text) => texts.push((text, item.span())),
                None => wrong_kind(key, "a list of texts", item, reader),
            }
        }
        texts
    }

    /// Reports the members that nobody asked for.
    pub fn finish(self, reader: &mut Reader<'_>) {
        let keys = self.table.into_iter().flat_map(|table| table.keys());
        for key in keys.filter(|key| !self.known.contains(&&**key.get_ref())) {
            let wrong: &str = key.get_ref();
            let within = match self.name {
                "" => "`client.toml` has no".to_owned(),
                name => format!("`[{name}]` has no"),
            };
            let hint = match nearest(wrong, self.known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("it has `{}`", self.known.join("`, `")),
            };
            let place = reader.place(&key.span());
            let message = format!("{within} `{wrong}`");
            reader.push(Fault::new(Code::ConfigKey, place, message).hint(hint));
        }
    }

    fn value<T>(
        &mut self,
        key: &'static str,
        reader: &mut Reader<'_>,
        wish: &str,
        get: impl FnOnce(&'a DeValue<'v>) -> Option<T>,
    ) -> Option<(T, Range<usize>)> {
        self.known.push(key);
        let value = self.table?.get(key)?;
        let got = get(value.get_ref());
        if got.is_none() {
            wrong_kind(key, wish, value, reader);
        }
        Some((got?, value.span()))
    }
}

fn wrong_kind(
    key: &str,
    wish: &str,
    value: &Spanned<DeValue<'_>>,
    reader: &mut Reader<'_>,
) {
    let found = match value.get_ref() {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "a truth value",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    };
    reader.refuse(&value.span(), format!("`{key}` has to be {wish}, not {found}"));
}
