//! Returns or deletes what belongs to the other side.

use super::{
    choices::Disposal,
    common::lead,
    facts::DataReturned,
    law::{ALREADY_FILED, RETURN_PROVIDER, RETURN_PURCHASER},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Prose,
    refusal::Refusal,
    verb::Act,
};
use kernel::Role;

verb! {
    /// Says what became of data and things of the other side (C-DATA-1).
    ReturnData "return-data" ("返还或删除资料", "Return or delete data")
    help ("双方各自说明：个人信息、档案、账号、钥匙、场地和设备如何返还或删除。",
          "Each side says how personal data, files, accounts, keys, premises and equipment were returned or deleted.")
    acts [] scope Contract stages [S21, S22]
    {
        disposal: Disposal = ("处理方式", "What was done");
        what: Prose = ("哪些资料和物品", "Which data and things");
    }
}

impl Act for ReturnData {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let own = (lead(at.actor().role), at.actor().organisation);
        ALREADY_FILED.unless(!at.contract()?.ending.handover.returned.contains(&own))
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let side = lead(at.actor().role);
        let decision = Decision::new(at).event(DataReturned {
            side,
            disposal: self.disposal,
            what: self.what.text(),
        });
        if side == Role::Provider {
            decision.meet(&RETURN_PROVIDER, "").done()
        } else if side == Role::Purchaser {
            decision.meet(&RETURN_PURCHASER, "").done()
        } else {
            decision.done()
        }
    }
}
