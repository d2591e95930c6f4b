//! What a line of Markdown stands in: lists, their items, quotes.

/// A list, an item or a quote around the text at hand.
#[derive(Debug)]
pub enum Frame {
    List {
        number: Option<u64>,
    },
    Item {
        marker: Option<String>,
        indent: usize,
    },
    Quote,
    /// Too deep to be shown.
    Hidden,
}

impl Frame {
    /// How many columns it takes from each line.
    pub fn width(&self) -> usize {
        match self {
            Frame::List { .. } | Frame::Hidden => 0,
            Frame::Quote => 2,
            Frame::Item { indent, .. } => *indent,
        }
    }

    /// What it puts before a line. The marker of an item is on its first line only.
    pub fn prefix(&mut self) -> String {
        match self {
            Frame::List { .. } | Frame::Hidden => String::new(),
            Frame::Quote => "> ".to_owned(),
            Frame::Item { marker, indent } => {
                marker.take().unwrap_or_else(|| " ".repeat(*indent))
            }
        }
    }
}
