//! The index and the weights of the raters as they stood when the contract was signed (C-EVAL-1,
//! AF-15). Their digest is in the record, so that anybody sees whether the yardstick of a result is
//! the one that was signed.

use crate::{
    assessment::{IndexFrozen, choices::RatingGroup, facts::FrozenIndex},
    context::At,
    process::{Contract, IndexItem},
    refusal::Refusal,
    say::Say,
};
use kernel::{Digest, Lang};
use rules::Key;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// How much the view of one group counts, before groups that are missing are shared out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupWeight {
    /// The group.
    pub group: RatingGroup,
    /// Points of a hundred.
    pub weight: Decimal,
}
impl Say for GroupWeight {
    fn say(&self, lang: Lang) -> String {
        format!("{} {}", self.group.say(lang), self.weight.normalize())
    }
}

/// The digest of an index: `SHA-256("bonafide-index-1" 0x00 "1<TAB>name<TAB>weight<LF>…")`, the items
/// in their order, weights without trailing zeros.
pub fn digest(index: &[IndexItem]) -> Digest {
    let lines = (1usize..).zip(index).map(|(number, item)| {
        let (name, weight) = (item.name.as_str(), item.weight.normalize());
        format!("{number}\t{name}\t{weight}\n")
    });
    let text: String = lines.collect();
    Digest::labelled("bonafide-index-1", text.as_bytes())
}

/// What is frozen when a contract is signed: its index, and the weights of the pack it keeps.
///
/// # Errors
/// `rules-missing`.
pub(crate) fn at_signing(at: &At<'_>, contract: &Contract) -> Result<IndexFrozen, Refusal> {
    let missing = || crate::core::RULES_MISSING.with("day", at.today());
    let weights = at
        .public_pack()?
        .map(Key::EvaluationWeights)
        .map_err(|_| missing())?;
    let index = contract.terms.index.clone();
    let named = |group: &RatingGroup| {
        let found = group.weight_name().and_then(|name| weights.get(name));
        found.copied()
    };
    let weights = RatingGroup::SERVICE.iter().filter_map(|group| {
        named(group).map(|weight| GroupWeight {
            group: *group,
            weight,
        })
    });
    Ok(IndexFrozen {
        digest: digest(&index),
        weights: weights.collect(),
        index: FrozenIndex(index),
    })
}
