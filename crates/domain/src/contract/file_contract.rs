//! A copy of the contract is filed.

use super::{
    duties::FILE_CONTRACT,
    events::ContractFiled,
    inception::{Formality, begin_if_complete},
    refusals::ALREADY_FILED,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::Line,
    refusal::Refusal,
    verb::Act,
};

verb! {
    /// Files a copy with the finance authority (A34).
    FileContract "file-contract" ("合同备案", "File a copy of the contract")
    help ("签订后 7 个工作日内将副本报同级财政部门备案。", "A copy goes to the finance authority within 7 working days of signing.")
    acts [34] scope Contract stages [S13]
    {
        number: Line = ("备案编号", "Number in the register");
    }
}

impl Act for FileContract {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        ALREADY_FILED.unless(at.contract()?.agreement.filed.is_none())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let decision = Decision::new(at)
            .event(ContractFiled {
                number: self.number.text(),
            })
            .meet(&FILE_CONTRACT, "");
        begin_if_complete(at, decision, Formality::Filed)
    }
}
