//! Bodies of the media type `multipart/form-data`, in memory: each member of a model is a
//! part, each item of a list too.

use crate::runtime::codec::{Encode, Slot, View, entries};
use bytes::Bytes;
use std::hash::{BuildHasher, RandomState};

/// The media type with its boundary, and the body.
pub fn encode(value: &dyn Slot) -> (String, Bytes) {
    let seed = RandomState::new();
    let boundary = format!("oasmith-{:016x}{:016x}", seed.hash_one(1), seed.hash_one(2));
    let mut body = Vec::new();
    let _ = entries(value, &mut |name, value| {
        part(&mut body, &boundary, name, value);
        Ok(())
    });
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={boundary}"), body.into())
}

fn part(body: &mut Vec<u8>, boundary: &str, name: &str, value: &dyn Slot) {
    let (head, content) = match value.view() {
        View::Absent | View::None | View::Null => return,
        View::List(list) => {
            let _ = list.each(&mut |item| {
                part(body, boundary, name, item);
                Ok(())
            });
            return;
        }
        View::Blob(bytes) => (
            format!(
                "; filename=\"{}\"\r\nContent-Type: application/octet-stream",
                quote(name)
            ),
            bytes.to_vec(),
        ),
        View::Text(text) => (String::new(), text.as_bytes().to_vec()),
        View::Show(value) => (String::new(), value.to_string().into_bytes()),
        view => {
            let json = serde_json::to_vec(&Encode(value)).unwrap_or_default();
            let scalar = matches!(
                view,
                View::Bool(_) | View::I64(_) | View::U64(_) | View::F64(_)
            );
            (
                if scalar {
                    String::new()
                } else {
                    "\r\nContent-Type: application/json".into()
                },
                json,
            )
        }
    };
    let name = quote(name);
    let head = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"{head}\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(&content);
    body.extend_from_slice(b"\r\n");
}

fn quote(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}
