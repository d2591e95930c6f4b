//! What goes back: the test's answer, with what the document shows where the test says
//! nothing; or what is wrong with the request.

use super::answer::{Answer, Content, Fault};
use super::credential::MISSING;
use super::received::{Asked, Received};
use super::{Mock, example};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, StatusCode};
use serde_json::json;
use std::time::Duration;

/// A response.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
    pub delay: Duration,
    pub fault: Option<Fault>,
}

impl Mock {
    /// Takes note of a request, and answers it.
    pub(super) fn reply(&self, asked: Asked) -> Reply {
        let source = self.0.source;
        let mut received = Received::new(source, asked);
        let operation = received.operation().and_then(|id| source.document().by_id(id));
        let operation = operation.filter(|_| received.problems.is_empty());
        let reply = match operation {
            None => refusal(&received.problems),
            Some(operation) => {
                let answering = self.script().next(&operation.id);
                // No lock is held here, so that the answer may ask the stand-in.
                let answer = answering.map(|answering| answering.to(&received));
                let mut answer = answer.unwrap_or_else(Answer::example);
                received.problems.extend(answer.problem.take());
                let mut shown = || {
                    let document = source.document();
                    match answer.status.map(StatusCode::from_u16) {
                        None => example::success(operation, &received),
                        Some(Ok(status)) => {
                            example::of_status(document, operation, status)
                        }
                        Some(Err(_)) => {
                            let what = "the answer's status is none of HTTP".to_owned();
                            received.problems.push(what);
                            let status = StatusCode::INTERNAL_SERVER_ERROR;
                            example::of_status(document, operation, status)
                        }
                    }
                };
                whole(shown(), answer)
            }
        };
        self.received().push(received);
        reply
    }
}

/// What the document shows, but for what the test says.
fn whole(shown: example::Shown, answer: Answer) -> Reply {
    let Answer { mut headers, content, delay, fault, .. } = answer;
    let body = match content {
        Content::Bytes(bytes) => bytes,
        Content::Example => {
            let media_type = shown.media_type.as_deref().map(HeaderValue::from_str);
            if let Some(Ok(media_type)) = media_type {
                headers.entry(CONTENT_TYPE).or_insert(media_type);
            }
            shown.body
        }
    };
    Reply { status: shown.status, headers, body, delay, fault }
}

/// 401 if only credentials are missing, and 400 for all else.
fn refusal(problems: &[String]) -> Reply {
    let status = match problems.iter().all(|problem| problem.starts_with(MISSING)) {
        true => StatusCode::UNAUTHORIZED,
        false => StatusCode::BAD_REQUEST,
    };
    let message = format!("the request is not as documented: {}", problems.join("; "));
    let body =
        json!({"id": "mock", "message": message, "problems": problems}).to_string();
    let json = HeaderValue::from_static("application/json");
    Reply {
        status,
        headers: HeaderMap::from_iter([(CONTENT_TYPE, json)]),
        body: Bytes::from(body),
        delay: Duration::ZERO,
        fault: None,
    }
}
