//! The header by which a server knows a call that it gets twice, where the operation
//! declares it: then the client names the call, and may send it again.

use super::context::Lowering;
use crate::ir::{Bound, Format, Location, Method, Parameter, Type};

/// What such headers are called.
const NAMES: &[&str] = &["Idempotency-Key", "X-Idempotency-Key"];

/// How long the names are that the client gives: UUIDs.
const LENGTH: u64 = 36;

/// The header of an operation that does more if it is sent twice, unless it is the whole
/// API's.
pub fn header(
    lowering: &Lowering<'_>,
    method: Method,
    parameters: &[Parameter],
) -> Option<String> {
    let doubles = matches!(method, Method::Post | Method::Patch);
    let of_api = lowering.config.package.idempotency_header.as_deref();
    let is = |name: &str, known: &str| name.eq_ignore_ascii_case(known);
    let named = |parameter: &&Parameter| {
        parameter.location == Location::Header
            && NAMES.iter().any(|name| is(&parameter.wire, name))
            && of_api.is_none_or(|name| !is(&parameter.wire, name))
    };
    let found = parameters.iter().filter(named).find(|parameter| takes_uuids(parameter));
    found.filter(|_| doubles).map(|parameter| parameter.wire.clone())
}

fn takes_uuids(parameter: &Parameter) -> bool {
    let text = matches!(parameter.ty, Type::String | Type::Format(Format::Uuid));
    let fits = parameter.limits.iter().all(|limit| match limit.bound {
        Bound::MinLength => limit.value.as_u64().is_some_and(|least| least <= LENGTH),
        Bound::MaxLength => limit.value.as_u64().is_some_and(|most| most >= LENGTH),
        _ => true,
    });
    text && fits
}
