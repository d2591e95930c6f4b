//! A path as people read it: without the version, in fixed parts and parameters.

/// A part of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    Fixed(&'a str),
    /// The name between the braces.
    Parameter(&'a str),
}

/// The parts, without what every path begins with: `/api/v1`.
pub fn of(path: &str) -> Vec<Segment<'_>> {
    let parts = path.split('/').filter(|part| !part.is_empty());
    let mut all: Vec<Segment<'_>> = parts.map(segment).collect();
    let lead = all.iter().take_while(|part| match part {
        Segment::Fixed(text) => is_version(text) || *text == "api",
        Segment::Parameter(name) => name.to_lowercase().contains("version"),
    });
    let lead = lead.count();
    // A path that is nothing but a version keeps it: it has no other name.
    if lead < all.len() {
        all.drain(..lead);
    }
    all
}

fn segment(part: &str) -> Segment<'_> {
    match part.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
        Some(name) => Segment::Parameter(name),
        None => Segment::Fixed(part),
    }
}

/// `v1`, `v2alpha1`, `2.0`, `2024-01-01`
pub fn is_version(text: &str) -> bool {
    let bare = text.strip_prefix(['v', 'V']).unwrap_or(text);
    let digits =
        bare.trim_start_matches(|c: char| c.is_ascii_digit() || ".-_".contains(c));
    let tail = digits.trim_end_matches(|c: char| c.is_ascii_digit());
    bare.starts_with(|c: char| c.is_ascii_digit())
        && matches!(tail, "" | "alpha" | "beta" | "rc" | "preview")
}

#[cfg(test)]
mod tests {
    use super::{Segment, is_version, of};

    #[test]
    fn versions_are_told_from_words() {
        for version in ["v1", "V2", "2.0", "v2alpha1", "v1beta", "2024-01-01", "1"] {
            assert!(is_version(version), "{version}");
        }
        for word in ["", "v", "users", "v1users", "2fa", "1-clicks"] {
            assert!(!is_version(word), "{word}");
        }
    }

    #[test]
    fn what_every_path_begins_with_is_left_out() {
        use Segment::{Fixed, Parameter};
        assert_eq!(of("/api/v1/users/{id}"), [Fixed("users"), Parameter("id")]);
        assert_eq!(of("/{apiVersion}/users"), [Fixed("users")]);
        assert_eq!(of("/v1"), [Fixed("v1")]);
        assert_eq!(of("/"), []);
    }
}
