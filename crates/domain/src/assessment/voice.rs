//! What residents and workers say by a one-time slip, without an account.
//!
//! An answer never names who gave it, when, or by which slip. Answers come into the record in
//! shuffled batches of at least [`BATCH_MIN`], the free words apart from the answers.

use crate::say::Say;
use kernel::{Lang, lang::bi};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Fewest answers of a batch, except of the last one of the fieldwork.
pub const BATCH_MIN: usize = 5;
/// Most slips issued at once.
pub const SLIPS_MAX: u32 = 500;

choice! {
    /// What somebody answers to a plain question.
    Said {
        Yes "yes" ("是", "Yes");
        Partly "partly" ("有一些", "Partly");
        No "no" ("没有", "No");
        Unsure "unsure" ("说不清", "Cannot say");
    }
}

impl Said {
    /// Points of a hundred; none for somebody who cannot say.
    pub const fn points(self) -> Option<Decimal> {
        match self {
            Said::Yes => Some(Decimal::ONE_HUNDRED),
            Said::Partly => Some(Decimal::from_parts(50, 0, 0, false, 0)),
            Said::No => Some(Decimal::ZERO),
            Said::Unsure => None,
        }
    }
}

choice! {
    /// Who speaks by a slip.
    Channel {
        Users "users" ("服务对象", "Users of the service");
        Others "others" ("未接受服务的居民", "Residents who were not served");
        Workers "workers" ("一线社工", "Frontline workers");
    }
}

choice! {
    /// Whether a batch is as large as it must be.
    BatchSize {
        Full "full" ("满批", "a full batch");
        Rest "rest" ("外勤结束时的余数", "what was left at the end of the fieldwork");
    }
}

/// What was said by slips in one evaluation, as far as it has come into the record.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Voices {
    /// Slips issued, by those they are for.
    pub issued: Vec<(Channel, u32)>,
    /// Answers brought in, batch by batch.
    pub batches: Vec<(Channel, BatchSize, u32)>,
    /// What users answered.
    pub users: Vec<Experience>,
    /// What residents answered who were not served.
    pub others: Vec<Experience>,
}

impl Voices {
    /// How many slips there are for these people.
    pub fn issued(&self, channel: Channel) -> u32 {
        let counts = self.issued.iter().filter(|one| one.0 == channel);
        counts.map(|one| one.1).fold(0, u32::saturating_add)
    }

    /// How many answers of these people have come in.
    pub fn answered(&self, channel: Channel) -> u32 {
        let counts = self.batches.iter().filter(|one| one.0 == channel);
        counts.map(|one| one.2).fold(0, u32::saturating_add)
    }

    /// The points of a hundred that users gave; those who can say nothing of the service give none.
    pub fn points(&self) -> Vec<Decimal> {
        self.users.iter().filter_map(Experience::points).collect()
    }
}

/// The five answers of a user (domain.md §5e D5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Experience {
    /// Whether the service was received.
    pub received: Said,
    /// Whether it was useful.
    pub useful: Said,
    /// Whether the person felt respected.
    pub respected: Said,
    /// Whether the person could have refused.
    pub could_refuse: Said,
    /// Whether the person would come back.
    pub would_return: Said,
}

impl Experience {
    /// Whether the person says that they received the service, at least in part.
    pub const fn is_received(&self) -> bool {
        matches!(self.received, Said::Yes | Said::Partly)
    }

    /// The points of a hundred: the mean of the answers about the service. None from somebody who
    /// did not receive it, or can say nothing of it.
    pub fn points(&self) -> Option<Decimal> {
        if !self.is_received() {
            return None;
        }
        let all = [
            self.useful,
            self.respected,
            self.could_refuse,
            self.would_return,
        ];
        let points: Vec<Decimal> = all.into_iter().filter_map(Said::points).collect();
        let count = Decimal::from(points.len());
        (!count.is_zero()).then(|| points.iter().sum::<Decimal>() / count)
    }
}

impl Say for Experience {
    fn say(&self, lang: Lang) -> String {
        let text = bi(
            "接受过服务：{received}；有用：{useful}；受尊重：{respected}；可以拒绝：{could_refuse}；愿意再来：{would_return}",
            "received: {received}; useful: {useful}; respected: {respected}; could refuse: {could_refuse}; would return: {would_return}",
        );
        let said = [
            self.received,
            self.useful,
            self.respected,
            self.could_refuse,
            self.would_return,
        ]
        .map(|one| one.say(lang));
        let [received, useful, respected, could_refuse, would_return] = &said;
        text.fill(
            lang,
            &[
                ("received", received),
                ("useful", useful),
                ("respected", respected),
                ("could_refuse", could_refuse),
                ("would_return", would_return),
            ],
        )
    }
}
