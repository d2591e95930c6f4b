//! The table of all codes: the name users see, whose fault it is, how bad it is.
//!
//! A code's name is stable: it is written in configs, tests and search engines.

use std::fmt;

/// How bad a fault is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// Something was read less exactly than it was written.
    Warning,
}

/// Whose fault it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// The document breaks the standard, or its own promises.
    Invalid,
    /// The document is right, Oasmith can't do it (yet).
    Unsupported,
    /// Neither: Oasmith contradicts itself. Please report it.
    Bug,
}

macro_rules! codes {
    ($( $(#[$doc:meta])* $variant:ident $name:literal $kind:ident $severity:ident; )*) => {
        /// A stable name for a sort of fault.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Code { $( $(#[$doc])* $variant, )* }

        impl Code {
            /// Every code there is, in the order of the table.
            pub const ALL: &'static [Code] = &[ $( Code::$variant, )* ];

            /// The name that users see.
            pub fn name(self) -> &'static str {
                match self { $( Code::$variant => $name, )* }
            }

            /// Whose fault it is.
            pub fn kind(self) -> Kind {
                match self { $( Code::$variant => Kind::$kind, )* }
            }

            /// How bad it is.
            pub fn severity(self) -> Severity {
                match self { $( Code::$variant => Severity::$severity, )* }
            }
        }
    };
}

codes! {
    /// A file that can't be found or read.
    MissingFile "missing-file" Invalid Error;
    /// A `$ref` to a node that isn't there.
    BrokenRef "broken-ref" Invalid Error;
    /// A `$ref` that leads to itself.
    RefCycle "ref-cycle" Invalid Error;
    /// A `$ref` that leaves the document's root folder.
    RefOutsideRoot "ref-outside-root" Invalid Error;
    /// Text that is not YAML.
    YamlSyntax "yaml-syntax" Invalid Error;
    /// Text that is not JSON.
    JsonSyntax "json-syntax" Invalid Error;
    /// Bytes that are not UTF-8.
    NotUtf8 "not-utf8" Invalid Error;
    /// Aliases that expand to too much.
    AliasExpansion "alias-expansion" Invalid Error;
    /// Nodes nested too deep.
    TooDeep "too-deep" Unsupported Error;
    /// A file over the size limit.
    TooBig "too-big" Unsupported Error;
    /// More files than the limit.
    TooManyFiles "too-many-files" Unsupported Error;
    /// A mapping that has one key twice.
    DuplicateKey "duplicate-key" Invalid Warning;
    /// A version of OpenAPI that can't be read.
    UnsupportedVersion "unsupported-version" Unsupported Error;
    /// A version of OpenAPI that is read as the one before it.
    NewerVersion "newer-version" Unsupported Warning;
    /// A word of another version of OpenAPI; it is read as it was meant.
    OtherVersion "other-version" Invalid Warning;
    /// A node of another kind than the standard wants.
    WrongKind "wrong-kind" Invalid Error;
    /// A number or a truth value where text is wanted; it is read as text.
    NotText "not-text" Invalid Warning;
    /// A `type` that JSON Schema doesn't have.
    UnknownType "unknown-type" Invalid Warning;
    /// An empty list where a mapping is wanted; it is read as an empty mapping.
    EmptyList "empty-list" Invalid Warning;
    /// A key that the standard doesn't have here; it is left out.
    UnknownKey "unknown-key" Invalid Warning;
    /// A value that is not among those the standard allows.
    WrongValue "wrong-value" Invalid Error;
    /// A required field without which nothing can be generated.
    MissingField "missing-field" Invalid Error;
    /// A required field for which a neutral value was put in.
    MissingFieldDefaulted "missing-field-defaulted" Invalid Warning;
    /// Fields beside a `$ref` that takes none.
    RefSiblings "ref-siblings" Invalid Warning;
    /// A path that doesn't start with a slash.
    BadPath "bad-path" Invalid Error;
    /// A schema that is an `allOf` of itself.
    AllOfCycle "all-of-cycle" Invalid Error;
    /// Branches of an `allOf` that can't both hold.
    AllOfConflict "all-of-conflict" Invalid Warning;
    /// A combination of `allOf` and unions that was simplified.
    UnionSimplified "union-simplified" Unsupported Warning;
    /// A schema of which no type says all; the nearest one is used.
    SchemaSimplified "schema-simplified" Unsupported Warning;
    /// Keywords that constrain values but say nothing of their type.
    ValidationKeyword "validation-keyword" Unsupported Warning;
    /// An `enum` whose values don't have the declared type.
    EnumType "enum-type" Invalid Warning;
    /// A key of a schema that means nothing for its type.
    IgnoredKeyword "ignored-keyword" Invalid Warning;
    /// Two operations with one `operationId`.
    DuplicateOperationId "duplicate-operation-id" Invalid Warning;
    /// An operation without `operationId`.
    MissingOperationId "missing-operation-id" Invalid Warning;
    /// An alias that leads to nothing but itself.
    EndlessAlias "endless-alias" Invalid Warning;
    /// Members that require each other without end.
    EndlessRequirement "endless-requirement" Invalid Warning;
    /// Names or words for the values of an enum that don't belong to them.
    EnumWords "enum-words" Invalid Warning;
    /// A discriminator that can't tell the alternatives apart.
    DiscriminatorUnused "discriminator-unused" Unsupported Warning;
    /// A tuple that is read as a list.
    TupleAsList "tuple-as-list" Unsupported Warning;
    /// A member that is required, but that nothing describes.
    UndescribedMember "undescribed-member" Invalid Warning;
    /// A Rust type that the document asks for, from a crate that is no dependency.
    ForeignType "foreign-type" Unsupported Warning;
    /// Something in `client.toml` that the document doesn't have.
    ConfigNoEffect "config-no-effect" Invalid Warning;
    /// A value that is kept as any JSON, although the document gives it a type.
    Untyped "untyped" Unsupported Warning;
    /// A resource that was asked for and isn't there.
    UnknownResource "unknown-resource" Invalid Error;
    /// A name in a path template that no parameter declares.
    UndeclaredPathParameter "undeclared-path-parameter" Invalid Warning;
    /// A document that does not say where the API, or an operation of it, is.
    NoBaseUrl "no-base-url" Invalid Warning;
    /// A security scheme that is asked for and isn't declared.
    UnknownScheme "unknown-scheme" Invalid Warning;
    /// A security scheme that no request can follow.
    UnusableScheme "unusable-scheme" Invalid Warning;
    /// Security schemes that nothing asks for.
    SecurityUnsaid "security-unsaid" Invalid Warning;
    /// A media type that the crate does not read or write, beside one that it does.
    MediaTypeLeftOut "media-type-left-out" Unsupported Warning;
    /// An overlay that is none, or that can't be applied.
    Overlay "overlay" Invalid Error;
    /// An overlay, or one of its actions, that changes nothing.
    OverlayNoEffect "overlay-no-effect" Invalid Warning;
    /// A parameter of the path that the path does not name.
    UnusedPathParameter "unused-path-parameter" Invalid Warning;
    /// A body that has parts in the document and is one text in the crate.
    BodyAsText "body-as-text" Unsupported Warning;
    /// Headers of a part of a multipart body.
    PartHeadersLeftOut "part-headers-left-out" Unsupported Warning;
    /// A `client.toml` that is not TOML.
    ConfigSyntax "config-syntax" Invalid Error;
    /// A key that `client.toml` doesn't have.
    ConfigKey "config-key" Invalid Error;
    /// A value in `client.toml` that can't be used.
    ConfigValue "config-value" Invalid Error;
    /// Operations that `client.toml` asks for and that are not there.
    UnknownOperation "unknown-operation" Invalid Error;
    /// A `names.lock` that is not TOML.
    LockSyntax "lock-syntax" Invalid Error;
    /// A key or a value of `names.lock` that can't be used.
    LockValue "lock-value" Invalid Error;
    /// A name that `names.lock` gives to two things.
    LockConflict "lock-conflict" Invalid Error;
    /// A name of `names.lock` that could not be kept.
    NameLost "name-lost" Unsupported Warning;
    /// A new name that was asked for and that nothing has.
    RenameNoEffect "rename-no-effect" Invalid Warning;
    /// A name that changed where Rust has no alias.
    NoAlias "no-alias" Unsupported Warning;
    /// Something that Oasmith itself got wrong.
    Internal "internal" Bug Error;
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
