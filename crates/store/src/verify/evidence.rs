//! What receipts and remembered checkpoints prove about the record.

use super::{Damage, Finding, VerifyOptions};
use std::collections::BTreeMap;
use tlog::{Hash, ReceiptError, Tree, VerifierKey, leaf_hash};

/// Roots and leaves known from outside the database.
#[derive(Debug, Default)]
pub struct Evidence {
    roots: BTreeMap<u64, Vec<Hash>>,
    leaves: BTreeMap<u64, Vec<Hash>>,
}

/// Receipts that do not hold, by their place in the list.
pub type Refused = Vec<(usize, ReceiptError)>;

impl Evidence {
    /// Takes what holds and sets aside the receipts that do not.
    pub fn gather(options: &VerifyOptions<'_>, key: &VerifierKey) -> (Evidence, Refused) {
        let mut evidence = Evidence::default();
        let mut refused = Vec::new();
        if let Some(known) = options.known {
            evidence
                .roots
                .entry(known.size)
                .or_default()
                .push(known.root);
        }
        for (number, receipt) in options.receipts.iter().enumerate() {
            match receipt
                .verify(Some(key))
                .and_then(|()| receipt.checkpoint(Some(key)))
            {
                Ok(signed) => {
                    evidence
                        .roots
                        .entry(signed.size)
                        .or_default()
                        .push(signed.root);
                    for entry in &receipt.entries {
                        let leaf = leaf_hash(entry.leaf.as_bytes());
                        evidence
                            .leaves
                            .entry(entry.position)
                            .or_default()
                            .push(leaf);
                    }
                }
                Err(error) => refused.push((number, error)),
            }
        }
        (evidence, refused)
    }

    /// Whether a leaf is the one receipts prove, as far as they say anything.
    pub fn leaf(&self, position: u64, found: &Hash) -> Result<(), Damage> {
        let proved = self.leaves.get(&position);
        let same = proved.is_none_or(|proved| proved.iter().all(|leaf| leaf == found));
        if same {
            Ok(())
        } else {
            Err(Damage::Contradicted)
        }
    }

    /// Whether the finished tree reaches every root known.
    pub fn roots(&self, tree: &Tree) -> Result<(), Finding> {
        let mut agreed = 0;
        for (&known, roots) in &self.roots {
            let Some(root) = tree.root_at(known) else {
                let damage = Damage::RolledBack { known };
                return Err(Finding {
                    position: Some(tree.size()),
                    damage,
                });
            };
            if roots.iter().any(|proved| *proved != root) {
                let damage = Damage::Forked {
                    last: known.saturating_sub(1),
                };
                return Err(Finding {
                    position: Some(agreed),
                    damage,
                });
            }
            agreed = known;
        }
        Ok(())
    }
}
