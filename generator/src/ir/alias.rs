//! What things were called before, for those who still call them so.

use super::{Ident, ResourceId, TypeId};

/// An older name of something, to be deprecated in the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alias {
    /// Of a type in `models`.
    Type {
        /// The older name.
        old: Ident,
        /// The type.
        of: TypeId,
    },
    /// Of an operation.
    Operation {
        /// The resource whose handle had it.
        resource: ResourceId,
        /// Its method there.
        name: Ident,
        /// The type that stood for it, where that name is free.
        marker: Option<Ident>,
        /// Its place in [`Api::operations`](super::Api::operations).
        of: usize,
    },
    /// Of a resource.
    Resource {
        /// The resource that it was in; the client's own otherwise.
        parent: Option<ResourceId>,
        /// The client's or the parent's method, and the module.
        module: Ident,
        /// The handle's type, where that name is free.
        handle: Option<Ident>,
        /// The cargo feature, where that name is free.
        feature: Option<String>,
        /// The resource.
        of: ResourceId,
    },
}
