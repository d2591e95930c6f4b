//! What lowering carries along: the document, the faults, the types made so far.

use std::collections::HashMap;
use std::rc::Rc;

use super::answer::Answer;
use super::census::Census;
use super::held::{Held, Notes};
use super::naming::{self, Draft};
use super::wish::Wish;
use crate::config::{Config, Source, Spot};
use crate::diag::{Code, Fault, Faults};
use crate::ir::{Docs, Home, Ident, Type, TypeDef, TypeId, TypeKind};
use crate::normalise::Document;

/// The state of one run.
pub struct Lowering<'a> {
    pub document: &'a Document,
    pub config: &'a Config,
    pub faults: &'a mut Faults,
    pub types: Types,
    pub census: Census,
    /// The responses that are components, by their names, as far as they were met.
    pub answers: HashMap<&'a str, Rc<Answer<'a>>>,
    /// Names that users call already, if there is a file of them.
    pub held: Option<Held<'a>>,
}

impl<'a> Lowering<'a> {
    pub fn new(
        document: &'a Document,
        config: &'a Config,
        faults: &'a mut Faults,
    ) -> Self {
        Self {
            document,
            config,
            faults,
            types: Types::default(),
            census: Census::default(),
            answers: HashMap::new(),
            held: None,
        }
    }

    /// Reports something at a pointer of the bundled document.
    pub fn report(&mut self, code: Code, pointer: &str, message: String, hint: &str) {
        let place = self.document.origins.place(pointer);
        self.faults.push(Fault::new(code, place, message).hint(hint));
    }
}

/// A schema's type, and whether it takes null.
#[derive(Clone, Debug, PartialEq)]
pub struct Lowered {
    pub ty: Type,
    pub nullable: bool,
}

impl Lowered {
    pub fn plain(ty: Type) -> Self {
        Self { ty, nullable: false }
    }

    pub fn or_null(self, nullable: bool) -> Self {
        Self { nullable: self.nullable || nullable, ..self }
    }

    /// As an item of a list or a value of a map.
    pub fn item(self) -> Type {
        match self.ty {
            Type::Any => Type::Any,
            ty if self.nullable => Type::Nullable(Box::new(ty)),
            ty => ty,
        }
    }
}

/// How far a component schema is.
#[derive(Clone, Debug)]
pub enum Progress {
    /// Being lowered: meeting it again before it has a [`TypeId`] is an endless alias.
    Busy,
    Done(Lowered),
}

/// The types made so far. Names are given at the end, when all wishes are known.
#[derive(Debug, Default)]
pub struct Types {
    drafts: Vec<Draft>,
    pub components: HashMap<String, Progress>,
    /// Inline schemas by name and structure.
    pub inline: HashMap<(String, String), Lowered>,
    /// Inline schemas by place: a shared response is met once for each operation.
    pub places: HashMap<String, Lowered>,
    pub payloads: HashMap<(String, String), TypeId>,
    /// How many schemas are being lowered inside each other.
    pub depth: usize,
    /// Objects that have an id but no members yet, see [`Lowering::put_off`].
    pub postponed: Vec<(TypeId, String)>,
}

impl Types {
    /// Makes room for a type, so that others can point at it while it is being lowered.
    pub fn reserve(&mut self, wish: Wish, pointer: &str) -> TypeId {
        let def = TypeDef {
            name: Ident::plain(""),
            schema: None,
            pointer: pointer.to_owned(),
            home: Home::Shared,
            docs: Docs::default(),
            deprecated: false,
            kind: TypeKind::Alias(Type::Any),
        };
        self.drafts.push(Draft { wish, def });
        TypeId(self.drafts.len() as u32 - 1)
    }

    /// Fills a reserved type.
    pub fn fill(&mut self, TypeId(at): TypeId, fill: impl FnOnce(&mut TypeDef)) {
        if let Some(draft) = self.drafts.get_mut(at as usize) {
            fill(&mut draft.def);
        }
    }

    /// What a type is, as far as it is known.
    pub fn kind(&self, TypeId(at): TypeId) -> Option<&TypeKind> {
        self.drafts.get(at as usize).map(|draft| &draft.def.kind)
    }

    /// All of them, without names yet.
    pub fn defs(&self) -> Vec<&TypeDef> {
        self.drafts.iter().map(|draft| &draft.def).collect()
    }

    /// Gives all types their names, locked ones first.
    pub fn finish(
        self,
        locked: &Notes<'_>,
        renames: &[(Source, Spot<String>)],
        faults: &mut Faults,
    ) -> Vec<TypeDef> {
        naming::run(self.drafts, locked, renames, faults)
    }
}
