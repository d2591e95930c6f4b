//! How clients are made, and what all calls have in common.

use super::{Compare, Thing, added};
use crate::diff::collect::At;
use crate::diff::pairs::{Pairs, Row};
use crate::diff::{Aspect, Kind, What};
use crate::surface::{Client, Credential, Sent};

const CLIENT: Thing<'static> =
    Thing { at: At::CRATE, what: What::Client, owner: None, name: "Client" };

/// The client, its builder's methods, and the servers.
pub fn client(compare: &mut Compare<'_, '_>, was: &Client, now: &Client) {
    let new = Thing { name: "Client::new", ..CLIENT };
    let (old_arguments, arguments) = (taken(was), taken(now));
    if old_arguments.len() != arguments.len() {
        let list = |all: Vec<&str>| format!("({})", all.join(", "));
        compare.retyped(new, list(old_arguments), list(arguments));
    } else {
        let (was, now) = (old_arguments.join(", "), arguments.join(", "));
        compare.altered(new, Aspect::Security, &was, &now);
    }
    let env = Thing { name: "Client::from_env", ..CLIENT };
    variables(compare, env, &was.variables, &now.variables);
    if let (Some(was), Some(now)) = (&was.base_url, &now.base_url) {
        compare.altered(CLIENT, Aspect::Url, was, now);
    }
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let (old, key) = (text(&was.idempotency), text(&now.idempotency));
    let proven = compare.names.proven(&was.security);
    compare.altered(CLIENT, Aspect::Security, &proven, &now.security);
    compare.altered(CLIENT, Aspect::Idempotency, &old, &key);
    compare.altered(CLIENT, Aspect::DateTime, &was.date_time, &now.date_time);
    credentials(compare, &was.credentials, &now.credentials);
    compare.servers(&was.servers, &now.servers);
}

/// What `Client::new` takes.
fn taken(client: &Client) -> Vec<&str> {
    let url = client.base_url.is_none().then_some("base_url");
    url.into_iter().chain(client.arguments.iter().map(String::as_str)).collect()
}

/// A method that reads variables of the environment, where there are any to read.
fn variables(
    compare: &mut Compare<'_, '_>,
    thing: Thing<'_>,
    was: &[String],
    now: &[String],
) {
    match (was.is_empty(), now.is_empty()) {
        (true, true) => {}
        (true, false) => compare.push(thing, added(now.join(", "))),
        (false, true) => compare.push(thing, Kind::Removed),
        (false, false) => {
            compare.altered(thing, Aspect::Variables, &was.join(", "), &now.join(", "));
        }
    }
}

fn credentials(compare: &mut Compare<'_, '_>, was: &[Credential], now: &[Credential]) {
    let name = |one: &Credential| Some(one.name.clone());
    let scheme = |one: &Credential| Some(one.scheme.clone());
    fn thing(name: &str) -> Thing<'_> {
        Thing { what: What::Credential, name, ..CLIENT }
    }
    for row in Pairs::new(was, now).by(name, name).by(scheme, scheme).rows() {
        match row {
            Row::Old(one) => compare.push(thing(&one.name), Kind::Removed),
            Row::New(one) => {
                compare.push(thing(&one.name), added(sent(&one.sent)));
            }
            Row::Both(was, now) => {
                compare.renamed(thing(&was.name), &now.name);
                let (old, new) = (arguments(&was.sent), arguments(&now.sent));
                if old != new {
                    compare.retyped(thing(&was.name), old.to_owned(), new.to_owned());
                    continue;
                }
                let (old, new) = (sent(&was.sent), sent(&now.sent));
                compare.altered(thing(&was.name), Aspect::Sent, &old, &new);
                if was.name == now.name {
                    let method = format!("{}_from_env", now.name);
                    variables(compare, thing(&method), &was.variables, &now.variables);
                }
            }
        }
    }
}

/// What the method takes.
fn arguments(sent: &Sent) -> &'static str {
    match sent {
        Sent::Basic => "(user, password)",
        _ => "(secret)",
    }
}

/// Where a credential goes.
fn sent(sent: &Sent) -> String {
    match sent {
        Sent::Bearer => "Authorization: Bearer".to_owned(),
        Sent::Basic => "Authorization: Basic".to_owned(),
        Sent::Http(name) => format!("Authorization: {name}"),
        Sent::Header(name) => format!("header {name}"),
        Sent::Query(name) => format!("query {name}"),
        Sent::Cookie(name) => format!("cookie {name}"),
    }
}
