//! The version in `client.toml`, changed in place: comments and layout stay.

use toml_edit::{DocumentMut, Item, Table, TableLike, Value, value};

/// The text of `client.toml` with this version; what it does not have yet is added.
pub fn with_version(text: &str, version: &str) -> Result<String, String> {
    let mut settings: DocumentMut = text.parse().map_err(|error| format!("{error}"))?;
    if !settings.contains_key("crate") {
        let mut table = Table::new();
        if !text.trim().is_empty() {
            table.decor_mut().set_prefix("\n");
        }
        settings.insert("crate", Item::Table(table));
    }
    let package = settings.get_mut("crate").and_then(Item::as_table_like_mut);
    set(package.ok_or("`crate` is no table")?, version);
    Ok(settings.to_string())
}

fn set(package: &mut dyn TableLike, version: &str) {
    match package.get_mut("version").and_then(Item::as_value_mut) {
        Some(old) => {
            let decor = old.decor().clone();
            *old = Value::from(version);
            *old.decor_mut() = decor;
        }
        None => {
            package.insert("version", value(version));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::with_version;

    #[test]
    fn only_the_version_changes() {
        for (old, new) in [
            ("", "[crate]\nversion = \"0.2.0\"\n"),
            (
                "# A\n[crate]\nname = 'a' # b\n",
                "# A\n[crate]\nname = 'a' # b\nversion = \"0.2.0\"\n",
            ),
            (
                "[crate] # a\nversion  =  '0.1.0'  # b\nname = 'c'\n\n# d\n[models]\n",
                "[crate] # a\nversion  =  \"0.2.0\"  # b\nname = 'c'\n\n# d\n[models]\n",
            ),
            ("crate = { version = '1' }\n", "crate = { version = \"0.2.0\" }\n"),
            ("crate.name = 'a'\n", "crate.name = 'a'\ncrate.version = \"0.2.0\"\n"),
            (
                "[models]\nextra = true\n",
                "[models]\nextra = true\n\n[crate]\nversion = \"0.2.0\"\n",
            ),
        ] {
            assert_eq!(with_version(old, "0.2.0").as_deref(), Ok(new));
        }
    }
}
