//! `model!`: one struct with its constructor, setters and codec. One flat expansion
//! without inner macro calls: it is what a generated crate spends its compile time on.

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
        #[derive(Clone)]
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
            #[allow(unused_mut)]
            pub fn new($($($r: impl $crate::runtime::types::IntoMember<$type>,)?)*) -> Self {
                let mut made = <Self as $crate::runtime::codec::Model>::blank();
                $($(made.$r = $crate::runtime::types::IntoMember::<$type>::into_member($r);)?)*
                made
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
            fn default() -> Self {
                Self::new()
            }
        })?

        #[allow(deprecated, clippy::all)]
        impl $crate::runtime::codec::Model for $name {
            const SHAPE: &'static $crate::runtime::codec::Shape =
                &$crate::runtime::codec::Shape {
                    name: stringify!($name),
                    constants: &[$(($c, &$cv)),*],
                    required: &[$($([$($rw,)? stringify!($r)][0],)?)*],
                    optional: &[
                        $($([$($ow,)? stringify!($o)][0],)? $([$($nw,)? stringify!($n)][0],)?)*
                    ],
                    rest: &[$(stringify!($x))?],
                };
            fn blank() -> Self {
                Self {
                    $(
                        $($r: $crate::runtime::codec::Model::blank(),)?
                        $($o: ::core::option::Option::None,)?
                        $($n: $crate::runtime::types::Nullable::Absent,)?
                    )*
                    $($x: ::core::default::Default::default(),)?
                }
            }
            fn slots(&self, with: $crate::runtime::codec::WithSlots<'_>) {
                with(
                    &[$($(&self.$r,)?)* $($(&self.$o,)? $(&self.$n,)?)*],
                    &[$(&self.$x)?],
                );
            }
            fn slots_mut(&mut self, with: $crate::runtime::codec::WithSlotsMut<'_>) {
                with(
                    &mut [$($(&mut self.$r,)?)* $($(&mut self.$o,)? $(&mut self.$n,)?)*],
                    &mut [$(&mut self.$x)?],
                );
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::runtime::codec::debug(self, f)
            }
        }

        impl ::core::cmp::PartialEq for $name {
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

/// What every model has besides its codec: the two serde traits, by the walk, and that it
/// can be set from whatever becomes it.
macro_rules! traits {
    ($name:ident) => {
        $crate::runtime::macros::into_member!($name: $name);

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

/// What becomes a member of a type, besides what the runtime knows already. One impl for
/// each source instead of one for all that is `Into`: thousands of those would have to be
/// told apart at every call.
macro_rules! into_member {
    ($name:ident: $from:ty) => {
        impl $crate::runtime::types::IntoMember<$name> for $from {
            fn into_member(self) -> $name {
                self.into()
            }
        }
    };
}

pub(crate) use {into_member, model, models, traits};
