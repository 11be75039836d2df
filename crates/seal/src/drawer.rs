//! Plain sealing of small texts to one key: drafts of bids that wait in the database.

use crate::key::{OfficerKey, Recipient};

/// The text could not be sealed or opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it cannot be sealed or opened")]
pub struct DrawerFault;

/// Seals a text to one key.
///
/// # Errors
/// The library refuses.
pub fn close(to: &Recipient, text: &[u8]) -> Result<Vec<u8>, DrawerFault> {
    age::encrypt(&to.key, text).map_err(|_| DrawerFault)
}

/// Opens a text sealed by [`close`].
///
/// # Errors
/// It was sealed to another key, or was changed.
pub fn open(key: &OfficerKey, sealed: &[u8]) -> Result<Vec<u8>, DrawerFault> {
    age::decrypt(&key.0, sealed).map_err(|_| DrawerFault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Random;

    #[test]
    fn only_the_key_it_was_sealed_to_opens_it() {
        let key = |seed| OfficerKey::generate(&mut Random::from_seed([seed; 32])).unwrap();
        let (ours, other) = (key(1), key(2));
        let sealed = close(&ours.recipient(), "报价 276000".as_bytes()).unwrap();
        assert_eq!(open(&ours, &sealed).unwrap(), "报价 276000".as_bytes());
        assert_eq!(open(&other, &sealed), Err(DrawerFault));
        let mut changed = sealed;
        *changed.last_mut().unwrap() ^= 1;
        assert_eq!(open(&ours, &changed), Err(DrawerFault));
    }
}
