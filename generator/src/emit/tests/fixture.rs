//! An API that has one of everything.

use serde_json::{Value, json};

use super::fixture_types::types;
use crate::ir::*;

pub fn name(text: &str) -> Ident {
    if text == "type" { Ident::raw(text) } else { Ident::plain(text) }
}

pub fn docs(text: &str) -> Docs {
    let text = (!text.is_empty()).then(|| text.to_owned());
    Docs { summary: None, text, facts: Vec::new() }
}

pub fn facts(text: &str, facts: &[&str]) -> Docs {
    Docs { facts: facts.iter().map(|&fact| fact.to_owned()).collect(), ..docs(text) }
}

pub fn named(at: u32) -> Type {
    Type::Named(TypeId(at))
}

fn parameter(wire: &str, ty: Type, location: Location, required: bool) -> Parameter {
    let style = match location {
        Location::Path | Location::Header => Style::Simple,
        Location::Query | Location::Cookie => Style::Form,
    };
    Parameter {
        wire: wire.to_owned(),
        pointer: String::new(),
        ident: name(&wire.to_lowercase().replace('-', "_")),
        docs: docs(""),
        ty,
        location,
        style,
        explode: style == Style::Form,
        spelling: Spelling::Plain,
        required,
        deprecated: false,
        limits: Vec::new(),
        example: None,
    }
}

fn response(status: u16, content: Content, example: Option<Value>) -> Response {
    let media_type = match content {
        Content::Empty => None,
        Content::Text | Content::Bytes => Some("text/csv".to_owned()),
        Content::Json(_) | Content::Events(_) | Content::Lines(_) => {
            Some("application/json".to_owned())
        }
    };
    Response {
        status: Status::Code(status),
        result: true,
        docs: docs("Done."),
        headers: Vec::new(),
        content,
        media_type,
        example,
    }
}

fn operation(method: Method, id: &str, path: &str, content: Content) -> Operation {
    let short = id.trim_start_matches("pets_");
    let marker: String = short
        .split('_')
        .map(|word| format!("{}{}", word[..1].to_uppercase(), &word[1..]))
        .collect();
    let accept = (content == Content::Text).then(|| "text/csv".to_owned());
    Operation {
        id: id.to_owned(),
        pointer: String::new(),
        method,
        path: path.to_owned(),
        template: path.to_owned(),
        resource: ResourceId(u32::from(!id.starts_with("pets_"))),
        name: name(short),
        marker: Ident::plain(marker),
        docs: docs("Does something."),
        deprecated: false,
        parameters: Vec::new(),
        body: None,
        success: Success::One(content.clone()),
        errors: Vec::new(),
        failures: Some(Vec::new()),
        responses: vec![response(200, content, None)],
        accept,
        alternates: Vec::new(),
        server: None,
        security: needs(&[]),
        pagination: None,
        idempotency_header: None,
        waiters: Vec::new(),
    }
}

fn body(media_type: &str, encoding: Encoding, ty: Type, argument: bool) -> Body {
    Body {
        docs: docs("What to add."),
        media_type: media_type.to_owned(),
        encoding,
        members: Vec::new(),
        ty,
        required: argument,
        argument,
        example: Some(
            json!({"id": 7, "type": "cat", "weight-in-kg": 4, "tags": ["a", "b"]}),
        ),
    }
}

fn operations() -> Vec<Operation> {
    vec![list(), add(), patch(), import(), close()]
}

fn error(status: Status) -> ErrorBody {
    ErrorBody { status, content: Content::Json(named(5)) }
}

fn list() -> Operation {
    let pets = Content::Json(Type::List(Box::new(named(0))));
    let kinds = Type::List(Box::new(named(1)));
    let mut per_page =
        parameter("per_page", Type::Int(Int::I64), Location::Query, false);
    per_page.docs = facts("How many.", &["1 to 200", "`20` by default"]);
    let watch = Alternate {
        name: name("watch"),
        marker: name("Watch"),
        differs: Differs::Response,
        body: None,
        success: Success::One(Content::Events(named(4))),
        accept: None,
    };
    let text = "All of them, the newest first.\n\n- `tame`\n- wild\n\n\
        ```\nfn main() {}\n```\n\nSee [here](crate::Pet).";
    Operation {
        docs: Docs { summary: Some("Lists pets".to_owned()), ..docs(text) },
        parameters: vec![
            per_page,
            parameter("kinds", kinds, Location::Query, false),
            parameter("X-Trace", Type::String, Location::Header, false),
        ],
        errors: vec![error(Status::Code(404)), error(Status::Default)],
        failures: None,
        security: needs(&["pet:read"]),
        pagination: Some(Pagination {
            turn: Turn::Page("page".to_owned()),
            items: PageItems { place: Place::default(), fields: vec![], ty: named(0) },
            first: None,
            size: Some("per_page".to_owned()),
            most: Some(200),
            more: None,
            total: None,
            last: None,
            in_body: false,
        }),
        alternates: vec![watch],
        ..operation(Method::Get, "pets_list", "/pets", pets)
    }
}

fn add() -> Operation {
    let pet = || Content::Json(named(0));
    let example = json!({"id": 7, "type": "cat", "born": null});
    Operation {
        body: Some(body("application/json", Encoding::Json, named(0), true)),
        responses: vec![response(200, pet(), Some(example))],
        ..operation(Method::Post, "pets_add", "/pets", pet())
    }
}

fn patch() -> Operation {
    let pet = || Content::Json(named(0));
    let mut id = parameter("id", Type::Int(Int::I64), Location::Path, true);
    id.docs = facts("The pet's ID.", &["at least 1"]);
    let case = |status, ident, content| OutcomeCase {
        status: Status::Code(status),
        ident: name(ident),
        content,
    };
    let cases = vec![case(200, "Ok", pet()), case(204, "NoContent", Content::Empty)];
    Operation {
        parameters: vec![id],
        body: Some(body(
            "application/merge-patch+json",
            Encoding::Json,
            named(0),
            false,
        )),
        deprecated: true,
        success: Success::Several(Outcome { name: name("PatchOutcome"), cases }),
        responses: vec![response(200, pet(), None), response(204, Content::Empty, None)],
        ..operation(Method::Patch, "pets_patch", "/pets/{id}", Content::Empty)
    }
}

fn import() -> Operation {
    Operation {
        server: Some("https://files.example.com".to_owned()),
        security: Vec::new(),
        body: Some(body("text/csv", Encoding::Text, Type::String, true)),
        ..operation(Method::Put, "pets_import", "/pets/import", Content::Text)
    }
}

fn close() -> Operation {
    Operation {
        name: name("close"),
        marker: name("Close"),
        errors: vec![error(Status::Range(4))],
        failures: Some(vec![error(Status::Range(4))]),
        ..operation(Method::Delete, "shops_close", "/shops", Content::Empty)
    }
}

fn resource(module: &str, handle: &str) -> Resource {
    Resource {
        parent: None,
        module: name(module),
        models: name(module),
        handle: name(handle),
        feature: module.to_owned(),
        docs: docs(""),
    }
}

fn needs(scopes: &[&str]) -> Vec<Requirement> {
    let scopes = scopes.iter().map(|&scope| scope.to_owned()).collect();
    vec![Requirement { needs: vec![Need { scheme: SchemeId(0), scopes }] }]
}

fn connection() -> Connection {
    let token = Scheme {
        name: "bearer".to_owned(),
        ident: name("token"),
        kind: SchemeKind::Bearer,
        docs: docs(""),
        env: vec!["PETS_TOKEN".to_owned()],
    };
    Connection {
        base_url: Some("https://api.example.com".to_owned()),
        schemes: vec![token],
        primary: vec![SchemeId(0)],
        usual_security: needs(&[]),
        ..Connection::default()
    }
}

pub fn api() -> Api {
    Api {
        package: Package {
            name: "pet-store".to_owned(),
            version: "0.1.0".to_owned(),
            description: "A client for pets.".to_owned(),
            license: Some("MIT".to_owned()),
            repository: None,
            date_time: DateTimeCrate::Time,
            dependencies: Vec::new(),
            examples: vec![Example {
                name: "adopt".to_owned(),
                features: vec!["mock".to_owned(), "pets".to_owned()],
            }],
        },
        connection: connection(),
        info: Info {
            title: "Pets".to_owned(),
            version: "1".to_owned(),
            openapi: "3.0.3".to_owned(),
            docs: docs("# Pets\nAll about pets."),
        },
        resources: vec![resource("pets", "Pets"), resource("shops", "Shops")],
        operations: operations(),
        webhooks: Vec::new(),
        types: types(),
        untyped: Vec::new(),
        fields: 0,
        usual_headers: Vec::new(),
        usual_failures: vec![error(Status::Default)],
        aliases: Vec::new(),
    }
}
