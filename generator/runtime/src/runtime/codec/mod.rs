//! How models meet JSON: one walk in, one walk out, both written once and shared by every
//! model through the traits of this module. A model brings a table of its members and
//! nothing else. Nothing here knows HTTP, and nothing here may panic on what was sent.

mod constant;
mod containers;
mod context;
mod copy;
mod decode;
mod encode;
mod entries;
mod fill;
mod fit;
mod keys;
mod list;
mod look;
mod members;
mod model;
mod path;
mod places;
mod reset;
mod scalars;
mod seed;
mod tuple;
mod union;
mod word;

pub use self::constant::Constant;
pub use self::context::{At, Context, Correction, Fault, Reason, Stop};
pub use self::copy::copy;
pub use self::decode::{decode, from_slice, from_value};
pub use self::encode::{Encode, encode};
pub use self::entries::{entries, items};
pub use self::fit::Fit;
pub use self::look::{debug, equal};
pub use self::model::{Defined, Model};
pub use self::path::{Path, Step};
pub use self::places::{Borrower, BorrowerMut};
pub use self::union::{
    Union, Variant, choose, fit, fit_best, fit_tagged, payload, read, read_tag,
    read_tagged, tag,
};
pub use self::word::Word;
use crate::runtime::types::{Bytes, FilePart};
pub use ::serde;
use serde_json::Value;
use std::any::Any;
use std::fmt::{Debug, Display};

/// A place in a model that one JSON value fits: a [`Model`] whose type is forgotten.
pub trait Slot: Any + Debug {
    /// How the place takes a value.
    fn open(&mut self) -> Open<'_>;
    /// How the place gives its value.
    fn view(&self) -> View<'_>;
    /// The zero value, which decoding starts from.
    fn blank() -> Self
    where
        Self: Sized;
    /// Whether the other place is of the same type and holds an equal value.
    fn equals(&self, other: &dyn Slot) -> bool;
    /// Becomes a copy of the other place, which is of the same type.
    fn assign(&mut self, from: &dyn Slot);
}

/// How a place takes a value: a reference to it, typed by what may be written.
pub enum Open<'a> {
    /// A boolean.
    Bool(&'a mut bool),
    /// An integer of 32 bits.
    I32(&'a mut i32),
    /// An integer of 64 bits.
    I64(&'a mut i64),
    /// An integer of 32 bits, not negative.
    U32(&'a mut u32),
    /// An integer of 64 bits, not negative.
    U64(&'a mut u64),
    /// A number.
    F64(&'a mut f64),
    /// A string, kept as it is.
    Text(&'a mut String),
    /// A string that is raw bytes.
    Blob(&'a mut Bytes),
    /// A string that means something: an enum, a date.
    Parse(&'a mut dyn Parse),
    /// An integer that means something: an enum.
    Number(&'a mut dyn Number),
    /// A model.
    Object(&'a mut dyn Object),
    /// A list.
    List(&'a mut dyn List),
    /// An array whose places each have a type of their own.
    Tuple(&'a mut dyn Object),
    /// A map.
    Map(&'a mut dyn Keyed),
    /// Any JSON.
    Any(&'a mut Value),
    /// A union, which must see the whole value before it knows itself.
    Union(&'a mut dyn Union),
    /// A value that may be absent or null.
    Maybe(&'a mut dyn Maybe),
}

/// How a place gives its value.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Not said at all.
    Absent,
    /// `None`: absent where the member may be, null elsewhere.
    None,
    /// Null, said on purpose.
    Null,
    /// A boolean.
    Bool(bool),
    /// An integer.
    I64(i64),
    /// An integer, not negative.
    U64(u64),
    /// A number.
    F64(f64),
    /// A string.
    Text(&'a str),
    /// A string that has yet to be printed.
    Show(&'a dyn Display),
    /// Raw bytes.
    Blob(&'a Bytes),
    /// A file.
    File(&'a FilePart),
    /// A model.
    Object(&'a dyn Object),
    /// A list.
    List(&'a dyn List),
    /// An array whose places each have a type of their own.
    Tuple(&'a dyn Object),
    /// A map.
    Map(&'a dyn Keyed),
    /// Any JSON.
    Any(&'a Value),
    /// JSON that has to be made.
    Made(&'a dyn Make),
    /// A model whose kind is told by a tag.
    Tagged {
        /// The member that tells.
        key: &'static str,
        /// What it tells.
        tag: &'static str,
        /// The other members.
        payload: Option<&'a dyn Slot>,
    },
}

/// What a model tells about itself: names, in the order of its slots.
pub struct Shape {
    /// The model's name.
    pub name: &'static str,
    /// The members that have one value only, and no slot.
    pub constants: &'static [(&'static str, &'static dyn Constant)],
    /// The members that must be there.
    pub required: &'static [&'static str],
    /// The members that may be left out; their slots follow the required ones.
    pub optional: &'static [&'static str],
    /// The field that keeps the rest, if there is one.
    pub rest: &'static [&'static str],
}

impl Shape {
    /// The shape of what has no members.
    pub const NONE: Self =
        Self { name: "", constants: &[], required: &[], optional: &[], rest: &[] };
}

/// A model, which is a fixed set of named slots and perhaps a map for the rest, or a tuple,
/// whose slots have no names.
pub trait Object {
    /// The names.
    fn shape(&self) -> &'static Shape;
    /// Lends the slots, in the order of the names; behind them comes the rest.
    fn places(&self, to: Borrower<'_>);
    /// Lends the slots, in the order of the names; behind them comes the rest.
    fn places_mut(&mut self, to: BorrowerMut<'_>);
}

/// How well a string was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parsed {
    /// It is a value that the document names, or has the format.
    Known,
    /// It is a value that the document does not name, and is kept.
    Open,
    /// It has not the format; the text is kept, the value is zero.
    Malformed,
}

/// A string that means something.
pub trait Parse {
    /// Takes the text, always.
    fn parse(&mut self, text: &str) -> Parsed;
    /// Goes back to zero.
    fn clear(&mut self);
    /// What is expected, with its article: `a date-time`.
    fn expected(&self) -> &'static str;
}

/// An integer that means something.
pub trait Number {
    /// Takes the number; says whether the document names it.
    fn set(&mut self, number: i64) -> Parsed;
    /// Goes back to zero.
    fn clear(&mut self);
}

/// What only serde knows how to write.
pub trait Make {
    /// The value as JSON, or why it can't be that.
    fn make(&self) -> Result<Value, String>;
}

/// A list of slots.
pub trait List: Any {
    /// Adds a zero item and opens it.
    fn push(&mut self) -> Option<Open<'_>>;
    /// Takes all items out.
    fn clear(&mut self);
    /// Lends each item until the first error.
    fn each(
        &self,
        item: &mut dyn FnMut(&dyn Slot) -> Result<(), Stop>,
    ) -> Result<(), Stop>;
    /// How many items there are.
    fn count(&self) -> usize;
}

/// What [`Keyed::each`] calls for each entry.
pub type WithEntry<'f> = &'f mut dyn FnMut(&str, &dyn Slot) -> Result<(), Stop>;

/// A map of slots.
pub trait Keyed: Slot {
    /// Puts a zero value under the key and opens it.
    fn place(&mut self, key: &str) -> Option<Open<'_>>;
    /// Takes all entries out.
    fn clear(&mut self);
    /// Whether there is a value under the key.
    fn has(&self, key: &str) -> bool;
    /// Takes the entry of the key out.
    fn remove(&mut self, key: &str);
    /// Lends each entry until the first error.
    fn each(&self, entry: WithEntry<'_>) -> Result<(), Stop>;
    /// How many entries there are.
    fn count(&self) -> usize;
}

/// A value that may be absent or null.
pub trait Maybe {
    /// Makes it present with the zero value, and opens that.
    fn fill(&mut self) -> Open<'_>;
    /// Takes a null.
    fn null(&mut self);
    /// Makes it absent.
    fn clear(&mut self);
}
