//! Schema in, type out. The cases are in files of their own; here stands which is which.

use openapiv3::{ReferenceOr, Schema};

use super::context::{Lowered, Lowering, Progress};
use super::names;
use super::own;
use super::shape::{self, Ref, Shape};
use super::tuples::tuple;
use super::wish::Wish;
use crate::diag::Code;
use crate::ir::{DateTimeCrate, Float, Format, Int, Type, UntypedReason};

/// Where a schema stands, and what its type would be called.
#[derive(Clone, Debug)]
pub struct Site {
    /// In the bundled document.
    pub pointer: String,
    pub wish: Wish,
    /// The component that this is, if it is one.
    pub component: Option<String>,
}

impl Site {
    pub fn inline(pointer: String, wish: Wish) -> Self {
        Self { pointer, wish, component: None }
    }

    /// A keyword below this schema, with a name of its own.
    pub fn below(&self, path: &str, wish: Wish) -> Self {
        Self::inline(format!("{}/{path}", self.pointer), wish)
    }
}

impl<'a> Lowering<'a> {
    pub fn schema_or_ref(
        &mut self,
        schema: &'a ReferenceOr<Schema>,
        site: &Site,
    ) -> Lowered {
        self.reference(schema.into(), site)
    }

    pub fn reference(&mut self, schema: Ref<'a>, site: &Site) -> Lowered {
        self.types.depth += 1;
        let lowered = match schema {
            Ref::To(component) => self.component(component),
            Ref::Here(schema) => self.schema(schema, site),
        };
        self.types.depth -= 1;
        if self.types.depth == 0 {
            self.catch_up();
        }
        lowered
    }

    /// A schema in place. Equal ones under equal names are one type.
    pub fn schema(&mut self, schema: &'a Schema, site: &Site) -> Lowered {
        if site.component.is_some() {
            return self.new_schema(schema, site);
        }
        if let Some(known) = self.types.places.get(&site.pointer) {
            return known.clone();
        }
        let lowered = self.new_schema(schema, site);
        self.types.places.insert(site.pointer.clone(), lowered.clone());
        lowered
    }

    fn new_schema(&mut self, schema: &'a Schema, site: &Site) -> Lowered {
        let nullable = shape::nullable(schema);
        if let Some(own) = self.own(schema, site) {
            return own.or_null(nullable);
        }
        if site.component.is_some() {
            return self.shape(schema, site).or_null(nullable);
        }
        let shared = self.expandable(schema);
        let key = shared.clone().or_else(|| self.fingerprint(site.wish.leaf()?, schema));
        if let Some(known) = key.as_ref().and_then(|key| self.types.inline.get(key)) {
            return known.clone().or_null(nullable);
        }
        let mut site = site.clone();
        let given = shared.map(|(name, _)| name).or_else(|| given_name(schema));
        if let Some(name) = given {
            site.wish = Wish::Preferred(name, Box::new(site.wish));
        }
        let lowered = self.shape(schema, &site);
        if let Some(key) = key {
            self.types.inline.insert(key, lowered.clone());
        }
        lowered.or_null(nullable)
    }

    fn shape(&mut self, schema: &'a Schema, site: &Site) -> Lowered {
        match shape::of(schema) {
            Shape::Any(reason) => self.any(&site.pointer, reason),
            Shape::Bool => Lowered::plain(Type::Bool),
            Shape::Mixed(values) => self.mixed_enum(schema, values, site),
            Shape::Number => Lowered::plain(Type::Float(Float::F64)),
            Shape::Integer { format, values } if values.is_empty() => {
                let wide = int(format) == Int::I64 && is_beyond_i64(schema);
                Lowered::plain(Type::Int(if wide { Int::U64 } else { int(format) }))
            }
            Shape::Integer { values, .. } => self.int_enum(schema, &values, site),
            Shape::String { format, values } if values.is_empty() => {
                Lowered::plain(self.text(format))
            }
            Shape::String { values, .. } => self.string_enum(schema, &values, site),
            Shape::Array(items) => match tuple(schema) {
                Some(tuple) => self.tuple(items, tuple, site),
                None => self.array(items, site),
            },
            Shape::Object(object) => self.object(schema, object, site),
            Shape::Union { alternatives, exclusive } => {
                self.union(schema, alternatives, exclusive, site)
            }
            Shape::Annotated(component) => self.component(component),
        }
    }

    pub fn array(&mut self, items: Option<Ref<'a>>, site: &Site) -> Lowered {
        let item = match items {
            None => self.any(&site.pointer, UntypedReason::NoItems).ty,
            Some(items) => {
                let wish = Wish::Item(Box::new(site.wish.clone()));
                self.reference(items, &site.below("items", wish)).item()
            }
        };
        Lowered::plain(Type::List(Box::new(item)))
    }

    /// A component by name: lowered once, whoever asks first.
    pub fn component(&mut self, name: &str) -> Lowered {
        let pointer = format!("/components/schemas/{}", super::component::escaped(name));
        match self.types.components.get(name) {
            Some(Progress::Done(lowered)) => return lowered.clone(),
            Some(Progress::Busy) => {
                let message = format!("`{name}` is defined by nothing but itself");
                self.report(
                    Code::EndlessAlias,
                    &pointer,
                    message,
                    "any JSON value is used; give one schema of the circle a type",
                );
                return self.any(&pointer, UntypedReason::Endless);
            }
            None => {}
        }
        if let Some(own) = own::for_component(self.config, name) {
            return Lowered::plain(own);
        }
        let Some(schema) = self.component_schema(name) else {
            return Lowered::plain(Type::Any);
        };
        let site = Site {
            pointer,
            wish: Wish::Component(name.to_owned()),
            component: Some(name.to_owned()),
        };
        if let Some(later) = self.put_off(schema, &site) {
            return later;
        }
        self.types.components.insert(name.to_owned(), Progress::Busy);
        let lowered = self.reference(schema, &site);
        self.types.components.insert(name.to_owned(), Progress::Done(lowered.clone()));
        lowered
    }

    /// Looks a component up. `normalise` has made sure that references hit.
    pub fn component_schema(&self, name: &str) -> Option<Ref<'a>> {
        let components = self.document.openapi.components.as_ref()?;
        components.schemas.get(name).map(Ref::from)
    }

    /// What two inline schemas must share to be one type: name, structure, and no words.
    fn fingerprint(&self, leaf: &str, schema: &Schema) -> Option<(String, String)> {
        let compound = match shape::of(schema) {
            Shape::Object(object) => !object.properties.is_empty(),
            Shape::Union { .. } => true,
            Shape::Integer { values, .. } => !values.is_empty(),
            Shape::String { values, .. } => !values.is_empty(),
            _ => false,
        };
        if !compound {
            return None;
        }
        let mut value = serde_json::to_value(schema).ok()?;
        // Null is said where the type is used.
        value.as_object_mut()?.remove("nullable");
        super::component::strip_words(&mut value);
        Some((leaf.to_owned(), value.to_string()))
    }
}

/// The name that `x-ms-enum` gives an enum in place.
fn given_name(schema: &Schema) -> Option<String> {
    let rich = schema.schema_data.extensions.get("x-ms-enum")?;
    let name = rich.get("name")?.as_str().filter(|name| !name.trim().is_empty())?;
    Some(names::pascal(name))
}

/// The integer that a format names; 64 bits unless the document promises fewer.
pub fn int(format: &str) -> Int {
    match format {
        "int32" | "int16" | "int8" | "uint8" | "uint16" => Int::I32,
        "uint32" => Int::U32,
        "uint64" => Int::U64,
        _ => Int::I64,
    }
}

/// Whether a format says how wide an integer is, and no more.
pub fn is_integer_format(format: &str) -> bool {
    const WIDTHS: &[&str] =
        &["int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"];
    WIDTHS.contains(&format) || matches!(format, "int" | "uint" | "long" | "integer")
}

/// Whether the document itself names a value of this integer that an `i64` can't hold.
fn is_beyond_i64(schema: &Schema) -> bool {
    let data = &schema.schema_data;
    let maximum = data.extensions.get("x-oasmith-maximum");
    let maximum = maximum.and_then(|text| text.as_str()?.parse::<f64>().ok());
    let named = [data.default.as_ref(), data.example.as_ref()].into_iter().flatten();
    maximum.is_some_and(|maximum| maximum >= u64::MAX as f64)
        || named.into_iter().any(|value| value.is_u64() && !value.is_i64())
}

impl Lowering<'_> {
    /// The string type that a format names, in the crate that the owner chose for dates.
    fn text(&self, format: &str) -> Type {
        let dates = self.config.models.date_time;
        match string(format) {
            Type::Format(Format::DateTime | Format::Date)
                if dates == DateTimeCrate::Text =>
            {
                Type::String
            }
            ty => ty,
        }
    }
}

/// The string type that a format names.
pub fn string(format: &str) -> Type {
    match format {
        "date-time" => Type::Format(Format::DateTime),
        "date" => Type::Format(Format::Date),
        "uuid" => Type::Format(Format::Uuid),
        "binary" => Type::File,
        "byte" => Type::Format(Format::Byte),
        "ipv4" => Type::Format(Format::Ipv4),
        "ipv6" => Type::Format(Format::Ipv6),
        _ => Type::String,
    }
}
