//! All packs, and which one applies on a date.

use crate::{Pack, PackId, RuleError, load};
use kernel::Date;

const PLATFORM: &str = include_str!("../packs/platform.toml");

/// Older versions first: a version is laid over the one it supersedes.
/// What a pack extends comes before it.
const PACKS: [&str; 7] = [
    include_str!("../packs/cn-national.toml"),
    include_str!("../packs/cn-national-2025.1.toml"),
    include_str!("../packs/cn-national-2026.1.toml"),
    include_str!("../packs/cn-gd-gz.toml"),
    include_str!("../packs/cn-sd-jn.toml"),
    include_str!("../packs/uk-light-touch.toml"),
    include_str!("../packs/us-ny.toml"),
];

/// The day a person wrote, such as `2026-09-24`.
///
/// # Errors
/// [`RuleError::NotADate`].
pub fn day(text: &str) -> Result<Date, RuleError> {
    text.trim().parse().map_err(|_| RuleError::NotADate {
        text: text.to_owned(),
    })
}

/// The rule packs of an installation.
#[derive(Clone, Debug)]
pub struct Rulebook {
    packs: Vec<Pack>,
}

impl Rulebook {
    /// The packs that come with the program.
    ///
    /// # Errors
    /// [`RuleError::Malformed`] when one does not load; a test proves that all do.
    pub fn embedded() -> Result<Rulebook, RuleError> {
        Rulebook::load(PLATFORM, &PACKS)
    }

    /// Packs from the text of their files, laid over `platform`. A version must come after the
    /// version it supersedes.
    ///
    /// # Errors
    /// [`RuleError::Malformed`], naming the pack and the key at fault.
    pub fn load(platform: &str, packs: &[&str]) -> Result<Rulebook, RuleError> {
        load::packs(platform, packs).map(|packs| Rulebook { packs })
    }

    /// The pack of `jurisdiction` in force on the date of an event.
    ///
    /// # Errors
    /// [`RuleError::UnknownJurisdiction`], or [`RuleError::NoPackInForce`] for a date before the
    /// first pack.
    pub fn resolve(&self, jurisdiction: &str, on: Date) -> Result<&Pack, RuleError> {
        let own = || {
            self.packs
                .iter()
                .filter(|pack| pack.jurisdiction == jurisdiction)
        };
        let Some(begins) = own().map(|pack| pack.valid_from).min() else {
            return Err(RuleError::UnknownJurisdiction {
                jurisdiction: jurisdiction.to_owned(),
                known: self
                    .jurisdictions()
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
            });
        };
        own()
            .filter(|pack| pack.is_in_force(on))
            .max_by_key(|pack| pack.valid_from)
            .ok_or_else(|| RuleError::NoPackInForce {
                jurisdiction: jurisdiction.to_owned(),
                on,
                begins,
            })
    }

    /// The pack with this id, whether or not it is still in force: a contract keeps the pack it
    /// was signed under.
    pub fn pack(&self, id: &PackId) -> Option<&Pack> {
        self.packs.iter().find(|pack| pack.id == *id)
    }

    /// The jurisdictions there are packs for, each once, in the order they were loaded.
    pub fn jurisdictions(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for pack in &self.packs {
            if !found.contains(&pack.jurisdiction()) {
                found.push(pack.jurisdiction());
            }
        }
        found
    }

    /// All packs, older versions first.
    pub fn packs(&self) -> impl Iterator<Item = &Pack> {
        self.packs.iter()
    }
}
