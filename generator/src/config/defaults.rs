//! The crate's facts: what `client.toml` says, else what follows from the document.

use heck::{ToKebabCase, ToShoutySnakeCase};

use super::{PackageConfig, check};
use crate::ir::{DateTimeCrate, Info, Package};

/// The crate as Cargo knows it.
pub fn package(config: &PackageConfig, info: &Info) -> Package {
    let PackageConfig {
        name,
        version,
        description,
        license,
        repository,
        token_env: _,
        base_url: _,
        idempotency_header: _,
    } = config;
    let name = name.clone().unwrap_or_else(|| crate_name(&info.title));
    Package {
        version: version.clone().unwrap_or_else(|| "0.1.0".to_owned()),
        description: description.clone().unwrap_or_else(|| about(&info.title)),
        license: license.clone(),
        repository: repository.clone(),
        dependencies: Vec::new(),
        date_time: DateTimeCrate::default(),
        examples: Vec::new(),
        name,
    }
}

/// The title as a crate's name.
fn crate_name(title: &str) -> String {
    const LONGEST: usize = 64;
    let ascii: String =
        title.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let mut name = ascii.to_kebab_case();
    if check::crate_name(&name).is_ok() {
        return name;
    }
    name.insert_str(0, "api-");
    name.truncate(LONGEST);
    name.truncate(name.trim_end_matches('-').len());
    name
}

fn about(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    match words.join(" ") {
        title if title.is_empty() => "A client for an HTTP API.".to_owned(),
        title => format!("A client for {title}."),
    }
}

/// How the crate's environment variables begin.
pub fn env_prefix(name: &str) -> String {
    name.to_shouty_snake_case()
}

#[cfg(test)]
mod tests {
    use super::{about, check, crate_name, env_prefix};

    #[test]
    fn any_title_makes_a_name_that_cargo_takes() {
        for (title, name) in [
            ("DigitalOcean API", "digital-ocean-api"),
            ("Pets", "pets"),
            ("2Captcha", "api-2captcha"),
            ("type", "api-type"),
            ("test", "api-test"),
            ("日本", "api"),
            ("", "api"),
            ("Caf\u{e9} & Co.", "caf-co"),
        ] {
            assert_eq!(crate_name(title), name, "{title}");
        }
        let long = crate_name(&"word ".repeat(40));
        assert_eq!(check::crate_name(&long), Ok(()), "{long}");
    }

    #[test]
    fn the_rest_follows_from_title_and_name() {
        assert_eq!(about(" The\n Pets "), "A client for The Pets.");
        assert_eq!(env_prefix("digital-ocean-api"), "DIGITAL_OCEAN_API");
    }
}
