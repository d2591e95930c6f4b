//! Which schema, member or value a text of `client.toml` means.

use super::Source;

impl Source {
    /// Reads `Droplet`: a schema as a whole. Dots are part of its name.
    pub(super) fn schema(text: &str) -> Self {
        Self { schema: text.to_owned(), member: String::new() }
    }

    /// Reads `Droplet.size` or `*.size`. Names of schemas have dots more often than names
    /// of members do, so the last dot divides; [`Source::means_member`] takes any.
    pub(super) fn member(text: &str) -> Option<Self> {
        let (schema, member) = text.rsplit_once('.')?;
        let sound = !schema.is_empty() && !member.is_empty();
        sound.then(|| Self { schema: schema.to_owned(), member: member.to_owned() })
    }

    /// Whether a schema as a whole is meant; `names` are those that it goes by.
    pub fn means_schema(&self, names: &[&str]) -> bool {
        self.member.is_empty() && (self.schema == "*" || names.contains(&&*self.schema))
    }

    /// Whether a member, or a value, of a schema is meant; `names` are those that the
    /// schema goes by.
    pub fn means_member(&self, names: &[&str], member: &str) -> bool {
        let Self { schema, member: end } = self;
        // `a.b` + `c`, `a` + `b.c`: what is written is the same.
        let written = |name: &str| {
            schema.len() + end.len() == name.len() + member.len()
                && self.text() == format!("{name}.{member}")
        };
        !end.is_empty() && (written("*") || names.iter().any(|name| written(name)))
    }

    /// As the user writes it.
    pub fn text(&self) -> String {
        match self.member.as_str() {
            "" => self.schema.clone(),
            member => format!("{}.{member}", self.schema),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn dots_may_be_part_of_both_names() {
        for (text, schema, member, meant) in [
            ("Droplet.size", "Droplet", "size", true),
            ("Droplet.size", "Droplet", "sizes", false),
            ("*.size", "Droplet", "size", true),
            ("*.index.mode", "Settings", "index.mode", true),
            ("io.k8s.Pod.spec", "io.k8s.Pod", "spec", true),
            ("Settings.index.mode", "Settings", "index.mode", true),
            ("Settings.index.mode", "Settings", "mode", false),
        ] {
            let source = Source::member(text).expect(text);
            assert_eq!(source.means_member(&[schema], member), meant, "{text}");
            assert!(!source.means_schema(&[schema]), "{text}");
        }
        assert_eq!(Source::member("Droplet"), None);
        assert_eq!(Source::member("Droplet."), None);
        assert!(Source::schema("io.k8s.Pod").means_schema(&["Pod", "io.k8s.Pod"]));
    }
}
