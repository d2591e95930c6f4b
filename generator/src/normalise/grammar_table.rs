//! The rows of the grammar, in the order of the standard's own chapters.

use super::grammar::Need::{Must, OrEmpty, OrEmptySince31, OrText};
use super::grammar::Object::*;
use super::grammar::Shape::{
    Apart, Data, DataMap, Flag, List, Map, Mapping, One, Security, Text, TextMap, Texts,
    Word,
};
use super::grammar::{Field, Grammar, Need, Object, Others, Shape};

pub(super) const fn may(key: &'static str, shape: Shape) -> Field {
    Field { key, shape, need: Need::No }
}

const fn need(key: &'static str, shape: Shape, need: Need) -> Field {
    Field { key, shape, need }
}

const fn plain(name: &'static str, fields: &'static [Field]) -> Grammar {
    Grammar { name, fields, others: Others::Extensions }
}

/// The row of an object.
pub(in crate::normalise) fn grammar(object: Object) -> Grammar {
    match object {
        Document => plain("an OpenAPI document", DOCUMENT),
        Info => plain("an info object", INFO),
        Contact => plain("a contact", CONTACT),
        License => plain("a licence", LICENSE),
        Server => plain("a server", SERVER),
        ServerVariable => plain("a server variable", SERVER_VARIABLE),
        Components => plain("a components object", COMPONENTS),
        Paths => Grammar { name: "a paths object", fields: &[], others: Others::Paths },
        PathItem => plain("a path item", PATH_ITEM),
        Operation => plain("an operation", OPERATION),
        ExternalDocs => plain("an external documentation", EXTERNAL_DOCS),
        Parameter => plain("a parameter", PARAMETER),
        RequestBody => plain("a request body", REQUEST_BODY),
        MediaType => plain("a media type", MEDIA_TYPE),
        Encoding => plain("an encoding", ENCODING),
        Responses => {
            Grammar { name: "a responses object", fields: &[], others: Others::Statuses }
        }
        Response => plain("a response", RESPONSE),
        Callback => Grammar {
            name: "a callback object",
            fields: &[],
            others: Others::Expressions,
        },
        Example => plain("an example", EXAMPLE),
        Link => plain("a link", LINK),
        Header => plain("a header", HEADER),
        Tag => plain("a tag", TAG),
        Schema => plain("a schema", super::grammar_schema::SCHEMA),
        Discriminator => plain("a discriminator", DISCRIMINATOR),
        SecurityScheme => plain("a security scheme", SECURITY_SCHEME),
        Flows => plain("an OAuth flows object", FLOWS),
        Flow => plain("an OAuth flow", FLOW),
    }
}

const DOCUMENT: &[Field] = &[
    need("openapi", Text, Must),
    may("jsonSchemaDialect", Apart),
    need("info", One(Info), OrEmpty),
    may("servers", List(Server)),
    need("paths", One(Paths), OrEmptySince31),
    may("webhooks", Map(PathItem)),
    may("components", One(Components)),
    may("security", Security),
    may("tags", List(Tag)),
    may("externalDocs", One(ExternalDocs)),
];

const INFO: &[Field] = &[
    need("title", Text, OrText("API")),
    may("summary", Text),
    may("description", Text),
    may("termsOfService", Text),
    may("contact", One(Contact)),
    may("license", One(License)),
    need("version", Text, OrText("0.0.0")),
];

const CONTACT: &[Field] = &[may("name", Text), may("url", Text), may("email", Text)];

const LICENSE: &[Field] =
    &[need("name", Text, OrText("")), may("identifier", Text), may("url", Text)];

const SERVER: &[Field] = &[
    need("url", Text, OrText("/")),
    may("description", Text),
    may("variables", Map(ServerVariable)),
];

const SERVER_VARIABLE: &[Field] =
    &[may("enum", Texts), need("default", Text, OrText("")), may("description", Text)];

const COMPONENTS: &[Field] = &[
    may("schemas", Map(Schema)),
    may("responses", Map(Response)),
    may("parameters", Map(Parameter)),
    may("examples", Map(Example)),
    may("requestBodies", Map(RequestBody)),
    may("headers", Map(Header)),
    may("securitySchemes", Map(SecurityScheme)),
    may("links", Map(Link)),
    may("callbacks", Map(Callback)),
    // A path item has no place of its own in 3.0, so it is put where it is meant.
    may("pathItems", Apart),
];

const PATH_ITEM: &[Field] = &[
    may("summary", Text),
    may("description", Text),
    may("get", One(Operation)),
    may("put", One(Operation)),
    may("post", One(Operation)),
    may("delete", One(Operation)),
    may("options", One(Operation)),
    may("head", One(Operation)),
    may("patch", One(Operation)),
    may("trace", One(Operation)),
    may("servers", List(Server)),
    may("parameters", List(Parameter)),
];

const OPERATION: &[Field] = &[
    may("tags", Texts),
    may("summary", Text),
    may("description", Text),
    may("externalDocs", One(ExternalDocs)),
    may("operationId", Text),
    may("parameters", List(Parameter)),
    may("requestBody", One(RequestBody)),
    need("responses", One(Responses), OrEmptySince31),
    may("callbacks", Map(Callback)),
    may("deprecated", Flag),
    may("security", Security),
    may("servers", List(Server)),
];

const EXTERNAL_DOCS: &[Field] =
    &[may("description", Text), need("url", Text, OrText(""))];

const PARAMETER: &[Field] = &[
    need("name", Text, Must),
    need("in", Word(&["path", "query", "header", "cookie"]), Must),
    may("description", Text),
    may("required", Flag),
    may("deprecated", Flag),
    may("allowEmptyValue", Flag),
    may("style", Word(STYLES)),
    may("explode", Flag),
    may("allowReserved", Flag),
    may("schema", One(Schema)),
    may("example", Shape::Example),
    may("examples", Map(Example)),
    may("content", Map(MediaType)),
];

const STYLES: &[&str] = &[
    "matrix",
    "label",
    "form",
    "simple",
    "spaceDelimited",
    "pipeDelimited",
    "deepObject",
];

const REQUEST_BODY: &[Field] = &[
    may("description", Text),
    need("content", Map(MediaType), OrEmpty),
    may("required", Flag),
];

const MEDIA_TYPE: &[Field] = &[
    may("schema", One(Schema)),
    may("example", Shape::Example),
    may("examples", Map(Example)),
    may("encoding", Map(Encoding)),
];

const ENCODING: &[Field] = &[
    may("contentType", Text),
    may("headers", Map(Header)),
    may("style", Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
    may("explode", Flag),
    may("allowReserved", Flag),
];

const RESPONSE: &[Field] = &[
    need("description", Text, OrText("")),
    may("headers", Map(Header)),
    may("content", Map(MediaType)),
    may("links", Map(Link)),
];

const EXAMPLE: &[Field] = &[
    may("summary", Text),
    may("description", Text),
    may("value", Data),
    may("externalValue", Text),
];

const LINK: &[Field] = &[
    may("operationRef", Text),
    may("operationId", Text),
    may("parameters", DataMap),
    may("requestBody", Data),
    may("description", Text),
    may("server", One(Server)),
];

const HEADER: &[Field] = &[
    may("description", Text),
    may("required", Flag),
    may("deprecated", Flag),
    may("allowEmptyValue", Flag),
    may("style", Word(&["simple"])),
    may("explode", Flag),
    may("allowReserved", Flag),
    may("schema", One(Schema)),
    may("example", Shape::Example),
    may("examples", Map(Example)),
    may("content", Map(MediaType)),
];

const TAG: &[Field] = &[
    need("name", Text, Must),
    may("description", Text),
    may("externalDocs", One(ExternalDocs)),
];

const DISCRIMINATOR: &[Field] =
    &[need("propertyName", Text, Must), may("mapping", Mapping)];

const SECURITY_SCHEME: &[Field] = &[
    need(
        "type",
        Word(&["apiKey", "http", "mutualTLS", "oauth2", "openIdConnect"]),
        Must,
    ),
    may("description", Text),
    may("name", Text),
    may("in", Word(&["query", "header", "cookie"])),
    may("scheme", Text),
    may("bearerFormat", Text),
    may("flows", One(Flows)),
    may("openIdConnectUrl", Text),
];

const FLOWS: &[Field] = &[
    may("implicit", One(Flow)),
    may("password", One(Flow)),
    may("clientCredentials", One(Flow)),
    may("authorizationCode", One(Flow)),
];

const FLOW: &[Field] = &[
    need("authorizationUrl", Text, Need::No),
    need("tokenUrl", Text, Need::No),
    may("refreshUrl", Text),
    need("scopes", TextMap, OrEmpty),
];
