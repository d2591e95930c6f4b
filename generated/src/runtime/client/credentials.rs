//! Credentials while a client is set up. The methods that users call are emitted: they are
//! named after the API's security schemes.

use super::{ClientBuilder, Credential, Secret, TokenProvider, Tokens};

#[doc(hidden)]
impl ClientBuilder {
    pub fn credential(self, scheme: &'static str, token: impl Into<String>) -> Self {
        self.token_of(scheme, &token.into())
    }

    pub fn credential_from_env(self, scheme: &'static str, variable: &str) -> Self {
        match self.variable(variable) {
            (builder, Some(token)) => builder.token_of(scheme, &token),
            (builder, None) => builder,
        }
    }

    pub fn credential_provider(
        mut self,
        scheme: &'static str,
        provider: impl TokenProvider,
    ) -> Self {
        self.keep(scheme, Credential::Fetched(Tokens::new(provider)));
        self
    }

    pub fn user_credential(
        self,
        scheme: &'static str,
        user: impl Into<String>,
        password: impl Into<String>,
    ) -> Self {
        self.user_of(scheme, &user.into(), &password.into())
    }

    pub fn user_from_env(
        self,
        scheme: &'static str,
        user: &str,
        password: &str,
    ) -> Self {
        let (builder, user) = self.variable(user);
        let (builder, password) = builder.variable(password);
        match (user, password) {
            (Some(user), Some(password)) => builder.user_of(scheme, &user, &password),
            _ => builder,
        }
    }

    pub fn base_url_from_env(self, variable: &str) -> Self {
        match self.variable(variable) {
            (builder, Some(url)) => builder.base_url(url),
            (builder, None) => builder,
        }
    }

    fn token_of(mut self, scheme: &'static str, token: &str) -> Self {
        match Secret::new(token) {
            Some(secret) => self.keep(scheme, Credential::Set(secret)),
            None => self.complain(format!(
                "the {} is empty or has characters that HTTP does not allow",
                scheme.replace('_', " ")
            )),
        }
        self
    }

    fn user_of(mut self, scheme: &'static str, user: &str, password: &str) -> Self {
        match Secret::basic(user, password) {
            Some(secret) => self.keep(scheme, Credential::Set(secret)),
            None => self.complain(
                "user and password are empty, or have characters that HTTP does not allow"
                    .to_owned(),
            ),
        }
        self
    }

    fn keep(&mut self, scheme: &'static str, secret: Credential) {
        self.secrets.retain(|(known, _)| *known != scheme);
        self.secrets.push((scheme, secret));
    }

    fn variable(mut self, name: &str) -> (Self, Option<String>) {
        let value = std::env::var(name).ok();
        if value.is_none() {
            self.complain(format!("the environment variable {name} is not set"));
        }
        (self, value)
    }
}
