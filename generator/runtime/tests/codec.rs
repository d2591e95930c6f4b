//! The walk in and out, from outside: JSON text, models, corrections, faults.

use oasmith_runtime::runtime::codec::{self, Context, Reason};
use oasmith_runtime::runtime::types::{DateTime, External, Extra, Map, Nullable, Value};
use oasmith_runtime::sample::models::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{from_str, json, to_string};
use std::collections::HashSet;

fn there_and_back<T: Serialize + DeserializeOwned>(text: &str) -> T {
    let value: T = from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let (back, sent): (Value, Value) =
        (from_str(&to_string(&value).unwrap()).unwrap(), from_str(text).unwrap());
    assert_eq!(back, sent);
    value
}

fn corrections<T: codec::Slot>(text: &str) -> (T, Vec<String>) {
    let mut cx = Context::new(false);
    let value =
        codec::from_slice(text.as_bytes(), &mut cx).map_err(|fault| fault.to_string());
    let corrections = cx.take_corrections().iter().map(ToString::to_string).collect();
    (value.unwrap_or_else(|fault| panic!("{text}: {fault}")), corrections)
}

fn fault<T: codec::Slot>(text: &str) -> String {
    strictly::<T>(text, false)
}

fn strictly<T: codec::Slot>(text: &str, strict: bool) -> String {
    match codec::from_slice::<T>(text.as_bytes(), &mut Context::new(strict)) {
        Ok(_) => panic!("{text} decodes"),
        Err(fault) => fault.to_string(),
    }
}

#[test]
fn models_go_there_and_back() {
    let key: SshKey = there_and_back(
        r#"{"public_key":"k","name":"n","expires_at":null,"bits":18446744073709551615,"owners":["a"],
            "id":-1,"type":"completed","volumes":[],"limits":{"b":1,"a":2},"labels":null,"note":"x",
            "old":true,"more":{"deep":[1,2.5,null]},"again":18446744073709551615}"#,
    );
    assert_eq!(key.bits, u64::MAX);
    assert_eq!(key.r#type, Some(ActionStatus::Completed));
    assert_eq!(key.labels, Nullable::Null);
    assert_eq!(key.level, Nullable::Absent);
    assert_eq!(key.extra.get("more"), Some(&json!({"deep": [1, 2.5, null]})));
    assert_eq!(key.extra.len(), 2);
    there_and_back::<Node>(
        r#"{"name":"a","left":{"name":"b"},"children":[{"name":"c"}]}"#,
    );
    there_and_back::<Formats>(
        r#"{"x":1,"y":7,"any":{"a":[null]},"holes":[1,null],"number":0.1}"#,
    );
    there_and_back::<Closed>("{}");
    assert_eq!(to_string(&from_str::<Closed>(r#"{"a":1}"#).unwrap()).unwrap(), "{}");
}

#[test]
fn constructors_and_setters_take_what_people_have() {
    let at: DateTime = "2020-01-01T00:00:00Z".parse().unwrap();
    let key = SshKey::new("k", String::from("n"), at.clone(), 5, ["a", "b"])
        .id(7)
        .r#type("new")
        .volumes(vec!["v"])
        .limits([("a", 1)])
        .labels(["l"])
        .note("text")
        .level(3);
    assert_eq!(key.r#type, Some(ActionStatus::Unknown("new".into())));
    assert_eq!(key.note, Nullable::Value("text".into()));
    assert_eq!(key.labels, Nullable::Value(vec!["l".into()]));
    let mut key = key;
    key.note = Nullable::Null;
    key.level = Nullable::Absent;
    assert_eq!(
        to_string(&key).unwrap(),
        r#"{"public_key":"k","name":"n","expires_at":"2020-01-01T00:00:00Z","bits":5,"owners":["a","b"],"id":7,"type":"new","volumes":["v"],"limits":{"a":1},"labels":["l"],"note":null}"#
    );
    let none = SshKey::new("k", "n", None, 1, Vec::<String>::new());
    assert_eq!(none.expires_at, None);
    assert_eq!(Formats::default(), Formats::new());
    assert_eq!(Node::new("a").left(Node::new("b")).left.unwrap().name, "b");
    assert_eq!(Image::from("x"), Image::String("x".into()));
    assert_eq!(Image::from(5), Image::Integer(5));
}

#[test]
fn what_is_missing_is_corrected_and_told() {
    let (holder, told) =
        corrections::<Holder>(r#"{"list":[{},{"size":null}],"map":{"a b":{}}}"#);
    assert_eq!(
        told,
        [
            "list[0].size was missing",
            "list[1].size was null",
            "map[\"a b\"].size was missing",
            "key was missing",
            "status was missing",
            "at was missing",
        ]
    );
    assert_eq!(holder.status, ActionStatus::Unknown(String::new()));
    assert_eq!(holder.at.unix_timestamp(), 0);
    assert_eq!(holder.key, Resize::new(""));
    let text =
        r#"{"key":null,"status":null,"at":null,"list":null,"map":null,"image":null}"#;
    let (nulls, told) = corrections::<Holder>(text);
    assert_eq!(told.len(), 5);
    assert_eq!(nulls.image, None);
    let (key, told) =
        corrections::<SshKey>(r#"{"public_key":"","name":"","bits":1,"owners":[]}"#);
    assert_eq!(
        (key.expires_at, told),
        (None, vec!["expires_at was missing".to_owned()])
    );
    // Plain serde does the same and tells nobody.
    assert_eq!(from_str::<Resize>("{}").unwrap(), Resize::new(""));
    // Null for what is optional is nothing.
    let (key, told) = corrections::<Resize>(r#"{"size":"a","disk":null}"#);
    assert_eq!((key.disk, told.len()), (None, 0));
}

#[test]
fn strict_corrects_nothing() {
    assert_eq!(strictly::<Resize>("{}", true), "size: expected a string, found nothing");
    let text = r#"[{"size":"a"},{"size":null}]"#;
    assert_eq!(
        strictly::<Vec<Resize>>(text, true),
        "[1].size: expected a string, found null"
    );
    let text = r#"{"at":"yesterday"}"#;
    let found = "at: expected a date-time, found a string in another format";
    assert_eq!(strictly::<Formats>(text, true), found);
}

#[test]
fn wrong_kinds_are_faults_with_their_place() {
    let cases: &[(String, &str)] = &[
        (
            fault::<Formats>(r#"{"small":"x"}"#),
            "small: expected an integer from -2147483648 to 2147483647, found a string",
        ),
        (
            fault::<Formats>(r#"{"small":2147483648}"#),
            "small: expected an integer from -2147483648 to 2147483647, found the integer 2147483648",
        ),
        (
            fault::<Formats>(r#"{"natural":-1}"#),
            "natural: expected an integer from 0 to 4294967295, found the integer -1",
        ),
        (
            fault::<Formats>(r#"{"large":1.5}"#),
            "large: expected an integer not below 0, found a number",
        ),
        (
            fault::<Formats>(r#"{"number":"1"}"#),
            "number: expected a number, found a string",
        ),
        (
            fault::<Formats>(r#"{"number":{}}"#),
            "number: expected a number, found an object",
        ),
        (
            fault::<Formats>(r#"{"at":1}"#),
            "at: expected a date-time, found the integer 1",
        ),
        (
            fault::<Formats>(r#"{"rest":"x"}"#),
            "rest: expected an integer, found a string",
        ),
        (
            fault::<Holder>(r#"{"list":[{"size":"a"},{"size":1}]}"#),
            "list[1].size: expected a string, found the integer 1",
        ),
        (fault::<Holder>(r#"{"list":{}}"#), "list: expected an array, found an object"),
        (fault::<Holder>(r#"{"key":true}"#), "key: expected an object, found a boolean"),
        (fault::<Vec<String>>("[null]"), "[0]: expected a string, found null"),
        (fault::<Resize>("[]"), "expected an object, found an array"),
        (
            fault::<Chooser>("{}"),
            "image: expected one of the shapes of Image, found nothing",
        ),
        (fault::<Outer>("{}"), "chooser: expected an object, found nothing"),
        (
            fault::<Outer>(r#"{"chooser":null}"#),
            "chooser: expected an object, found null",
        ),
        (fault::<Action>("3"), "expected an object that is a Action, found a number"),
        (
            fault::<Action>(r#"{"type":"resize","size":[]}"#),
            "size: expected a string, found an array",
        ),
    ];
    for (found, expected) in cases {
        assert_eq!(found, expected);
    }
    let error = from_str::<Holder>(r#"{"list":[{"size":1}]}"#).unwrap_err().to_string();
    assert!(
        error.starts_with("list[0].size: expected a string, found the integer 1"),
        "{error}"
    );
    let error = fault::<Vec<Resize>>(r#"[{"size":"a"},{"size":"#);
    assert!(error.starts_with("[1].size: expected valid JSON"), "{error}");
    assert!(fault::<Resize>(r#"{"size":"a"} x"#).contains("trailing"));
    assert!(fault::<Node>(&r#"{"left":"#.repeat(100_000)).contains("recursion limit"));
}

#[test]
fn integers_may_be_written_as_floats() {
    assert_eq!(from_str::<Formats>(r#"{"small":5.0}"#).unwrap().small, Some(5));
    assert_eq!(to_string(&Formats::new().number(5.0)).unwrap(), r#"{"number":5.0}"#);
    assert_eq!(from_str::<Formats>(r#"{"number":5}"#).unwrap().number, Some(5.0));
    there_and_back::<Formats>(r#"{"number":1.7976931348623157e308,"level":-1}"#);
}

#[test]
fn the_last_of_equal_keys_wins_whole() {
    let text = r#"{"key":{"size":"a","disk":true},"key":{"size":"b"},"list":[{}],"list":[],
        "map":{"a":{"size":"x"}},"map":{},"status":"x","status":"completed","at":"1970-01-01T00:00:00Z"}"#;
    let holder: Holder = from_str(text).unwrap();
    assert_eq!(holder.key, Resize::new("b"));
    assert_eq!((holder.list.len(), holder.map.len()), (0, 0));
    assert_eq!(holder.status, ActionStatus::Completed);
    assert_eq!(
        from_str::<Resize>(r#"{"size":"a","size":null}"#).unwrap(),
        Resize::new("")
    );
}

#[test]
fn enums_keep_what_they_do_not_know() {
    assert_eq!(
        there_and_back::<ActionStatus>(r#""paused""#),
        ActionStatus::Unknown("paused".into())
    );
    assert_eq!(
        there_and_back::<ActionStatus>(r#""in-progress""#),
        ActionStatus::InProgress
    );
    assert_eq!(there_and_back::<Level>("-1"), Level::Below);
    assert_eq!(there_and_back::<Level>("99"), Level::Unknown(99));
    assert_eq!(ActionStatus::Completed.to_string(), "completed");
    assert_eq!("x".parse::<ActionStatus>().unwrap().as_str(), "x");
}

#[test]
fn values_that_travel_alike_are_equal_and_hash_alike() {
    let kept = ActionStatus::Unknown("completed".into());
    assert_eq!(kept, ActionStatus::Completed);
    assert_ne!(kept, ActionStatus::InProgress);
    let status =
        HashSet::from([kept, ActionStatus::Completed, ActionStatus::InProgress]);
    assert_eq!(status.len(), 2);
    let levels = HashSet::from([Level::Unknown(-1), Level::Below, Level::Low]);
    assert_eq!(levels.len(), 2);
}

#[test]
fn unions_know_their_variants_by_shape() {
    assert!(matches!(there_and_back(r#""ubuntu""#), Image::String(_)));
    assert!(matches!(there_and_back("7"), Image::Integer(7)));
    assert!(matches!(
        there_and_back(r#"{"name":"a","left":{"name":"b"}}"#),
        Image::Node(_)
    ));
    let key = r#"{"public_key":"k","name":"n","expires_at":null,"bits":1,"owners":[]}"#;
    assert!(matches!(there_and_back(key), Image::SshKey(_)));
    assert!(
        matches!(there_and_back(r#"["a",1,["b"]]"#), Image::Many(many) if many.len() == 3)
    );
    // Never chosen by a correction, never by force.
    assert!(matches!(there_and_back(r#"{"nam":"a"}"#), Image::Unknown(_)));
    assert!(matches!(there_and_back(r#"{"name":1}"#), Image::Unknown(_)));
    assert!(matches!(there_and_back("1.5"), Image::Unknown(_)));
    assert!(matches!(there_and_back("null"), Image::Unknown(_)));
    // Inside a chosen variant what is missing is corrected, and has its full path.
    let (image, told) =
        corrections::<Vec<Image>>(r#"[{"name":"a","children":[{}]},1.5]"#);
    assert!(matches!(image[0], Image::Node(_)));
    assert_eq!(told, ["[0].children[0].name was missing", "[1] had an unknown shape"]);
    let found = "expected one of the shapes of Image, found a value of another shape";
    assert_eq!(strictly::<Image>("1.5", true), found);
}

#[test]
fn tagged_unions_know_their_variants_by_tag() {
    let text = r#"{"type":"resize","size":"s-1","disk":true,"more":1}"#;
    let action: Action = there_and_back(text);
    assert!(matches!(&action, Action::Resize(resize) if resize.extra.len() == 1));
    assert_eq!(to_string(&action).unwrap(), text);
    assert_eq!(to_string(&Action::Reboot).unwrap(), r#"{"type":"reboot"}"#);
    assert!(matches!(there_and_back(r#"{"name":"a","type":"grow"}"#), Action::Grow(_)));
    assert!(matches!(
        there_and_back(r#"{"type":"explode","at":[1]}"#),
        Action::Unknown(_)
    ));
    assert!(matches!(there_and_back(r#"{"at":1}"#), Action::Unknown(_)));
    let (_, told) =
        corrections::<Vec<Action>>(r#"[{"type":"reboot"},{"type":"resize"}]"#);
    assert_eq!(told, ["[1].size was missing"]);
}

#[test]
fn formats_keep_their_text() {
    let cases = [
        r#"{"at":"2020-10-30T21:03:24Z"}"#,
        r#"{"at":"2020-10-30T21:03:24.000Z"}"#,
        r#"{"at":"2020-10-30t21:03:24+01:30"}"#,
        r#"{"at":"2016-12-31T23:59:60Z"}"#,
        r#"{"at":"not a date"}"#,
        r#"{"on":"2020-02-29"}"#,
        r#"{"on":"2021-02-29"}"#,
        r#"{"uuid":"F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"}"#,
        r#"{"v4":"1.2.3.4","v6":"2001:0db8::0001"}"#,
        r#"{"data":"aGk="}"#,
        r#"{"data":"aGk"}"#,
        r#"{"data":"_-8="}"#,
    ];
    for case in cases {
        there_and_back::<Formats>(case);
    }
    let at: DateTime = "2020-10-30T21:03:24.000Z".parse().unwrap();
    assert_eq!(at, "2020-10-30T22:03:24+01:00".parse().unwrap());
    assert_eq!((at.year(), at.to_string().as_str()), (2020, "2020-10-30T21:03:24.000Z"));
    assert!("yesterday".parse::<DateTime>().is_err());
    let odd = time::OffsetDateTime::UNIX_EPOCH
        .to_offset(time::UtcOffset::from_hms(0, 0, 1).unwrap());
    assert!(to_string(&Formats::new().at(odd)).unwrap().contains("1970"));
    let mut cx = Context::new(false);
    codec::from_slice::<Formats>(br#"{"on":"x"}"#, &mut cx).unwrap();
    let told = cx.take_corrections();
    assert_eq!((told[0].path.as_str(), told[0].reason), ("on", Reason::Malformed));
}

#[test]
fn large_models_and_maps() {
    let (map, told) =
        corrections::<Map<Vec<Resize>>>(r#"{"a":[{}],"":[{}],"b":[{"size":"x"}]}"#);
    assert_eq!(
        (map.len(), told),
        (3, vec!["a[0].size was missing".into(), r#"[""][0].size was missing"#.into()])
    );
    let extra: Extra = [("a", 1)].into_iter().collect();
    assert_eq!(size_of::<Extra>(), size_of::<usize>());
    assert_eq!(there_and_back::<Extra>(r#"{"a":1}"#), extra);
    assert_eq!(format!("{extra:?}"), r#"{"a": Number(1)}"#);
}

#[test]
fn tuples_have_a_place_for_each_item() {
    type Pair = (String, Option<i64>);
    assert_eq!(strictly_read::<Pair>(r#"["a",1]"#), ("a".to_owned(), Some(1)));
    assert_eq!(strictly_read::<Pair>(r#"["a",null]"#), ("a".to_owned(), None));
    assert_eq!(
        fault::<Pair>(r#"["a",1,2]"#),
        "expected an array of 2, found a longer one"
    );
    assert_eq!(fault::<Pair>(r#"[1,2]"#), "[0]: expected a string, found the integer 1");
    assert_eq!(fault::<Pair>(r#"{}"#), "expected an array, found an object");
    let (pair, corrected) = corrections::<(String, (f64, bool))>(r#"["a"]"#);
    assert_eq!(pair, ("a".to_owned(), (0.0, false)));
    assert_eq!(corrected, ["[1] was missing"]);
    let encoded = serde_json::to_string(&codec::Encode(&(1_i64, vec![true])));
    assert_eq!(encoded.unwrap(), "[1,[true]]");
}

#[test]
fn types_of_others_are_read_as_serde_reads_them() {
    type Address = External<std::net::IpAddr>;
    let all = strictly_read::<Vec<Address>>(r#"["192.0.2.1","::1"]"#);
    assert!(all[0].is_ipv4() && all[1].is_ipv6());
    assert_eq!(to_string(&all).unwrap(), r#"["192.0.2.1","::1"]"#);
    let words = fault::<Vec<Address>>(r#"["192.0.2.1","here"]"#);
    assert!(words.starts_with("[1]: expected core::net::ip_addr::IpAddr"), "{words}");
    assert_eq!(fault::<(Address,)>("[]"), fault::<(Address,)>("[ ]"));
    assert_eq!(all[0], "192.0.2.1".parse::<std::net::IpAddr>().unwrap().into());
}

fn strictly_read<T: codec::Slot>(text: &str) -> T {
    let read = codec::from_slice(text.as_bytes(), &mut Context::new(true));
    read.unwrap_or_else(|fault| panic!("{text}: {fault}"))
}
