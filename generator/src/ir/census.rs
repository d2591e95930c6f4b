//! The census: which places of the crate hold any JSON, and why.

/// A place whose value can be any JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untyped {
    /// Where its schema stands in the bundled document, as a JSON pointer.
    pub pointer: String,
    /// Why it has no type.
    pub reason: UntypedReason,
}

/// Why a place has no type. An object without members is not among them: it is a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UntypedReason {
    /// The document gives none: `{}`, `true`, or words only.
    NoType,
    /// A list whose items the document does not describe.
    NoItems,
    /// The document says only what it may not be.
    Negation,
    /// Parts of an `allOf` that could not be made one.
    Unmerged,
    /// Keywords of several types, none of which is named.
    Mixed,
    /// A definition that leads to nothing but itself.
    Endless,
}

impl UntypedReason {
    /// Every reason there is.
    pub const ALL: [UntypedReason; 6] = [
        UntypedReason::NoType,
        UntypedReason::NoItems,
        UntypedReason::Negation,
        UntypedReason::Unmerged,
        UntypedReason::Mixed,
        UntypedReason::Endless,
    ];

    /// Whether the document does give a type, which the crate then fell short of.
    pub fn falls_short(self) -> bool {
        matches!(
            self,
            UntypedReason::Unmerged | UntypedReason::Mixed | UntypedReason::Endless
        )
    }

    /// What reports say.
    pub fn words(self) -> &'static str {
        match self {
            UntypedReason::NoType => "the document gives no type",
            UntypedReason::NoItems => "the document does not say what the items are",
            UntypedReason::Negation => "only said what it is not",
            UntypedReason::Unmerged => "parts of an `allOf` that can't be one type",
            UntypedReason::Mixed => "keywords of several types",
            UntypedReason::Endless => "defined by nothing but itself",
        }
    }
}
