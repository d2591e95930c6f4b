//! `string_enum!` and `int_enum!`: open enums, whose last variant keeps what the document
//! does not name.

/// `string_enum! { pub enum Name { Variant = "value", _ => Unknown } }`: the enum, each
/// variant documented by its value. Without `pub enum` only the codec: for an enum that is
/// defined by hand.
macro_rules! string_enum {
    (
        $(#[$doc:meta])*
        pub enum $name:ident { $(
            $(#[$about:meta])* $variant:ident = $text:literal,
        )* _ => $unknown:ident $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$about])*
                #[doc = ""]
                #[doc = concat!("`` ", $text, " ``")]
                $variant,
            )*
            /// A value that the document does not name, kept as it came.
            $unknown(::std::string::String),
        }

        $crate::runtime::macros::equal_by! { $name as_str }
        $crate::runtime::macros::string_enum! { $name { $($variant = $text,)* _ => $unknown } }
    };

    ($name:ident { $($variant:ident = $text:literal,)* _ => $unknown:ident $(,)? }) => {
        impl $name {
            /// The value as it travels.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::$unknown(text) => text,
                }
            }
        }

        impl ::core::convert::From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                $crate::runtime::codec::Word::of(text)
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            #[inline]
            fn from(text: ::std::string::String) -> Self {
                $crate::runtime::codec::Word::of_string(text)
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                ::core::result::Result::Ok(text.into())
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::runtime::codec::Word for $name {
            #[inline]
            fn known(text: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match text {
                    $($text => Self::$variant,)*
                    _ => return ::core::option::Option::None,
                })
            }
            #[inline]
            fn unknown(text: ::std::string::String) -> Self {
                Self::$unknown(text)
            }
        }

        impl $crate::runtime::codec::Model for $name {
            #[inline]
            fn open(&mut self) -> $crate::runtime::codec::Open<'_> {
                $crate::runtime::codec::Open::Parse(self)
            }
            #[inline]
            fn view(&self) -> $crate::runtime::codec::View<'_> {
                $crate::runtime::codec::View::Text(self.as_str())
            }
            #[inline]
            fn blank() -> Self {
                Self::$unknown(::core::default::Default::default())
            }
        }

        $crate::runtime::macros::traits!($name);
    };
}

/// `int_enum! { pub enum Name { Variant = 1, _ => Unknown } }`, and without `pub enum`.
macro_rules! int_enum {
    (
        $(#[$doc:meta])*
        pub enum $name:ident { $(
            $(#[$about:meta])* $variant:ident = $number:literal,
        )* _ => $unknown:ident $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub enum $name {
            $(
                $(#[$about])*
                #[doc = ""]
                #[doc = concat!("`` ", $number, " ``")]
                $variant,
            )*
            /// A value that the document does not name, kept as it came.
            $unknown(i64),
        }

        $crate::runtime::macros::equal_by! { $name as_i64 }
        $crate::runtime::macros::int_enum! { $name { $($variant = $number,)* _ => $unknown } }
    };

    ($name:ident { $($variant:ident = $number:literal,)* _ => $unknown:ident $(,)? }) => {
        impl $name {
            /// The value as it travels.
            #[must_use]
            #[inline]
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $number,)*
                    Self::$unknown(number) => *number,
                }
            }
        }

        impl ::core::convert::From<i64> for $name {
            #[inline]
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    _ => Self::$unknown(number),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), f)
            }
        }

        impl $crate::runtime::codec::Number for $name {
            #[inline]
            fn set(&mut self, number: i64) -> $crate::runtime::codec::Parsed {
                *self = number.into();
                match self {
                    Self::$unknown(_) => $crate::runtime::codec::Parsed::Open,
                    #[allow(unreachable_patterns)]
                    _ => $crate::runtime::codec::Parsed::Known,
                }
            }
            #[inline]
            fn clear(&mut self) {
                *self = $crate::runtime::codec::Model::blank();
            }
        }

        impl $crate::runtime::codec::Model for $name {
            #[inline]
            fn open(&mut self) -> $crate::runtime::codec::Open<'_> {
                $crate::runtime::codec::Open::Number(self)
            }
            #[inline]
            fn view(&self) -> $crate::runtime::codec::View<'_> {
                $crate::runtime::codec::View::I64(self.as_i64())
            }
            #[inline]
            fn blank() -> Self {
                Self::$unknown(0)
            }
        }

        $crate::runtime::macros::traits!($name);
    };
}

/// `equal_by! { Name as_str }`: equality and hash of an enum are those of the value that travels.
macro_rules! equal_by {
    ($name:ident $value:ident) => {
        impl ::core::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                self.$value() == other.$value()
            }
        }

        impl ::core::cmp::Eq for $name {}

        impl ::core::hash::Hash for $name {
            #[inline]
            fn hash<H: ::core::hash::Hasher>(&self, to: &mut H) {
                ::core::hash::Hash::hash(&self.$value(), to);
            }
        }
    };
}

/// `string_enums! { pub enum Name { .. } pub enum Name { .. } .. }`: each as [`string_enum!`] has it.
macro_rules! string_enums {
    ($($(#[$doc:meta])* pub enum $name:ident { $($values:tt)* })*) => {
        $($crate::runtime::macros::string_enum! { $(#[$doc])* pub enum $name { $($values)* } })*
    };
}

/// `int_enums! { pub enum Name { .. } pub enum Name { .. } .. }`: each as [`int_enum!`] has it.
macro_rules! int_enums {
    ($($(#[$doc:meta])* pub enum $name:ident { $($values:tt)* })*) => {
        $($crate::runtime::macros::int_enum! { $(#[$doc])* pub enum $name { $($values)* } })*
    };
}

pub(crate) use {equal_by, int_enum, int_enums, string_enum, string_enums};
