//! `union!` and `tagged_union!`: values of several shapes, told apart by the shape or by a
//! tag; the last variant keeps what is none of them.

/// `union! { pub enum Name + Unknown { Variant(Type) from(Other, ..), .. } }`.
macro_rules! union {
    (
        $(#[$doc:meta])*
        pub enum $name:ident + $unknown:ident {
            $($(#[$about:meta])* $variant:ident($type:ty) $(from($($from:ty),+))?),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #[allow(missing_docs, clippy::large_enum_variant)]
        pub enum $name {
            $($(#[$about])* $variant($type),)*
            /// A value of none of these shapes, kept as it came.
            $unknown($crate::runtime::types::Value),
        }

        $($($(
            impl ::core::convert::From<$from> for $name {
                #[inline]
                fn from(value: $from) -> Self {
                    Self::$variant(value.into())
                }
            }
        )+)?)*

        impl $name {
            const VARIANTS: &'static [$crate::runtime::codec::Variant<Self>] = &[
                $($crate::runtime::codec::Variant {
                    fit: $crate::runtime::codec::fit::<$type>,
                    read: |value, at| {
                        $crate::runtime::codec::read::<$type>(value, at).map(Self::$variant)
                    },
                },)*
            ];
        }

        impl $crate::runtime::codec::Union for $name {
            #[inline]
            fn take(
                &mut self,
                value: $crate::runtime::types::Value,
                at: &mut $crate::runtime::codec::At<'_>,
            ) -> ::core::result::Result<(), $crate::runtime::codec::Stop> {
                *self = $crate::runtime::codec::choose(
                    Self::VARIANTS,
                    Self::$unknown,
                    $crate::runtime::codec::Union::expected(self),
                    value,
                    at,
                )?;
                ::core::result::Result::Ok(())
            }
            #[inline]
            fn fit(&self, value: &$crate::runtime::types::Value) -> $crate::runtime::codec::Fit {
                $crate::runtime::codec::fit_best(Self::VARIANTS, value)
            }
            #[inline]
            fn expected(&self) -> &'static str {
                concat!("one of the shapes of ", stringify!($name))
            }
        }

        impl $crate::runtime::codec::Model for $name {
            #[inline]
            fn open(&mut self) -> $crate::runtime::codec::Open<'_> {
                $crate::runtime::codec::Open::Union(self)
            }
            #[inline]
            fn view(&self) -> $crate::runtime::codec::View<'_> {
                match self {
                    $(Self::$variant(value) => $crate::runtime::codec::Model::view(value),)*
                    Self::$unknown(value) => $crate::runtime::codec::View::Any(value),
                }
            }
            #[inline]
            fn blank() -> Self {
                Self::$unknown($crate::runtime::types::Value::Null)
            }
        }

        $crate::runtime::macros::traits!($name);
    };
}

/// `tagged_union! { pub enum Name + Unknown, tag "key" { Variant(Type) = "value", .. } }`.
macro_rules! tagged_union {
    (
        $(#[$doc:meta])*
        pub enum $name:ident + $unknown:ident, tag $key:literal {
            $(
                $(#[$about:meta])*
                $variant:ident $(($type:ty))? $(from($($from:ty),+))? = $tag:literal
            ),* $(,)?
        }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        #[allow(missing_docs, clippy::large_enum_variant)]
        pub enum $name {
            $($(#[$about])* $variant $(($type))?,)*
            /// An object of a kind that the document does not name, kept as it came.
            $unknown($crate::runtime::types::Value),
        }

        $($($(
            impl ::core::convert::From<$from> for $name {
                #[inline]
                fn from(value: $from) -> Self {
                    Self::$variant(value.into())
                }
            }
        )+)?)*

        impl $crate::runtime::codec::Union for $name {
            #[inline]
            fn take(
                &mut self,
                value: $crate::runtime::types::Value,
                at: &mut $crate::runtime::codec::At<'_>,
            ) -> ::core::result::Result<(), $crate::runtime::codec::Stop> {
                let expected = $crate::runtime::codec::Union::expected(self);
                *self = match $crate::runtime::codec::read_tag(&value, $key, expected, at)? {
                    $(::core::option::Option::Some($tag) => Self::$variant $((
                        $crate::runtime::codec::read_tagged::<$type>(value, $key, at)?
                    ))?,)*
                    _ => Self::$unknown(value),
                };
                ::core::result::Result::Ok(())
            }
            #[inline]
            fn fit(&self, value: &$crate::runtime::types::Value) -> $crate::runtime::codec::Fit {
                match $crate::runtime::codec::tag(value, $key) {
                    $($tag => $crate::runtime::codec::fit_tagged(
                        [$($crate::runtime::codec::fit::<$type>)?],
                        value,
                    ),)*
                    _ => value.is_object().then_some(0),
                }
            }
            #[inline]
            fn expected(&self) -> &'static str {
                concat!("an object that is a ", stringify!($name))
            }
        }

        impl $crate::runtime::codec::Model for $name {
            #[inline]
            fn open(&mut self) -> $crate::runtime::codec::Open<'_> {
                $crate::runtime::codec::Open::Union(self)
            }
            #[inline]
            fn view(&self) -> $crate::runtime::codec::View<'_> {
                match self {
                    $(Self::$variant $(($crate::runtime::macros::payload!($type, payload)))? => {
                        $crate::runtime::codec::View::Tagged {
                            key: $key,
                            tag: $tag,
                            payload: $crate::runtime::codec::payload(&[
                                $($crate::runtime::macros::payload!($type, payload))?
                            ]),
                        }
                    })*
                    Self::$unknown(value) => $crate::runtime::codec::View::Any(value),
                }
            }
            #[inline]
            fn blank() -> Self {
                Self::$unknown($crate::runtime::types::Value::Null)
            }
        }

        $crate::runtime::macros::traits!($name);
    };
}

/// The name of a payload, where a repetition over types needs to say it.
macro_rules! payload {
    ($type:ty, $name:ident) => {
        $name
    };
}

/// `unions! { pub enum Name + Unknown { .. } .. }`: each as [`union!`] has it.
macro_rules! unions {
    ($($(#[$doc:meta])* pub enum $name:ident + $unknown:ident { $($shapes:tt)* })*) => {
        $($crate::runtime::macros::union! {
            $(#[$doc])*
            pub enum $name + $unknown { $($shapes)* }
        })*
    };
}

/// `tagged_unions! { pub enum Name + Unknown, tag "key" { .. } .. }`: each as
/// [`tagged_union!`] has it.
macro_rules! tagged_unions {
    ($(
        $(#[$doc:meta])*
        pub enum $name:ident + $unknown:ident, tag $key:literal { $($kinds:tt)* }
    )*) => {
        $($crate::runtime::macros::tagged_union! {
            $(#[$doc])*
            pub enum $name + $unknown, tag $key { $($kinds)* }
        })*
    };
}

pub(crate) use {payload, tagged_union, tagged_unions, union, unions};
