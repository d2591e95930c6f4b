//! That an error is one line, and says nothing twice.

use super::{beyond, line, said};
use http::StatusCode;
use std::error::Error as StdError;
use std::fmt::{self, Display, Formatter};

#[test]
fn a_line_is_a_line() {
    let colours = "\u{1b}[1;31mred\u{1b}[0m\r\n\tand\0 \u{202e}dlo\u{1b}]0;x\u{7}";
    assert_eq!(line(colours), "red and dlo]0;x");
    assert_eq!(line(" \n \u{2028}"), "");
    assert_eq!(line("\u{1b}[31"), "");
    let long = line(&"\u{e9}".repeat(1 << 20));
    assert_eq!((long.chars().count(), long.ends_with("\u{e9}\u{2026}")), (501, true));
}

#[test]
fn servers_say_what_is_wrong_in_many_ways() {
    let status = StatusCode::BAD_GATEWAY;
    for (body, text) in [
        (r#"{"id":"x","message":"no such Droplet"}"#, "no such Droplet"),
        (r#"{"error":{"message":"a"}}"#, "a"),
        (r#"{"error":"invalid_grant","error_description":"b"}"#, "b"),
        (r#"{"title":"No credit","detail":"It costs 50."}"#, "No credit: It costs 50."),
        (r#"{"title":"No credit","status":403}"#, "No credit"),
        (r#"{"errors":[{"detail":"c"}]}"#, "c"),
        (r#"{"errors":["d"]}"#, "d"),
        (r#"{"detail":[{"loc":["body"],"msg":"e"}]}"#, "e"),
        (r#"{"message":"","error":"f"}"#, "f"),
        (r#""g""#, "g"),
        ("{}", ""),
        ("", ""),
        ("upstream\r\n timed out\n", "upstream timed out"),
        ("<html><head><TITLE>Attention\nneeded</TITLE>", "Attention needed"),
        ("<html><title>502 Bad Gateway</title>", ""),
        ("<title>Bad gateway", ""),
        ("<?xml?><Error><Code>x</Code><Message>Denied</Message></Error>", "Denied"),
        ("<html>\u{130}<title>\u{130}</title>", "\u{130}"),
        ("\u{0}\u{1}binary", ""),
    ] {
        let json = serde_json::from_str(body).ok();
        assert_eq!(said(status, json.as_ref(), body.as_bytes()), text, "{body}");
    }
    assert_eq!(said(status, None, b"\xff\xfeno"), "\u{fffd}\u{fffd}no");
}

#[derive(Debug)]
struct Layer(&'static str, Option<Box<Layer>>);

impl Display for Layer {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl StdError for Layer {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.1.as_deref().map(|inner| inner as _)
    }
}

#[test]
fn a_chain_says_nothing_twice() {
    let chain = Layer("a", Some(Box::new(Layer("b", Some(Box::new(Layer("c", None)))))));
    let rest = |text| beyond(text, &chain).map(ToString::to_string);
    assert_eq!(rest("what: c"), None);
    assert_eq!(rest("x: b"), Some("c".to_owned()));
    assert_eq!(rest("zzz"), Some("a".to_owned()));
}
