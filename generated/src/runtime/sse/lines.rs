//! Lines out of pieces of bytes: ended by LF, CR or CRLF, which a piece may cut anywhere.

/// Bytes that have come and are not yet a line.
#[derive(Default)]
pub struct Lines {
    buffer: Vec<u8>,
    start: usize,
    scanned: usize,
    after_cr: bool,
    begun: bool,
}

impl Lines {
    /// Takes a piece.
    pub fn push(&mut self, piece: &[u8]) {
        if self.start > 0 {
            self.buffer.drain(..self.start);
            self.scanned -= self.start;
            self.start = 0;
        }
        self.buffer.extend_from_slice(piece);
    }

    /// How much there is of what is no line yet.
    pub fn len(&self) -> usize {
        self.buffer.len() - self.start
    }

    /// The next whole line, without its end.
    pub fn next(&mut self) -> Option<String> {
        if self.after_cr && self.buffer.len() > self.start {
            self.after_cr = false;
            if self.buffer.get(self.start) == Some(&b'\n') {
                self.start += 1;
                self.scanned = self.start;
            }
        }
        let rest = self.buffer.get(self.scanned..)?;
        let Some(end) = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'))
        else {
            self.scanned = self.buffer.len();
            return None;
        };
        let end = self.scanned + end;
        self.after_cr = self.buffer.get(end) == Some(&b'\r');
        let line =
            String::from_utf8_lossy(self.buffer.get(self.start..end)?).into_owned();
        self.start = end + 1;
        self.scanned = self.start;
        if std::mem::replace(&mut self.begun, true) {
            return Some(line);
        }
        Some(line.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(line))
    }
}
