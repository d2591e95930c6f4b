//! What the test says of answers.

use super::{Answer, Received};
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

/// What is said of all operations.
#[derive(Default)]
pub struct Script {
    usual: HashMap<String, Answering>,
    once: HashMap<String, VecDeque<Answering>>,
}

/// How an answer comes about.
#[derive(Clone)]
pub struct Answering(Arc<dyn Fn(&Received) -> Answer + Send + Sync>);

impl Answering {
    /// Always the same.
    pub fn with(answer: Answer) -> Self {
        Self::by(move |_| answer.clone())
    }

    /// One made of the request.
    pub fn by(answer: impl Fn(&Received) -> Answer + Send + Sync + 'static) -> Self {
        Self(Arc::new(answer))
    }

    /// The answer to a request.
    pub fn to(&self, received: &Received) -> Answer {
        (self.0)(received)
    }
}

impl Script {
    pub fn usual(&mut self, operation: &str, answering: Answering) {
        self.usual.insert(operation.to_owned(), answering);
    }

    pub fn once(&mut self, operation: &str, answering: Answering) {
        self.once.entry(operation.to_owned()).or_default().push_back(answering);
    }

    /// What is said of the next request of an operation.
    pub fn next(&mut self, operation: &str) -> Option<Answering> {
        let once = self.once.get_mut(operation).and_then(VecDeque::pop_front);
        once.or_else(|| self.usual.get(operation).cloned())
    }
}
