//! The provider asks for the service to be accepted.

use crate::{
    assessment::{
        AcceptanceRequested, duties::DECIDE_ACCEPTANCE, guards::USERS_INVITED,
        period::ACCEPTANCE_LEAD_DAYS, refusals::ACCEPTANCE_EARLY,
    },
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Prose,
    refusal::Refusal,
    stage::Stage,
    verb::Act,
};
use kernel::time::plus_days;
use rules::Key;

verb! {
    /// Requests acceptance; the result of the final evaluation need not be waited for (S19).
    RequestAcceptance "request-acceptance" ("申请验收", "Request acceptance")
    help ("合同期满前 15 日起可以申请，不必等末期评估结果。购买方逾期未作决定的，视为验收合格。", "Possible from 15 days before the end, without waiting for the final evaluation. If the purchaser does not decide in time, the service counts as accepted.")
    acts [104] scope Contract stages [S15, S16, S17, S18]
    {
        users_invited: u32 = ("邀请服务对象人数", "Users invited");
        statement: Prose = ("完成情况", "What was delivered") hint ("对照合同约定的各项标准", "against the standards of the contract");
    }
}

impl Act for RequestAcceptance {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let opens = plus_days(at.contract()?.terms.end, -ACCEPTANCE_LEAD_DAYS);
        if at.today() < opens {
            return Err(ACCEPTANCE_EARLY.with("opens", opens).opens(opens));
        }
        Ok(())
    }

    fn guards(&self, _: &At<'_>) -> Vec<Check> {
        vec![USERS_INVITED.holds(self.users_invited > 0)]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let due = at.due(Key::Acceptance, at.today())?;
        Decision::new(at)
            .event(AcceptanceRequested {
                users_invited: self.users_invited,
                statement: self.statement.text(),
                due: due.clone(),
            })
            .enter(Stage::S19)
            .owe(&DECIDE_ACCEPTANCE, "", due)
            .done()
    }
}
