//! One value of TOML as what it is wanted to be; a fault, if it is something else.

use std::ops::{Range, RangeInclusive};
use std::time::Duration;

use toml::Spanned;
use toml::de::DeValue;

use super::Spot;
use super::members::{Check, Members};
use super::reader::Reader;

/// A value and what the user calls it.
#[derive(Clone)]
pub(super) struct Item<'a, 'v> {
    name: String,
    value: &'a Spanned<DeValue<'v>>,
}

impl<'a, 'v> Item<'a, 'v> {
    pub fn new(name: impl Into<String>, value: &'a Spanned<DeValue<'v>>) -> Self {
        Self { name: name.into(), value }
    }

    /// Where it stands.
    pub fn span(&self) -> Range<usize> {
        self.value.span()
    }

    /// Whether it is a table.
    pub fn is_table(&self) -> bool {
        self.value.get_ref().is_table()
    }

    /// A table; an empty one, if it is something else.
    pub fn table(&self, reader: &mut Reader<'_>) -> Members<'a, 'v> {
        let table = self.get("a table", reader, DeValue::as_table);
        Members::within(self.name.clone(), table).at(self.span())
    }

    /// The tables of a list of tables: `[[name]]`.
    pub fn tables(&self, reader: &mut Reader<'_>) -> Vec<Members<'a, 'v>> {
        let list = self.list("a list of tables, `[[..]]`", reader);
        list.iter().map(|item| item.table(reader)).collect()
    }

    /// A text.
    pub fn any_text(&self, reader: &mut Reader<'_>) -> Option<&'a str> {
        self.get("a text", reader, DeValue::as_str)
    }

    /// A text that passes a check.
    pub fn text(&self, check: Check, reader: &mut Reader<'_>) -> Option<Spot<String>> {
        let text = self.any_text(reader)?;
        match check(text) {
            Ok(()) => Some(reader.spot(text.to_owned(), &self.span())),
            Err(wish) => {
                reader.refuse(&self.span(), format!("`{}` has to be {wish}", self.name));
                None
            }
        }
    }

    /// `true` or `false`.
    pub fn truth(&self, reader: &mut Reader<'_>) -> Option<bool> {
        self.get("`true` or `false`", reader, DeValue::as_bool)
    }

    /// A whole number within bounds.
    pub fn number(
        &self,
        bounds: RangeInclusive<u64>,
        reader: &mut Reader<'_>,
    ) -> Option<u64> {
        let digits = self.get("a whole number", reader, DeValue::as_integer)?;
        let number = u64::from_str_radix(digits.as_str(), digits.radix()).ok();
        let number = number.filter(|number| bounds.contains(number));
        if number.is_none() {
            let (from, to) = (bounds.start(), bounds.end());
            let message = format!("`{}` has to be from {from} to {to}", self.name);
            reader.refuse(&self.span(), message);
        }
        number
    }

    /// A span of time: `"500ms"`, `"2s"`, `"10m"`, `"1h"`.
    pub fn duration(&self, reader: &mut Reader<'_>) -> Option<Duration> {
        let wish = "a span of time such as \"500ms\", \"2s\", \"10m\" or \"1h\"";
        let text = self.get(wish, reader, DeValue::as_str)?;
        let duration = duration(text);
        if duration.is_none() {
            reader.refuse(&self.span(), format!("`{}` has to be {wish}", self.name));
        }
        duration
    }

    /// One of several words; each with what it stands for.
    pub fn choice<T: Copy>(
        &self,
        words: &[(&str, T)],
        reader: &mut Reader<'_>,
    ) -> Option<T> {
        let text = self.any_text(reader)?;
        let found = words.iter().find(|(word, _)| *word == text).map(|(_, of)| *of);
        if found.is_none() {
            let words: Vec<String> =
                words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
            let message = format!("`{}` has to be {}", self.name, words.join(" or "));
            reader.refuse(&self.span(), message);
        }
        found
    }

    /// A list of texts, each with where it stands.
    pub fn texts(&self, reader: &mut Reader<'_>) -> Vec<(&'a str, Range<usize>)> {
        let wish = "a list of texts";
        let list = self.list(wish, reader);
        let texts = list.iter().filter_map(|item| {
            Some((item.get(wish, reader, DeValue::as_str)?, item.span()))
        });
        texts.collect()
    }

    fn list(&self, wish: &str, reader: &mut Reader<'_>) -> Vec<Item<'a, 'v>> {
        let list = self.get(wish, reader, DeValue::as_array);
        let items = list.into_iter().flat_map(|list| list.iter());
        items.map(|item| Item::new(self.name.clone(), item)).collect()
    }

    fn get<T>(
        &self,
        wish: &str,
        reader: &mut Reader<'_>,
        get: impl FnOnce(&'a DeValue<'v>) -> Option<T>,
    ) -> Option<T> {
        let got = get(self.value.get_ref());
        if got.is_none() {
            let found = kind(self.value.get_ref());
            let message = format!("`{}` has to be {wish}, not {found}", self.name);
            reader.refuse(&self.span(), message);
        }
        got
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "a truth value",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn duration(text: &str) -> Option<Duration> {
    let digits = text.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = text.split_at_checked(digits)?;
    let number: u64 = number.parse().ok()?;
    match unit {
        "ms" => Some(Duration::from_millis(number)),
        "s" => Some(Duration::from_secs(number)),
        "m" => number.checked_mul(60).map(Duration::from_secs),
        "h" => number.checked_mul(3600).map(Duration::from_secs),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::duration;

    #[test]
    fn spans_of_time_have_a_unit() {
        for (text, millis) in [
            ("500ms", Some(500)),
            ("2s", Some(2_000)),
            ("10m", Some(600_000)),
            ("1h", Some(3_600_000)),
            ("2", None),
            ("s", None),
            ("", None),
            ("-2s", None),
            ("2 s", None),
            ("99999999999999999999s", None),
            ("18446744073709551615h", None),
        ] {
            let read = duration(text).map(|duration| duration.as_millis());
            assert_eq!(read, millis, "{text}");
        }
    }
}
