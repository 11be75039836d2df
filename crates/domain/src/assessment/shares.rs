//! Who carries how much of a score when some groups are missing.

use crate::assessment::{choices::RatingGroup, scoring::Rules};
use rust_decimal::Decimal;

/// Groups that share one bound: a group alone, or purchaser and hosts together.
struct Block {
    group: Option<RatingGroup>,
    weight: Decimal,
    bound: Decimal,
    share: Option<Decimal>,
}

impl Block {
    /// A pack that gives a group more than the bound means it; the bound then only keeps it from
    /// growing by what others do not use.
    fn free(group: Option<RatingGroup>, weight: Decimal, bound: Decimal) -> Block {
        Block {
            group,
            weight,
            bound: bound.max(weight),
            share: None,
        }
    }
}

const fn is_government(group: RatingGroup) -> bool {
    matches!(group, RatingGroup::Purchaser | RatingGroup::Host)
}

/// The shares of a hundred of the groups that are present. What a bound cuts off goes to those that
/// are still free; less than a hundred in all means that the bounds cannot be kept.
pub(crate) fn shares(present: &[RatingGroup], rules: Rules<'_>) -> Vec<Decimal> {
    let any_max = rules.bound("any-group-max");
    let (government, others): (Vec<RatingGroup>, Vec<RatingGroup>) =
        present.iter().partition(|group| is_government(**group));
    let both: Decimal = government.iter().map(|group| rules.weight(*group)).sum();
    let both_max = rules.bound("purchaser-and-host-max").min(any_max);
    let mut blocks: Vec<Block> = others
        .iter()
        .map(|group| Block::free(Some(*group), rules.weight(*group), any_max))
        .collect();
    if !both.is_zero() {
        blocks.push(Block::free(None, both, both_max));
    }
    share_out(&mut blocks);
    let share = |group: &RatingGroup| {
        let government = is_government(*group);
        let name = (!government).then_some(*group);
        let found = blocks.iter().find(|block| block.group == name);
        let block = found.and_then(|block| block.share).unwrap_or(Decimal::ZERO);
        if government {
            block * rules.weight(*group) / both
        } else {
            block
        }
    };
    present.iter().map(share).collect()
}

fn share_out(blocks: &mut [Block]) {
    loop {
        let fixed: Decimal = blocks.iter().filter_map(|block| block.share).sum();
        let free = blocks.iter().filter(|block| block.share.is_none());
        let free: Decimal = free.map(|block| block.weight).sum();
        let left = Decimal::ONE_HUNDRED - fixed;
        let over = blocks
            .iter_mut()
            .find(|block| block.share.is_none() && block.weight * left > block.bound * free);
        if let Some(block) = over {
            block.share = Some(block.bound);
            continue;
        }
        for block in blocks.iter_mut().filter(|block| block.share.is_none()) {
            block.share = Some(block.weight * left / free);
        }
        break;
    }
}
