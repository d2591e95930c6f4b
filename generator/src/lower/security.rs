//! Who may call what: the security schemes that operations take, which of them is the
//! client's main one, and what they are called.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::context::Lowering;
use super::drafts::Draft;
use super::names::{self, Scope};
use super::schemes::{self, Declared, kind};
use crate::diag::Code;
use crate::ir::{Ident, Need, Operation, Requirement, Scheme, SchemeId, SchemeKind};
use crate::names::Names;

/// What the builder's other methods are called, and the word for no credential.
pub(super) const TAKEN: &[&str] = &[
    "allow_insecure_http",
    "attempt_timeout",
    "base_url",
    "base_url_from_env",
    "build",
    "clock",
    "clone",
    "complain",
    "connect_timeout",
    "credential",
    "credential_provider",
    "credential_from_env",
    "header",
    "hook",
    "http_client",
    "jitter",
    "keep",
    "limiter",
    "max_body_size",
    "max_retries",
    "none",
    "strict",
    "timeout",
    "token",
    "token_from_env",
    "token_of",
    "token_provider",
    "transport",
    "user_agent",
    "user_credential",
    "user_from_env",
    "user_of",
    "variable",
    "with_defaults",
];

/// What the crate knows about security.
#[derive(Debug, Default)]
pub struct Security {
    /// The schemes that some operation takes, in document order.
    pub schemes: Vec<Scheme>,
    /// What `Client::new` takes.
    pub primary: Vec<SchemeId>,
    /// What most operations ask for.
    pub usual: Vec<Requirement>,
}

/// Says of each operation what it asks for, and finds out what all of them have in common.
pub fn settle(
    lowering: &mut Lowering<'_>,
    drafts: &[Draft<'_>],
    operations: &mut [Operation],
) -> Security {
    let Some(components) = &lowering.document.openapi.components else {
        return Security::default();
    };
    let declared = &components.security_schemes;
    schemes::report_undeclared(lowering, declared, drafts);
    let unsaid = is_unsaid(lowering, drafts) && !declared.is_empty();
    if unsaid {
        lowering.report(
            Code::SecurityUnsaid,
            "/components/securitySchemes",
            "no operation says which of these it takes".to_owned(),
            "all of them are taken to accept any; add `security` to the document",
        );
    }
    let of: HashMap<&str, &Draft<'_>> =
        drafts.iter().map(|draft| (draft.pointer.as_str(), draft)).collect();
    let global = lowering.document.openapi.security.as_ref();
    for operation in operations.iter_mut() {
        let own = of.get(operation.pointer.as_str());
        let own = own.and_then(|draft| draft.operation.security.as_ref());
        operation.security = match own.or(global) {
            Some(alternatives) => requirements(declared, alternatives),
            None if unsaid => any_of(declared),
            None => Vec::new(),
        };
    }
    schemes::report_unusable(lowering, declared);
    let known: Vec<Scheme> =
        declared.iter().map(|(name, _)| schemes::lower(declared, name)).collect();
    let mut security = used(known, operations);
    security.primary = primary(&security.schemes, operations);
    security.usual = usual(operations);
    let locked = lowering.held.as_ref().map(|held| &held.lock.credentials);
    name(&mut security, locked.unwrap_or(&Names::new()));
    security
}

/// Whether the document never says where its schemes apply.
fn is_unsaid(lowering: &Lowering<'_>, drafts: &[Draft<'_>]) -> bool {
    lowering.document.openapi.security.is_none()
        && drafts.iter().all(|draft| draft.operation.security.is_none())
}

fn any_of(declared: &Declared) -> Vec<Requirement> {
    let alone = (0..).zip(declared).map(|(at, _)| Requirement {
        needs: vec![Need { scheme: SchemeId(at), scopes: Vec::new() }],
    });
    sorted(declared, alone.chain([Requirement::default()]).collect())
}

/// The alternatives that can be met. What sends something comes before what sends nothing,
/// since that would always do.
fn requirements(
    declared: &Declared,
    alternatives: &[openapiv3::SecurityRequirement],
) -> Vec<Requirement> {
    let one = |alternative: &openapiv3::SecurityRequirement| {
        let needs = alternative.iter().map(|(name, scopes)| {
            let at = declared.get_index_of(name.as_str())?;
            Some(Need { scheme: SchemeId(at as u32), scopes: scopes.clone() })
        });
        needs.collect::<Option<Vec<_>>>().map(|needs| Requirement { needs })
    };
    sorted(declared, alternatives.iter().filter_map(one).collect())
}

fn sorted(declared: &Declared, mut all: Vec<Requirement>) -> Vec<Requirement> {
    let silent = |need: &Need| {
        let SchemeId(at) = need.scheme;
        let name = declared.get_index(at as usize).map(|(name, _)| name.as_str());
        name.is_some_and(|name| kind(declared, name) == SchemeKind::MutualTls)
    };
    all.sort_by_key(|one| (one.needs.iter().all(silent), one.needs.is_empty()));
    all
}

/// Keeps the schemes that operations take: a method that sets what is never sent would be
/// a trap.
fn used(known: Vec<Scheme>, operations: &mut [Operation]) -> Security {
    let mut places: Vec<Option<SchemeId>> = vec![None; known.len()];
    for need in operations.iter().flat_map(needs) {
        let SchemeId(at) = need.scheme;
        if let Some(place) = places.get_mut(at as usize) {
            *place = Some(need.scheme);
        }
    }
    for (place, next) in places.iter_mut().flatten().zip(0..) {
        *place = SchemeId(next);
    }
    let all = operations.iter_mut().flat_map(|operation| &mut operation.security);
    for need in all.flat_map(|one| &mut one.needs) {
        let SchemeId(at) = need.scheme;
        need.scheme = places.get(at as usize).copied().flatten().unwrap_or(need.scheme);
    }
    let kept = known.into_iter().zip(&places).filter(|(_, place)| place.is_some());
    Security { schemes: kept.map(|(scheme, _)| scheme).collect(), ..Security::default() }
}

fn needs(operation: &Operation) -> impl Iterator<Item = &Need> {
    operation.security.iter().flat_map(|one| &one.needs)
}

/// The scheme that most operations take, with those that it is never taken without. Among
/// equals one secret comes before two, what people copy before what browsers hold, and
/// what operations name first before what they name later.
fn primary(schemes: &[Scheme], operations: &[Operation]) -> Vec<SchemeId> {
    let mut counts: IndexMap<SchemeId, usize> = IndexMap::new();
    for operation in operations {
        let mut seen = HashSet::new();
        for need in needs(operation).filter(|need| seen.insert(need.scheme)) {
            *counts.entry(need.scheme).or_default() += 1;
        }
    }
    let kind =
        |SchemeId(at): SchemeId| schemes.get(at as usize).map(|scheme| &scheme.kind);
    let ease = |id| match kind(id) {
        Some(SchemeKind::Basic) => 1,
        Some(SchemeKind::Cookie(_)) => 0,
        _ => 2,
    };
    let sends = |id| kind(id) != Some(&SchemeKind::MutualTls);
    let candidates = counts.iter().rev().filter(|(id, _)| sends(**id));
    let Some((&best, _)) = candidates.max_by_key(|(id, count)| (**count, ease(**id)))
    else {
        return Vec::new();
    };
    // In the order in which the document names them together.
    let with_best: Vec<Vec<SchemeId>> = operations
        .iter()
        .flat_map(|operation| &operation.security)
        .map(|one| one.needs.iter().map(|need| need.scheme).collect())
        .filter(|ids: &Vec<SchemeId>| ids.contains(&best))
        .collect();
    let always = |id: &SchemeId| with_best.iter().all(|one| one.contains(id));
    let first = with_best.first().into_iter().flatten().copied();
    first.filter(|id| sends(*id) && always(id)).collect()
}

/// What most operations ask for, without the scopes.
fn usual(operations: &[Operation]) -> Vec<Requirement> {
    let mut counts: Vec<(Vec<Requirement>, usize)> = Vec::new();
    for operation in operations {
        let mut security = operation.security.clone();
        security.iter_mut().flat_map(|one| &mut one.needs).for_each(|need| {
            need.scopes.clear();
        });
        match counts.iter_mut().find(|(known, _)| *known == security) {
            Some((_, count)) => *count += 1,
            None => counts.push((security, 1)),
        }
    }
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map(|(security, _)| security).unwrap_or_default()
}

/// The builder's methods: `token` where one secret is what the client is made of, else as
/// the document calls the scheme. What users call already stays.
fn name(security: &mut Security, locked: &Names) {
    let Security { schemes, primary, .. } = security;
    let mut scope = Scope::reserving(TAKEN.iter().copied());
    let alone = matches!(primary.as_slice(), [_]);
    for scheme in schemes.iter_mut() {
        let Some(name) = locked.get(&scheme.name) else { continue };
        let of_name = with_others(name);
        if !of_name.iter().any(|one| scope.has(one)) {
            scope.reserve(of_name);
            scheme.ident = Ident::plain(name.clone());
        }
    }
    let is_locked = |scheme: &Scheme| {
        locked.get(&scheme.name).is_some_and(|name| *name == scheme.ident.text())
    };
    for (at, scheme) in (0..).zip(schemes.iter_mut()) {
        let is_token =
            alone && primary.contains(&SchemeId(at)) && scheme.kind != SchemeKind::Basic;
        if is_locked(scheme) {
            continue;
        }
        scheme.ident = match is_token {
            true => Ident::plain("token"),
            false => {
                // The standard's own word is one word.
                let wanted = names::snake(&scheme.name.replace("OAuth", "Oauth"));
                let plain = (!wanted.is_raw()).then(|| wanted.text().to_owned());
                let other = format!("{}_auth", wanted.text().trim_end_matches('_'));
                Ident::plain(claim(&mut scope, plain.into_iter().chain([other])))
            }
        };
    }
}

/// The first name that is free together with those of the methods that go with it; if none
/// is, the first one with a number.
fn claim(scope: &mut Scope, wished: impl Iterator<Item = String>) -> String {
    let wished: Vec<String> = wished.collect();
    let first = wished.first().cloned().unwrap_or_default();
    let numbered = (2_usize..).map(|number| format!("{first}{number}"));
    let mut names = wished.into_iter().chain(numbered);
    let name = names.find(|name| !with_others(name).iter().any(|one| scope.has(one)));
    let name = name.unwrap_or_default();
    scope.reserve(with_others(&name));
    name
}

/// The names of a scheme's methods.
fn with_others(name: &str) -> [String; 3] {
    [name.to_owned(), format!("{name}_from_env"), format!("{name}_provider")]
}

/// Gives the main schemes their environment variables. `secret` is what `client.toml` calls
/// the one that holds the secret, the last one if there are several.
pub fn name_variables(
    schemes: &mut [Scheme],
    primary: &[SchemeId],
    prefix: &str,
    secret: Option<&str>,
) {
    for &SchemeId(at) in primary {
        let Some(scheme) = schemes.get_mut(at as usize) else { continue };
        let ident = scheme.ident.text().to_uppercase();
        scheme.env = match (&scheme.kind, primary.len()) {
            (SchemeKind::Basic, 1) => {
                vec![format!("{prefix}_USER"), format!("{prefix}_PASSWORD")]
            }
            (SchemeKind::Basic, _) => {
                vec![
                    format!("{prefix}_{ident}_USER"),
                    format!("{prefix}_{ident}_PASSWORD"),
                ]
            }
            _ => vec![format!("{prefix}_{ident}")],
        };
    }
    let last = primary.last().and_then(|SchemeId(at)| schemes.get_mut(*at as usize));
    let variable = last.and_then(|scheme| scheme.env.last_mut());
    if let (Some(variable), Some(secret)) = (variable, secret) {
        *variable = secret.to_owned();
    }
}
