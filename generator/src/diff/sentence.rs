//! A change in one line, for people.

use std::fmt;

use super::names::NONE;
use super::{Aspect, Change, Kind, What};

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let it = self.thing();
        match &self.kind {
            Kind::Added { detail, required } => {
                f.write_str(&self.added(detail, *required))
            }
            Kind::Removed => f.write_str(&self.removed()),
            Kind::Renamed { to, kept } => {
                let also = if *kept { "; the old name is left, deprecated" } else { "" };
                write!(f, "{it} is now called `{}`{also}", to)
            }
            Kind::Required => match self.subject.what {
                What::Field => write!(f, "{it} is required now: `new` takes it"),
                _ => write!(f, "{it} is required now: an argument, no setter"),
            },
            Kind::Optional => match self.subject.what {
                What::Field => write!(f, "{it} is optional now: `new` does not take it"),
                _ => write!(f, "{it} is optional now: a setter, no argument"),
            },
            Kind::Retyped { was, now } => match self.subject.what {
                What::Result => write!(f, "{it} gives `{now}`, not `{was}`"),
                What::Error => write!(f, "{it} carry `{now}`, not `{was}`"),
                What::Pages => write!(f, "{it} are `{now}`, not `{was}`"),
                What::Client | What::Credential => {
                    write!(f, "{it} takes `{now}`, not `{was}`")
                }
                What::Variant | What::Outcome => {
                    write!(f, "{it} holds {}, not {}", typed(now), typed(was))
                }
                _ => write!(f, "{it} is {}, not {}", typed(now), typed(was)),
            },
            Kind::Moved { was, now } => match (was.as_slice(), now.as_slice()) {
                ([], now) => write!(f, "{it} needs {} now", features(now)),
                (was, now) => {
                    write!(f, "{it} needs {}, not {}", features(now), features(was))
                }
            },
            Kind::Reordered { was, now } => {
                let (was, now) = (was.join(", "), now.join(", "));
                let new = if self.subject.what == What::Operation {
                    it
                } else {
                    self.constructor()
                };
                write!(f, "{new} takes `({now})`, not `({was})`")
            }
            Kind::Deprecated => write!(f, "{it} is deprecated"),
            Kind::Undeprecated => write!(f, "{it} is not deprecated any more"),
            Kind::Altered { aspect, was, now } => {
                f.write_str(&self.altered(*aspect, was, now))
            }
            Kind::Redocumented => write!(f, "{it} has other documentation"),
        }
    }
}

impl Change {
    /// The subject, as it begins a sentence.
    fn thing(&self) -> String {
        let name = &self.subject.name;
        let owner = self.owner();
        match self.subject.what {
            What::Client | What::Operation | What::Alternate | What::Type => {
                format!("`{name}`")
            }
            What::Resource => format!("`{}`", self.subject.name),
            What::Credential => format!("`ClientBuilder::{name}`"),
            What::Server => format!("`servers::{name}`"),
            What::Webhook => format!("`webhooks::{name}`"),
            What::Feature => format!("the feature `{name}`"),
            What::Argument => format!("the argument `{name}` of `{owner}`"),
            What::Setter => format!("the setter `{name}` of `{owner}`"),
            What::Body => format!("the body of `{owner}`"),
            What::Result => format!("`{owner}`"),
            What::Error if name == "default" => format!("all other errors of `{owner}`"),
            What::Error => format!("errors {name} of `{owner}`"),
            What::Pages => format!("the items of `{owner}`"),
            What::Waiter => format!("the waiter `{name}` of `{owner}`"),
            What::Handle => format!("the type `{name}` of `{owner}`"),
            What::Constant => format!("the member {name:?} of `{owner}`"),
            What::Field => format!("`{owner}.{name}`"),
            What::Outcome | What::Value | What::Variant => format!("`{owner}::{name}`"),
            What::Conversion => format!("`From<{name}>` for `{owner}`"),
        }
    }

    fn owner(&self) -> String {
        self.subject.owner.clone().unwrap_or_default()
    }

    /// The constructor of a type.
    fn constructor(&self) -> String {
        match self.subject.what {
            What::Server => format!("`servers::{}::new`", self.subject.name),
            _ => format!("`{}::new`", self.subject.name),
        }
    }

    fn added(&self, detail: &str, required: bool) -> String {
        let (it, owner) = (self.thing(), self.owner());
        let name = &self.subject.name;
        match self.subject.what {
            What::Argument | What::Body if required && detail.is_empty() => {
                format!("`servers::{owner}::new` takes the new argument `{name}`")
            }
            What::Argument | What::Body if required => {
                format!("`{owner}` takes the new argument `{name}: {detail}`")
            }
            What::Setter | What::Body if detail.is_empty() => {
                format!("`servers::{owner}` has the new setter `{name}`")
            }
            What::Setter | What::Body => {
                format!("`{owner}` has the new setter `{name}({detail})`")
            }
            What::Argument => format!("{it} is new"),
            What::Field if required => {
                format!(
                    "`{owner}` has the new required field `{name}: {detail}`: `new` takes it"
                )
            }
            What::Field => format!("`{owner}` has the new field `{name}: {detail}`"),
            What::Operation => format!("{it} is new: `{detail}`"),
            What::Alternate => format!("{it} is new, beside `{}`", detail),
            What::Resource => format!("{it} is new, with the {}", feature(detail)),
            What::Type => format!("{it} is new, {} {detail}", article(detail)),
            What::Webhook => format!("{it} is new: `{detail}`"),
            What::Value => format!("{it} is new; until now it came as `{detail}`"),
            What::Variant => {
                format!("{it} is new; until now such values came as `{detail}`")
            }
            What::Outcome => format!("{it} is new: `{detail}`"),
            What::Error => format!("{it} carry `{detail}` now"),
            What::Pages => format!("`{owner}` has pages now: its items are `{detail}`"),
            What::Waiter => format!("{it} is new: it waits until {detail}"),
            What::Constant => format!("{it} is sent now, always as `{detail}`"),
            What::Client => format!("{it} is new: it reads {detail}"),
            What::Credential => format!("{it} is new: {detail}"),
            What::Server => format!("{it} is new: {detail}"),
            What::Feature | What::Result | What::Handle | What::Conversion => {
                format!("{it} is new")
            }
        }
    }

    fn removed(&self) -> String {
        let (it, owner) = (self.thing(), self.owner());
        match self.subject.what {
            What::Body => format!("`{owner}` has no body any more"),
            What::Error => format!("{it} carry nothing known any more"),
            What::Pages => format!("`{owner}` has no pages any more"),
            What::Constant => format!("{it} is not sent any more"),
            _ => format!("{it} is gone"),
        }
    }

    fn altered(&self, aspect: Aspect, was: &str, now: &str) -> String {
        let it = self.thing();
        let changed = |what: &str| match (was.is_empty(), now.is_empty()) {
            (true, _) => format!("{it} {what} `{now}` now"),
            (_, true) => {
                format!("{it} {what} nothing particular any more, until now `{was}`")
            }
            _ => format!("{it} {what} `{now}`, not `{was}`"),
        };
        match aspect {
            Aspect::Route => changed("calls"),
            Aspect::Wire if self.subject.what == What::Field => changed("is, in JSON,"),
            Aspect::Wire if self.subject.what == What::Value => changed("stands for"),
            Aspect::Wire => changed("is sent as"),
            Aspect::Spelling => changed("is written as"),
            Aspect::MediaType => changed("is sent as"),
            Aspect::Accept => changed("asks for"),
            Aspect::Security if self.subject.what == What::Operation => match was {
                NONE => format!("{it} needs {} now", needed(now)),
                was => format!("{it} needs {}, not {}", needed(now), needed(was)),
            },
            Aspect::Security if self.subject.name == "Client" => {
                format!("calls need `{now}` unless they say otherwise, not `{was}`")
            }
            Aspect::Security => changed("takes"),
            Aspect::Sent => changed("is sent as"),
            Aspect::Url if self.subject.what == What::Client => {
                format!("calls go to `{now}`, not to `{was}`")
            }
            Aspect::Url => changed("calls"),
            Aspect::Variables => changed("reads"),
            Aspect::Idempotency => changed("names calls by"),
            Aspect::Paging => changed("come by"),
            Aspect::Sign => changed("waits until"),
            Aspect::Default => match (was, now) {
                ("", now) => format!("{it} is `{now}` by default now"),
                (was, "") => format!("{it} has no default any more, until now `{was}`"),
                (was, now) => format!("{it} is `{now}` by default, not `{was}`"),
            },
            Aspect::Bounds => match (was, now) {
                ("", now) => format!("{it} is {now} now"),
                (was, "") => format!("{it} is not {was} any more"),
                (was, now) => format!("{it} is {now}, not {was}"),
            },
            Aspect::Access => format!("{it} is {now}, not {was}"),
            Aspect::Tag => changed("is told by"),
            Aspect::Value => changed("is always"),
            Aspect::DateTime => {
                format!("dates and times are those of `{now}`, not of `{was}`")
            }
        }
    }
}

/// Code for a type, words for a kind of type.
fn typed(ty: &str) -> String {
    match ty {
        "a constant" | "a type" | "nothing" => ty.to_owned(),
        "struct" | "enum of strings" | "enum of integers" | "union" => {
            format!("{} {ty}", article(ty))
        }
        _ => format!("`{ty}`"),
    }
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o']) { "an" } else { "a" }
}

fn feature(detail: &str) -> String {
    match detail.split_once(' ') {
        Some((word, name)) => format!("{word} `{name}`"),
        None => detail.to_owned(),
    }
}

fn features(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    format!("the feature {}", names.join(" or "))
}

/// What a call has to prove.
fn needed(security: &str) -> String {
    match security {
        "" => "what most calls need".to_owned(),
        NONE => "no credential".to_owned(),
        some => format!("`{some}`"),
    }
}
