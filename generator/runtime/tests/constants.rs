//! Members that can have one value only: always written, checked when they come, and no
//! value that came is lost.

use oasmith_runtime::runtime::codec::{self, Context, entries};
use oasmith_runtime::runtime::types::Value;
use oasmith_runtime::sample::models::*;
use serde_json::{from_str, json, to_string, to_value};

fn read<T: codec::Slot>(text: &str, strict: bool) -> (Result<T, String>, Vec<String>) {
    let mut cx = Context::new(strict);
    let value = codec::from_slice(text.as_bytes(), &mut cx);
    let corrections = cx.take_corrections().iter().map(ToString::to_string).collect();
    (value.map_err(|fault| fault.to_string()), corrections)
}

fn sound<T: codec::Slot>(text: &str) -> T {
    let (value, corrections) = read::<T>(text, true);
    assert_eq!(corrections, Vec::<String>::new(), "{text}");
    value.unwrap_or_else(|fault| panic!("{text}: {fault}"))
}

fn fault<T: codec::Slot>(text: &str, strict: bool) -> String {
    match read::<T>(text, strict).0 {
        Ok(_) => panic!("{text} decodes"),
        Err(fault) => fault,
    }
}

#[test]
fn constants_are_written_and_take_no_room() {
    let text = TextContent::new("hello");
    assert_eq!(to_string(&text).unwrap(), r#"{"type":"text","text":"hello"}"#);
    let message = to_value(Message::new()).unwrap();
    assert_eq!(message, json!({"object": "message", "version": 2, "final": true}));
    assert_eq!(to_value(Separator::default()).unwrap(), json!({"type": "separator"}));
}

#[test]
fn the_value_itself_leaves_nothing_behind() {
    let text: TextContent = sound(r#"{"text":"a","more":1,"type":"text"}"#);
    assert_eq!(text.extra.iter().collect::<Vec<_>>(), [("more", &json!(1))]);
    let message: Message = sound(r#"{"final":true,"version":2.0,"object":"message"}"#);
    assert_eq!(message, Message::new());
}

#[test]
fn another_value_is_kept_and_written_back() {
    let sent = r#"{"object":"thread","version":3,"final":false}"#;
    let message: Message = sound(sent);
    assert_eq!(message.extra.get("object"), Some(&json!("thread")));
    assert_eq!(to_value(&message).unwrap(), from_str::<Value>(sent).unwrap());
    let mut written = Vec::new();
    let done = entries(&message, &mut |name, value| {
        written.push(format!("{name}={}", to_string(&codec::Encode(value)).unwrap()));
        Ok(())
    });
    assert_eq!(done, Ok(()));
    // In which order a map has its entries, a feature of `serde_json` says.
    written.sort_unstable();
    assert_eq!(
        written,
        ["content=null", "final=false", "object=\"thread\"", "version=3"]
    );
    let mut text = TextContent::new("a");
    text.extra.insert("type", "output_text");
    assert_eq!(to_string(&text).unwrap(), r#"{"text":"a","type":"output_text"}"#);
}

#[test]
fn the_last_of_equal_constants_wins() {
    let text: TextContent = sound(r#"{"type":"x","text":"a","type":"text"}"#);
    assert_eq!(text, TextContent::new("a"));
    let text: TextContent = sound(r#"{"type":"text","text":"a","type":"x"}"#);
    assert_eq!(text.extra.get("type"), Some(&json!("x")));
}

#[test]
fn what_is_missing_or_null_is_corrected_and_told() {
    let (text, told) = read::<TextContent>(r#"{"text":"a"}"#, false);
    assert_eq!(
        (text, told),
        (Ok(TextContent::new("a")), vec!["type was missing".into()])
    );
    let (message, told) = read::<Message>(r#"{"object":null,"final":null}"#, false);
    assert_eq!(message, Ok(Message::new()));
    assert_eq!(told, ["object was null", "final was null", "version was missing"]);
    assert_eq!(
        fault::<TextContent>(r#"{"text":"a"}"#, true),
        "type: expected a string, found nothing"
    );
    assert_eq!(
        fault::<TextContent>(r#"{"text":"a","type":null}"#, true),
        "type: expected a string, found null"
    );
}

#[test]
fn wrong_kinds_are_faults_with_their_place() {
    let wrong = |text| fault::<Message>(text, false);
    assert_eq!(
        wrong(r#"{"object":1}"#),
        "object: expected a string, found the integer 1"
    );
    assert_eq!(
        wrong(r#"{"version":"2"}"#),
        "version: expected an integer, found a string"
    );
    assert_eq!(wrong(r#"{"final":[]}"#), "final: expected a boolean, found an array");
}

#[test]
fn a_tag_that_the_payload_has_is_written_once() {
    let content = Content::from(TextContent::new("a"));
    assert_eq!(to_string(&content).unwrap(), r#"{"type":"text","text":"a"}"#);
    assert_eq!(sound::<Content>(r#"{"type":"text","text":"a"}"#), content);
    let rule = Content::from(Separator::new());
    assert_eq!(to_string(&rule).unwrap(), r#"{"type":"separator"}"#);
    assert_eq!(sound::<Content>(r#"{"type":"separator"}"#), rule);
    // A payload that does not know its tag is not told.
    let image: Content = sound(r#"{"type":"image"}"#);
    assert!(matches!(image, Content::Image(_)));
    assert_eq!(to_string(&image).unwrap(), r#"{"type":"image"}"#);
    // One that may say it says it once.
    let told: Content = sound(r#"{"type":"in-progress"}"#);
    let told_type = Some(ActionStatus::InProgress);
    assert!(matches!(&told, Content::Status(of) if of.r#type == told_type));
    for status in [told, Content::from(Status::new())] {
        assert_eq!(to_string(&status).unwrap(), r#"{"type":"in-progress"}"#);
        let mut names = Vec::new();
        let done = entries(&status, &mut |name, value| {
            names.push((name.to_owned(), to_string(&codec::Encode(value)).unwrap()));
            Ok(())
        });
        assert_eq!(done, Ok(()));
        names.retain(|(_, value)| value != "null");
        assert_eq!(names, [("type".to_owned(), r#""in-progress""#.to_owned())]);
    }
    let other: Content = sound(r#"{"type":"video","url":"u"}"#);
    assert!(matches!(other, Content::Unknown(_)));
}

#[test]
fn unions_are_told_apart_by_constants() {
    let piece: Piece = sound(r#"{"type":"separator","text":"a"}"#);
    assert!(matches!(piece, Piece::Separator(_)));
    let piece: Piece = sound(r#"{"object":"message","version":2,"final":true}"#);
    assert!(matches!(piece, Piece::Message(_)));
    let (piece, told) = read::<Piece>(r#"{"type":"video","text":"a"}"#, false);
    assert!(matches!(piece, Ok(Piece::Unknown(_))));
    assert_eq!(told, [" had an unknown shape"]);
    // Further down a new value is as good as one that an enum does not name.
    let piece: Piece =
        sound(r#"[{"type":"text2","text":"a"},{"type":"text","text":"b"}]"#);
    assert!(matches!(piece, Piece::Several(items) if items.len() == 2));
    assert!(matches!(
        read::<Piece>(r#"[{"type":1,"text":"a"}]"#, false).0,
        Ok(Piece::Unknown(_))
    ));
}
