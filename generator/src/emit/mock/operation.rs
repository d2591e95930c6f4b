//! An operation as data: what a request to it has to be, and what answers it.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::schema::{Schemas, bound};
use super::{answer, pages};
use crate::emit::security;
use crate::ir::{
    Api, Body, Differs, Encoding, Location, Operation, Parameter, Style, Written,
};

/// Writes operations, and keeps what they share.
pub struct Writer<'a> {
    pub api: &'a Api,
    pub schemas: Schemas<'a>,
    /// What is shown of failures, by a name that changes only with it.
    pub shared: BTreeMap<String, Value>,
}

impl Writer<'_> {
    pub fn operation(&mut self, operation: &Operation) -> Value {
        let Operation { id, method, template, server, security, .. } = operation;
        let mut line = json!({"id": id, "method": method.as_str(), "path": template});
        if let Some(server) = server {
            line["server"] = json!(server);
        }
        if let Some(spelled) = security::unusual(&self.api.connection, security) {
            line["security"] = alternatives(&spelled);
        }
        let parameters = operation.parameters.iter();
        let parameters: Vec<Value> = parameters.map(|one| self.parameter(one)).collect();
        if !parameters.is_empty() {
            line["parameters"] = json!(parameters);
        }
        let others = operation.alternates.iter();
        let others = others.filter(|one| one.differs == Differs::Body);
        let bodies =
            operation.body.iter().chain(others.filter_map(|one| one.body.as_ref()));
        let bodies: Vec<Value> = bodies.map(|one| self.body(one)).collect();
        if !bodies.is_empty() {
            line["bodies"] = json!(bodies);
        }
        if let Some(rule) = operation.pagination.as_ref().and_then(pages::rule) {
            line["pages"] = rule;
        }
        let successes = answer::successes(self.api, operation).into_iter();
        line["successes"] = successes
            .map(|(status, shown)| {
                let status = ("status".to_owned(), json!(status));
                Value::Object([status].into_iter().chain(shown).collect())
            })
            .collect();
        let failures = answer::failures(self.api, operation).into_iter();
        let failures: Map<String, Value> =
            failures.map(|(status, shown)| (status, json!(self.share(shown)))).collect();
        if !failures.is_empty() {
            line["failures"] = json!(failures);
        }
        line
    }

    fn parameter(&mut self, parameter: &Parameter) -> Value {
        let Parameter { wire, ty, location, style, explode, required, limits, .. } =
            parameter;
        let (place, usual) = match location {
            Location::Path => ("path", Style::Simple),
            Location::Query => ("query", Style::Form),
            Location::Header => ("header", Style::Simple),
            Location::Cookie => ("cookie", Style::Form),
        };
        let mut said = json!({"name": wire, "in": place});
        if *required {
            said["required"] = json!(true);
        }
        if *style != usual {
            said["style"] = json!(spelled(*style));
        }
        if *explode != (*style == Style::Form) {
            said["explode"] = json!(explode);
        }
        let mut schema = self.schemas.of(ty);
        bound(&mut schema, limits);
        said["schema"] = schema;
        said
    }

    fn body(&mut self, body: &Body) -> Value {
        let Body { media_type, encoding, members, ty, required, .. } = body;
        let (kind, typed) = match encoding {
            Encoding::Json => ("json", true),
            Encoding::Form => ("form", true),
            Encoding::Multipart => ("multipart", true),
            Encoding::Lines => ("lines", true),
            Encoding::Text => ("text", false),
            Encoding::Bytes => ("bytes", false),
        };
        let mut said = json!({"media_type": media_type});
        if *encoding != Encoding::Json {
            said["as"] = json!(kind);
        }
        if *required {
            said["required"] = json!(true);
        }
        if typed {
            said["schema"] = self.schemas.of(ty);
        }
        let members: Map<String, Value> = members
            .iter()
            .map(|(name, written)| (name.clone(), self::written(written)))
            .collect();
        if !members.is_empty() {
            said["encoding"] = json!(members);
        }
        said
    }

    /// Keeps what is shown of a failure; gives its name.
    fn share(&mut self, shown: Map<String, Value>) -> String {
        let shown = Value::Object(shown);
        // FNV-1a: stable whatever the compiler.
        let number =
            shown.to_string().bytes().fold(0xcbf2_9ce4_8422_2325_u64, |n, byte| {
                (n ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
            });
        let mut name = format!("{:08x}", (number >> 32) ^ (number & 0xffff_ffff));
        while self.shared.get(&name).is_some_and(|known| *known != shown) {
            name.push('+');
        }
        self.shared.insert(name.clone(), shown);
        name
    }
}

/// What the tables of operations spell, as lists of schemes.
fn alternatives(spelled: &str) -> Value {
    let needs = |one: &str| -> Vec<String> {
        one.split(" & ").filter(|name| *name != "none").map(str::to_owned).collect()
    };
    json!(spelled.split(" | ").map(needs).collect::<Vec<_>>())
}

fn written(written: &Written) -> Value {
    match written {
        Written::Style(style, explode) => {
            json!({"style": self::spelled(*style), "explode": explode})
        }
        Written::As(media_type) => json!({"media_type": media_type}),
    }
}

fn spelled(style: Style) -> &'static str {
    match style {
        Style::Simple => "simple",
        Style::Label => "label",
        Style::Matrix => "matrix",
        Style::Form => "form",
        Style::SpaceDelimited => "spaceDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::DeepObject => "deepObject",
        Style::Json => "json",
        Style::Tail => "tail",
    }
}
