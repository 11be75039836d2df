//! Lists the people from whom the sample is drawn, as pseudonyms.

use crate::{
    assessment::{
        FrameListed, FrameRegistered, parties,
        plan_evaluation::is_sealed,
        refusals::{FRAME_CLOSED, FRAME_CODES, FRAME_UNIT, FRAME_YOURS, RATINGS_RELEASED},
        sample::{Stratum, codes, frame_digest},
    },
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    process::UnitId,
    refusal::Refusal,
    verb::Act,
};
use kernel::Role;

verb! {
    /// Lists pseudonyms of those served, by service; of those registered and not served; or of residents
    /// who are not registered. Only the evaluator reads them.
    RegisterFrame "register-frame" ("登记抽样名单", "List the people for the sample")
    help ("只填代号（字母、数字、短横，至少含一个字母），不填姓名、电话和证件号。承接方按服务类型登记已服务的和登记而未服务的；居委会或街道登记未登记的居民。公布随机数前可以重新登记。", "Enter pseudonyms only: letters, digits and dashes, with at least one letter; no names, telephone or identity numbers. The provider lists those served, by service, and those registered and not served; committee or host list residents who are not registered. A list can be replaced until the first secret is told.")
    acts [90] scope Contract stages [S16, S18, S19, S20]
    {
        stratum: Stratum = ("哪一部分", "Which people");
        unit: Option<UnitId> = ("服务类型", "Service") hint ("仅已服务的", "for those served");
        codes: Prose = ("代号", "Pseudonyms") hint ("每行一个，也可用空格或逗号隔开", "one a line, or apart by spaces or commas");
    }
}

impl Act for RegisterFrame {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let evaluation = parties::current(at)?;
        RATINGS_RELEASED.unless(is_sealed(&evaluation.phase))?;
        FRAME_CLOSED.unless(evaluation.sampling.is_open())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let provider = at.actor().role == Role::Provider;
        FRAME_YOURS
            .unless(provider == (self.stratum != Stratum::NotRegistered))
            .map_err(|refusal| refusal.at("stratum"))?;
        let units = &at.contract()?.terms.units;
        let fits = match (self.stratum, self.unit) {
            (Stratum::Served, Some(unit)) => units.iter().any(|one| one.id == unit),
            (Stratum::Served, None) => false,
            (Stratum::NotServed | Stratum::NotRegistered, unit) => unit.is_none(),
        };
        FRAME_UNIT
            .unless(fits)
            .map_err(|refusal| refusal.at("unit"))?;
        let listed = codes(self.codes.0.as_str());
        let listed = listed.ok_or_else(|| FRAME_CODES.refuse().at("codes"))?;
        let evaluation = parties::current(at)?.id;
        Decision::new(at)
            .event(FrameRegistered {
                evaluation,
                stratum: self.stratum,
                unit: self.unit,
                count: u32::try_from(listed.len()).unwrap_or(u32::MAX),
                digest: frame_digest(&listed),
            })
            .event(FrameListed {
                evaluation,
                stratum: self.stratum,
                unit: self.unit,
                codes: kernel::FreeText::new(listed.join("\n")),
            })
            .done()
    }
}
