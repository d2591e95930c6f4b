//! The parts of a multipart body (RFC 7578).

use bytes::Bytes;

/// A part, as far as its name and content matter.
pub struct Part {
    pub name: String,
    pub content: Bytes,
}

/// The parts of a body; nothing if it is none.
pub fn parts(content_type: &str, body: &Bytes) -> Option<Vec<Part>> {
    let boundary = parameter(content_type, "boundary")?;
    let first = format!("--{boundary}");
    let next = format!("\r\n--{boundary}");
    let mut at = find(body, 0, first.as_bytes())? + first.len();
    let mut parts = Vec::new();
    loop {
        let rest = body.get(at..)?;
        if rest.starts_with(b"--") {
            return Some(parts);
        }
        let start = at + find(rest, 0, b"\r\n")? + 2;
        let end = find(body, start.saturating_sub(2), next.as_bytes())?;
        parts.push(part(&body.slice(start..end.max(start)))?);
        at = end + next.len();
    }
}

fn part(bytes: &Bytes) -> Option<Part> {
    let end = find(bytes, 0, b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(bytes.get(..end)?).into_owned();
    let said = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.trim().eq_ignore_ascii_case("content-disposition").then_some(value)
    })?;
    let name = parameter(said, "name")?;
    Some(Part { name, content: bytes.slice(end + 4..) })
}

/// A parameter of a header's value, without its quotes.
fn parameter(value: &str, name: &str) -> Option<String> {
    let found = value.split(';').skip(1).find_map(|one| {
        let (key, value) = one.trim().split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })?;
    let bare = found.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    Some(bare.unwrap_or(found).to_owned())
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    rest.windows(what.len()).position(|window| window == what).map(|at| from + at)
}
