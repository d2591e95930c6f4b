//! What texts in `client.toml` have to look like. Each check says what it wants.

/// Any text without line breaks.
pub(super) fn line(text: &str) -> Result<(), &'static str> {
    let plain = !text.is_empty() && !text.chars().any(char::is_control);
    if plain { Ok(()) } else { Err("one line of text") }
}

/// A name that Cargo takes for a library.
pub(super) fn crate_name(name: &str) -> Result<(), &'static str> {
    let letters =
        name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let first = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let reserved = [
        "test",
        "core",
        "std",
        "alloc",
        "proc-macro",
        "proc_macro",
        "self",
        "crate",
        "super",
    ];
    let keyword = syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_err();
    if letters && first && name.len() <= 64 && !keyword && !reserved.contains(&name) {
        Ok(())
    } else {
        Err(
            "a crate's name: ASCII letters, digits, `-` and `_`, a letter first, no keyword",
        )
    }
}

/// `1.2.3`, with `-alpha.1` and `+build` behind it if need be.
pub(super) fn version(text: &str) -> Result<(), &'static str> {
    let (text, build) = text.split_once('+').map_or((text, None), |(t, b)| (t, Some(b)));
    let (numbers, pre) =
        text.split_once('-').map_or((text, None), |(n, p)| (n, Some(p)));
    let digits =
        |part: &str| part.parse::<u64>().is_ok_and(|number| number.to_string() == part);
    let word = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let number_or_word = |part: &str| {
        word(part) && (digits(part) || !part.bytes().all(|b| b.is_ascii_digit()))
    };
    let numbers: Vec<&str> = numbers.split('.').collect();
    let sound = numbers.len() == 3
        && numbers.iter().all(|part| digits(part))
        && pre.is_none_or(|pre| pre.split('.').all(number_or_word))
        && build.is_none_or(|build| build.split('.').all(word));
    if sound { Ok(()) } else { Err("a version such as \"1.2.3\"") }
}

/// The name of an environment variable.
pub(super) fn env_name(name: &str) -> Result<(), &'static str> {
    let letters =
        name.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_');
    if letters && !name.is_empty() && !name.starts_with(|c: char| c.is_ascii_digit()) {
        Ok(())
    } else {
        Err("a variable's name: capital ASCII letters, digits and `_`")
    }
}

/// A URL that paths can be appended to.
pub(super) fn base_url(url: &str) -> Result<(), &'static str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let plain = |rest: &str| {
        !rest.is_empty()
            && !rest.starts_with(['/', ':'])
            && rest.chars().all(|c| c.is_ascii_graphic() && !"?#{}\"\\<>".contains(c))
    };
    if rest.is_some_and(plain) {
        Ok(())
    } else {
        Err("a URL that begins with `https://` and has neither `?` nor `#`")
    }
}

/// The name of a header that is a call's own.
pub(super) fn header_name(name: &str) -> Result<(), &'static str> {
    let token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let known = ["accept", "authorization", "content-length", "content-type", "host"];
    let free = !known.iter().any(|known| name.eq_ignore_ascii_case(known));
    if free && !name.is_empty() && name.chars().all(token) {
        Ok(())
    } else {
        Err("the name of a header, such as \"Idempotency-Key\"")
    }
}

/// What Cargo takes for the version of a dependency: `1`, `^1.2`, `>=1, <3`.
pub(super) fn version_requirement(text: &str) -> Result<(), &'static str> {
    let one = |part: &str| {
        let part = part.trim();
        let number = part.trim_start_matches(['^', '~', '=', '<', '>']).trim_start();
        number == "*"
            || number.starts_with(|c: char| c.is_ascii_digit())
                && number
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || ".-+*".contains(c))
    };
    if text.split(',').all(one) {
        Ok(())
    } else {
        Err("a version such as \"1\" or \"1.2\"")
    }
}

/// The name of a method, a field or a module.
pub(super) fn snake_ident(name: &str) -> Result<(), &'static str> {
    let letters =
        name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    let first = name.starts_with(|c: char| c.is_ascii_lowercase());
    if letters && first && !["self", "super", "crate"].contains(&name) {
        Ok(())
    } else {
        Err("a Rust name in snake case: `a-z`, digits and `_`, a letter first")
    }
}

/// The way to a member: `links.pages.next`.
pub(super) fn dotted(text: &str) -> Result<(), &'static str> {
    let plain = !text.chars().any(char::is_control);
    if plain && text.split('.').all(|part| !part.is_empty()) {
        Ok(())
    } else {
        Err("the way to a member, such as \"links.pages.next\"")
    }
}

/// The name of a type or a variant.
pub(super) fn pascal_ident(name: &str) -> Result<(), &'static str> {
    let letters = name.chars().all(|c| c.is_ascii_alphanumeric());
    let first = name.starts_with(|c: char| c.is_ascii_uppercase());
    if letters && first && name != "Self" {
        Ok(())
    } else {
        Err("a Rust name in camel case: letters and digits, a capital first")
    }
}

/// A type by its path: `rust_decimal::Decimal`.
pub(super) fn type_path(text: &str) -> Result<(), &'static str> {
    match syn::parse_str::<syn::Type>(text) {
        Ok(syn::Type::Path(path)) if path.qself.is_none() && text.contains("::") => {
            Ok(())
        }
        _ => Err("the path of a Rust type, such as \"rust_decimal::Decimal\""),
    }
}
