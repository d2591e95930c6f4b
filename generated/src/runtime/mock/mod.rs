//! A stand-in for the API, for tests of code that uses the client: it answers with the
//! document's examples or as the test says, checks requests against the document, and
//! remembers them. Nothing leaves the process unless it listens.

mod answer;
mod body;
mod bounds;
mod check;
mod clock;
mod credential;
mod document;
mod example;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
mod listen;
mod multipart;
mod parameter;
mod path;
mod received;
mod reply;
mod schema;
mod script;
mod transport;
mod tree;

pub use self::answer::Answer;
use self::clock::MockClock;
#[doc(hidden)]
pub use self::document::Source;
#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub use self::listen::Listening;
pub use self::received::Received;
use self::script::{Answering, Script};
use super::{Auth, Client, ClientBuilder};
use std::fmt::{self, Debug, Formatter};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A stand-in for the API. Clones are the same one, and it may be used from any thread.
///
/// Operations are named by their `operationId`. Those that are told nothing answer with the
/// document's example of their first success, or with one made from its schema.
#[derive(Clone)]
pub struct Mock(Arc<State>);

struct State {
    source: &'static Source,
    script: Mutex<Script>,
    received: Mutex<Vec<Received>>,
    clock: Arc<MockClock>,
}

impl Mock {
    #[doc(hidden)]
    pub fn of(source: &'static Source) -> Self {
        Self(Arc::new(State {
            source,
            script: Mutex::default(),
            received: Mutex::default(),
            clock: Arc::default(),
        }))
    }

    /// A client that talks to this stand-in, with credentials that are worth nothing.
    ///
    /// Its pauses, between attempts and between polls, end at once.
    ///
    /// # Panics
    ///
    /// If the API's document has no base URL that a client could take.
    #[track_caller]
    pub fn client(&self) -> Client {
        match self.builder().build() {
            Ok(client) => client,
            Err(error) => panic!("no client of the mock: {error}"),
        }
    }

    /// The same client while it is set up, so that a test can change more.
    pub fn builder(&self) -> ClientBuilder {
        let defaults = self.0.source.defaults();
        let mut builder = ClientBuilder::with_defaults(*defaults)
            .allow_insecure_http(true)
            .clock(self.0.clock.clone())
            .transport(self.clone());
        for scheme in defaults.schemes {
            builder = match scheme.auth {
                Auth::Basic => builder.user_credential(scheme.name, "user", "password"),
                _ => builder.credential(scheme.name, "mock"),
            };
        }
        match defaults.base_url {
            Some(_) => builder,
            None => {
                let path = self.0.source.document().base_path();
                builder.base_url(format!("http://localhost{path}"))
            }
        }
    }

    /// Answers an operation so from now on.
    ///
    /// # Panics
    ///
    /// If the document has no operation of this id.
    #[track_caller]
    pub fn answer(&self, operation: &str, answer: Answer) -> &Self {
        self.script_of(operation).usual(operation, Answering::with(answer));
        self
    }

    /// Answers an operation so once. Several are taken in the order in which they were
    /// said, before what [`Mock::answer`] says.
    ///
    /// # Panics
    ///
    /// If the document has no operation of this id.
    #[track_caller]
    pub fn answer_once(&self, operation: &str, answer: Answer) -> &Self {
        self.script_of(operation).once(operation, Answering::with(answer));
        self
    }

    /// Answers an operation from now on with what is made of each request.
    ///
    /// # Panics
    ///
    /// If the document has no operation of this id.
    #[track_caller]
    pub fn answer_with(
        &self,
        operation: &str,
        answer: impl Fn(&Received) -> Answer + Send + Sync + 'static,
    ) -> &Self {
        self.script_of(operation).usual(operation, Answering::by(answer));
        self
    }

    /// All requests so far, in the order in which they came.
    pub fn calls(&self) -> Vec<Received> {
        self.received().clone()
    }

    /// The requests of one operation so far.
    ///
    /// # Panics
    ///
    /// If the document has no operation of this id.
    #[track_caller]
    pub fn calls_of(&self, operation: &str) -> Vec<Received> {
        self.known(operation);
        let of = |one: &&Received| one.operation() == Some(operation);
        self.received().iter().filter(of).cloned().collect()
    }

    /// What requests so far have broken, one line each; an error if there is any.
    pub fn verify(&self) -> Result<(), Vec<String>> {
        let received = self.received();
        let problems = received.iter().flat_map(|one| {
            let call = format!("{} {}", one.method(), one.path());
            one.problems().iter().map(move |problem| format!("{call}: {problem}"))
        });
        let problems: Vec<String> = problems.collect();
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// Fails the test if a request has broken what the document says.
    ///
    /// # Panics
    ///
    /// If one has.
    #[track_caller]
    pub fn assert_clean(&self) {
        if let Err(problems) = self.verify() {
            panic!("requests were not as documented:\n  {}", problems.join("\n  "));
        }
    }

    /// Forgets what it was told, and what it was asked.
    pub fn reset(&self) {
        *self.script() = Script::default();
        self.received().clear();
    }

    #[track_caller]
    fn script_of(&self, operation: &str) -> MutexGuard<'_, Script> {
        self.known(operation);
        self.script()
    }

    #[track_caller]
    fn known(&self, operation: &str) {
        let document = self.0.source.document();
        if document.by_id(operation).is_none() {
            let known = document.like(operation);
            panic!("the document has no operation {operation:?}; it has {known}");
        }
    }

    fn script(&self) -> MutexGuard<'_, Script> {
        self.0.script.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn received(&self) -> MutexGuard<'_, Vec<Received>> {
        self.0.received.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Debug for Mock {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("calls", &*self.received()).finish_non_exhaustive()
    }
}
