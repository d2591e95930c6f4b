//! Names for tools. They stay as they are: reports of earlier versions have them.

use super::{Aspect, Effect, Kind, Section, Verdict, What};

impl Kind {
    /// The name for tools.
    pub fn name(&self) -> &'static str {
        match self {
            Kind::Added { .. } => "added",
            Kind::Removed => "removed",
            Kind::Renamed { .. } => "renamed",
            Kind::Required => "required",
            Kind::Optional => "optional",
            Kind::Retyped { .. } => "retyped",
            Kind::Moved { .. } => "moved",
            Kind::Reordered { .. } => "reordered",
            Kind::Deprecated => "deprecated",
            Kind::Undeprecated => "undeprecated",
            Kind::Altered { aspect, .. } => aspect.name(),
            Kind::Redocumented => "redocumented",
        }
    }
}

impl Aspect {
    /// The name for tools.
    pub fn name(self) -> &'static str {
        match self {
            Aspect::Route => "route",
            Aspect::Wire => "wire",
            Aspect::Spelling => "spelling",
            Aspect::MediaType => "media-type",
            Aspect::Accept => "accept",
            Aspect::Security => "security",
            Aspect::Sent => "sent",
            Aspect::Url => "url",
            Aspect::Variables => "variables",
            Aspect::Idempotency => "idempotency",
            Aspect::Paging => "paging",
            Aspect::Sign => "sign",
            Aspect::Default => "default",
            Aspect::Bounds => "bounds",
            Aspect::Access => "access",
            Aspect::Tag => "tag",
            Aspect::Value => "value",
            Aspect::DateTime => "date-time",
        }
    }
}

impl What {
    /// The name for tools.
    pub fn name(self) -> &'static str {
        match self {
            What::Client => "client",
            What::Credential => "credential",
            What::Server => "server",
            What::Feature => "feature",
            What::Resource => "resource",
            What::Operation => "operation",
            What::Alternate => "alternate",
            What::Argument => "argument",
            What::Setter => "setter",
            What::Body => "body",
            What::Result => "result",
            What::Outcome => "outcome",
            What::Error => "error",
            What::Pages => "pages",
            What::Waiter => "waiter",
            What::Handle => "handle",
            What::Type => "type",
            What::Field => "field",
            What::Constant => "constant",
            What::Value => "value",
            What::Variant => "variant",
            What::Conversion => "conversion",
            What::Webhook => "webhook",
        }
    }
}

impl Effect {
    /// The name for tools.
    pub fn name(self) -> &'static str {
        match self {
            Effect::Compatible => "compatible",
            Effect::Behaviour => "behaviour",
            Effect::Breaking => "breaking",
        }
    }
}

impl Section {
    /// The heading.
    pub fn name(self) -> &'static str {
        match self {
            Section::Added => "Added",
            Section::Changed => "Changed",
            Section::Deprecated => "Deprecated",
            Section::Removed => "Removed",
        }
    }
}

impl Verdict {
    /// The name for tools.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Patch => "patch",
            Verdict::Minor => "minor",
            Verdict::Major => "major",
        }
    }
}
