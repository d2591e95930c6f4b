//! A row of the table: one fault, one kind of call, and what came of it.

use super::clock::Pauses;
use super::script::{Place, Script};
use super::server::{Book, Server};
use oasmith_runtime::runtime::{Client, Error, ErrorKind, Response};
use oasmith_runtime::sample::models::Resize;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

/// Set up like the default, and but once: it takes a while to read all certificates.
static HTTP: LazyLock<reqwest::Client> = LazyLock::new(|| {
    let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    builder.build().unwrap()
});

/// Between two calls on one client.
const BETWEEN: Duration = Duration::from_millis(150);

/// One fault and one kind of call.
#[derive(Clone, Debug)]
pub struct Row {
    pub fault: String,
    script: String,
    method: String,
    /// Requests, pauses in milliseconds, outcome.
    pub expected: String,
}

impl Row {
    /// The rows of a table with lines like `fault | script | GET PUT 3 500+1000 Transport`;
    /// a line that begins with `|` has more kinds of calls for the fault above it.
    pub fn all(table: &str) -> Vec<Self> {
        let mut rows: Vec<Self> = Vec::new();
        let lines = table.lines().map(str::trim);
        for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut cells = line.split('|').map(str::trim);
            let fault = cells.next().unwrap_or_default().to_owned();
            let script = cells.next().expect("a script").to_owned();
            for cell in cells {
                let words: Vec<_> = cell.split_whitespace().collect();
                let is_method = |word: &&&str| word.starts_with(char::is_uppercase);
                let methods = words.iter().take_while(is_method).count();
                let expected = words[methods..].join(" ");
                rows.extend(words[..methods].iter().map(|method| Self {
                    fault: fault.clone(),
                    script: script.clone(),
                    method: (*method).to_owned(),
                    expected: expected.clone(),
                }));
            }
        }
        rows
    }

    /// Makes the call; gives what came of it in the words of the table.
    pub async fn run(&self) -> String {
        let (mut here, mut other) = (Server::bind().await, Server::bind().await);
        let script = Script::parse(&self.script, &here.origin, &other.origin);
        other.serve(Script::parse("read =200", "", ""));
        let pauses = Arc::new(Pauses::default());
        let builder = Client::builder()
            .clock(pauses.clone())
            .http_client(HTTP.clone())
            .jitter(|| 1.0)
            .attempt_timeout(script.limit)
            .max_body_size(1 << 20);
        let client = match script.place {
            Place::Unknown => builder.base_url("http://nonexistent.invalid"),
            _ => builder.base_url(&here.origin).token("s3cret"),
        };
        match script.place {
            Place::Here => here.serve(script),
            _ => here.leave(),
        }
        let client = client.build().unwrap();
        let calls = self.calls(&client);
        let limit = Duration::from_secs(20);
        let Ok(outcome) = tokio::time::timeout(limit, calls).await else {
            return "never ended".to_owned();
        };
        let Ended { words, repeats } = outcome;
        assert_eq!(repeats, pauses.millis().len(), "{self:?}: a pause before each");
        let made: Vec<_> = pauses.millis().iter().map(u128::to_string).collect();
        let made = if made.is_empty() { "-".to_owned() } else { made.join("+") };
        let book = here.book();
        self.check(&book);
        assert_eq!(other.book().connections, 0, "{self:?}: another origin was asked");
        format!("{} {made} {words}", book.attempts())
    }

    /// What holds whatever the fault.
    fn check(&self, book: &Book) {
        for request in &book.requests {
            let head = request.to_lowercase();
            assert!(head.contains("\r\nauthorization: bearer s3cret\r\n"), "{request}");
            let keyed = head.contains("\r\nidempotency-key: once\r\n");
            assert_eq!(keyed, self.method == "KEY", "{request}");
            let whole = request.ends_with(r#"{"size":"a"}"#);
            assert_eq!(whole, request.starts_with("POST"), "{request}");
        }
        // Sockets hold some MB, whoever reads.
        assert!(book.sent < 24 << 20, "{self:?}: {} bytes were sent", book.sent);
    }

    async fn calls(&self, client: &Client) -> Ended {
        let keys = client.keys();
        let get = || keys.get("1");
        let post = || keys.create(Resize::new("a"));
        match self.method.as_str() {
            "GET" => ended(get().send().await),
            "POST" => ended(post().send().await),
            "KEY" => ended(post().idempotency_key("once").send().await),
            "NOKEY" => ended(post().idempotency_key("").send().await),
            "NEVER" => ended(get().idempotent(false).send().await),
            "PLACE" => ended(keys.place().send().await),
            "DELETE" => ended(keys.delete(1, true).send().await),
            "HEAD" | "PUT" | "PATCH" => {
                let call = client.request(self.method.as_str(), "/v2/keys/1");
                ended(call.send().await)
            }
            "EVENTS" => ended(keys.follow().send().await),
            "GET-GET" => {
                let first = ended(get().send().await);
                tokio::time::sleep(BETWEEN).await;
                first.and(ended(get().send().await))
            }
            "GET-POST" => {
                let first = ended(get().send().await);
                tokio::time::sleep(BETWEEN).await;
                first.and(ended(post().send().await))
            }
            other => panic!("{other} is no call"),
        }
    }

    /// Whether the row waits for time limits, which is no matter for a busy machine.
    pub fn is_timed(&self) -> bool {
        self.script.contains("limit=")
    }

    pub fn line(&self, seen: &str) -> String {
        let mut cells = seen.splitn(3, ' ');
        let mut cell = || cells.next().unwrap_or_default();
        line(&self.fault, &self.method, cell(), cell(), cell())
    }
}

pub fn line(
    fault: &str,
    method: &str,
    sent: &str,
    pauses: &str,
    outcome: &str,
) -> String {
    format!("{fault:<52} | {method:<8} | {sent:>4} | {pauses:<11} | {outcome}")
}

/// What has come of calls, in words, and how many attempts they took beyond one each.
struct Ended {
    words: String,
    repeats: usize,
}

impl Ended {
    fn and(self, other: Self) -> Self {
        let words = format!("{} {}", self.words, other.words);
        Self { words, repeats: self.repeats + other.repeats }
    }
}

fn ended<T>(result: Result<Response<T>, Error>) -> Ended {
    let (words, attempts) = match &result {
        Ok(response) => ("ok".to_owned(), response.meta().attempts()),
        Err(error) => (told(error), error.attempts()),
    };
    Ended { words, repeats: attempts as usize - 1 }
}

fn told(error: &Error) -> String {
    let text = format!("{error} {error:?}");
    let is_plain = !text.chars().any(char::is_control) && text.len() < 3_000;
    assert!(is_plain && !text.contains("s3cret"), "{text}");
    let asked = error.retry_after().map(|asked| format!(" asks {}s", asked.as_secs()));
    match error.kind() {
        ErrorKind::Status => {
            let status = error.status().unwrap().as_u16();
            format!("{status}{}", asked.unwrap_or_default())
        }
        kind => format!("{kind:?}"),
    }
}
