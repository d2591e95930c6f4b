//! A file of a multipart body: its content, wherever that is, and what is said about it.

use super::Bytes;
use crate::runtime::Payload;
use crate::runtime::codec::{Model, Open, Parse, Parsed, View, decode, encode};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt::{self, Debug, Formatter};
use std::path::PathBuf;

/// A file to upload. Bytes and text become one; a name and a media type can be added.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct FilePart {
    content: Payload,
    name: Option<Box<str>>,
    media_type: Option<Box<str>>,
}

impl FilePart {
    /// A file with this content: bytes, text, or a [`Payload`], which may be a stream.
    pub fn new(content: impl Into<Payload>) -> Self {
        Self { content: content.into(), name: None, media_type: None }
    }

    /// A file on disk, under its own name. It is read when the call is sent, piece by
    /// piece, as [`Payload::file`] is.
    pub fn open(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let name = path.file_name().map(|name| name.to_string_lossy().into());
        Self { content: Payload::file(path), name, media_type: None }
    }

    /// Sets the name that the server is told. Without one it is the member's.
    pub fn file_name(self, name: impl Into<String>) -> Self {
        Self { name: Some(name.into().into()), ..self }
    }

    /// Sets the media type. Without one it is `application/octet-stream`, unless the API
    /// asks for another.
    pub fn content_type(self, media_type: impl Into<String>) -> Self {
        Self { media_type: Some(media_type.into().into()), ..self }
    }

    /// The content.
    pub fn content(&self) -> &Payload {
        &self.content
    }

    /// The content, if it is in memory.
    pub fn bytes(&self) -> Option<&Bytes> {
        self.content.bytes()
    }

    /// The name, if one was set.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The media type, if one was set.
    pub fn media_type(&self) -> Option<&str> {
        self.media_type.as_deref()
    }
}

macro_rules! from {
    ($($source:ty)*) => {
        $(impl From<$source> for FilePart {
            fn from(content: $source) -> Self {
                Self::new(content)
            }
        })*
    };
}

from! { Payload Bytes Vec<u8> String Box<[u8]> &'static str &'static [u8] }

impl<const N: usize> From<&'static [u8; N]> for FilePart {
    fn from(content: &'static [u8; N]) -> Self {
        Self::new(&content[..])
    }
}

impl Debug for FilePart {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilePart")
            .field("name", &self.name)
            .field("media_type", &self.media_type)
            .field("content", &self.content)
            .finish()
    }
}

/// In JSON a file is its content as text: there is nothing better to be made of it.
impl Parse for FilePart {
    fn parse(&mut self, text: &str) -> Parsed {
        *self = Self::new(text.to_owned());
        Parsed::Known
    }
    fn clear(&mut self) {
        *self = Self::default();
    }
    fn expected(&self) -> &'static str {
        "a string"
    }
}

impl Model for FilePart {
    fn open(&mut self) -> Open<'_> {
        Open::Parse(self)
    }
    fn view(&self) -> View<'_> {
        View::File(self)
    }
    fn blank() -> Self {
        Self::default()
    }
}

impl Serialize for FilePart {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        encode(self, to)
    }
}

impl<'de> Deserialize<'de> for FilePart {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        decode(from)
    }
}
