//! Bounds that exclude themselves: a number in 3.1, a flag beside the bound in 3.0.

use serde_json::Value;

use super::schema::Schema;

/// Both bounds as 3.0 would say them.
pub(super) fn as_flags(schema: &mut Schema<'_>) {
    bound(schema, "exclusiveMinimum", "minimum", |exclusive, plain| exclusive >= plain);
    bound(schema, "exclusiveMaximum", "maximum", |exclusive, plain| exclusive <= plain);
}

fn bound(
    schema: &mut Schema<'_>,
    exclusive: &str,
    plain: &str,
    binds: fn(f64, f64) -> bool,
) {
    if !schema.map.get(exclusive).is_some_and(Value::is_number) {
        return;
    }
    let Some(limit) = schema.map.shift_remove(exclusive) else { return };
    let other = schema.map.get(plain).and_then(Value::as_f64);
    let is_tighter = match (limit.as_f64(), other) {
        (Some(limit), Some(other)) => binds(limit, other),
        _ => true,
    };
    if is_tighter {
        schema.set(plain, limit);
        schema.set(exclusive, true);
    }
}
