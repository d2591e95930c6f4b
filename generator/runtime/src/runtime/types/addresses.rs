//! Addresses of the Internet Protocol. A page of Droplets is full of them, so they are read
//! and written without the standard library, which takes ten times as long; it decides
//! whatever is spelled in an unusual way.

use super::{Format, Short};
use std::fmt::{self, Formatter, Write};
use std::net::{Ipv4Addr, Ipv6Addr};

impl Format for Ipv4Addr {
    const EXPECTED: &'static str = "an IPv4 address";

    fn zero() -> Self {
        Ipv4Addr::UNSPECIFIED
    }

    fn read(text: &str) -> Option<Self> {
        let (mut octets, mut at) = ([0; 4], 0);
        let (mut number, mut digits) = (0u16, 0);
        for byte in text.bytes() {
            match byte {
                // No leading zeros: some would take them for octal numbers.
                b'0'..=b'9' if digits == 0 || number > 0 => {
                    number = number * 10 + u16::from(byte - b'0');
                    digits += 1;
                    if number > 255 {
                        return None;
                    }
                }
                b'.' if digits > 0 => {
                    *octets.get_mut(at)? = number as u8;
                    (at, number, digits) = (at + 1, 0, 0);
                }
                _ => return None,
            }
        }
        if at != 3 || digits == 0 {
            return None;
        }
        octets[3] = number as u8;
        Some(octets.into())
    }

    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut text = Short::new();
        for (index, octet) in self.octets().into_iter().enumerate() {
            if index > 0 {
                text.push(b'.');
            }
            text.number(octet.into(), 1);
        }
        f.write_str(text.as_str())
    }

    // It has one spelling only.
    fn writes(&self, _: &str) -> bool {
        true
    }
}

impl Format for Ipv6Addr {
    const EXPECTED: &'static str = "an IPv6 address";

    fn zero() -> Self {
        Ipv6Addr::UNSPECIFIED
    }

    fn read(text: &str) -> Option<Self> {
        read_groups(text).map(Self::from).or_else(|| text.parse().ok())
    }

    fn write(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(spell(self).as_str())
    }

    fn writes(&self, text: &str) -> bool {
        spell(self).as_str() == text
    }
}

/// The groups of an address that begins with one, and has only groups.
fn read_groups(text: &str) -> Option<[u16; 8]> {
    let (mut groups, mut count, mut gap) = ([0; 8], 0, None);
    let mut bytes = text.bytes();
    let mut next = bytes.next();
    while let Some(byte) = next {
        let mut group = u16::from(hex(byte)?);
        next = bytes.next();
        for _ in 1..4 {
            let Some(digit) = next.and_then(hex) else { break };
            group = group << 4 | u16::from(digit);
            next = bytes.next();
        }
        *groups.get_mut(count)? = group;
        count += 1;
        match next {
            None => break,
            Some(b':') => next = Some(bytes.next()?),
            Some(_) => return None,
        }
        if next == Some(b':') {
            if gap.replace(count).is_some() {
                return None;
            }
            next = bytes.next();
        }
    }
    match gap {
        None => (count == 8).then_some(groups),
        Some(gap) if count < 8 => {
            groups.get_mut(gap..)?.rotate_right(8 - count);
            Some(groups)
        }
        Some(_) => None,
    }
}

fn hex(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

/// The text that RFC 5952 gives to the address: hexadecimal groups without leading zeros,
/// the longest run of zeros left out.
fn spell(address: &Ipv6Addr) -> Short {
    let mut text = Short::new();
    if address.to_ipv4_mapped().is_some() {
        // It is never too long.
        let _ = write!(text, "{address}");
        return text;
    }
    let groups = address.segments();
    let (start, length) = longest_gap(&groups);
    let mut index = 0;
    while let Some(group) = groups.get(index) {
        if length > 1 && index == start {
            text.push(b':');
            text.push(b':');
            index += length;
            continue;
        }
        if index > 0 && (length < 2 || index != start + length) {
            text.push(b':');
        }
        let digits = (16 - group.leading_zeros()).div_ceil(4).max(1);
        for digit in (0..digits).rev() {
            text.push(b"0123456789abcdef"[usize::from(group >> (4 * digit) & 15)]);
        }
        index += 1;
    }
    text
}

/// Where the longest run of zeros starts, the first of equals, and how long it is.
fn longest_gap(groups: &[u16; 8]) -> (usize, usize) {
    let (mut best, mut run) = ((0, 0), 0);
    for (index, group) in groups.iter().enumerate() {
        run = if *group == 0 { run + 1 } else { 0 };
        if run > best.1 {
            best = (index + 1 - run, run);
        }
    }
    best
}

#[cfg(test)]
mod tests;
