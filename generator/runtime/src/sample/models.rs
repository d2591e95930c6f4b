//! Sample models: every shape of member, enum and union.

use crate::runtime::emit::*;
use crate::runtime::macros::tuples;

tuples! { 1 2 }

model! {
    /// An SSH key of the account.
    pub struct SshKey + extra: Extra {
        /// The text that goes into `authorized_keys`.
        required public_key: String,
        /// A name for people.
        required name: String,
        required expires_at: Option<DateTime>,
        required bits: u64,
        required owners: Vec<String>,
        optional id: i64,
        optional r#type = "type": ActionStatus,
        optional volumes: Vec<String>,
        optional limits: Map<i64>,
        /// Gone soon.
        #[deprecated]
        optional old: bool,
        nullable labels: Vec<String>,
        nullable note: String,
        nullable level: i64,
    }
}

string_enum! {
    /// Where an action stands.
    pub enum ActionStatus {
        /// Under way.
        InProgress = "in-progress",
        Completed = "completed",
        _ => Unknown
    }
}

int_enum! {
    /// A level.
    pub enum Level { Low = 1, Below = -1, _ => Unknown }
}

model! {
    /// Every format.
    pub struct Formats + rest: Map<Level>, Default {
        optional at: DateTime,
        optional on: Date,
        optional uuid: Uuid,
        optional v4: Ipv4,
        optional v6: Ipv6,
        optional data: Base64,
        optional small: i32,
        optional natural: u32,
        optional large: u64,
        optional number: f64,
        optional any: Value,
        optional level: Level,
        /// Items that may be null.
        optional holes: Vec<Option<i64>>,
    }
}

model! {
    /// Nothing known.
    pub struct Closed, Default {}
}

model! {
    /// A tree.
    pub struct Node {
        required name: String,
        optional left: Box<Node>,
        optional children: Vec<Node>,
    }
}

union! {
    /// An image, by id, slug or whole.
    pub enum Image + Unknown {
        /// A slug.
        String(String) from(String, &str),
        Integer(i64) from(i64, i32),
        Node(Box<Node>) from(Node),
        SshKey(SshKey),
        Many(Vec<Image>),
    }
}

tagged_union! {
    /// What to do.
    pub enum Action + Unknown, tag "type" {
        /// Resize.
        Resize(Resize) from(Resize) = "resize",
        Grow(Box<Node>) = "grow",
        Reboot = "reboot",
    }
}

model! {
    /// Resizes.
    pub struct Resize + extra: Extra {
        required size: String,
        optional disk: bool,
    }
}

model! {
    /// Holds what has and has not a zero value.
    pub struct Holder {
        required key: Resize,
        required status: ActionStatus,
        required at: DateTime,
        required list: Vec<Resize>,
        required map: Map<Resize>,
        optional image: Image,
    }
}

model! {
    /// Requires a union.
    pub struct Chooser { required image: Image }
}

model! {
    /// Requires what requires a union.
    pub struct Outer { required chooser: Chooser }
}

model! {
    /// An error body.
    pub struct Error {
        required id: String,
        required message: String,
    }
}

model! {
    /// A name that would shadow the prelude.
    pub struct Option_ {
        required file: Bytes,
        required names: Vec<String>,
    }
}

model! {
    /// A multipart body.
    pub struct Upload {
        required files: Vec<FilePart>,
        required note: String,
        required count: i64,
        required session: String,
        required point: Value,
        required resize: Resize,
    }
}

model! {
    /// Text in a message.
    pub struct TextContent + extra: Extra {
        constant "type" = "text",
        required text: String,
    }
}

model! {
    /// A message.
    pub struct Message + extra: Extra, Default {
        constant "object" = "message",
        constant "version" = 2,
        constant "final" = true,
        optional content: Vec<Content>,
    }
}

model! {
    /// Nothing but what it is.
    pub struct Separator + extra: Extra, Default { constant "type" = "separator" }
}

model! {
    /// It may say what it is.
    pub struct Status + extra: Extra, Default { optional r#type = "type": ActionStatus }
}

tagged_union! {
    /// What a message consists of.
    pub enum Content + Unknown, tag "type" {
        Text(TextContent) from(TextContent) = "text",
        Separator(Separator) from(Separator) = "separator",
        Image(Closed) from(Closed) = "image",
        Status(Status) from(Status) = "in-progress",
    }
}

union! {
    /// Told apart by a constant that does not tell all apart.
    pub enum Piece + Unknown {
        Text(TextContent) from(TextContent),
        Separator(Separator) from(Separator),
        Message(Message) from(Message),
        Several(Vec<TextContent>) from(Vec<TextContent>),
    }
}
