//! What a server does, in the words of `table.txt`.

use std::time::Duration;

/// What a server does with its connections: with each the next, and with all others the
/// last.
#[derive(Clone, Debug)]
pub struct Script {
    pub place: Place,
    pub connections: Vec<Vec<Step>>,
    /// The time that an attempt may take.
    pub limit: Duration,
}

/// Where the call is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// To the server.
    Here,
    /// To a port on which nobody listens.
    Refused,
    /// To a name that no machine has.
    Unknown,
}

#[derive(Clone, Debug)]
pub enum Step {
    /// Waits for a whole request.
    Read,
    Send(Vec<u8>),
    /// Sends byte by byte, with this pause before each.
    Drip(Duration, Vec<u8>),
    /// Sends this over and over until so many bytes are sent.
    Fill(usize, Vec<u8>),
    Wait(Duration),
    /// Does nothing until the client goes away.
    Stall,
    /// Closes with RST.
    Reset,
    /// Closes with FIN, and waits for the client to do the same.
    Close,
}

const BODY: &str = r#"{"size":"s-1","disk":true}"#;

impl Script {
    /// Reads words like `` read =503 +`Retry-After: 2` // read `HTTP/1.1 20` reset ``. `↵`
    /// is CR LF, `\xNN` a byte, `{here}` and `{other}` are the two origins, `{host}` is what
    /// the first has behind `http://`.
    pub fn parse(text: &str, here: &str, other: &str) -> Self {
        let host = here.trim_start_matches("http://");
        let text = text.replace("{here}", here).replace("{host}", host);
        let text = text.replace("{other}", other);
        let mut script = Self {
            place: Place::Here,
            connections: vec![Vec::new()],
            limit: Duration::from_secs(8),
        };
        let mut answer: Option<Answer> = None;
        for (word, quoted) in words(&text) {
            if let ("+" | "body", Some(answer)) = (word.as_str(), &mut answer) {
                answer.add(&word, &quoted);
                continue;
            }
            script.step(answer.take().map(|answer| Step::Send(answer.bytes())));
            match word.as_str() {
                "//" => script.connections.push(Vec::new()),
                "refused" => script.place = Place::Refused,
                "unknown" => script.place = Place::Unknown,
                word if word.starts_with("limit=") => script.limit = millis(word),
                word if word.starts_with(['=', '~']) => answer = Some(Answer::new(word)),
                word => script.step(Some(step(word, quoted))),
            }
        }
        script.step(answer.map(|answer| Step::Send(answer.bytes())));
        script
    }

    fn step(&mut self, step: Option<Step>) {
        self.connections.last_mut().unwrap().extend(step);
    }
}

fn step(word: &str, quoted: Vec<u8>) -> Step {
    match word.split_once('=').map_or(word, |(word, _)| word) {
        "" => Step::Send(quoted),
        "read" => Step::Read,
        "drip" => Step::Drip(millis(word), quoted),
        "fill" => Step::Fill(number(word) << 20, quoted),
        "wait" => Step::Wait(millis(word)),
        "stall" => Step::Stall,
        "reset" => Step::Reset,
        "close" => Step::Close,
        "long" => Step::Send(quoted.repeat(70_000)),
        _ => panic!("{word:?} is no step"),
    }
}

fn number(word: &str) -> usize {
    word.split_once('=').unwrap().1.parse().unwrap()
}

fn millis(word: &str) -> Duration {
    Duration::from_millis(number(word) as u64)
}

/// A sound answer; `=200` ends the connection, `~200` leaves it open.
struct Answer {
    status: String,
    headers: String,
    body: Vec<u8>,
}

impl Answer {
    fn new(word: &str) -> Self {
        let (kind, status) = word.split_at(1);
        let headers = if kind == "=" { "Connection: close\r\n" } else { "" }.to_owned();
        let body: &[u8] = match status {
            "204" => b"",
            status if status.starts_with('2') => BODY.as_bytes(),
            _ => br#"{"id":"fault","message":"no"}"#,
        };
        Self { status: status.to_owned(), headers, body: body.to_vec() }
    }

    fn add(&mut self, word: &str, quoted: &[u8]) {
        if word == "body" {
            self.body = quoted.to_vec();
        } else {
            self.headers += &format!("{}\r\n", String::from_utf8_lossy(quoted));
        }
    }

    fn bytes(self) -> Vec<u8> {
        let Self { status, headers, body } = self;
        let length = body.len();
        let kind = if headers.contains("Content-Type") {
            ""
        } else {
            "Content-Type: application/json\r\n"
        };
        let length = format!("Content-Length: {length}\r\n");
        let head = format!("HTTP/1.1 {status} X\r\n{kind}{length}{headers}\r\n");
        [head.into_bytes(), body].concat()
    }
}

/// The words of a script, each with what is quoted behind it.
fn words(text: &str) -> Vec<(String, Vec<u8>)> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest.find(|c: char| c == '`' || c.is_whitespace());
        let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
        let quoted = after.strip_prefix('`').map(|after| {
            let (quoted, after) = after.split_once('`').expect("a closing `");
            rest = after;
            unescape(quoted)
        });
        if quoted.is_none() {
            rest = after;
        }
        rest = rest.trim_start();
        words.push((word.to_owned(), quoted.unwrap_or_default()));
    }
    words
}

fn unescape(text: &str) -> Vec<u8> {
    let mut pieces = text.split("\\x");
    let mut bytes = plain(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (byte, after) = piece.split_at(2);
        bytes.push(u8::from_str_radix(byte, 16).unwrap());
        bytes.extend(plain(after));
    }
    bytes
}

fn plain(text: &str) -> Vec<u8> {
    text.replace('↵', "\r\n").into_bytes()
}
