//! A short text on the stack: for what is printed often, and is never long.

use std::fmt::{self, Write};

/// A text of at most 64 bytes. What does not fit is an error.
pub(crate) struct Short {
    bytes: [u8; 64],
    length: usize,
}

impl Short {
    /// The empty text.
    pub(crate) fn new() -> Self {
        Self { bytes: [0; 64], length: 0 }
    }

    /// The text.
    pub(crate) fn as_str(&self) -> &str {
        let bytes = self.bytes.get(..self.length).unwrap_or_default();
        str::from_utf8(bytes).unwrap_or_default()
    }

    /// Adds an ASCII character, if there is room.
    #[inline]
    pub(crate) fn push(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.length) {
            *place = byte;
            self.length += 1;
        }
    }

    /// Adds a decimal number of at least so many digits.
    pub(crate) fn number(&mut self, mut number: u16, digits: usize) {
        let (mut reversed, mut count) = ([0; 5], 0);
        for digit in &mut reversed {
            if number == 0 && count >= digits {
                break;
            }
            *digit = b'0' + (number % 10) as u8;
            (number, count) = (number / 10, count + 1);
        }
        for digit in reversed.iter().take(count).rev() {
            self.push(*digit);
        }
    }
}

impl Write for Short {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let place = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        place.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}
