//! `paged!`: what an operation gives page by page.

/// `paged! { Name: page("page").size("per_page") items "/keys": Key = |page| page.keys }`.
macro_rules! paged {
    (
        $name:ident: $how:ident($($at:literal),*) $(.$fact:ident($value:literal))*
        items $items:literal: $item:ty = |$page:ident| $take:expr
    ) => {
        impl $crate::runtime::Paged for $name {
            type Item = $item;
            const PAGING: &'static $crate::runtime::Paging =
                &$crate::runtime::Paging::$how($($at),*)$(.$fact($value))*.items($items);

            #[allow(deprecated)]
            #[inline]
            fn items(
                $page: <$name as $crate::runtime::Operation>::Output,
            ) -> ::std::vec::Vec<$item> {
                $take
            }
        }
    };
}

pub(crate) use paged;
