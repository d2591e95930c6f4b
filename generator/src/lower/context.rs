//! What lowering carries along: the document, the faults, the types made so far.

use std::collections::HashMap;

use super::names::{self, Scope};
use super::wish::{Parent, Wish};
use crate::config::Config;
use crate::diag::{Code, Fault, Faults};
use crate::ir::{Docs, Home, Ident, Type, TypeDef, TypeId, TypeKind};
use crate::normalise::Document;

/// The state of one run.
pub struct Lowering<'a> {
    pub document: &'a Document,
    pub config: &'a Config,
    pub faults: &'a mut Faults,
    pub types: Types,
}

impl<'a> Lowering<'a> {
    pub fn new(
        document: &'a Document,
        config: &'a Config,
        faults: &'a mut Faults,
    ) -> Self {
        Self { document, config, faults, types: Types::default() }
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
}

#[derive(Debug)]
struct Draft {
    wish: Wish,
    def: TypeDef,
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

    /// Gives names: components first, since they were named by people, then payloads
    /// that stand for a component, then the rest from the outside in.
    pub fn finish(self) -> Vec<TypeDef> {
        let mut namer =
            Namer { names: vec![None; self.drafts.len()], scope: reserved() };
        for rank in 0..=Wish::LAST_RANK {
            for (at, draft) in self.drafts.iter().enumerate() {
                if draft.wish.rank() == rank {
                    namer.name(at, &draft.wish);
                }
            }
        }
        let named = self.drafts.into_iter().zip(namer.names);
        named
            .map(|(draft, name)| TypeDef {
                name: names::ident(name.unwrap_or_default()),
                ..draft.def
            })
            .collect()
    }
}

/// Names that the generated `models` module imports, or that read as something else.
const RESERVED: &str = "
    Self Option Some None Result Ok Err String Vec Box Value Map Extra Nullable DateTime
    Date Uuid Ipv4 Ipv6 Base64 Bytes Default Clone Debug PartialEq Eq Hash Into From
    IntoIterator Iterator Send Sync Copy Drop Fn FnMut FnOnce ToString ToOwned AsRef AsMut
    TryFrom TryInto Extend Ord PartialOrd Sized Unpin FromIterator Serialize Deserialize
    Serializer Deserializer Display FromStr Object Slot Future
";

fn reserved() -> Scope {
    Scope::reserving(RESERVED.split_whitespace())
}

struct Namer {
    names: Vec<Option<String>>,
    scope: Scope,
}

impl Namer {
    fn name(&mut self, at: usize, wish: &Wish) {
        let candidates = self.candidates(wish);
        let name = self.scope.claim(candidates);
        if let Some(slot) = self.names.get_mut(at) {
            *slot = Some(name);
        }
    }

    fn candidates(&self, wish: &Wish) -> Vec<String> {
        match wish {
            Wish::Component(key) => {
                let name = names::pascal(key);
                vec![name.clone(), format!("{name}Model")]
            }
            Wish::Named(candidates) => candidates.clone(),
            Wish::Preferred(name, otherwise) => {
                let mut all = vec![name.clone()];
                all.extend(self.candidates(otherwise));
                all
            }
            Wish::Child(parent, leaf) => {
                let owner = match parent {
                    Parent::Type(TypeId(at)) => self
                        .names
                        .get(*at as usize)
                        .cloned()
                        .flatten()
                        .unwrap_or_default(),
                    Parent::Wish(wish) => {
                        self.candidates(wish).into_iter().next().unwrap_or_default()
                    }
                };
                vec![names::joined(&owner, leaf), format!("{owner}{leaf}")]
            }
            Wish::Item(list) => {
                let of = self.candidates(list).into_iter().next().unwrap_or_default();
                names::singular(&of).into_iter().chain([format!("{of}Item")]).collect()
            }
        }
    }
}
