//! `model!`: one struct with its constructor, setters and codec. It is what a generated
//! crate spends its compile time on: each function in it is compiled a thousand times.

/// `model! { pub struct Name + extra: Extra { required id: i64, optional .., nullable .. } }`.
///
/// A member is `required`, `optional` (an `Option`) or `nullable` (a `Nullable`: it may be
/// left out, and it may be null); before them, `constant "name" = "value"` is a member that
/// has one value only, and so no place in the struct. `, Default` behind the head asks for a default, where
/// nothing is required.
macro_rules! model {
    (
        $(#[$doc:meta])*
        pub struct $name:ident $(+ $x:ident: $xt:ty)? $(, $default:ident)? {
            $(constant $c:literal = $cv:literal,)*
            $(
                $(#[$about:meta])*
                $(required $r:ident $(= $rw:literal)?)?
                $(optional $o:ident $(= $ow:literal)?)?
                $(nullable $n:ident $(= $nw:literal)?)?
                : $type:ty
            ),* $(,)?
        }
    ) => {
        $(#[$doc])*
        $(
            #[doc = ""]
            #[doc = concat!("`` ", $c, " `` is always `` ", stringify!($cv), " ``.")]
        )*
        #[non_exhaustive]
        #[allow(missing_docs)]
        pub struct $name {
            $(
                $(#[$about])*
                $(pub $r: $type,)?
                $(pub $o: ::core::option::Option<$type>,)?
                $(pub $n: $crate::runtime::types::Nullable<$type>,)?
            )*
            $(
                /// Members that the document does not name.
                pub $x: $xt,
            )?
        }

        #[allow(deprecated, missing_docs, clippy::all)]
        impl $name {
            /// Takes what is required; the rest is absent.
            #[must_use]
            #[inline]
            pub fn new($($($r: impl $crate::runtime::types::IntoMember<$type>,)?)*) -> Self {
                Self {
                    $(
                        $($r: $crate::runtime::types::IntoMember::<$type>::into_member($r),)?
                        $($o: ::core::option::Option::None,)?
                        $($n: $crate::runtime::types::Nullable::Absent,)?
                    )*
                    $($x: ::core::default::Default::default(),)?
                }
            }

            $(
                $(#[$about])*
                #[must_use]
                $(pub fn $r(
                    mut self,
                    $r: impl $crate::runtime::types::IntoMember<$type>,
                ) -> Self {
                    self.$r = $crate::runtime::types::IntoMember::<$type>::into_member($r);
                    self
                })?
                $(pub fn $o(
                    mut self,
                    $o: impl $crate::runtime::types::IntoMember<$type>,
                ) -> Self {
                    self.$o = ::core::option::Option::Some(
                        $crate::runtime::types::IntoMember::<$type>::into_member($o),
                    );
                    self
                })?
                $(pub fn $n(
                    mut self,
                    $n: impl $crate::runtime::types::IntoMember<$type>,
                ) -> Self {
                    self.$n = $crate::runtime::types::Nullable::Value(
                        $crate::runtime::types::IntoMember::<$type>::into_member($n),
                    );
                    self
                })?
            )*
        }

        $(impl ::core::default::$default for $name {
            #[inline]
            fn default() -> Self {
                Self::new()
            }
        })?

        #[allow(deprecated, clippy::all)]
        impl $crate::runtime::codec::Model for $name {
            #[inline]
            fn shape() -> &'static $crate::runtime::codec::Shape {
                &$crate::runtime::codec::Shape {
                    name: stringify!($name),
                    constants: &[$(($c, &$cv)),*],
                    required: &[$($($crate::runtime::macros::wire!($r $($rw)?),)?)*],
                    optional: &[$(
                        $($crate::runtime::macros::wire!($o $($ow)?),)?
                        $($crate::runtime::macros::wire!($n $($nw)?),)?
                    )*],
                    rest: &[$(stringify!($x))?],
                }
            }
            #[inline]
            fn blank() -> Self {
                $($(let $r = <$type as $crate::runtime::codec::Model>::blank();)?)*
                Self::new($($($r,)?)*)
            }
            #[inline]
            fn places(&self, to: $crate::runtime::codec::Borrower<'_>) {
                to.lend([
                    $($(&self.$r,)?)*
                    $($(&self.$o,)? $(&self.$n,)?)*
                    $(&self.$x,)?
                ]);
            }
            #[inline]
            fn places_mut(&mut self, to: $crate::runtime::codec::BorrowerMut<'_>) {
                to.lend([
                    $($(&mut self.$r,)?)*
                    $($(&mut self.$o,)? $(&mut self.$n,)?)*
                    $(&mut self.$x,)?
                ]);
            }
        }

        impl ::core::clone::Clone for $name {
            #[inline]
            fn clone(&self) -> Self {
                $crate::runtime::codec::copy(self)
            }
        }

        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::runtime::codec::debug(self, f)
            }
        }

        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::runtime::codec::equal(self, other)
            }
        }

        $crate::runtime::macros::traits!($name);
    };

    (
        $(#[$doc:meta])*
        pub struct $name:ident $(+ $x:ident: $xt:ty)? $(, $default:ident)? {
            $(constant $c:literal = $cv:literal),+
        }
    ) => {
        $crate::runtime::macros::model! {
            $(#[$doc])*
            pub struct $name $(+ $x: $xt)? $(, $default)? { $(constant $c = $cv,)+ }
        }
    };
}

/// `models! { pub struct Name { .. } pub struct Name { .. } .. }`: each as [`model!`] has it.
macro_rules! models {
    ($(
        $(#[$doc:meta])*
        pub struct $name:ident $(+ $x:ident: $xt:ty)? $(, $default:ident)? { $($members:tt)* }
    )*) => {
        $($crate::runtime::macros::model! {
            $(#[$doc])*
            pub struct $name $(+ $x: $xt)? $(, $default)? { $($members)* }
        })*
    };
}

/// The name that a member has in JSON: its name in Rust, unless there is another one.
macro_rules! wire {
    ($member:ident) => {
        stringify!($member)
    };
    ($member:ident $wire:literal) => {
        $wire
    };
}

/// What every type of the document has besides its codec: the two serde traits, by the
/// walk, and that members are set from whatever becomes it.
macro_rules! traits {
    ($name:ident) => {
        impl $crate::runtime::codec::Defined for $name {}

        impl $crate::runtime::codec::serde::Serialize for $name {
            fn serialize<S: $crate::runtime::codec::serde::Serializer>(
                &self,
                to: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::codec::encode(self, to)
            }
        }

        impl<'de> $crate::runtime::codec::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::runtime::codec::serde::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::codec::decode(from)
            }
        }
    };
}

pub(crate) use {model, models, traits, wire};
