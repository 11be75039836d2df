//! One side signs; the second signature makes the contract.

use super::{
    choices::{Authority, Party},
    clause::Clause,
    duties::{FILE_CONTRACT, PUBLISH_CONTRACT},
    events::{AuthorityStated, ContractSigned, ContractSignedLate, SignatureGiven},
    guards::{
        CORE_CLAUSES, OPEN_OBJECTION, OUT_OF_SCOPE, PURCHASER_DUTIES, READ_BACK, REMARKS_ANSWERED,
        SUBSTANCE, SUSPENDED,
    },
    inception, parties,
    refusals::{ALREADY_SIGNED, MANDATE_MISSING, SIGNER_SAME},
    rights, substance,
    values::InForce,
};
use crate::{
    assessment::freeze,
    bidding::{SIGN_BY_PURCHASER, SIGN_BY_SUPPLIER, not_suspended},
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::Line,
    law::{
        meter, norms,
        rules::{APPROVE_CONTRACT, PUBLISH_TEXT},
    },
    obligation::{Due, Obligation},
    process::Contract,
    refusal::Refusal,
    stage::Stage,
    verb::Act,
};
use kernel::{Date, Side, time::days_between};
use rules::Key;

/// How many key terms a signatory reads back.
const KEY_TERMS: u32 = 8;

verb! {
    /// Signs the contract for one side (A30).
    SignContract "sign-contract" ("签署合同", "Sign the contract")
    help ("双方各签一次；第二方签署后合同成立，两方看到的是同一文本。", "Each side signs once; the second signature makes the contract. Both see the same text.")
    acts [30] scope Contract stages [S12]
    {
        authority: Option<Authority> = ("以何身份签署", "Authority to sign");
        mandate: Option<Line> = ("授权委托书编号和日期", "Number and date of the power of attorney") hint ("授权代表签署时必填", "needed for an authorised representative");
    }
}

impl Act for SignContract {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        let party = parties::signatory(at)?;
        ALREADY_SIGNED.unless(!at.contract()?.agreement.has_signed(party))
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        let (Ok(contract), Ok(party)) = (at.contract(), parties::signatory(at)) else {
            return Vec::new();
        };
        let (terms, agreement) = (&contract.terms, &contract.agreement);
        let promised = substance::promised_for(at.process, contract);
        let read = agreement
            .read_backs
            .iter()
            .rev()
            .find(|one| one.party == party && one.by == at.actor().person);
        let owed = terms
            .preconditions
            .iter()
            .any(|one| matches!(one.by.side(), Some(Side::Purchaser | Side::Host)));
        vec![
            OPEN_OBJECTION.holds(at.process.challenge.open.is_empty()),
            SUSPENDED.holds(not_suspended(at).holds),
            SUBSTANCE.holds(promised.is_none_or(|promised| substance::same(terms, &promised))),
            CORE_CLAUSES.holds(Clause::CORE.iter().all(|one| terms.clauses.contains(one))),
            PURCHASER_DUTIES.holds(owed),
            OUT_OF_SCOPE.holds(!terms.out_of_scope.is_empty()),
            READ_BACK.holds(read.is_some_and(|one| one.right >= KEY_TERMS)),
            REMARKS_ANSWERED.holds(agreement.remarks.iter().all(|one| one.answer.is_some())),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let party = parties::signatory(at)?;
        let contract = at.contract()?;
        let today = at.occurred_on();
        let mandate = self.mandate.as_ref().map(Line::text);
        if self.authority == Some(Authority::Mandate) && mandate.is_none() {
            return Err(MANDATE_MISSING.refuse().at("mandate"));
        }
        let mut signatures = contract.agreement.signatures.iter();
        SIGNER_SAME.unless(!signatures.any(|one| one.by.person == at.actor().person))?;
        let stated = self.authority.map(|authority| AuthorityStated {
            party,
            authority,
            mandate,
        });
        let mut decision = Decision::new(at)
            .event(SignatureGiven {
                party,
                rights: Some(rights::digest(&rights::matrix(&contract.terms))),
            })
            .maybe(stated);
        for one in signing_duties(at, contract, party) {
            decision = decision.event(parties::met(one));
        }
        if contract.agreement.signatures.is_empty() {
            return decision.done();
        }
        let late = u32::try_from(days_between(contract.terms.start, today)).unwrap_or_default();
        let late = (late > 0).then_some(ContractSignedLate { days: late });
        let decision = decision
            .event(ContractSigned {
                pack: InForce(at.public_pack()?.id().clone()),
            })
            .event(freeze::at_signing(at, contract)?)
            .maybe(late)
            .maybe(meter::stop(at, contract, party))
            .enter(Stage::S13)
            .owe(
                &PUBLISH_CONTRACT,
                "",
                public_due(at, Key::PublishContract, today)?,
            );
        formalities(at, contract, decision, today)
    }
}

/// What follows the signing besides the notice. Where nothing is filed and the notice may wait for
/// months, the service does not wait for it.
fn formalities<'a>(
    at: &'a At<'a>,
    contract: &Contract,
    mut decision: Decision<'a>,
    today: Date,
) -> Decided {
    if norms::asks_for_text(at, contract) {
        let due = public_due(at, Key::PublishText, today)?;
        decision = decision.owe(&PUBLISH_TEXT, "", due);
    }
    if !norms::asks_for_filing(at) {
        return inception::begin(at, decision)?.done();
    }
    let due = public_due(at, Key::FileCopy, today)?;
    decision = decision.owe(&FILE_CONTRACT, "", due.clone());
    if norms::asks_for_approval(at) {
        decision = decision.owe(&APPROVE_CONTRACT, "", due);
    }
    decision.done()
}

/// A period of public law, which follows the pack of the day whatever the contract keeps.
fn public_due(at: &At<'_>, key: Key, from: Date) -> Result<Due, Refusal> {
    Due::of(at.public_pack()?.due(key, from), key, from)
}

/// What a side owes by the award notice: to sign in time. Those duties arose with the award, before
/// there was a contract, so they are found by supplier and object rather than by contract.
pub(super) fn signing_duties<'a>(
    at: &At<'a>,
    contract: &Contract,
    party: Party,
) -> Vec<&'a Obligation> {
    let supplier = Some(contract.supplier.id);
    let of_supplier = |one: &Obligation| one.duty.0 == &SIGN_BY_SUPPLIER && one.debtor == supplier;
    match party {
        Party::Provider => parties::open(at, &SIGN_BY_SUPPLIER)
            .filter(|one| of_supplier(one) || one.debtor.is_none())
            .collect(),
        Party::Purchaser => {
            let all = at.process.obligations.iter();
            let subjects: Vec<&str> = all
                .filter(|one| of_supplier(one))
                .map(|one| one.subject.as_str())
                .collect();
            parties::open(at, &SIGN_BY_PURCHASER)
                .filter(|one| subjects.is_empty() || subjects.contains(&one.subject.as_str()))
                .collect()
        }
        Party::Host | Party::Users => Vec::new(),
    }
}

/// Whether the supplier still has a contract other than this one.
pub(super) fn has_other_contract(at: &At<'_>, contract: &Contract) -> bool {
    at.process.contracts.iter().any(|one| {
        one.id != contract.id && one.supplier.id == contract.supplier.id && one.stage != Stage::End
    })
}
