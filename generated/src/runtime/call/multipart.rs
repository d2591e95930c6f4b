//! Bodies of the media types `multipart/..`: each member of a model is a part, each item of
//! a list too. Files that are not in memory stay where they are until they are sent.

use crate::runtime::chance::bits;
use crate::runtime::codec::{Encode, Slot, Stop, View, entries};
use crate::runtime::params::{Members, Written, form, pairs, written};
use crate::runtime::types::FilePart;
use crate::runtime::{Payload, Style};

const BYTES: &str = "application/octet-stream";

/// The media type with its boundary, and the body; an error if a part cannot be JSON.
pub fn encode(
    media_type: &str,
    members: &Members,
    value: &dyn Slot,
) -> serde_json::Result<(String, Payload)> {
    let boundary = format!("oasmith-{:016x}{:016x}", bits(), bits());
    let mut writer =
        Writer { done: Vec::new(), body: Vec::new(), boundary: &boundary, fault: None };
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
    writer.body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    let payload = writer.finish()?;
    Ok((format!("{media_type}; boundary={boundary}"), payload))
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
    /// What is complete, in order.
    done: Vec<Payload>,
    /// What is in memory behind that.
    body: Vec<u8>,
    boundary: &'a str,
    fault: Option<serde_json::Error>,
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
                let json = serde_json::to_vec(&Encode(value)).unwrap_or_else(|error| {
                    self.fault = Some(error);
                    Vec::new()
                });
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
        self.head(name, Some(file_name), Some(media_type));
        match file.bytes() {
            Some(bytes) => self.body.extend_from_slice(bytes),
            None => {
                self.done.push(std::mem::take(&mut self.body).into());
                self.done.push(file.content().clone());
            }
        }
        self.body.extend_from_slice(b"\r\n");
    }

    fn part(
        &mut self,
        name: &str,
        file_name: Option<&str>,
        media_type: Option<&str>,
        content: &[u8],
    ) {
        self.head(name, file_name, media_type);
        self.body.extend_from_slice(content);
        self.body.extend_from_slice(b"\r\n");
    }

    fn head(&mut self, name: &str, file_name: Option<&str>, media_type: Option<&str>) {
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
    }

    fn finish(mut self) -> serde_json::Result<Payload> {
        match self.fault {
            Some(fault) => Err(fault),
            None if self.done.is_empty() => Ok(self.body.into()),
            None => {
                self.done.push(self.body.into());
                Ok(Payload::list(self.done))
            }
        }
    }
}

fn quote(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
