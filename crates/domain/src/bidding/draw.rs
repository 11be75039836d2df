//! The draw of experts: which numbers of the pool take a seat, computed from the pool and from secrets
//! that several parties committed to before any of them was known. Whoever has the public events can
//! do the same sums; `sha256sum` is enough.
//!
//! ```text
//! pool digest = SHA-256("bonafide-draw-pool-1" 0x00 "1 <person id>\n2 <person id>\n…")
//! seed        = SHA-256("bonafide-draw-seed-1" 0x00 "<secret 1>\n<secret 2>\n…")
//! rank of i   = SHA-256("bonafide-draw-rank-1" 0x00 "<seed> <pool digest> <i>")
//! ```
//!
//! Numbers that are not barred are sorted by rank; the first take the seats, the next are substitutes
//! in that order. Nobody who committed can steer the outcome as long as one of the others did not tell
//! theirs before all had committed.

use super::{
    answers::{Bar, ExpertNo},
    events,
    panel::Barred,
};
use crate::bidding::Event;
use kernel::{Bi, Digest, PersonId, lang::bi};
use std::collections::BTreeSet;

/// Fewest parties whose secrets make the seed.
pub const SEEDS_MIN: usize = 2;

/// The digest of a pool: numbers and persons in order.
pub fn pool_digest<'a>(pool: impl IntoIterator<Item = (ExpertNo, &'a PersonId)>) -> Digest {
    let lines = pool.into_iter().map(|(no, id)| format!("{} {id}\n", no.0));
    let text: String = lines.collect();
    Digest::labelled("bonafide-draw-pool-1", text.as_bytes())
}

/// The digest a party publishes before the draw: what `printf %s "secret" | sha256sum` prints.
pub fn commitment(secret: &str) -> Digest {
    Digest::of(secret.as_bytes())
}

/// The seed that the secrets make together, in the order of commitment.
pub fn seed<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Digest {
    let lines = secrets.into_iter().map(|secret| format!("{secret}\n"));
    let text: String = lines.collect();
    Digest::labelled("bonafide-draw-seed-1", text.as_bytes())
}

/// The rank of one number of the pool.
pub fn rank(seed: Digest, pool: Digest, number: ExpertNo) -> Digest {
    let text = format!("{seed} {pool} {}", number.0);
    Digest::labelled("bonafide-draw-rank-1", text.as_bytes())
}

/// The numbers of a pool in the order in which they are drawn, without those barred.
pub fn order(seed: Digest, pool: Digest, count: u32, barred: &[Barred]) -> Vec<ExpertNo> {
    let taking = (1..=count)
        .map(ExpertNo)
        .filter(|number| !barred.iter().any(|one| one.number == *number));
    let mut ranked: Vec<(Digest, ExpertNo)> = taking
        .map(|number| (rank(seed, pool, number), number))
        .collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, number)| number).collect()
}

/// What is wrong with a draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawFault {
    /// There is no draw among the events.
    NoDraw,
    /// The draw names another pool than the one published.
    OtherPool,
    /// The list of experts does not have the published digest.
    PoolChanged,
    /// A secret does not have the digest committed to.
    SecretChanged,
    /// A commitment came after the first secret was revealed.
    CommittedLate,
    /// Fewer secrets than the draw needs, or one of them not revealed.
    SecretsMissing,
    /// The seed is not made of the secrets.
    SeedChanged,
    /// Somebody was barred after the first secret was revealed, for another reason than the employer.
    BarredLate,
    /// The seats or substitutes are not those the ranks give.
    ResultChanged,
}

impl DrawFault {
    /// What is wrong, in words.
    pub const fn text(self) -> Bi {
        match self {
            DrawFault::NoDraw => bi("事件中没有抽取记录", "there is no draw among the events"),
            DrawFault::OtherPool => bi(
                "抽取所用专家名单与公布的摘要不符",
                "the draw names another pool than the one published",
            ),
            DrawFault::PoolChanged => bi(
                "专家名单与公布的摘要不符",
                "the list of experts does not have the published digest",
            ),
            DrawFault::SecretChanged => bi(
                "公布的随机数与事先承诺的摘要不符",
                "a secret does not have the digest committed to",
            ),
            DrawFault::CommittedLate => bi(
                "有承诺晚于首个随机数公布",
                "a commitment came after the first secret was revealed",
            ),
            DrawFault::SecretsMissing => bi(
                "随机数不足两方或尚未全部公布",
                "fewer than two secrets, or not all of them revealed",
            ),
            DrawFault::SeedChanged => bi(
                "种子不是由各方随机数合成",
                "the seed is not made of the secrets",
            ),
            DrawFault::BarredLate => bi(
                "有专家在随机数公布后才被排除",
                "an expert was barred after the first secret was revealed",
            ),
            DrawFault::ResultChanged => bi(
                "席位与按摘要排序的结果不符",
                "the seats are not those that the ranks give",
            ),
        }
    }
}

/// A draw that was checked, with every rank for a page to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// The digest of the pool.
    pub pool: Digest,
    /// The seed.
    pub seed: Digest,
    /// Numbers and their ranks, in the order of the draw.
    pub ranks: Vec<(ExpertNo, Digest)>,
    /// Seats.
    pub seats: Vec<ExpertNo>,
    /// Substitutes.
    pub reserve: Vec<ExpertNo>,
    /// Those left out.
    pub barred: Vec<Barred>,
}

/// The public events of the last draw, as they are collected.
#[derive(Default)]
struct Story {
    pool: Option<events::PoolPublished>,
    list: Option<events::PoolRegistered>,
    commitments: Vec<Digest>,
    secrets: Vec<String>,
    barred: BTreeSet<(ExpertNo, Bar)>,
    faults: Vec<DrawFault>,
    drawn: Option<events::CommitteeDrawn>,
}

impl Story {
    fn take(&mut self, event: &Event) {
        if let Event::PoolPublished(event) = event {
            *self = Story {
                pool: Some(event.clone()),
                list: self.list.take(),
                ..Story::default()
            };
        } else if let Event::PoolRegistered(event) = event {
            self.list = Some(event.clone());
        } else if let Event::SeedCommitted(event) = event {
            self.late(DrawFault::CommittedLate);
            self.commitments.push(event.digest);
        } else if let Event::ExpertBarred(event) = event {
            self.late(DrawFault::BarredLate);
            self.barred.insert((event.number, event.ground));
        } else if let Event::SeedRevealed(event) = event {
            self.secrets.push(event.secret.as_str().to_owned());
        } else if let Event::CommitteeDrawn(event) = event {
            self.drawn = Some(event.clone());
        }
    }

    fn late(&mut self, fault: DrawFault) {
        if !self.secrets.is_empty() {
            self.faults.push(fault);
        }
    }

    /// The secrets in the order of their commitments.
    fn ordered(&self) -> Result<Vec<&str>, DrawFault> {
        for secret in &self.secrets {
            if !self.commitments.contains(&commitment(secret)) {
                return Err(DrawFault::SecretChanged);
            }
        }
        let revealed = |digest: &Digest| {
            let mut all = self.secrets.iter();
            all.find(|secret| commitment(secret) == *digest)
        };
        let ordered: Option<Vec<&str>> = self
            .commitments
            .iter()
            .map(|digest| revealed(digest).map(String::as_str))
            .collect();
        ordered
            .filter(|all| all.len() >= SEEDS_MIN)
            .ok_or(DrawFault::SecretsMissing)
    }
}

/// Checks the last draw of a purchase from its events alone, oldest first. The list of experts is
/// checked against its digest when it is among the events, which it is for the parties once the
/// report was filed.
///
/// # Errors
/// The first thing that is wrong.
pub fn verify<'a>(events: impl IntoIterator<Item = &'a Event>) -> Result<Verified, DrawFault> {
    let mut story = Story::default();
    for event in events {
        story.take(event);
    }
    let drawn = story.drawn.as_ref().ok_or(DrawFault::NoDraw)?;
    let pool = story.pool.as_ref().ok_or(DrawFault::NoDraw)?;
    if pool.digest != drawn.pool || pool.count != drawn.count {
        return Err(DrawFault::OtherPool);
    }
    if let Some(list) = &story.list {
        let digest = pool_digest(list.experts.iter().map(|one| (one.number, &one.person.id)));
        if digest != pool.digest {
            return Err(DrawFault::PoolChanged);
        }
    }
    if let Some(fault) = story.faults.first() {
        return Err(*fault);
    }
    if seed(story.ordered()?) != drawn.seed {
        return Err(DrawFault::SeedChanged);
    }
    let known = |one: &Barred| {
        one.ground == Bar::Employer || story.barred.contains(&(one.number, one.ground))
    };
    let left_out: BTreeSet<(ExpertNo, Bar)> =
        drawn.barred.iter().map(|o| (o.number, o.ground)).collect();
    if !drawn.barred.iter().all(known) || !story.barred.is_subset(&left_out) {
        return Err(DrawFault::BarredLate);
    }
    let order = order(drawn.seed, drawn.pool, drawn.count, &drawn.barred);
    let named = drawn.seats.iter().chain(&drawn.reserve);
    if !named.eq(order.iter().take(drawn.seats.len() + drawn.reserve.len())) {
        return Err(DrawFault::ResultChanged);
    }
    Ok(Verified {
        pool: drawn.pool,
        seed: drawn.seed,
        ranks: order
            .into_iter()
            .map(|number| (number, rank(drawn.seed, drawn.pool, number)))
            .collect(),
        seats: drawn.seats.clone(),
        reserve: drawn.reserve.clone(),
        barred: drawn.barred.clone(),
    })
}
