//! `operations!`: the markers of a resource's operations and what the document says about
//! each.

/// `operations! { Name { "id", GET "/path" Ok { .. } Err { .. } } .. }`.
macro_rules! operations {
    ($($name:ident { $($facts:tt)* })*) => {
        $($crate::runtime::macros::operation! { $name => $($facts)* })*
    };
}

/// See the arms: one success body, or several that become an enum.
macro_rules! operation {
    (
        $(#[$doc:meta])*
        $name:ident => $id:literal, $method:ident $path:literal
        $(server $server:literal)?
        $(security $($($scheme:ident)&+)|+)?
        $(accept $accept:literal)?
        $(idempotency $key:literal)?
        $(pages { $($pages:tt)* })?
        Ok { $($status:tt)|+ : $kind:ident $($type:ty)? $(,)? }
        $(Err { $($($error:tt)|+ : $error_kind:ident $($error_type:ty)?),* $(,)? })?
    ) => {
        $(#[$doc])*
        #[doc = concat!("`", stringify!($method), " ", $path, "` (`", $id, "`)")]
        pub enum $name {}

        impl $crate::runtime::Plain for $name {
            type Body = $crate::runtime::body::$kind $(<$type>)?;
            const FACTS: &'static $crate::runtime::Spec = &$crate::runtime::Spec::new(
                $id, stringify!($method), $path,
                &[$crate::runtime::Success::new::<Self::Body>(&[$(stringify!($status)),+])],
            ) $(.server($server))? $(.security(&[$(&[$(stringify!($scheme)),+]),+]))? $(.accept($accept))?
                $(.idempotency_header($key))?
                $(.failures(&[$($crate::runtime::Failure::new::<
                    $crate::runtime::body::$error_kind $(<$error_type>)?
                >(&[$(stringify!($error)),+])),*]))?;
        }

        $($crate::runtime::macros::paged! { $name: $($pages)* })?
    };

    (
        $(#[$doc:meta])*
        $name:ident => $id:literal, $method:ident $path:literal
        $(server $server:literal)?
        $(security $($($scheme:ident)&+)|+)?
        $(accept $accept:literal)?
        $(idempotency $key:literal)?
        Ok { $outcome:ident { $(
            $($status:tt)|+ : $variant:ident($kind:ident $($type:ty)?)
        ),+ $(,)? } $(,)? }
        $(Err { $($($error:tt)|+ : $error_kind:ident $($error_type:ty)?),* $(,)? })?
    ) => {
        $(#[$doc])*
        #[doc = concat!("`", stringify!($method), " ", $path, "` (`", $id, "`)")]
        pub enum $name {}

        #[doc = concat!("What comes of [`", stringify!($name), "`].")]
        #[derive(Debug)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant)]
        pub enum $outcome {
            $(
                #[doc = concat!("Status ", $(stringify!($status), " "),+)]
                $variant(
                    <$crate::runtime::body::$kind $(<$type>)? as $crate::runtime::body::Body>::Output
                ),
            )+
        }

        impl $crate::runtime::Operation for $name {
            type Output = $outcome;
            const SPEC: &'static $crate::runtime::Spec = &$crate::runtime::Spec::new(
                $id, stringify!($method), $path,
                &[$($crate::runtime::Success::new::<
                    $crate::runtime::body::$kind $(<$type>)?
                >(&[$(stringify!($status)),+])),+],
            ) $(.server($server))? $(.security(&[$(&[$(stringify!($scheme)),+]),+]))? $(.accept($accept))?
                $(.idempotency_header($key))?
                $(.failures(&[$($crate::runtime::Failure::new::<
                    $crate::runtime::body::$error_kind $(<$error_type>)?
                >(&[$(stringify!($error)),+])),*]))?;

            #[inline]
            fn decode(
                success: usize,
                reply: &mut $crate::runtime::body::Reply,
            ) -> ::core::result::Result<Self::Output, $crate::runtime::Error> {
                let readers: &[fn(&mut $crate::runtime::body::Reply) -> ::core::result::Result<
                    Self::Output,
                    $crate::runtime::Error,
                >] = &[$(|reply| {
                    $crate::runtime::body::read::<$crate::runtime::body::$kind $(<$type>)?>(reply)
                        .map($outcome::$variant)
                }),+];
                match readers.get(success) {
                    ::core::option::Option::Some(read) => read(reply),
                    ::core::option::Option::None => {
                        ::core::result::Result::Err(reply.undocumented())
                    }
                }
            }
        }
    };
}

pub(crate) use {operation, operations};
