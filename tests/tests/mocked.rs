//! What is emitted of small documents for the stand-in of their API: what a request has to
//! be, and what answers it.

use std::fs;

use oasmith::Options;
use oasmith_tests::place;

fn mocked(name: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let spec = place::documents().join(name).with_extension("yaml");
    let options = Options::new(spec, folder.path().join("crate"));
    oasmith::generate(&options).unwrap_or_else(|_| panic!("{name} is sound"));
    fs::read_to_string(options.out.join("src/mock.json")).expect("a file")
}

macro_rules! documents {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(mocked(stringify!($name)));
            }
        )*
    };
}

documents! {
    stand_in object_parameters multipart alternates events servers_and_security
    path_templates
}
