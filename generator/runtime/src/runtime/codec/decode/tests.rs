//! Texts that are no JSON because they are no text.

use super::from_slice;
use crate::runtime::codec::{Context, Fault};

fn fault<T: crate::runtime::codec::Slot>(text: &[u8]) -> Option<Fault> {
    from_slice::<T>(text, &mut Context::default()).err()
}

#[test]
fn what_is_not_utf8_is_a_fault_with_its_place() {
    let fault = fault::<Vec<String>>(b"[\"a\",\"b\xff\"]").unwrap();
    assert_eq!(fault.path, "[1]");
    assert_eq!(fault.expected, "valid JSON");
    assert_eq!(fault.found, "text that is not UTF-8 at line 1 column 7");
}

#[test]
fn what_is_not_utf8_is_a_fault_behind_the_value_too() {
    assert_eq!(fault::<i64>(b"17\xff").unwrap().found, "text that is not UTF-8");
    assert_eq!(fault::<i64>(b"17 "), None);
}

#[test]
fn a_fault_before_that_comes_first() {
    let fault = fault::<Vec<String>>(b"[1,\"b\xff\"]").unwrap();
    assert_eq!((&*fault.path, &*fault.found), ("[0]", "the integer 1"));
}
