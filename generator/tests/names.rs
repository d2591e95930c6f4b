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
