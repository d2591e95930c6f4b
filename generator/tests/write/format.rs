//! How emitted items look as text.

use std::process::Command;

use oasmith::emit::{File, Item, Part, Table, Tree};
use oasmith::write::{self, Mode, WriteError};
use proc_macro2::TokenStream;
use quote::quote;

use crate::Bench;

fn written(
    source: &str,
    items: impl FnOnce() -> Vec<Item> + Send,
) -> Result<String, WriteError> {
    let bench = Bench::new();
    let file = File::rust("src/lib.rs", items);
    write::run(Tree { files: vec![file] }, source, &bench.out, Mode::Write)?;
    Ok(bench.read("src/lib.rs").expect("written"))
}

fn text(items: impl FnOnce() -> Vec<TokenStream> + Send) -> String {
    written("Pets", || items().into_iter().map(Item::Rust).collect()).expect("formatted")
}

#[test]
fn the_first_line_says_where_the_file_comes_from() {
    insta::assert_snapshot!(text(|| vec![quote!(#![doc = " A crate."]), quote!(struct A;)]), @r"
    // Written by Oasmith from Pets; changes are lost with the next run.
    //! A crate.

    struct A;
    ");
}

#[test]
fn a_title_can_not_leave_the_first_line() {
    for (title, shown) in [
        ("A\nfn main() {}", "A fn main() {}"),
        ("  A\t \u{7}B\r\n", "A B"),
        ("", "an OpenAPI document"),
    ] {
        let text = written(title, Vec::new).expect("formatted");
        let head = format!(
            "// Written by Oasmith from {shown}; changes are lost with the next run.\n"
        );
        assert_eq!(text, head);
    }
}

#[test]
fn imports_stand_together_and_items_apart() {
    let items = || {
        vec![
            quote!(
                mod b;
                mod a;
                mod v10;
                mod v9;
                mod a_b;
            ),
            quote!(
                use std::fmt;
            ),
            quote!(
                use std::io;
            ),
            quote!(
                pub use a::A;
            ),
            quote!(
                /** Docs. */
                mod documented;
            ),
            quote!(
                #[cfg(feature = "x")]
                const A: i64 = 1;
            ),
            quote!(
                const B: i64 = 1;
            ),
        ]
    };
    insta::assert_snapshot!(text(items), @r#"
    // Written by Oasmith from Pets; changes are lost with the next run.

    mod a;
    mod a_b;
    mod b;
    mod v10;
    mod v9;

    use std::fmt;
    use std::io;

    pub use a::A;

    /// Docs.
    mod documented;

    #[cfg(feature = "x")]
    const A: i64 = 1;

    const B: i64 = 1;
    "#);
}

#[test]
fn a_block_with_a_long_head_is_one_block() {
    let items = || {
        let head = quote! {
            impl Call<
                DeviceCompliancePoliciesScheduledActionsForRuleListScheduledActionConfigurations,
            >
        };
        let members = vec![
            quote!(
                fn top(self) {}
            ),
            quote!(
                fn skip(self) {}
            ),
        ];
        vec![Item::Block { head, members }]
    };
    let text = written("Devices", items).unwrap();
    syn::parse_file(&text).unwrap();
    assert_eq!(text.matches("impl").count(), 1, "{text}");
    assert!(text.contains("fn top(self) {}\n\n    fn skip"), "{text}");
}

#[test]
fn a_table_lays_itself_out() {
    let items = || {
        let row = Part::Row("List => \"list\"".to_owned());
        let strukt = quote!(
            struct A;
        );
        vec![Item::Rust(strukt), Item::Table(Table::new("operation", vec![row]))]
    };
    let text = written("Pets", items).expect("formatted");
    assert!(text.ends_with("struct A;\n\noperation! { List => \"list\" }\n"), "{text}");
}

#[test]
fn what_is_not_rust_is_a_bug_that_names_file_and_item() {
    let error =
        written("Pets", || vec![Item::Rust(quote!(struct struct))]).expect_err("a bug");
    let text = error.to_string();
    for part in ["a bug in Oasmith", "src/lib.rs", "struct struct"] {
        assert!(text.contains(part), "{text}");
    }
}

#[test]
fn of_several_bugs_the_first_is_told() {
    let bench = Bench::new();
    let good = (0..100).map(|at| {
        File::rust(format!("src/a{at}.rs"), || {
            vec![Item::Rust(quote!(
                struct A;
            ))]
        })
    });
    let bad = ["b", "a", "c"].map(|name| {
        File::rust(format!("src/{name}.rs"), || vec![Item::Rust(quote!(struct struct))])
    });
    let tree = Tree { files: good.chain(bad).collect() };
    let error = write::run(tree, "Pets", &bench.out, Mode::Write).expect_err("a bug");
    assert!(error.to_string().contains("src/b.rs"), "{error}");
    assert!(!bench.out.exists());
}

/// One item of every sort that a generated crate has.
fn samples() -> Vec<TokenStream> {
    vec![
        quote!(#![doc = " A crate."] #![forbid(unsafe_code)]),
        quote!(
            pub mod models;
            #[doc(hidden)]
            pub mod runtime;
            #[cfg(feature = "z")]
            pub mod a;
        ),
        quote!(
            pub use runtime::{
                Call, Client, ClientBuilder, Error, ErrorKind, EventStream, Meta,
                RateLimit, RawResponse,
            };
        ),
        quote! {
            #[doc = " An SSH key."]
            #[derive(Clone, Debug, PartialEq)]
            #[non_exhaustive]
            pub struct SshKey {
                #[doc = " A name."]
                pub name: String,
                #[deprecated]
                pub r#type: Option<Box<SshKeyType>>,
                pub extra: Extra,
            }
        },
        quote! {
            pub enum Action { Reboot, Resize(ActionResize), Unknown(Value) }
        },
        quote! {
            impl Client {
                #[doc = " Droplets."]
                pub fn droplets(&self) -> Droplets<'_> { Droplets { client: self } }
            }
        },
        quote! {
            impl Droplets<'_> {
                pub fn get(&self, droplet_id: i64) -> Call<Get> {
                    Call::new(self.0).path_arg("droplet_id", droplet_id)
                }
                pub fn destroy(&self, droplet_id: i64, x_dangerous: bool) -> Call<DestroyDangerous> {
                    Call::new(self.client).path("droplet_id", droplet_id).header("X-Dangerous", x_dangerous).query("tag_name", x_dangerous)
                }
                pub fn ids(self, ids: impl IntoIterator<Item = impl Into<String>>, more: impl IntoIterator<Item = impl Into<models::SomethingLong>>) -> Self {
                    self.query_as("ids", Style::DeepObject, true, list(ids))
                }
            }
        },
        quote! {
            pub(crate) const DEFAULTS: Defaults = Defaults {
                base_url: "https://api.example.com",
                token_env: "EXAMPLE_TOKEN",
                user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")),
            };
        },
    ]
}

#[test]
fn rustfmt_agrees() {
    let text = text(samples);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("lib.rs");
    let modules = ["models", "runtime", "a"];
    std::fs::write(&path, &text).expect("a file");
    for module in modules {
        std::fs::write(folder.path().join(module).with_extension("rs"), "//! x\n")
            .expect("a file");
    }
    let settings =
        "edition=2024,style_edition=2024,max_width=89,use_small_heuristics=Max";
    let checked = Command::new("rustfmt")
        .args(["--check", "--config", settings])
        .arg(&path)
        .output();
    match checked {
        Ok(output) if output.status.success() => {}
        Ok(output)
            if String::from_utf8_lossy(&output.stderr).contains("not installed") =>
        {
            println!("skipped: rustfmt is not installed");
        }
        Ok(output) => panic!("{}", String::from_utf8_lossy(&output.stdout)),
        Err(_) => println!("skipped: rustfmt is not installed"),
    }
}
