//! `[[waiters]]`: methods that make a call again and again until its result is as wanted.

use super::item::Item;
use super::members::Members;
use super::pagination::steps;
use super::reader::Reader;
use super::resources::operation;
use super::{Mark, MarkTest, WaiterRule, check};

/// Reads the waiters, in the file's order.
pub(super) fn read(
    tables: Vec<Members<'_, '_>>,
    reader: &mut Reader<'_>,
) -> Vec<WaiterRule> {
    tables.into_iter().filter_map(|table| waiter(table, reader)).collect()
}

fn waiter(mut table: Members<'_, '_>, reader: &mut Reader<'_>) -> Option<WaiterRule> {
    let method = table.needed("method", reader);
    let method = method.and_then(|item| item.text(check::snake_ident, reader));
    let on = table.needed("operation", reader);
    let on = on.and_then(|item| operation(&item, reader));
    let done = table.needed("done", reader).and_then(|item| mark(&item, reader));
    let failed = table.get("failed").map(|item| mark(&item, reader));
    let failed_when_done = table.truth("failed_when_done", reader).unwrap_or(false);
    let interval = table.duration("interval", reader);
    let max_interval = table.duration("max_interval", reader);
    let timeout = table.duration("timeout", reader);
    table.finish(reader);
    Some(WaiterRule {
        method: method?,
        operation: on?,
        done: done?,
        failed: failed.flatten(),
        failed_when_done,
        interval,
        max_interval,
        timeout,
    })
}

/// `{ field = "action.status", is = ["completed"] }`
fn mark(item: &Item<'_, '_>, reader: &mut Reader<'_>) -> Option<Mark> {
    let mut table = item.table(reader);
    let field = table.needed("field", reader);
    let field = field.and_then(|item| item.text(check::dotted, reader)).map(steps);
    let is = table.get("is").map(|item| {
        let texts = item.texts(reader).into_iter();
        MarkTest::Is(texts.map(|(text, _)| text.to_owned()).collect())
    });
    let present = table.truth("present", reader).filter(|present| *present);
    let above = table.number("above", 0..=u64::from(u32::MAX), reader);
    table.finish(reader);
    let above = above.map(|above| MarkTest::Above(i64::try_from(above).unwrap_or(0)));
    let tests = [is, present.map(|_| MarkTest::Present), above];
    let mut tests = tests.into_iter().flatten();
    match (field, tests.next(), tests.next()) {
        (Some(field), Some(test), None) => Some(Mark { field, test }),
        (None, ..) => None,
        _ => {
            let wish = "needs one of `is = [..]`, `present = true` and `above = 0`";
            reader.refuse(&item.span(), wish);
            None
        }
    }
}
