//! That the lists of names which the runtime's types have themselves are whole: what is
//! missing there would be emitted a second time, and the crate would not compile.

use std::collections::HashSet;

use syn::{ImplItem, Item, Type};

use super::{parameters, resources, security};
use crate::emit::RuntimeSources;

/// The methods that the runtime has on a type, whatever stands for its `O`.
fn methods(of: &str) -> Vec<String> {
    let files = RuntimeSources::embedded().files.iter();
    let texts = files.filter(|(path, _)| !path.contains("macros"));
    let items = texts.flat_map(|(path, text)| {
        let file =
            syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        file.items
    });
    let blocks = items.filter_map(|item| match item {
        Item::Impl(block) if block.trait_.is_none() && is(&block.self_ty, of) => {
            Some(block)
        }
        _ => None,
    });
    let methods = blocks.flat_map(|block| block.items).filter_map(|item| match item {
        ImplItem::Fn(method) => Some(method),
        _ => None,
    });
    // Private ones too: the compiler does not allow a second one of their name either.
    methods.map(|method| method.sig.ident.to_string()).collect()
}

/// `ClientBuilder`, or `Call<O>` with a name for the operation, not a type.
fn is(ty: &Type, name: &str) -> bool {
    let Type::Path(path) = ty else { return false };
    let text = quote::quote!(#path).to_string();
    text == name || text == format!("{name} < O >")
}

#[track_caller]
fn check(of: &str, taken: &[&str]) {
    let taken: HashSet<&str> = taken.iter().copied().collect();
    let methods = methods(of);
    assert!(!methods.is_empty(), "{of} has no methods");
    let missing: Vec<&String> =
        methods.iter().filter(|name| !taken.contains(name.as_str())).collect();
    assert!(missing.is_empty(), "not taken on {of}: {missing:?}");
}

#[test]
fn schemes_are_called_like_no_method_of_the_builder() {
    check("ClientBuilder", security::TAKEN);
}

#[test]
fn resources_are_called_like_no_method_of_the_client() {
    check("Client", resources::TAKEN_MODULES);
}

#[test]
fn parameters_are_called_like_no_method_of_a_call() {
    check("Call", parameters::TAKEN);
}
