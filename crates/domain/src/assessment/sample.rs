//! The blind sample: who is asked, drawn so that anybody can repeat it and nobody but the evaluator
//! knows who it is (domain.md §5e).
//!
//! The provider lists pseudonyms by service, and those it registered and did not serve; committee or
//! host list residents who are not registered. At least two sides commit to a secret and then tell it;
//! the seed is made of them, as for a committee (`bidding::draw`). Numbers, not people, are drawn:
//!
//! ```text
//! frame digest = SHA-256("bonafide-frame-1" 0x00 "<code>\n…", the codes sorted)
//! rank of i    = SHA-256("bonafide-draw-rank-1" 0x00 "<seed> <frame digest> <i>")
//! number of a code = its place when sorted by
//!                SHA-256("bonafide-frame-number-1" 0x00 "<key> <code>")
//! ```
//!
//! The key is the evaluator's. It commits to it before any secret is told and never publishes it, so
//! that the evaluator cannot choose and the provider cannot tell which code has which number.

use crate::{
    assessment::{Event, SampleDrawn},
    bidding::draw::{SEEDS_MIN, commitment, order, seed},
    process::UnitId,
    say::Say,
};
use kernel::{Bi, Digest, Lang, lang::bi};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Longest pseudonym, in characters.
const CODE_MAX: usize = 20;

choice! {
    /// Which part of the people a list names.
    Stratum {
        Served "served" ("接受服务的", "Served");
        NotServed "not-served" ("登记而未接受服务的", "Registered and not served");
        NotRegistered "not-registered" ("未登记的居民", "Residents not registered");
    }
}

choice! {
    /// What a committed secret is for.
    SecretPart {
        Draw "draw" ("抽取随机数", "secret of the draw");
        Numbering "numbering" ("编号密钥", "key of the numbers");
    }
}

/// What was drawn from one list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StratumDraw {
    /// Which part of the people.
    pub stratum: Stratum,
    /// The service, for those served.
    pub unit: Option<UnitId>,
    /// How many are on the list.
    pub count: u32,
    /// The digest of the list.
    pub digest: Digest,
    /// The numbers drawn, in the order of their ranks.
    pub drawn: Vec<u32>,
}
impl Say for StratumDraw {
    fn say(&self, lang: Lang) -> String {
        let unit = self.unit.map(|unit| format!(" {unit}")).unwrap_or_default();
        let (stratum, drawn) = (self.stratum.say(lang), self.drawn.len());
        format!("{stratum}{unit} {drawn}/{}", self.count)
    }
}

/// Reads pseudonyms out of a text: apart by spaces, commas or lines, in their order, each once. `None`
/// where one does not look like a pseudonym: letters, digits and dashes, with at least one letter, so
/// that no telephone or identity number slips in.
pub fn codes(text: &str) -> Option<Vec<String>> {
    let parts = text.split(|one: char| one.is_whitespace() || ",，、;；".contains(one));
    let mut seen = BTreeSet::new();
    for part in parts.filter(|part| !part.is_empty()) {
        let plain = part
            .chars()
            .all(|one| one.is_ascii_alphanumeric() || "-_".contains(one));
        let named = part.chars().any(|one| one.is_ascii_alphabetic());
        let fits = plain && named && part.len() <= CODE_MAX;
        if !fits || !seen.insert(part.to_owned()) {
            return None;
        }
    }
    (!seen.is_empty()).then(|| seen.into_iter().collect())
}

/// The digest of a list of pseudonyms, in whatever order they come.
pub fn frame_digest(codes: &[String]) -> Digest {
    let sorted: BTreeSet<&String> = codes.iter().collect();
    let text: String = sorted.iter().map(|code| format!("{code}\n")).collect();
    Digest::labelled("bonafide-frame-1", text.as_bytes())
}

/// The pseudonyms in the order of their numbers, from 1, under the evaluator's key.
pub fn numbered(key: &str, codes: &[String]) -> Vec<String> {
    let place = |code: &String| {
        let text = format!("{key} {code}");
        Digest::labelled("bonafide-frame-number-1", text.as_bytes())
    };
    let mut codes = codes.to_vec();
    codes.sort_by_cached_key(place);
    codes
}

/// How many to ask: `n = max(least, base / (1 + (base − 1) / people))` rounded up, and everybody where
/// there are no more than that.
pub fn needed(base: u64, least: u64, people: u32) -> u32 {
    let people = u64::from(people);
    let beyond = people.saturating_add(base.saturating_sub(1)).max(1);
    let sized = base.saturating_mul(people).div_ceil(beyond);
    u32::try_from(sized.max(least).min(people)).unwrap_or(u32::MAX)
}

/// Shares a number out over lists by their lengths: nobody's list is left out, none gives more than it
/// has, and the largest remainders come first.
pub fn allocate(counts: &[u32], number: u32) -> Vec<u32> {
    let total: u64 = counts.iter().copied().map(u64::from).sum();
    let number = u64::from(number).min(total);
    let mut given: Vec<u64> = counts
        .iter()
        .map(|count| (u64::from(*count) * number).checked_div(total).unwrap_or(0))
        .zip(counts)
        .map(|(share, count)| share.max(u64::from(*count > 0 && number > 0)))
        .collect();
    loop {
        let sum: u64 = given.iter().sum();
        let places = given.iter().zip(counts).enumerate();
        let next = if sum < number {
            // Lacks most of its share, and the first of several.
            places
                .filter(|(_, (given, count))| **given < u64::from(**count))
                .max_by_key(|(place, (given, count))| {
                    let due = u64::from(**count) * number;
                    (due.saturating_sub(**given * total), usize::MAX - place)
                })
                .map(|(place, (given, _))| (place, given + 1))
        } else if sum > number {
            places
                .filter(|(_, (given, _))| **given > 1)
                .max_by_key(|(place, (given, _))| (**given, usize::MAX - place))
                .map(|(place, (given, _))| (place, given - 1))
        } else {
            None
        };
        match next.and_then(|(place, value)| Some((given.get_mut(place)?, value))) {
            Some((found, value)) => *found = value,
            None => break,
        }
    }
    let whole = given.into_iter();
    whole
        .map(|one| u32::try_from(one).unwrap_or(u32::MAX))
        .collect()
}

/// A list before the draw: whose, how long, its digest.
pub type Listed = (Stratum, Option<UnitId>, u32, Digest);

/// The draw: of those served as many as the sample needs, and as many again of those who were not, so
/// that half of the people asked are people nobody reported as served.
pub fn drawn(seed: Digest, base: u64, least: u64, lists: &[Listed]) -> Vec<StratumDraw> {
    let people = |served: bool| -> Vec<&Listed> {
        let all = lists.iter();
        all.filter(|one| (one.0 == Stratum::Served) == served)
            .collect()
    };
    let count = |lists: &[&Listed]| lists.iter().map(|one| one.2).fold(0, u32::saturating_add);
    let (served, others) = (people(true), people(false));
    let number = needed(base, least, count(&served));
    let draw = |lists: &[&Listed]| -> Vec<StratumDraw> {
        let counts: Vec<u32> = lists.iter().map(|one| one.2).collect();
        let shares = allocate(&counts, number);
        let both = lists.iter().zip(shares);
        both.map(|(list, share)| one_list(seed, list, share))
            .collect()
    };
    let mut all = draw(&served);
    all.extend(draw(&others));
    all
}

fn one_list(seed: Digest, list: &Listed, share: u32) -> StratumDraw {
    let (stratum, unit, count, digest) = *list;
    let ranked = order(seed, digest, count, &[]);
    let share = usize::try_from(share).unwrap_or(usize::MAX);
    StratumDraw {
        stratum,
        unit,
        count,
        digest,
        drawn: ranked.into_iter().take(share).map(|one| one.0).collect(),
    }
}

/// What is wrong with a sample.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleFault {
    /// There is no draw among the events.
    NoDraw,
    /// Too few secrets, or not all of them told.
    SecretsMissing,
    /// A secret does not have the digest committed to.
    SecretChanged,
    /// Somebody committed after the first secret was told.
    CommittedLate,
    /// The evaluator did not commit to its key.
    KeyMissing,
    /// The seed is not made of the secrets.
    SeedChanged,
    /// The numbers are not those that the ranks give.
    NumbersChanged,
}

impl SampleFault {
    /// What is wrong, in words.
    pub const fn text(self) -> Bi {
        match self {
            SampleFault::NoDraw => bi("没有抽样记录", "there is no draw of a sample"),
            SampleFault::SecretsMissing => bi(
                "随机数不足两方或尚未全部公布",
                "fewer than two secrets, or not all of them told",
            ),
            SampleFault::SecretChanged => bi(
                "公布的随机数与事先承诺的摘要不符",
                "a secret does not have the digest committed to",
            ),
            SampleFault::CommittedLate => bi(
                "有承诺晚于首个随机数公布",
                "a commitment came after the first secret was told",
            ),
            SampleFault::KeyMissing => bi(
                "评估方没有事先承诺编号密钥",
                "the evaluator did not commit to the key of its numbers",
            ),
            SampleFault::SeedChanged => bi(
                "种子不是由各方随机数合成",
                "the seed is not made of the secrets",
            ),
            SampleFault::NumbersChanged => bi(
                "抽出的号码与排序结果不符",
                "the numbers are not those that the ranks give",
            ),
        }
    }
}

/// Checks a sample from the public events of one evaluation, oldest first.
///
/// # Errors
/// The first thing that is wrong.
pub fn verify<'a>(
    events: impl IntoIterator<Item = &'a Event>,
) -> Result<&'a SampleDrawn, SampleFault> {
    let (mut committed, mut secrets, mut late) = (Vec::new(), Vec::new(), false);
    let (mut key, mut drawn_event) = (None, None);
    for event in events {
        match event {
            Event::SampleSeedCommitted(one) => {
                late |= !secrets.is_empty();
                match one.part {
                    SecretPart::Draw => committed.push(one.digest),
                    SecretPart::Numbering => key = Some(one.digest),
                }
            }
            Event::SampleSeedRevealed(one) => secrets.push(one.secret.as_str()),
            Event::SampleDrawn(one) => drawn_event = Some(one),
            _ => {}
        }
    }
    let found = drawn_event.ok_or(SampleFault::NoDraw)?;
    if late {
        return Err(SampleFault::CommittedLate);
    }
    if key.is_none() {
        return Err(SampleFault::KeyMissing);
    }
    if !secrets
        .iter()
        .all(|one| committed.contains(&commitment(one)))
    {
        return Err(SampleFault::SecretChanged);
    }
    let told = |digest: &Digest| {
        secrets
            .iter()
            .copied()
            .find(|one| commitment(one) == *digest)
    };
    let ordered: Option<Vec<&str>> = committed.iter().map(told).collect();
    let ordered = ordered.filter(|all| all.len() >= SEEDS_MIN);
    let ordered = ordered.ok_or(SampleFault::SecretsMissing)?;
    if seed(ordered) != found.seed {
        return Err(SampleFault::SeedChanged);
    }
    let strata = found.strata.iter();
    let lists: Vec<Listed> = strata
        .map(|one| (one.stratum, one.unit, one.count, one.digest))
        .collect();
    let again = drawn(found.seed, found.base.into(), found.least.into(), &lists);
    if again == found.strata {
        Ok(found)
    } else {
        Err(SampleFault::NumbersChanged)
    }
}
