//! What may be sent again, for each trouble and method.

use super::{Trouble, is_idempotent};
use crate::runtime::{Error, ErrorKind};
use http::{Method, StatusCode};

#[test]
fn what_may_be_sent_again() {
    const NO: Option<[bool; 2]> = None;
    const IF_IDEMPOTENT: Option<[bool; 2]> = Some([true, false]);
    const ALWAYS: Option<[bool; 2]> = Some([true, true]);
    // Without and with a word on when to come again.
    let table = [
        (200, NO, NO),
        (304, NO, NO),
        (400, NO, NO),
        (401, NO, NO),
        (404, NO, NO),
        (408, IF_IDEMPOTENT, IF_IDEMPOTENT),
        (409, NO, NO),
        (425, NO, NO),
        (429, ALWAYS, ALWAYS),
        (500, IF_IDEMPOTENT, IF_IDEMPOTENT),
        (501, NO, NO),
        (502, IF_IDEMPOTENT, IF_IDEMPOTENT),
        (503, IF_IDEMPOTENT, ALWAYS),
        (504, IF_IDEMPOTENT, IF_IDEMPOTENT),
        (505, NO, NO),
        (599, IF_IDEMPOTENT, IF_IDEMPOTENT),
        (600, NO, NO),
    ];
    for (status, unsaid, said) in table {
        for (asked, expected) in [(false, unsaid), (true, said)] {
            let status = StatusCode::from_u16(status).unwrap_or_default();
            let trouble = Trouble::of_status(status, asked);
            let safe =
                trouble.map(|trouble| [true, false].map(|of| trouble.is_safe(of)));
            assert_eq!(safe, expected, "{status}, asked: {asked}");
        }
    }
    let kinds = [
        (ErrorKind::Connect, ALWAYS),
        (ErrorKind::Transport, IF_IDEMPOTENT),
        (ErrorKind::Timeout, IF_IDEMPOTENT),
        (ErrorKind::Decode, NO),
        (ErrorKind::BodyTooLarge, NO),
        (ErrorKind::Redirect, NO),
        (ErrorKind::Cancelled, NO),
        (ErrorKind::InvalidArgument, NO),
    ];
    for (kind, expected) in kinds {
        let trouble = Trouble::of(&Error::new(kind, ""));
        let safe = trouble.map(|trouble| [true, false].map(|of| trouble.is_safe(of)));
        assert_eq!(safe, expected, "{kind:?}");
    }
}

#[test]
fn methods_that_do_the_same_twice() {
    let twice = ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"];
    for method in ["POST", "PATCH", "CONNECT", "PURGE", "get"].iter().chain(&twice) {
        let is_safe = Method::from_bytes(method.as_bytes()).map(|m| is_idempotent(&m));
        assert_eq!(is_safe.ok(), Some(twice.contains(method)), "{method}");
    }
}
