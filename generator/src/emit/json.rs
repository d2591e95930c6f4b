//! Example values as JSON text, laid out to be read.

use serde_json::Value;

use super::layout::Layout;

/// JSON of a document, in lines. Valid JSON, whatever strings say.
pub fn lines(value: &Value, width: usize) -> Vec<String> {
    layout(value).lines(width)
}

/// JSON to be set among other things.
pub fn layout(value: &Value) -> Layout {
    let group = |open: &str, parts, close, pad| Layout::Group {
        open: open.to_owned(),
        close,
        parts,
        pad,
        trailing: false,
    };
    match value {
        Value::Array(items)
            if !items.iter().any(|item| item.is_array() || item.is_object()) =>
        {
            Layout::Fill {
                open: "[",
                close: "]",
                parts: items.iter().map(layout).collect(),
            }
        }
        Value::Array(items) => {
            group("[", items.iter().map(layout).collect(), "]", false)
        }
        Value::Object(members) => {
            let member = |(key, value): (&String, &Value)| {
                Layout::Seq(vec![
                    Layout::Text(format!("{}: ", string(key))),
                    layout(value),
                ])
            };
            group("{", members.iter().map(member).collect(), "}", true)
        }
        Value::String(text) => Layout::Text(string(text)),
        scalar => Layout::Text(scalar.to_string()),
    }
}

/// A JSON string in which nothing is invisible or turns the direction of text.
fn string(text: &str) -> String {
    let mut out = String::new();
    for c in Value::from(text).to_string().chars() {
        if c.is_control()
            || super::docs::is_invisible(c)
            || matches!(c, '\u{2028}' | '\u{2029}')
        {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                out.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::lines;
    use serde_json::json;

    #[test]
    fn small_objects_are_on_a_line() {
        let value = json!({"a": [1, 2], "b": {"c": null}});
        assert_eq!(lines(&value, 80), ["{ \"a\": [1, 2], \"b\": { \"c\": null } }"]);
        assert_eq!(lines(&value, 20)[1], "    \"a\": [1, 2],");
    }

    #[test]
    fn strings_can_be_seen() {
        assert_eq!(lines(&json!("a\u{202e}\n\u{7f}"), 80), ["\"a\\u202e\\n\\u007f\""]);
    }
}
