//! Values as Rust code: what an example of the document says, else something neutral.
//! What is written compiles, whatever the example looks like.

use serde_json::Value;

use super::fit::fits;
use super::scalar::{
    Want, any, float, integer, owned_bytes, owned_file, owned_text, sample, text,
};
use crate::emit::layout::Layout;
use crate::emit::scope::Scope;
use crate::emit::tokens::compact;
use crate::ir::{
    Access, Enum, EnumValues, Field, Format, Int, Payload, Presence, Struct, Tagged,
    Type, TypeId, TypeKind, Union,
};

/// How deep values are built before giving up.
const DEPTH: usize = 6;

/// How much of an example is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Full,
    /// What is required.
    Required,
}

/// Writes values.
#[derive(Clone, Copy, Debug)]
pub struct Values<'a> {
    pub scope: Scope<'a>,
    pub extent: Extent,
}

impl<'a> Values<'a> {
    /// A value of a type; `None` where it would be endless.
    pub fn value(
        &self,
        ty: &'a Type,
        from: Option<&Value>,
        want: Want,
    ) -> Option<Layout> {
        self.at(ty, from, want, DEPTH)
    }

    fn at(
        &self,
        ty: &'a Type,
        from: Option<&Value>,
        want: Want,
        depth: usize,
    ) -> Option<Layout> {
        let depth = depth.checked_sub(1)?;
        Some(match ty {
            Type::Bool => {
                Layout::text(from.and_then(Value::as_bool).unwrap_or(true).to_string())
            }
            Type::Int(int) => Layout::Text(integer(*int, from, want)),
            Type::Float(_) => Layout::Text(float(from)),
            Type::String => owned_text(text(from, "example"), want),
            Type::Format(format) => self.formatted(ty, *format, from),
            Type::Bytes => owned_bytes(text(from, "example"), want),
            Type::File => owned_file(want),
            Type::Any => any(from),
            Type::Named(id) => self.named(*id, from, want, depth)?,
            Type::List(item) => self.list(item, from, want, depth)?,
            Type::Tuple(items) => self.tuple(items, from, depth)?,
            Type::External(_) => self.external(ty, from),
            Type::Map(item) => self.map(item, from, want, depth)?,
            Type::Nullable(inner) => self.option(inner, from, depth)?,
            Type::Boxed(inner) => {
                let inner = self.at(inner, from, Want::Owned, depth)?;
                match want {
                    Want::Into => inner,
                    Want::Owned => Layout::group("Box::new(", vec![inner], ")"),
                }
            }
        })
    }

    fn formatted(&self, ty: &Type, format: Format, from: Option<&Value>) -> Layout {
        let ty = compact(&self.scope.ty(ty));
        Layout::Text(format!("{:?}.parse::<{ty}>()?", text(from, sample(format))))
    }

    fn option(
        &self,
        inner: &'a Type,
        from: Option<&Value>,
        depth: usize,
    ) -> Option<Layout> {
        match from {
            None | Some(Value::Null) => {
                Some(Layout::Text(format!("None::<{}>", compact(&self.scope.ty(inner)))))
            }
            from => {
                let inner = self.at(inner, from, Want::Owned, depth)?;
                Some(Layout::group("Some(", vec![inner], ")"))
            }
        }
    }

    fn list(
        &self,
        item: &'a Type,
        from: Option<&Value>,
        want: Want,
        depth: usize,
    ) -> Option<Layout> {
        let items =
            from.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let items: Vec<Layout> = items
            .iter()
            .map(|from| self.at(item, Some(from), item_want(item, want), depth))
            .collect::<Option<_>>()?;
        Some(match want {
            _ if items.is_empty() => {
                Layout::Text(format!("Vec::<{}>::new()", compact(&self.scope.ty(item))))
            }
            Want::Into => Layout::group("[", items, "]"),
            Want::Owned => Layout::group("vec![", items, "]"),
        })
    }

    fn tuple(
        &self,
        items: &'a [Type],
        from: Option<&Value>,
        depth: usize,
    ) -> Option<Layout> {
        let given = |at: usize| from.and_then(|from| from.get(at));
        let values = items.iter().enumerate();
        let values = values.map(|(at, ty)| self.at(ty, given(at), Want::Owned, depth));
        let values: Vec<Layout> = values.collect::<Option<_>>()?;
        let end = if items.len() == 1 { ",)" } else { ")" };
        Some(Layout::group("(", values, end))
    }

    /// Only serde knows how to make one.
    fn external(&self, ty: &Type, from: Option<&Value>) -> Layout {
        let json = from.cloned().unwrap_or_else(|| Value::from("example")).to_string();
        let ty = compact(&self.scope.ty(ty));
        Layout::Text(format!("serde_json::from_str::<{ty}>({json:?})?"))
    }

    fn map(
        &self,
        item: &'a Type,
        from: Option<&Value>,
        want: Want,
        depth: usize,
    ) -> Option<Layout> {
        let mut entries = Vec::new();
        for (key, from) in from.and_then(Value::as_object).into_iter().flatten() {
            let value = self.at(item, Some(from), item_want(item, want), depth)?;
            entries.push(Layout::group("(", vec![owned_text(key, want), value], ")"));
        }
        Some(match want {
            _ if entries.is_empty() => Layout::Text(format!(
                "types::Map::<{}>::new()",
                compact(&self.scope.ty(item))
            )),
            Want::Into => Layout::group("[", entries, "]"),
            Want::Owned => Layout::group(
                "types::Map::from(",
                vec![Layout::group("[", entries, "]")],
                ")",
            ),
        })
    }

    fn named(
        &self,
        id: TypeId,
        from: Option<&Value>,
        want: Want,
        depth: usize,
    ) -> Option<Layout> {
        match &self.scope.api[id].kind {
            TypeKind::Struct(strukt) => self.strukt(id, strukt, from, depth),
            TypeKind::Enum(values) => Some(self.enumeration(id, values, from)),
            TypeKind::Union(union) => self.union(id, union, from, depth),
            TypeKind::Tagged(tagged) => self.tagged(id, tagged, from, depth),
            TypeKind::Alias(ty) => self.at(ty, from, want, depth),
        }
    }

    fn strukt(
        &self,
        id: TypeId,
        strukt: &'a Struct,
        from: Option<&Value>,
        depth: usize,
    ) -> Option<Layout> {
        let name = compact(&self.scope.model(id));
        let (mut arguments, mut calls) = (Vec::new(), Vec::new());
        for field in &strukt.fields {
            let from = from.and_then(|from| from.get(&field.wire));
            match field.presence {
                Presence::Required => {
                    arguments.push(self.argument(&field.ty, from, depth)?)
                }
                Presence::RequiredNullable => {
                    arguments.push(self.option(&field.ty, from, depth)?)
                }
                Presence::Optional | Presence::OptionalNullable => {
                    calls.extend(self.setter(field, from, depth));
                }
            }
        }
        let new = Layout::group(format!("{name}::new("), arguments, ")");
        if calls.is_empty() {
            return Some(new);
        }
        Some(Layout::Chain([new].into_iter().chain(calls).collect()))
    }

    fn setter(
        &self,
        field: &'a Field,
        from: Option<&Value>,
        depth: usize,
    ) -> Option<Layout> {
        let Field { ident, ty, access, deprecated, .. } = field;
        if self.extent == Extent::Required || *access == Access::ReadOnly || *deprecated
        {
            return None;
        }
        let from = from.filter(|from| !from.is_null())?;
        let value = self.argument(ty, Some(from), depth)?;
        Some(Layout::group(format!(".{ident}("), vec![value], ")"))
    }

    /// A value for `new` and for setters.
    fn argument(
        &self,
        ty: &'a Type,
        from: Option<&Value>,
        depth: usize,
    ) -> Option<Layout> {
        self.at(self.scope.resolved(ty), from, Want::Into, depth)
    }

    fn enumeration(&self, id: TypeId, values: &Enum, from: Option<&Value>) -> Layout {
        let name = compact(&self.scope.model(id));
        let known = match &values.values {
            EnumValues::Strings(all) => {
                let text = from.and_then(Value::as_str);
                let one = match text {
                    Some(text) => all.iter().find(|one| one.wire == text),
                    None => all.first(),
                };
                one.map(|one| &one.ident)
                    .ok_or_else(|| format!("{:?}", text.unwrap_or_default()))
            }
            EnumValues::Ints(all) => {
                let number = from.and_then(Value::as_i64);
                let one = match number {
                    Some(number) => all.iter().find(|one| one.wire == number),
                    None => all.first(),
                };
                one.map(|one| &one.ident)
                    .ok_or_else(|| number.unwrap_or_default().to_string())
            }
        };
        Layout::Text(match known {
            Ok(ident) => format!("{name}::{ident}"),
            Err(other) => format!("{name}::from({other})"),
        })
    }

    fn union(
        &self,
        id: TypeId,
        union: &'a Union,
        from: Option<&Value>,
        depth: usize,
    ) -> Option<Layout> {
        let fits = from.and_then(|from| {
            union
                .variants
                .iter()
                .find(|variant| fits(self.scope.api, &variant.ty, from, DEPTH))
        });
        let (variant, from) = match fits {
            Some(variant) => (variant, from),
            None => (union.variants.first()?, None),
        };
        let value = self.at(&variant.ty, from, Want::Owned, depth)?;
        let name = compact(&self.scope.model(id));
        Some(Layout::group(format!("{name}::{}(", variant.ident), vec![value], ")"))
    }

    fn tagged(
        &self,
        id: TypeId,
        tagged: &'a Tagged,
        from: Option<&Value>,
        depth: usize,
    ) -> Option<Layout> {
        let tag =
            from.and_then(|from| from.get(&tagged.property)).and_then(Value::as_str);
        let known =
            tagged.variants.iter().find(|variant| Some(variant.wire.as_str()) == tag);
        let (variant, from) = match known {
            Some(variant) => (variant, from),
            None => (tagged.variants.first()?, None),
        };
        let name = format!("{}::{}", compact(&self.scope.model(id)), variant.ident);
        match &variant.payload {
            Payload::Unit => Some(Layout::Text(name)),
            Payload::Struct(ty) => {
                let value = self.at(ty, from, Want::Owned, depth)?;
                Some(Layout::group(format!("{name}("), vec![value], ")"))
            }
        }
    }
}

/// Literals can stay literals in lists, but items that are converted have to be of one type.
fn item_want(item: &Type, want: Want) -> Want {
    match item {
        Type::String | Type::Int(Int::I32 | Int::I64) => want,
        _ => Want::Owned,
    }
}
