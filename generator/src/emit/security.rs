//! What a call has to prove, in words: those of the `operations!` tables, and those that
//! people read.

use crate::emit::docs::inline_code;
use crate::ir::{Connection, Need, Requirement, SchemeId, SchemeKind};

/// As the tables spell it: `token & api_key | none`.
pub fn spelled(connection: &Connection, security: &[Requirement]) -> String {
    let mut alternatives: Vec<String> = Vec::new();
    for Requirement { needs } in security {
        let sent = needs.iter().map(|need| &connection[need.scheme]);
        let sent = sent.filter(|scheme| scheme.kind != SchemeKind::MutualTls);
        let names: Vec<&str> = sent.map(|scheme| scheme.ident.text()).collect();
        let spelled =
            if names.is_empty() { "none".to_owned() } else { names.join(" & ") };
        if !alternatives.contains(&spelled) {
            alternatives.push(spelled);
        }
    }
    if alternatives.is_empty() { "none".to_owned() } else { alternatives.join(" | ") }
}

/// The table's word for an operation, where it is not the usual one.
pub fn unusual(connection: &Connection, security: &[Requirement]) -> Option<String> {
    let own = spelled(connection, security);
    (own != spelled(connection, &connection.usual_security)).then_some(own)
}

/// What an operation's documentation says after method and path.
pub fn sentence(connection: &Connection, security: &[Requirement]) -> String {
    let Connection { schemes, usual_security, .. } = connection;
    if security.is_empty() {
        let word = if schemes.is_empty() { "" } else { "; needs no token" };
        return word.to_owned();
    }
    let silent = security
        .iter()
        .flat_map(|requirement| &requirement.needs)
        .all(|need| need.scopes.is_empty());
    let usual = schemes_of(security) == schemes_of(usual_security);
    match security {
        _ if usual && silent => String::new(),
        [Requirement { needs }] if usual && needs.len() == 1 => {
            let scopes = needs.iter().flat_map(|need| &need.scopes);
            let scopes: Vec<String> = scopes.map(|scope| inline_code(scope)).collect();
            format!("; needs {}", scopes.join(", "))
        }
        _ => format!("; {}", needed(connection, security)),
    }
}

fn schemes_of(security: &[Requirement]) -> Vec<Vec<SchemeId>> {
    let schemes = |one: &Requirement| one.needs.iter().map(|need| need.scheme).collect();
    security.iter().map(schemes).collect()
}

/// `needs A and B, or C`
pub fn needed(connection: &Connection, security: &[Requirement]) -> String {
    let named = security.iter().filter(|requirement| !requirement.needs.is_empty());
    let named: Vec<String> = named
        .map(|Requirement { needs }| {
            let needs: Vec<String> =
                needs.iter().map(|one| need(connection, one)).collect();
            needs.join(" and ")
        })
        .collect();
    let optional = named.len() < security.len();
    match (named.is_empty(), optional) {
        (true, _) => "needs no token".to_owned(),
        (false, true) => format!("takes {}, or nothing", named.join(", or ")),
        (false, false) => format!("needs {}", named.join(", or ")),
    }
}

fn need(connection: &Connection, Need { scheme, scopes }: &Need) -> String {
    let scheme = &connection[*scheme];
    let name = match scheme.kind {
        SchemeKind::MutualTls => "a client certificate".to_owned(),
        _ => {
            let name = scheme.ident.text();
            format!("[`{name}`](crate::ClientBuilder::{name})")
        }
    };
    if scopes.is_empty() {
        return name;
    }
    let scopes: Vec<String> = scopes.iter().map(|scope| inline_code(scope)).collect();
    format!("{name} with {}", scopes.join(", "))
}
