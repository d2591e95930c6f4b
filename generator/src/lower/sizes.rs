//! How many bytes a value takes where it stands, what it owns elsewhere not counted: an
//! estimate, from rustc's rules and the sizes of the runtime's types on 64 bits. Decides
//! nothing.

#[cfg(test)]
pub mod fixture;
#[cfg(test)]
mod tests;

use crate::ir::{
    EnumValues, Field, Float, Format, Int, Payload, Presence, Rest, Struct, Type,
    TypeDef, TypeId, TypeKind,
};

/// What a value takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inline {
    /// In bytes.
    pub bytes: u64,
    /// What its address is a multiple of.
    align: u64,
    /// How many patterns of its bytes mean nothing: an `Option` takes one of them.
    spare: u64,
}

/// More than anyone asks for.
const PLENTY: u64 = 200;

/// `Option<Box<..>>`, `Option<&T>`: the null pointer is taken.
const POINTER: Inline = Inline::new(8, 8, 1);

/// `String`, `Vec<T>`: no capacity is beyond half of the address space.
const VEC: Inline = Inline::new(24, 8, PLENTY);

/// A `BTreeMap`, which is an `Option` within.
const MAP: Inline = Inline::new(24, 8, 0);

/// `serde_json::Value`, as large as `preserve_order` makes it: any crate of a build can
/// turn that on.
const VALUE: Inline = Inline::new(72, 8, PLENTY);

/// `FilePart`: a payload and two texts.
const FILE: Inline = Inline::new(72, 8, PLENTY);

/// The runtime's `Extra`, an `Option` within.
const EXTRA: Inline = Inline::new(8, 8, 0);

/// `Formatted<T>` keeps the text beside the value, and nothing where there is none.
const TEXT: Inline = Inline::new(16, 8, 0);

/// `External<T>`, whose `T` only the owner knows.
const EXTERNAL: Inline = Inline::new(32, 8, 0);

impl Inline {
    const fn new(bytes: u64, align: u64, spare: u64) -> Self {
        Self { bytes, align, spare }
    }

    /// Nothing at all: what a value is before its members are counted.
    pub const fn none() -> Self {
        Self::new(0, 1, 0)
    }

    /// Of a type where it stands. A type that is not among `known` counts nothing.
    pub fn of(ty: &Type, known: &[Inline]) -> Self {
        match ty {
            Type::Bool => Self::new(1, 1, PLENTY),
            Type::Int(Int::I32 | Int::U32) => Self::new(4, 4, 0),
            Type::Int(Int::I64 | Int::U64) | Type::Float(Float::F64) => {
                Self::new(8, 8, 0)
            }
            Type::String | Type::List(_) => VEC,
            Type::Format(format) => together([formatted(*format), TEXT]),
            Type::Bytes => Self::new(32, 8, 1),
            Type::File => FILE,
            Type::Any => VALUE,
            Type::Named(TypeId(at)) => {
                known.get(*at as usize).copied().unwrap_or(Self::none())
            }
            Type::Tuple(items) => together(items.iter().map(|ty| Self::of(ty, known))),
            Type::Map(_) => MAP,
            Type::Nullable(of) => Self::of(of, known).or(1),
            Type::Boxed(_) => POINTER,
            Type::External(_) => EXTERNAL,
        }
    }

    /// Of a member, with the `Option` or `Nullable` that may be around it.
    pub fn of_field(field: &Field, known: &[Inline]) -> Self {
        let of = Self::of(&field.ty, known);
        match field.presence {
            Presence::Required => of,
            Presence::Optional | Presence::RequiredNullable => of.or(1),
            Presence::OptionalNullable => of.or(2),
        }
    }

    /// Of a type that has a definition; the types in it have to be known.
    pub fn of_def(def: &TypeDef, known: &[Inline]) -> Self {
        match &def.kind {
            TypeKind::Struct(of) => structure(of, known),
            TypeKind::Enum(of) => match of.values {
                EnumValues::Strings(_) => VEC,
                EnumValues::Ints(_) => Self::new(16, 8, PLENTY),
            },
            TypeKind::Union(of) => {
                one_of(of.variants.iter().map(|one| Self::of(&one.ty, known)))
            }
            TypeKind::Tagged(of) => {
                one_of(of.variants.iter().map(|one| match &one.payload {
                    Payload::Unit => Self::none(),
                    Payload::Struct(ty) => Self::of(ty, known),
                }))
            }
            TypeKind::Alias(ty) => Self::of(ty, known),
        }
    }

    /// With so many states more.
    fn or(self, states: u64) -> Self {
        match self.spare.checked_sub(states) {
            Some(spare) => Self { spare, ..self },
            None => self.tagged(),
        }
    }

    fn tagged(self) -> Self {
        let bytes = up_to(self.bytes.saturating_add(self.align), self.align);
        Self::new(bytes, self.align, PLENTY)
    }
}

/// The value of a string with a form of its own, without its text.
fn formatted(format: Format) -> Inline {
    match format {
        Format::DateTime => Inline::new(16, 4, PLENTY),
        Format::Date => Inline::new(4, 4, 1),
        Format::Uuid | Format::Ipv6 => Inline::new(16, 1, 0),
        Format::Ipv4 => Inline::new(4, 1, 0),
        Format::Byte => Inline::new(32, 8, 1),
    }
}

fn structure(of: &Struct, known: &[Inline]) -> Inline {
    let rest = match of.rest {
        Rest::Extra(_) => EXTRA,
        Rest::Typed(..) => MAP,
        Rest::Ignored => Inline::none(),
    };
    let fields = of.fields.iter().map(|field| Inline::of_field(field, known));
    together(fields.chain([rest]))
}

/// Side by side: rustc orders members so that only the end has a gap.
fn together(all: impl IntoIterator<Item = Inline>) -> Inline {
    let mut whole = Inline::none();
    for one in all {
        whole.bytes = whole.bytes.saturating_add(one.bytes);
        whole.align = whole.align.max(one.align);
        whole.spare = whole.spare.max(one.spare);
    }
    Inline { bytes: up_to(whole.bytes, whole.align), ..whole }
}

/// The largest, a tag, and any other value.
fn one_of(variants: impl Iterator<Item = Inline>) -> Inline {
    let largest = variants.map(|one| one.bytes).fold(VALUE.bytes, u64::max);
    Inline::new(up_to(largest, 8).saturating_add(8), 8, PLENTY)
}

fn up_to(bytes: u64, align: u64) -> u64 {
    bytes.div_ceil(align).saturating_mul(align)
}
