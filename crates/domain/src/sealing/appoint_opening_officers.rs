//! Who opens the bids.

use super::{
    OfficerKey,
    events::OfficersAppointed,
    rules::{OFFICER_TENDERS, OFFICER_TWICE, OFFICERS_APART, OFFICERS_COUNT},
    state::Officer,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Person, Rows},
    refusal::Refusal,
    verb::Act,
};
use kernel::Role;

/// Most opening officers.
const OFFICERS_MAX: usize = 9;

row! {
    /// An opening officer.
    OfficerRow {
        person: Person = ("解密人", "Officer");
        key: OfficerKey = ("公钥（age1…）", "Public key (age1…)");
    }
}

verb! {
    /// Appoints the officers who open the bids, before the tender goes out: bids are sealed to their
    /// keys, so they cannot change later. Without any, the platform seals to a key of its own.
    AppointOpeningOfficers "appoint-opening-officers" ("确定开标解密人", "Appoint the opening officers")
    help ("每名解密人先在自己的电脑上生成密钥（bonafide officer key），把公钥填在这里。达到规定人数才能解密，任何一人都不能单独打开响应。不办理则由平台密钥密封（S1）。", "Each officer first makes a key on their own computer (`bonafide officer key`) and gives the public half here. A bid opens only when enough of them agree; no one can open it alone. Without officers, bids are sealed to a key of the platform (S1).")
    acts [] scope Process stages [S06]
    {
        threshold: u32 = ("开启所需人数", "How many are needed");
        officers: Rows<OfficerRow> = ("解密人", "Officers") hint ("建议三人中须两人，来自不同单位", "two of three from different bodies is usual");
    }
}

impl Act for AppointOpeningOfficers {
    fn guards(&self, _at: &At<'_>) -> Vec<Check> {
        // What `decide` refuses anyway needs no reason.
        if self.numbers().is_err() || self.twice().is_some() {
            return Vec::new();
        }
        let needed = usize::try_from(self.threshold).unwrap_or(usize::MAX);
        let alone = |row: &OfficerRow| {
            let own = row.person.organisation;
            let colleagues = self.officers.0.iter();
            let count = colleagues.filter(|one| own.is_some() && one.person.organisation == own);
            count.count() >= needed
        };
        vec![OFFICERS_APART.holds(!self.officers.0.iter().any(alone))]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        self.numbers()?;
        if let Some(place) = self.twice() {
            return Err(OFFICER_TWICE
                .refuse()
                .at(format!("officers.{place}.person")));
        }
        let mut officers: Vec<Officer> = Vec::new();
        for (place, row) in self.officers.0.iter().enumerate() {
            independent(at, &row.person)
                .map_err(|one| one.at(format!("officers.{place}.person")))?;
            officers.push(Officer {
                person: row.person.clone(),
                key: row.key.clone(),
            });
        }
        let decision = Decision::new(at).event(OfficersAppointed {
            threshold: self.threshold,
            officers,
        });
        let known = |person: &Person| {
            let mut grants = at.process.grants_in(None);
            grants.any(|grant| {
                grant.role == Role::Opener
                    && grant.person.as_ref().map(|one| one.id) == Some(person.id)
            })
        };
        let rows = self.officers.0.iter().filter(|row| !known(&row.person));
        rows.fold(decision, |decision, row| {
            decision.grant(Role::Opener, None, Some(row.person.clone()))
        })
        .done()
    }
}

impl AppointOpeningOfficers {
    fn numbers(&self) -> Result<(), Refusal> {
        let count = self.officers.0.len();
        let needed = usize::try_from(self.threshold).unwrap_or(usize::MAX);
        if (1..=OFFICERS_MAX).contains(&count) && (1..=count).contains(&needed) {
            return Ok(());
        }
        Err(OFFICERS_COUNT.with("most", OFFICERS_MAX).at("officers"))
    }

    /// The first row whose person or key stands in an earlier one.
    fn twice(&self) -> Option<usize> {
        let rows = &self.officers.0;
        (0..rows.len()).find(|place| {
            let own = rows.get(*place);
            let mut before = rows.iter().take(*place);
            own.is_some_and(|own| {
                before.any(|one| one.person.id == own.person.id || one.key == own.key)
            })
        })
    }
}

/// Nobody opens bids whose own organisation bids or would bid.
fn independent(at: &At<'_>, person: &Person) -> Result<(), Refusal> {
    let tenders = person.organisation.is_some_and(|own| {
        let tenderers = at.process.organisations_in(Role::Tenderer, None);
        tenderers.iter().any(|one| one.id == own)
    });
    if tenders {
        return Err(OFFICER_TENDERS.with("person", person.name.as_str()));
    }
    Ok(())
}
