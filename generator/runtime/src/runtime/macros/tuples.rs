//! `tuples! { 2 3 }`: the codec of tuples with so many places. Each size costs the compiler
//! as much as a model, so there are those that the API has.

/// The codec of tuples of these sizes, from 1 to 12.
macro_rules! tuples {
    ($($size:tt)+) => { $($crate::runtime::macros::tuple! { $size })+ };
}

/// The codec of the tuples of one size: how one lends its places, all at once, in order.
macro_rules! tuple {
    (1) => { $crate::runtime::macros::tuple! { A A2 0 } };
    (2) => { $crate::runtime::macros::tuple! { A A2 0, B B2 1 } };
    (3) => { $crate::runtime::macros::tuple! { A A2 0, B B2 1, C C2 2 } };
    (4) => { $crate::runtime::macros::tuple! { A A2 0, B B2 1, C C2 2, D D2 3 } };
    (5) => { $crate::runtime::macros::tuple! { A A2 0, B B2 1, C C2 2, D D2 3, E E2 4 } };
    (6) => { $crate::runtime::macros::tuple! {
        A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5
    } };
    (7) => { $crate::runtime::macros::tuple! {
        A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5, G G2 6
    } };
    (8) => { $crate::runtime::macros::tuple! {
        A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5, G G2 6, H H2 7
    } };
    (9) => { $crate::runtime::macros::tuple! {
        A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5, G G2 6, H H2 7, I I2 8
    } };
    (10) => { $crate::runtime::macros::tuple! {
        A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5, G G2 6, H H2 7, I I2 8, J J2 9
    } };
    (11) => { $crate::runtime::macros::tuple! {
        A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5, G G2 6, H H2 7, I I2 8, J J2 9,
        K K2 10
    } };
    (12) => { $crate::runtime::macros::tuple! {
        A A2 0, B B2 1, C C2 2, D D2 3, E E2 4, F F2 5, G G2 6, H H2 7, I I2 8, J J2 9,
        K K2 10, L L2 11
    } };
    ($($type:ident $from:ident $at:tt),+) => {
        impl<$($type: $crate::runtime::codec::Model),+> $crate::runtime::codec::Model
            for ($($type,)+)
        {
            fn open(&mut self) -> $crate::runtime::codec::Open<'_> {
                $crate::runtime::codec::Open::Tuple(self)
            }
            fn view(&self) -> $crate::runtime::codec::View<'_> {
                $crate::runtime::codec::View::Tuple(self)
            }
            fn blank() -> Self {
                ($($type::blank(),)+)
            }
            fn places(&self, to: $crate::runtime::codec::Borrower<'_>) {
                to.lend([$(&self.$at),+]);
            }
            fn places_mut(&mut self, to: $crate::runtime::codec::BorrowerMut<'_>) {
                to.lend([$(&mut self.$at),+]);
            }
        }

        impl<$($type, $from: $crate::runtime::types::IntoMember<$type>),+>
            $crate::runtime::types::IntoMember<($($type,)+)> for ($($from,)+)
        {
            fn into_member(self) -> ($($type,)+) {
                ($(self.$at.into_member(),)+)
            }
        }
    };
}

pub(crate) use {tuple, tuples};
