//! Reading and writing beside the standard library's, on texts of every spelling.

use super::{Format, spell};
use std::net::{Ipv4Addr, Ipv6Addr};

const V4: [&str; 22] = [
    "0.0.0.0",
    "255.255.255.255",
    "192.168.0.1",
    "10.0.0.10",
    "1.2.3",
    "1.2.3.4.5",
    "",
    "1.2.3.",
    ".1.2.3",
    "1..2.3",
    "256.1.1.1",
    "1.1.1.300",
    "01.2.3.4",
    "1.2.3.00",
    "1.2.3.4 ",
    " 1.2.3.4",
    "1.2.3.-4",
    "+1.2.3.4",
    "a.b.c.d",
    "1.2.3.4\n",
    "0000.1.1.1",
    "99999999999.1.1.1",
];

const V6: [&str; 36] = [
    "::",
    "::1",
    "1::",
    "1:2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7::",
    "::2:3:4:5:6:7:8",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7",
    "1:2:3:4::5:6:7:8",
    "1::2::3",
    "1:::2",
    "1:",
    ":1",
    ":",
    "",
    "2604:a880:0:1010::18a:a001",
    "2604:A880::1",
    "2604:0880::1",
    "12345::1",
    "0:0:0:0:0:0:0:0",
    "1:0:0:2:0:0:0:3",
    "1:0:0:2:3:0:0:4",
    "1:0:2:3:4:5:6:7",
    "fe80::1%1",
    "::ffff:1.2.3.4",
    "::ffff:102:304",
    "::1.2.3.4",
    "1:2:3:4:5:6:1.2.3.4",
    "g::",
    "1 ::2",
    "0::0",
    "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
    "1:2::",
    "1::8",
    "00001::",
    "1::2:",
];

#[test]
fn version_four_is_read_and_written_as_the_standard_library_does() {
    for text in V4 {
        let read = <Ipv4Addr as Format>::read(text);
        assert_eq!(read, text.parse().ok(), "{text:?}");
        if let Some(address) = read {
            assert_eq!(crate::runtime::types::Ipv4::from(address).to_string(), text);
            assert!(address.writes(text));
        }
    }
}

#[test]
fn version_six_is_read_and_written_as_the_standard_library_does() {
    for text in V6 {
        let read = <Ipv6Addr as Format>::read(text);
        assert_eq!(read, text.parse().ok(), "{text:?}");
        let Some(address) = read else { continue };
        assert_eq!(spell(&address).as_str(), address.to_string());
        assert_eq!(address.writes(text), address.to_string() == text, "{text:?}");
    }
}

/// Every place and length of zeros, and of groups of each number of digits.
#[test]
fn gaps_of_every_place_are_spelled_as_the_standard_library_does() {
    for mask in 0..=u8::MAX {
        let mut groups = [0; 8];
        for (index, group) in groups.iter_mut().enumerate() {
            if mask >> index & 1 == 1 {
                *group = [1, 0x20, 0xa00, 0xf0f0][index % 4];
            }
        }
        let (address, expected) =
            (Ipv6Addr::from(groups), Ipv6Addr::from(groups).to_string());
        assert_eq!(spell(&address).as_str(), expected);
        assert_eq!(<Ipv6Addr as Format>::read(&expected), Some(address));
    }
}
