//! What is missing where a union stands: nothing may become a variant by it, and nothing
//! may go by unnoticed.

use oasmith_runtime::runtime::codec::{self, Context, Reason, Slot};
use oasmith_runtime::runtime::types::Value;
use oasmith_runtime::sample::models::{Action, Chooser, Content, Image};
use serde_json::from_str;

/// The value, and what was corrected in it.
fn lenient<T: Slot>(text: &str) -> (T, Vec<(String, Reason)>) {
    let mut cx = Context::new(false);
    let value = codec::from_slice(text.as_bytes(), &mut cx);
    let told = cx.take_corrections().into_iter().map(|one| (one.path, one.reason));
    (value.unwrap_or_else(|fault| panic!("{text}: {fault}")), told.collect())
}

fn strict<T: Slot>(text: &str) -> Option<String> {
    let read = codec::from_slice::<T>(text.as_bytes(), &mut Context::new(true));
    read.err().map(|fault| fault.to_string())
}

#[test]
fn a_missing_tag_is_told() {
    let cases = [
        (
            r#"[{"size":"s"}]"#,
            "[0].type",
            Reason::Missing,
            "[0].type: expected a string, found nothing",
        ),
        (
            r#"[{"type":null}]"#,
            "[0].type",
            Reason::Null,
            "[0].type: expected a string, found null",
        ),
        (
            r#"[{"type":["a"]}]"#,
            "[0]",
            Reason::Unrecognized,
            "[0]: expected an object that is a Action, found a value of another shape",
        ),
    ];
    for (text, path, reason, refused) in cases {
        let (actions, told) = lenient::<Vec<Action>>(text);
        assert_eq!(told, [(path.to_owned(), reason)], "{text}");
        assert_eq!(strict::<Vec<Action>>(text).as_deref(), Some(refused), "{text}");
        // It is kept as it came.
        let kept: Value = from_str(text).unwrap();
        assert!(matches!(&*actions, [Action::Unknown(value)] if *value == kept[0]));
        let plain: Vec<Action> = from_str(text).unwrap();
        assert_eq!(plain, actions, "{text}");
    }
}

#[test]
fn an_unknown_tag_is_no_fault() {
    let text = r#"{"type":"explode","at":[1]}"#;
    assert!(
        matches!(lenient::<Action>(text), (Action::Unknown(_), told) if told.is_empty())
    );
    assert_eq!(strict::<Action>(text), None);
    assert_eq!(strict::<Content>(r#"{"type":"text","text":""}"#), None);
}

#[test]
fn null_for_a_union_is_told_as_null() {
    let (chooser, told) = lenient::<Chooser>(r#"{"image":null}"#);
    assert_eq!(told, [("image".to_owned(), Reason::Null)]);
    assert!(matches!(chooser.image, Image::Unknown(Value::Null)));
    let refused = "image: expected one of the shapes of Image, found null";
    assert_eq!(strict::<Chooser>(r#"{"image":null}"#).as_deref(), Some(refused));
    let (_, told) = lenient::<Vec<Image>>("[true]");
    assert_eq!(told, [("[0]".to_owned(), Reason::Unrecognized)]);
}
