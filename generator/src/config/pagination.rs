//! `[[pagination]]`: how the pages of some operations follow each other. What a rule leaves
//! out is recognised in the document.

use super::members::Members;
use super::reader::Reader;
use super::resources::selector;
use super::{PagingRule, PagingStyle, Spot, check};

const STYLES: [(&str, Option<PagingStyle>); 6] = [
    ("next-link", Some(PagingStyle::NextLink)),
    ("link-header", Some(PagingStyle::LinkHeader)),
    ("cursor", Some(PagingStyle::Cursor)),
    ("page", Some(PagingStyle::Page)),
    ("offset", Some(PagingStyle::Offset)),
    ("none", None),
];

/// Reads the rules, in the file's order.
pub(super) fn read(
    tables: Vec<Members<'_, '_>>,
    reader: &mut Reader<'_>,
) -> Vec<PagingRule> {
    tables.into_iter().map(|table| rule(table, reader)).collect()
}

fn rule(mut table: Members<'_, '_>, reader: &mut Reader<'_>) -> PagingRule {
    let operations = table.needed("operations", reader);
    let operations = operations.map(|item| item.texts(reader)).unwrap_or_default();
    let operations = operations.into_iter();
    let operations = operations.filter_map(|(text, span)| selector(text, &span, reader));
    let operations = operations.collect();
    let style = table.get("style").and_then(|item| item.choice(&STYLES, reader));
    let mut text = |key| table.spot(key, check::line, reader);
    let (parameter, size) = (text("parameter"), text("size"));
    let mut place = |key| table.spot(key, check::dotted, reader).map(steps);
    let (items, next) = (place("items"), place("next"));
    let (more, total) = (place("more"), place("total"));
    let first = table.number("first", 0..=u64::from(u32::MAX), reader);
    table.finish(reader);
    PagingRule {
        operations,
        off: style == Some(None),
        style: style.flatten(),
        items,
        next,
        parameter,
        size,
        first,
        more,
        total,
    }
}

/// `links.pages.next` in its parts.
pub(super) fn steps(Spot { value, place }: Spot<String>) -> Spot<Vec<String>> {
    Spot { value: value.split('.').map(str::to_owned).collect(), place }
}
