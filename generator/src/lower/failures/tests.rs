//! Which statuses a table has to name.

use super::said;
use crate::ir::{Content, ErrorBody, Status, Type};

const TEXT: Content = Content::Text;
const JSON: Content = Content::Json(Type::Any);

/// The statuses that are left of these.
fn left(errors: &[(Status, Content)]) -> Vec<Status> {
    let error = |(status, content): &(Status, Content)| ErrorBody {
        status: *status,
        content: content.clone(),
    };
    let errors: Vec<ErrorBody> = errors.iter().map(error).collect();
    said(&errors).into_iter().map(|one| one.status).collect()
}

use Status::{Code, Default, Range};

#[test]
fn what_default_says_is_said_once() {
    let all = [(Code(401), JSON), (Code(404), JSON), (Range(5), JSON), (Default, JSON)];
    assert_eq!(left(&all), [Default]);
}

#[test]
fn what_differs_is_named() {
    let all = [(Code(401), JSON), (Code(404), TEXT), (Code(410), Content::Empty)];
    let all = [all.as_slice(), &[(Default, JSON)]].concat();
    assert_eq!(left(&all), [Code(404), Code(410), Default]);
}

/// Without its line the status would be taken for one of its range.
#[test]
fn a_range_in_between_counts_before_default() {
    let all = [(Code(404), JSON), (Range(4), TEXT), (Default, JSON)];
    assert_eq!(left(&all), [Code(404), Range(4), Default]);
    let all = [(Code(404), TEXT), (Code(500), TEXT), (Range(4), TEXT), (Default, JSON)];
    assert_eq!(left(&all), [Code(500), Range(4), Default]);
}

#[test]
fn without_default_every_status_is_named() {
    assert_eq!(left(&[(Code(401), JSON), (Code(404), JSON)]), [Code(401), Code(404)]);
    assert_eq!(left(&[(Code(404), JSON), (Range(4), JSON)]), [Range(4)]);
    assert_eq!(left(&[]), []);
}
