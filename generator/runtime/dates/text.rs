//! Dates and times, as the text that they are in JSON.

/// A moment, as RFC 3339 writes it.
pub type DateTime = String;

/// A day.
pub type Date = String;
