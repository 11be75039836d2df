//! Fingerprints of photos. The bytes are hashed and forgotten; of what a camera wrote into the file
//! only the time it was taken is read, never the place.

use jiff::civil::DateTime;
use kernel::{Digest, Timestamp, Zone};

/// The tag of the block of camera data in a picture's own directory.
const CAMERA: u16 = 0x8769;
/// The tag of the time a picture was taken.
const TAKEN: u16 = 0x9003;
/// Most entries looked at in a directory.
const ENTRIES_MAX: u16 = 200;

/// The fingerprint of a photo and when it was taken by the camera's clock, where the file says so.
pub fn fingerprint(bytes: &[u8], zone: Zone) -> (Digest, Option<Timestamp>) {
    let taken = camera_data(bytes).and_then(taken).and_then(|text| {
        let local = DateTime::strptime("%Y:%m:%d %H:%M:%S", text).ok()?;
        let moment = zone.instant(local)?;
        (1990..=2200).contains(&local.year()).then_some(moment)
    });
    (Digest::of(bytes), taken)
}

/// The camera's block (EXIF) of a JPEG file.
fn camera_data(bytes: &[u8]) -> Option<&[u8]> {
    let mut rest = bytes.strip_prefix(&[0xFF, 0xD8])?;
    loop {
        let [0xFF, marker, high, low, ..] = *rest else {
            return None;
        };
        let length = usize::from(u16::from_be_bytes([high, low]));
        let segment = rest.get(4..length.checked_add(2)?)?;
        match marker {
            0xE1 if segment.starts_with(b"Exif\0\0") => return segment.get(6..),
            // The picture itself begins; nothing is said before it.
            0xDA => return None,
            _ => rest = rest.get(length + 2..)?,
        }
    }
}

/// The byte order of the block.
#[derive(Clone, Copy)]
enum Order {
    Big,
    Little,
}

impl Order {
    fn two(self, bytes: &[u8], at: usize) -> Option<u16> {
        let part: [u8; 2] = bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(match self {
            Order::Big => u16::from_be_bytes(part),
            Order::Little => u16::from_le_bytes(part),
        })
    }

    fn four(self, bytes: &[u8], at: usize) -> Option<usize> {
        let part: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let number = match self {
            Order::Big => u32::from_be_bytes(part),
            Order::Little => u32::from_le_bytes(part),
        };
        usize::try_from(number).ok()
    }

    /// The value, or the place of the value, of a tag of the directory at `start`.
    fn entry(self, block: &[u8], start: usize, tag: u16) -> Option<usize> {
        let count = self.two(block, start)?.min(ENTRIES_MAX);
        (0..usize::from(count)).find_map(|number| {
            let at = start.checked_add(2)?.checked_add(number * 12)?;
            (self.two(block, at)? == tag)
                .then(|| self.four(block, at + 8))
                .flatten()
        })
    }
}

fn taken(block: &[u8]) -> Option<&str> {
    let order = match block.get(..4)? {
        [b'M', b'M', 0, 42] => Order::Big,
        [b'I', b'I', 42, 0] => Order::Little,
        _ => return None,
    };
    let first = order.four(block, 4)?;
    let camera = order.entry(block, first, CAMERA)?;
    let at = order.entry(block, camera, TAKEN)?;
    std::str::from_utf8(block.get(at..at.checked_add(19)?)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of no pixels whose camera says when it was taken.
    fn picture(order: Order, time: &[u8; 19]) -> Vec<u8> {
        let two = |n: u16| match order {
            Order::Big => n.to_be_bytes(),
            Order::Little => n.to_le_bytes(),
        };
        let four = |n: u32| match order {
            Order::Big => n.to_be_bytes(),
            Order::Little => n.to_le_bytes(),
        };
        let mut block = match order {
            Order::Big => b"MM\0*".to_vec(),
            Order::Little => b"II*\0".to_vec(),
        };
        block.extend(four(8));
        for (tag, kind, count, value) in [(CAMERA, 4, 1, 26), (TAKEN, 2, 20, 44)] {
            block.extend(two(1));
            block.extend(two(tag));
            block.extend(two(kind));
            block.extend(four(count));
            block.extend(four(value));
            block.extend(four(0));
        }
        block.extend(time);
        block.push(0);
        let mut file = vec![0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xE1];
        file.extend(u16::try_from(block.len() + 8).unwrap().to_be_bytes());
        file.extend(b"Exif\0\0");
        file.extend(block);
        file.extend([0xFF, 0xDA]);
        file
    }

    #[test]
    fn the_time_of_a_picture_is_read_in_either_byte_order() {
        for order in [Order::Big, Order::Little] {
            let file = picture(order, b"2025:04:08 09:40:00");
            let (digest, taken) = fingerprint(&file, Zone::China);
            assert_eq!(taken.unwrap().to_string(), "2025-04-08T01:40:00Z");
            assert_eq!(digest, Digest::of(&file));
        }
    }

    #[test]
    fn what_says_nothing_or_nonsense_has_no_time() {
        let odd = picture(Order::Big, b"0000:00:00 00:00:00");
        for file in [
            &b""[..],
            b"\xFF\xD8",
            b"\x89PNG....",
            &odd,
            &odd[..odd.len() - 9],
        ] {
            assert_eq!(fingerprint(file, Zone::China).1, None);
        }
    }

    proptest::proptest! {
        /// Whatever bytes come, they are hashed and nothing breaks.
        #[test]
        fn any_bytes_are_hashed(tail in proptest::collection::vec(proptest::num::u8::ANY, 0..200), cut in 0usize..120) {
            let mut file = picture(Order::Little, b"2025:04:08 09:40:00");
            file.truncate(cut);
            file.extend(tail);
            proptest::prop_assert_eq!(fingerprint(&file, Zone::China).0, Digest::of(&file));
        }
    }
}
