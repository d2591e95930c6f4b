//! Every style of OpenAPI's table, on every kind of value.

use oasmith_runtime::runtime::Style::{self, *};
use oasmith_runtime::runtime::codec::Slot;
use oasmith_runtime::runtime::params::{
    Written, form, in_header, in_path, in_path_tail, in_query, in_query_reserved,
};
use oasmith_runtime::runtime::types::{Nullable, Value};
use oasmith_runtime::sample::models::{ActionStatus, Resize};
use serde_json::json;

fn values() -> [Value; 4] {
    [
        json!(""),
        json!("blue"),
        json!(["blue", "black", "brown"]),
        json!({"B": 150, "G": 200, "R": 100}),
    ]
}

#[test]
fn paths() {
    let table: &[(Style, bool, [&str; 4])] = &[
        (Simple, false, ["", "blue", "blue,black,brown", "B,150,G,200,R,100"]),
        (Simple, true, ["", "blue", "blue,black,brown", "B=150,G=200,R=100"]),
        (Label, false, [".", ".blue", ".blue,black,brown", ".B,150,G,200,R,100"]),
        (Label, true, [".", ".blue", ".blue.black.brown", ".B=150.G=200.R=100"]),
        (
            Matrix,
            false,
            [
                ";color",
                ";color=blue",
                ";color=blue,black,brown",
                ";color=B,150,G,200,R,100",
            ],
        ),
        (
            Matrix,
            true,
            [
                ";color",
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";B=150;G=200;R=100",
            ],
        ),
    ];
    for (style, explode, expected) in table {
        let found =
            values().map(|value| in_path("color", *style, *explode, &value).unwrap());
        assert_eq!(found, *expected, "{style:?} {explode}");
    }
    assert_eq!(
        in_path("x", Simple, false, &"a/b,ü".to_owned()).unwrap(),
        "a%2Fb%2C%C3%BC"
    );
    assert_eq!(in_path("x", Simple, false, &None::<i64>), None);
}

#[test]
fn queries() {
    let table: &[(Style, bool, [&str; 4])] = &[
        (
            Form,
            false,
            [
                "color=",
                "color=blue",
                "color=blue,black,brown",
                "color=B,150,G,200,R,100",
            ],
        ),
        (
            Form,
            true,
            [
                "color=",
                "color=blue",
                "color=blue&color=black&color=brown",
                "B=150&G=200&R=100",
            ],
        ),
        (
            SpaceDelimited,
            false,
            [
                "color=",
                "color=blue",
                "color=blue%20black%20brown",
                "color=B%20150%20G%20200%20R%20100",
            ],
        ),
        (
            PipeDelimited,
            false,
            [
                "color=",
                "color=blue",
                "color=blue%7Cblack%7Cbrown",
                "color=B%7C150%7CG%7C200%7CR%7C100",
            ],
        ),
        (
            PipeDelimited,
            true,
            [
                "color=",
                "color=blue",
                "color=blue&color=black&color=brown",
                "B=150&G=200&R=100",
            ],
        ),
        (
            DeepObject,
            true,
            [
                "color=",
                "color=blue",
                "color[0]=blue&color[1]=black&color[2]=brown",
                "color[B]=150&color[G]=200&color[R]=100",
            ],
        ),
    ];
    for (style, explode, expected) in table {
        let found = values().map(|value| in_query("color", *style, *explode, &value));
        assert_eq!(found, *expected, "{style:?} {explode}");
    }
}

#[test]
fn headers() {
    let expected = ["", "blue", "blue,black,brown", "B,150,G,200,R,100"];
    assert_eq!(values().map(|value| in_header(false, &value).unwrap()), expected);
    let expected = ["", "blue", "blue,black,brown", "B=150,G=200,R=100"];
    assert_eq!(values().map(|value| in_header(true, &value).unwrap()), expected);
}

#[test]
fn values_of_every_type() {
    let table: &[(&dyn Slot, &str)] = &[
        (&5i64, "x=5"),
        (&1.5f64, "x=1.5"),
        (&true, "x=true"),
        (&ActionStatus::InProgress, "x=in-progress"),
        (&"a&b=c+d".to_owned(), "x=a%26b%3Dc%2Bd"),
        (&vec![1i64, 2], "x=1&x=2"),
        (&Vec::<i64>::new(), ""),
        (&vec![Some(1i64), None], "x=1"),
        (&vec![Resize::new("a")], "x=%7B%22size%22%3A%22a%22%7D"),
        (&Resize::new("a").disk(true), "size=a&disk=true"),
        (&None::<String>, ""),
        (&Nullable::<i64>::Null, ""),
        (&Nullable::Value(3i64), "x=3"),
        (&json!(null), ""),
        (&json!({"a b": {"c": 1}}), "a%20b=%7B%22c%22%3A1%7D"),
    ];
    for (value, expected) in table {
        assert_eq!(in_query("x", Form, true, *value), *expected);
    }
    let nested = json!({"a": {"b c": [1, 2], "d": {"e": null}}, "f": "&"});
    assert_eq!(
        in_query("q", DeepObject, true, &nested),
        "q[a][b%20c][0]=1&q[a][b%20c][1]=2&q[f]=%26"
    );
    let model = Resize::new("a").disk(true);
    assert_eq!(in_query("q", DeepObject, true, &model), "q[size]=a&q[disk]=true");
}

#[test]
fn what_is_reserved_may_stay_but_ends_nothing() {
    let text = "a:/?[b]@!$&'()*+,;=#d".to_owned();
    assert_eq!(
        in_query_reserved("q", Form, true, &text),
        "q=a:/?%5Bb%5D@!$%26'()*%2B,;%3D%23d"
    );
    assert_eq!(
        in_query_reserved("q", Form, false, &vec!["a/b".to_owned(), "c".into()]),
        "q=a/b,c"
    );
}

#[test]
fn a_tail_keeps_its_slashes() {
    assert_eq!(in_path_tail(&"a b/c?/d".to_owned()).unwrap(), "a%20b/c%3F/d");
    assert_eq!(in_path_tail(&None::<String>), None);
}

#[test]
fn forms_repeat_lists_and_nest_json_unless_the_document_says_else() {
    let value = json!({
        "a": [1, 2], "b": {"c": [3], "d": "x y"}, "e": "&", "f": null, "g": [{"h": 1}],
    });
    assert_eq!(
        form(&[], &value),
        "a=1&a=2&b=%7B%22c%22%3A%5B3%5D%2C%22d%22%3A%22x%20y%22%7D&e=%26&g=%7B%22h%22%3A1%7D"
    );
    let deep = [("*", Written::Style(DeepObject, true))];
    assert_eq!(
        form(&deep, &value),
        "a[0]=1&a[1]=2&b[c][0]=3&b[d]=x%20y&e=%26&g[0][h]=1"
    );
    let mixed = [
        ("a", Written::Style(PipeDelimited, false)),
        ("b", Written::Style(Form, true)),
        ("g", Written::As("application/json")),
    ];
    assert_eq!(
        form(&mixed, &value),
        "a=1%7C2&c=%5B3%5D&d=x%20y&e=%26&g=%5B%7B%22h%22%3A1%7D%5D"
    );
}
