//! Keys by their codes.

use crate::{Key, RuleError};
use std::{fmt, str::FromStr};

impl Key {
    /// The key a person named.
    ///
    /// # Errors
    /// [`RuleError::UnknownKey`] with the keys that share a word with it.
    pub fn named(code: &str) -> Result<Key, RuleError> {
        let code = code.trim();
        code.parse().map_err(|()| {
            let word = |code: &'static str| code.split(['.', '-']);
            let like = Key::ALL.iter().copied().filter(|key| {
                word(key.code()).any(|one| one.len() > 2 && code.contains(one))
                    || (code.len() > 2 && key.code().contains(code))
            });
            RuleError::UnknownKey {
                key: code.to_owned(),
                like: like.take(8).collect(),
            }
        })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Key {
    type Err = ();

    fn from_str(code: &str) -> Result<Key, ()> {
        Key::ALL
            .iter()
            .copied()
            .find(|key| key.code() == code)
            .ok_or(())
    }
}
