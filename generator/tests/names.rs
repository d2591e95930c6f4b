//! Names that people would choose, for everything that documents throw at us.

use oasmith::lower::names::{self, Scope};

#[test]
fn snake_case_keeps_acronyms_whole() {
    for (document, rust) in [
        ("dropletActions", "droplet_actions"),
        (
            "get_DestroyAssociatedResourcesStatus",
            "get_destroy_associated_resources_status",
        ),
        ("floatingIPsAction", "floating_ips_action"),
        ("reservedIPv6Actions", "reserved_ipv6_actions"),
        ("get_csvByUUID", "get_csv_by_uuid"),
        ("byoipPrefixes", "byoip_prefixes"),
        ("x-request-id", "x_request_id"),
        ("per_page", "per_page"),
        ("$filter", "filter"),
        ("page[size]", "page_size"),
        ("@type", "type"),
        ("2fa", "n2fa"),
        ("user's name", "users_name"),
    ] {
        assert_eq!(names::snake(document).text(), rust, "{document}");
    }
}

#[test]
fn keywords_are_raw_and_the_rest_gets_an_underscore() {
    for (document, rust) in [
        ("type", "r#type"),
        ("gen", "r#gen"),
        ("async", "r#async"),
        ("self", "self_"),
        ("crate", "crate_"),
        ("Self", "self_"),
    ] {
        assert_eq!(names::snake(document).to_string(), rust, "{document}");
    }
    assert_eq!(names::pascal("self"), "SelfValue");
}

#[test]
fn values_of_enums_have_names_even_if_they_are_symbols() {
    for (value, rust) in [
        ("in-progress", "InProgress"),
        ("", "Empty"),
        ("+", "Plus"),
        ("-created", "MinusCreated"),
        (">=", "GreaterEqual"),
        (" ", "Blank"),
        ("s-1vcpu-1gb", "S1vcpu1gb"),
        ("6", "N6"),
    ] {
        assert_eq!(names::variant(value), rust, "{value:?}");
    }
}

#[test]
fn a_scope_gives_no_name_twice() {
    let mut scope = Scope::reserving(["new"]);
    assert_eq!(scope.claim(["new", "new_field"]), "new_field");
    assert_eq!(scope.claim(["id"]), "id");
    assert_eq!(scope.claim(["id", "id_query"]), "id_query");
    assert_eq!(scope.claim(["id", "id_query"]), "id2");
    assert_eq!(scope.claim(["id2"]), "id22");
}

#[test]
fn joined_names_do_not_repeat_the_words_they_share() {
    for (owner, leaf, name) in [
        ("Droplet", "Networks", "DropletNetworks"),
        ("DropletBackup", "BackupPolicy", "DropletBackupPolicy"),
        ("App", "App", "AppApp"),
    ] {
        assert_eq!(names::joined(owner, leaf), name);
    }
}

#[test]
fn singulars_are_found_by_rule() {
    for (many, one) in [
        ("rules", Some("rule")),
        ("policies", Some("policy")),
        ("addresses", Some("address")),
        ("boxes", Some("box")),
        ("status", None),
        ("data", None),
        ("is", None),
    ] {
        assert_eq!(names::singular(many).as_deref(), one, "{many}");
    }
}

#[test]
fn acronyms_and_brands_are_words() {
    for (document, snake, pascal) in [
        ("VPCs", "vpcs", "Vpcs"),
        ("listGPUs", "list_gpus", "ListGpus"),
        ("URLs", "urls", "Urls"),
        ("connectionURIs", "connection_uris", "ConnectionUris"),
        ("OAuth2Token", "oauth2_token", "OAuth2Token"),
        ("iOSVersion", "ios_version", "IOsVersion"),
        ("licenseTag", "license_tag", "LicenseTag"),
        ("HTTPServer", "http_server", "HttpServer"),
    ] {
        assert_eq!(names::snake(document).text(), snake, "{document}");
        assert_eq!(names::pascal(document), pascal, "{document}");
    }
}

#[test]
fn what_differs_in_the_document_has_a_second_name_that_says_how() {
    for (document, second) in [
        ("fooBar", "foo_bar_camel"),
        ("FooBar", "foo_bar_pascal"),
        ("foo-bar", "foo_minus_bar"),
        ("ID", "id_upper"),
        ("@id", "at_id"),
        ("$ref", "dollar_ref"),
    ] {
        let second_name =
            names::snakes(document).find(|name| name != names::snake(document).text());
        assert_eq!(second_name.as_deref(), Some(second), "{document}");
    }
    assert!(names::variants("a+b").contains(&"APlusB".to_owned()));
    assert!(names::variants("ASC").contains(&"AscUpper".to_owned()));
}

#[test]
fn long_names_lose_their_middle() {
    let long = names::pascal(&"word ".repeat(80));
    assert!(long.len() <= 120 && long.starts_with("WordWord"), "{long}");
    let one = names::snake(&"x".repeat(500));
    assert!(one.text().len() <= 120);
}

/// Texts of all sorts, the same in every run.
fn texts() -> Vec<String> {
    const PARTS: &[&str] = &[
        "", "a", "B", "foo", "Bar", "type", "self", "Self", "gen", "_", "-", "+", "1",
        "42", " ", "\u{e9}", "日本", "ж", "😀", "²", "\u{301}", "\u{212B}", "/", "\"",
        "*/", "<=", "IPs", "v4", "OAuth", "crate", "\u{0}", "\n", "’", "ǅ", "ß", "İ",
        "x",
    ];
    let mut seed = 7_u64;
    let mut next = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as usize
    };
    let mut texts: Vec<String> = PARTS.iter().map(|part| (*part).to_owned()).collect();
    for _ in 0..4_000 {
        let count = next() % 7;
        texts.push((0..count).map(|_| PARTS[next() % PARTS.len()]).collect());
    }
    texts.sort();
    texts.dedup();
    texts
}

#[test]
fn any_text_makes_an_identifier() {
    for text in texts() {
        let snake = names::snake(&text).to_string();
        let mut all = vec![snake, names::pascal(&text), names::variant(&text)];
        all.extend(names::snakes(&text).map(|name| names::ident(name).to_string()));
        all.extend(names::pascals(&text));
        all.extend(names::variants(&text));
        for name in all {
            let parsed = syn::parse_str::<syn::Ident>(&name);
            assert!(parsed.is_ok() && name != "_", "{text:?} became {name:?}");
            assert!(name.chars().count() <= 140, "{text:?} became {name:?}");
        }
    }
}

#[test]
fn distinct_texts_have_distinct_names_and_always_the_same() {
    let run = || {
        let mut scopes = [Scope::default(), Scope::default(), Scope::default()];
        let texts = texts();
        let names = texts.iter().map(|text| {
            [
                scopes[0].claim(names::snakes(text)),
                scopes[1].claim(names::pascals(text)),
                scopes[2].claim(names::variants(text)),
            ]
        });
        names.collect::<Vec<_>>()
    };
    let names = run();
    assert_eq!(names, run());
    for at in 0..3 {
        let distinct: std::collections::HashSet<&String> =
            names.iter().map(|three| &three[at]).collect();
        assert_eq!(distinct.len(), names.len());
    }
}

#[test]
fn singulars_know_english() {
    for (many, one) in [
        ("Statuses", Some("Status")),
        ("aliases", Some("alias")),
        ("databases", Some("database")),
        ("responses", Some("response")),
        ("caches", Some("cache")),
        ("batches", Some("batch")),
        ("indices", Some("index")),
        ("People", Some("Person")),
        ("DropletPolicies", Some("DropletPolicy")),
        ("kubernetes", None),
        ("DNS", None),
        ("series", None),
        ("analysis", None),
        ("address", None),
    ] {
        assert_eq!(names::singular(many).as_deref(), one, "{many}");
    }
}
