//! That the next page is found, in headers and in bodies.

use super::next_of;

#[test]
fn the_next_page_is_found_among_others() {
    for (value, next) in [
        ("<https://a.example/?page=2>; rel=\"next\"", Some("https://a.example/?page=2")),
        ("</a?p=1,2;3>; rel=\"prev\", </a?p=4>; title=\"x\"; rel=next", Some("/a?p=4")),
        ("</b>; rel=\"last next\"", Some("/b")),
        ("</b>; rel=\"nextish\"", None),
        ("</b>; rev=\"next\"", None),
        ("</b", None),
        ("", None),
    ] {
        assert_eq!(next_of(value).as_deref(), next, "{value}");
    }
}
