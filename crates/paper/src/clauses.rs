//! The clauses of the contract as language (domain.md §5d): what all agree, what the provider owes,
//! what purchaser and hosts owe. Every number in them is a parameter of the contract's terms or of
//! the rule pack the contract keeps, so that text and program cannot say different things.

mod bargain;
mod pay;
mod service;
mod trouble;

use domain::contract::Clause;
use kernel::Bi;

/// The text of a clause with its parameters in braces.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClauseText {
    /// What binds all.
    pub common: Bi,
    /// The provider's side.
    pub provider: Bi,
    /// The side of the purchaser and the hosts.
    pub other: Bi,
    /// Where Chinese law says so; shown under Chinese rule packs only.
    pub law: Option<Bi>,
}

/// Makes one clause.
macro_rules! clause {
    ($name:ident
     common ($czh:literal, $cen:literal)
     provider ($pzh:literal, $pen:literal)
     other ($ozh:literal, $oen:literal)
     $(law ($lzh:literal, $len:literal))?
    ) => {
        pub(super) const $name: ClauseText = ClauseText {
            common: kernel::lang::bi($czh, $cen),
            provider: kernel::lang::bi($pzh, $pen),
            other: kernel::lang::bi($ozh, $oen),
            law: {
                #[allow(unused_mut, unused_assignments)]
                let mut law = None;
                $(law = Some(kernel::lang::bi($lzh, $len));)?
                law
            },
        };
    };
}
use clause;

/// The text of a clause.
pub(crate) const fn text(clause: Clause) -> ClauseText {
    match clause {
        Clause::Equality => bargain::EQUALITY,
        Clause::SingleVoice => bargain::SINGLE_VOICE,
        Clause::Scope => bargain::SCOPE,
        Clause::OutOfScope => bargain::OUT_OF_SCOPE,
        Clause::FlexPool => bargain::FLEX_POOL,
        Clause::Change => bargain::CHANGE,
        Clause::TargetsFunded => bargain::TARGETS_FUNDED,
        Clause::Term => bargain::TERM,
        Clause::Successor => bargain::SUCCESSOR,
        Clause::HostCharter => bargain::HOST_CHARTER,
        Clause::Subcontract => bargain::SUBCONTRACT,
        Clause::PaySchedule => pay::PAY_SCHEDULE,
        Clause::PaySilence => pay::PAY_SILENCE,
        Clause::PayInterest => pay::PAY_INTEREST,
        Clause::PayNoSetOff => pay::PAY_NO_SET_OFF,
        Clause::PayIndirect => pay::PAY_INDIRECT,
        Clause::PayVirement => pay::PAY_VIREMENT,
        Clause::PaySurplus => pay::PAY_SURPLUS,
        Clause::PayReceivable => pay::PAY_RECEIVABLE,
        Clause::Reporting => service::REPORTING,
        Clause::Inspection => service::INSPECTION,
        Clause::Staff => service::STAFF,
        Clause::StaffPay => service::STAFF_PAY,
        Clause::Evaluation => service::EVALUATION,
        Clause::Reverse => service::REVERSE,
        Clause::Consequence => service::CONSEQUENCE,
        Clause::User => service::USER,
        Clause::Safeguarding => service::SAFEGUARDING,
        Clause::Data => service::DATA,
        Clause::Confidential => service::CONFIDENTIAL,
        Clause::Intellectual => service::INTELLECTUAL,
        Clause::Growth => service::GROWTH,
        Clause::DefaultNotice => trouble::DEFAULT_NOTICE,
        Clause::Damages => trouble::DAMAGES,
        Clause::Suspend => trouble::SUSPEND,
        Clause::Cause => trouble::CAUSE,
        Clause::Risk => trouble::RISK,
        Clause::Force => trouble::FORCE,
        Clause::Emergency => trouble::EMERGENCY,
        Clause::Integrity => trouble::INTEGRITY,
        Clause::Retaliation => trouble::RETALIATION,
        Clause::Disputes => trouble::DISPUTES,
        Clause::Ending => trouble::ENDING,
        Clause::AnyTime => trouble::ANY_TIME,
        Clause::Exit => trouble::EXIT,
        Clause::Publicity => trouble::PUBLICITY,
    }
}
