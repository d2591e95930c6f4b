//! `src/webhooks.rs`: a name for each request that the API sends, for what its body
//! decodes to.

use quote::quote;

use super::Item;
use super::docs::{Doc, inline_code};
use super::scope::{Scope, ident};
use super::tokens::compact;
use crate::ir::{Api, Location, Type, Webhook, WebhookBody, WebhookKind};

/// `src/webhooks.rs`, where the API sends anything.
pub fn items(api: &Api) -> Vec<Item> {
    let webhooks = &api.webhooks;
    let scope = Scope::root(api);
    let mut items = vec![Item::Rust(head(api).inner())];
    let types = webhooks.iter().flat_map(|webhook| &webhook.body);
    let types: Vec<&Type> = types.flat_map(|body| body.ty.layers()).collect();
    let models = types.iter().any(|ty| matches!(ty, Type::Named(_)));
    let runtime = types.iter().any(|ty| compact(&scope.ty(ty)).starts_with("types::"));
    let models = models.then(|| {
        quote!(
            use crate::models;
        )
    });
    let runtime = runtime.then(|| {
        quote!(
            use crate::types;
        )
    });
    if models.is_some() || runtime.is_some() {
        items.push(Item::Rust(quote!(#models #runtime)));
    }
    items.extend(webhooks.iter().map(|one| alias(&scope, one)));
    items
}

fn head(api: &Api) -> Doc {
    let mut doc = Doc::at(0);
    doc.paragraph("What the API sends to a server of yours, by what occasions it.");
    let json =
        api.webhooks.iter().find(|one| one.body.as_ref().is_some_and(|it| it.json));
    if let Some(webhook) = json {
        let package = api.package.name.replace('-', "_");
        let name = webhook.ident.text();
        doc.paragraph("The bodies decode with `serde_json`:");
        let result = "Result<(), serde_json::Error>";
        doc.code(
            "",
            [
                format!("# fn example(body: &[u8]) -> {result} {{"),
                format!("let event: {package}::webhooks::{name} = serde_json::from_slice(body)?;"),
                "# Ok(()) }".to_owned(),
            ],
        );
    }
    doc.paragraph(
        "Who sent a request is for your server to check before it believes the body, as the \
         API's documentation says.",
    );
    doc
}

fn alias(scope: &Scope<'_>, webhook: &Webhook) -> Item {
    let Webhook { ident: name, body, deprecated, .. } = webhook;
    let doc = doc(scope.api, webhook).outer();
    let old = deprecated.then(|| quote!(#[deprecated]));
    let name = ident(name);
    let ty = match body {
        Some(body) => scope.ty(&body.ty),
        None => quote!(()),
    };
    let line = format!("pub type {name} = {};", compact(&ty));
    // Which rustfmt breaks, and prettyplease does not.
    let skip = (line.chars().count() > 89).then(|| quote!(#[rustfmt::skip]));
    Item::Rust(quote!(#doc #old #skip pub type #name = #ty;))
}

fn doc(api: &Api, webhook: &Webhook) -> Doc {
    let Webhook { name, kind, method, docs, parameters, body, .. } = webhook;
    let mut doc = Doc::at(0);
    doc.text(docs);
    let what = format!("{} of {}", inline_code(method.as_str()), inline_code(name));
    let carried = match body {
        None => "without a body".to_owned(),
        Some(WebhookBody { media_type, .. }) => {
            format!("with {}", inline_code(media_type))
        }
    };
    let occasion = match kind {
        WebhookKind::Webhook => String::new(),
        WebhookKind::Callback { operation, expression } => {
            let operation = api.operations.get(*operation);
            let call = operation.map(|one| {
                let resource = &api[one.resource];
                inline_code(&format!("{}().{}", resource.module, one.name))
            });
            let to = inline_code(expression);
            format!(", which {} occasions; it is sent to {to}", call.unwrap_or_default())
        }
    };
    doc.paragraph(&format!("{what} {carried}{occasion}."));
    if let Some(WebhookBody { docs, .. }) = body {
        doc.text(docs);
    }
    if !parameters.is_empty() {
        doc.heading("Beside the body");
    }
    for one in parameters {
        let place = match one.location {
            Location::Header => "header",
            Location::Query => "query parameter",
            Location::Path => "path parameter",
            Location::Cookie => "cookie",
        };
        doc.item(&format!("{place} {}", inline_code(&one.wire)), &one.docs, "");
    }
    doc
}
