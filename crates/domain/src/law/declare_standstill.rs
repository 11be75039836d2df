//! A voluntary standstill.

use super::{
    events::StandstillDeclared,
    norms,
    rules::{STANDSTILL_BY_LAW, STANDSTILL_DECLARED, STANDSTILL_SHORT},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    refusal::Refusal,
    verb::Act,
};
use rules::{Key, Value};

verb! {
    /// Chooses a standstill between the award notice and the signing. Nobody has to; who does, is
    /// bound by it (Procurement Act 2023 s. 51).
    DeclareStandstill "declare-standstill" ("声明自愿暂停签约", "Choose a voluntary standstill")
    help ("法规不要求，但声明后必须遵守；公告成交结果之前办理，工作日自公告当日起算。",
          "The law does not ask for one, but once chosen it must be kept. To be done before the award notice; the working days begin with the day of the notice.")
    acts [] scope Process stages [S10]
    {
        days: u32 = ("工作日数", "Working days") hint ("不少于 8 个工作日", "at least 8 working days");
    }
}

impl Act for DeclareStandstill {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        STANDSTILL_BY_LAW.unless(norms::standstill_is_chosen(at))?;
        match at.process.local.standstill {
            Some(days) => Err(STANDSTILL_DECLARED.with("days", days)),
            None => Ok(()),
        }
    }

    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        let days = fewest(at).to_string().into();
        serde_json::Map::from_iter([("days".to_owned(), days)])
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let min = fewest(at);
        STANDSTILL_SHORT
            .unless(self.days >= min)
            .map_err(|one| one.with("min", min).at("days"))?;
        Decision::new(at)
            .event(StandstillDeclared { days: self.days })
            .done()
    }
}

/// Fewest working days of a voluntary standstill.
fn fewest(at: &At<'_>) -> u32 {
    let pack = at.public_pack().ok();
    match pack.map(|pack| &pack.parameter(Key::StandstillVoluntary).value) {
        Some(Value::WorkingDays(days)) => *days,
        _ => 0,
    }
}
