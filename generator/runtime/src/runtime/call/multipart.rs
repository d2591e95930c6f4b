//! Bodies of the media types `multipart/..`, in memory: each member of a model is a part,
//! each item of a list too.

use crate::runtime::Style;
use crate::runtime::codec::{Encode, Slot, Stop, View, entries};
use crate::runtime::params::{Members, Written, form, pairs, written};
use crate::runtime::types::FilePart;
use bytes::Bytes;
use std::hash::{BuildHasher, RandomState};

const BYTES: &str = "application/octet-stream";

/// The media type with its boundary, and the body.
pub fn encode(media_type: &str, members: &Members, value: &dyn Slot) -> (String, Bytes) {
    let seed = RandomState::new();
    let boundary = format!("oasmith-{:016x}{:016x}", seed.hash_one(1), seed.hash_one(2));
    let mut writer = Writer { body: Vec::new(), boundary: &boundary };
    let _ = entries(value, &mut |name, value| {
        match written(members, name) {
            Some(Written::Style(style, explode)) if !is_file(value) => {
                writer.styled(name, style, explode, value);
            }
            Some(Written::As(media_type)) => writer.value(name, value, Some(media_type)),
            _ => writer.value(name, value, None),
        }
        Ok(())
    });
    let mut body = writer.body;
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (format!("{media_type}; boundary={boundary}"), body.into())
}

/// Whether a value is a file, or several: no style can write one.
fn is_file(value: &dyn Slot) -> bool {
    match value.view() {
        View::File(_) | View::Blob(_) => true,
        View::List(list) => {
            let mut file = false;
            let _ = list.each(&mut |item| {
                file = is_file(item);
                Err(Stop)
            });
            file
        }
        _ => false,
    }
}

struct Writer<'a> {
    body: Vec<u8>,
    boundary: &'a str,
}

impl Writer<'_> {
    /// As a form would write it: a part for each pair.
    fn styled(&mut self, name: &str, style: Style, explode: bool, value: &dyn Slot) {
        for (name, text) in pairs(name, style, explode, value, &str::to_owned) {
            self.part(&name, None, None, text.as_bytes());
        }
    }

    fn value(&mut self, name: &str, value: &dyn Slot, wanted: Option<&str>) {
        match value.view() {
            View::Absent | View::None | View::Null => {}
            View::List(list) => {
                let _ = list.each(&mut |item| {
                    self.value(name, item, wanted);
                    Ok(())
                });
            }
            View::File(file) => self.file(name, file, wanted),
            View::Blob(bytes) => {
                self.part(name, Some(name), Some(wanted.unwrap_or(BYTES)), bytes);
            }
            View::Text(text) => self.part(name, None, wanted, text.as_bytes()),
            View::Show(value) => {
                self.part(name, None, wanted, value.to_string().as_bytes());
            }
            _ if wanted == Some("application/x-www-form-urlencoded") => {
                self.part(name, None, wanted, form(&[], value).as_bytes());
            }
            view => {
                let json = serde_json::to_vec(&Encode(value)).unwrap_or_default();
                let scalar = matches!(
                    view,
                    View::Bool(_) | View::I64(_) | View::U64(_) | View::F64(_)
                );
                let json_type = (!scalar).then_some("application/json");
                self.part(name, None, wanted.or(json_type), &json);
            }
        }
    }

    fn file(&mut self, name: &str, file: &FilePart, wanted: Option<&str>) {
        let media_type = file.media_type().or(wanted).unwrap_or(BYTES);
        let file_name = file.name().unwrap_or(name);
        self.part(name, Some(file_name), Some(media_type), file.bytes());
    }

    fn part(
        &mut self,
        name: &str,
        file_name: Option<&str>,
        media_type: Option<&str>,
        content: &[u8],
    ) {
        let mut head = format!(
            "--{}\r\nContent-Disposition: form-data; name=\"{}\"",
            self.boundary,
            quote(name)
        );
        if let Some(file_name) = file_name {
            head.push_str(&format!("; filename=\"{}\"", quote(file_name)));
        }
        if let Some(media_type) = media_type {
            // What could end the line would be a header of its own.
            let media_type = media_type.replace(['\r', '\n'], " ");
            head.push_str(&format!("\r\nContent-Type: {media_type}"));
        }
        head.push_str("\r\n\r\n");
        self.body.extend_from_slice(head.as_bytes());
        self.body.extend_from_slice(content);
        self.body.extend_from_slice(b"\r\n");
    }
}

fn quote(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
