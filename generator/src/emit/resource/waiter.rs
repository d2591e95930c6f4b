//! The methods of a call that wait.

use std::time::Duration;

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::argument::WIDTH;
use crate::emit::docs::{Doc, inline_code};
use crate::emit::scope::ident;
use crate::emit::tokens::compact;
use crate::ir::{Operation, Sign, Test, Waiter};

/// The waiters of an operation.
pub fn methods(operation: &Operation) -> Vec<TokenStream> {
    operation.waiters.iter().map(|waiter| method(operation, waiter)).collect()
}

fn method(operation: &Operation, waiter: &Waiter) -> TokenStream {
    let Waiter { name, done, failed, failed_when_done, .. } = waiter;
    let Waiter { interval, max_interval, timeout, .. } = waiter;
    let (name, marker) = (ident(name), ident(&operation.marker));
    let doc = doc(waiter).outer();
    let place = done.place.pointer();
    let mut steps = vec![match &done.test {
        Test::Is(values) => quote!(poll_for(#place, &[#(#values),*])),
        Test::Present => quote!(poll_for_presence(#place)),
        Test::Above(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(poll_above(#place, #number))
        }
    }];
    if *failed_when_done {
        steps.push(quote!(when_done()));
    }
    steps.extend(failed.as_ref().map(|Sign { place, test }| {
        let place = place.pointer();
        match test {
            Test::Is(values) => quote!(fail_on(#place, &[#(#values),*])),
            Test::Present => quote!(fail_on_presence(#place)),
            Test::Above(number) => {
                let number = Literal::i64_unsuffixed(*number);
                quote!(fail_above(#place, #number))
            }
        }
    }));
    let pace = [
        (quote!(interval), interval),
        (quote!(max_interval), max_interval),
        (quote!(timeout), timeout),
    ];
    for (option, time) in pace {
        let time = time.map(duration);
        steps.extend(time.map(|time| quote!(#option(#time))));
    }
    // What is too long for a line is broken by rustfmt in a way of its own.
    let wide = |step: &TokenStream| compact(step).chars().count() + 13 > WIDTH;
    let skip = steps.iter().any(wide).then(|| quote!(#[rustfmt::skip]));
    quote! {
        #doc
        #skip
        pub fn #name(self) -> PollUntil<#marker> {
            self #(.#steps)*
        }
    }
}

fn duration(time: Duration) -> TokenStream {
    match time.subsec_millis() {
        0 => {
            let secs = Literal::u64_unsuffixed(time.as_secs());
            quote!(Duration::from_secs(#secs))
        }
        _ => {
            let millis = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
            let millis = Literal::u64_unsuffixed(millis);
            quote!(Duration::from_millis(#millis))
        }
    }
}

fn doc(waiter: &Waiter) -> Doc {
    let mut doc = Doc::at(4);
    doc.paragraph(&format!("Waits until {}.", sentence(&waiter.done)));
    if let Some(failed) = &waiter.failed {
        doc.paragraph(&format!(
            "It is an error, which has the result as its [`body`](crate::Error::body), if {}{}.",
            if waiter.failed_when_done { "then " } else { "" },
            sentence(failed)
        ));
    }
    doc
}

fn sentence(Sign { place, test }: &Sign) -> String {
    let place = inline_code(&place.dotted());
    match test {
        Test::Is(values) => {
            let values: Vec<String> =
                values.iter().map(|one| inline_code(one)).collect();
            format!("{place} is {}", values.join(" or "))
        }
        Test::Present => format!("{place} is there"),
        Test::Above(number) => format!("{place} is more than {number}"),
    }
}
