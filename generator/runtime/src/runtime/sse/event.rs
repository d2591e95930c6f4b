//! Lines as events (WHATWG HTML, section 9.2.6): what the fields mean, and when an event is
//! complete. It neither waits nor decodes.

use std::time::Duration;

/// An event that is coming, and what stays of those before it.
#[derive(Default)]
pub struct Events {
    data: Option<String>,
    coming_name: String,
    coming_id: Option<String>,
    /// What the last whole event is called.
    pub name: String,
    /// The last id that came with a whole event.
    pub id: String,
    /// How long the server wants to be left alone after the connection has broken.
    pub retry: Option<Duration>,
}

impl Events {
    /// Those behind the event with this id.
    pub fn after(id: String) -> Self {
        Self { id, ..Self::default() }
    }

    /// How much of the coming event there is.
    pub fn len(&self) -> usize {
        self.data.as_ref().map_or(0, String::len)
    }

    /// Forgets what is there of the coming event.
    pub fn forget(&mut self) {
        (self.data, self.coming_id) = (None, None);
        self.coming_name.clear();
    }

    /// Takes a line; gives the data of the event that it ends.
    pub fn line(&mut self, line: &str) -> Option<String> {
        if line.is_empty() {
            return self.end();
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "data" => match &mut self.data {
                None => self.data = Some(value.to_owned()),
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
            },
            "event" => value.clone_into(&mut self.coming_name),
            "id" if !value.contains('\0') => self.coming_id = Some(value.to_owned()),
            "retry" if value.bytes().all(|byte| byte.is_ascii_digit()) => {
                let retry = value.parse().ok().map(Duration::from_millis);
                self.retry = retry.or(self.retry);
            }
            // A comment has no field name; others are ignored.
            _ => {}
        }
        None
    }

    /// An event without data is none, but its id counts.
    fn end(&mut self) -> Option<String> {
        if let Some(id) = self.coming_id.take() {
            self.id = id;
        }
        let name = std::mem::take(&mut self.coming_name);
        let data = self.data.take()?;
        self.name = name;
        Some(data)
    }
}
