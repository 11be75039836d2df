//! Which acts keep a duty, so that what waits on somebody leads to the form that settles it.

/// Ends of the codes of duties that say only whose duty it is.
const SIDES: [&str; 9] = [
    "-purchaser",
    "-provider",
    "-host",
    "-panel",
    "-evaluator",
    "-agent",
    "-supplier",
    "-outer",
    "-users",
];

/// Duties kept by acts of another name: the code of the duty without its side, and the acts.
const OTHERWISE: &[(&str, &[&str])] = &[
    ("acknowledge-complaint", &["acknowledge-resident-complaint"]),
    ("answer-breach", &["answer-forbidden-act"]),
    (
        "answer-change",
        &["assent-change", "counter-change", "refuse-change"],
    ),
    ("answer-complaint", &["answer-resident-complaint"]),
    ("answer-datum", &["agree-datum", "decline-datum"]),
    ("answer-disputed-part", &["settle-disputed-part"]),
    ("answer-suspension", &["agree-suspension"]),
    (
        "answer-task",
        &["accept-task", "accept-task-with-change", "decline-task"],
    ),
    (
        "answer-task-change",
        &["agree-task-change", "withdraw-task"],
    ),
    (
        "answer-verbal-order",
        &["confirm-verbal-order", "deny-verbal-order"],
    ),
    ("check-improvement", &["close-improvement"]),
    ("check-service", &["correct-service"]),
    ("clarify-report", &["submit-report"]),
    ("decide-evaluation-appeal", &["decide-appeal"]),
    ("decide-reward", &["grant-reward", "decline-reward"]),
    ("improve", &["report-improvement"]),
    ("issue-evaluation", &["issue-result"]),
    ("pay", &["pay-invoice"]),
    ("period-report", &["submit-report"]),
    ("plan-improvement", &["set-improvement-plan"]),
    ("publish-contract-text", &["publish-contract"]),
    ("rate", &["rate"]),
    ("rate-by", &["rate"]),
    ("report-evaluation", &["draft-result"]),
    ("review", &["review-relationship"]),
    (
        "rule-on-deduction",
        &["uphold-deduction", "withdraw-deduction"],
    ),
    (
        "settle-dispute",
        &["offer-settlement", "accept-settlement", "step-up-dispute"],
    ),
    (
        "settle-disputed-part",
        &["settle-disputed-part", "resolve-disputed-part"],
    ),
    (
        "settle-task",
        &["accept-task", "accept-task-with-change", "decline-task"],
    ),
    ("submit-final-invoice", &["submit-invoice"]),
    ("supply-precondition", &["hand-over-precondition"]),
];

/// The codes of the acts by which a duty is kept; one that no single act keeps has none that exists.
pub fn acts_for(duty: &'static str) -> Vec<&'static str> {
    let side = SIDES.iter().find_map(|side| duty.strip_suffix(side));
    let base = side.unwrap_or(duty);
    let named = |code: &str| OTHERWISE.iter().find(|(one, _)| *one == code);
    match named(duty).or_else(|| named(base)) {
        Some((_, acts)) => acts.to_vec(),
        None => vec![base, duty],
    }
}

#[cfg(test)]
mod tests {
    use super::acts_for;

    /// Duties that no single act keeps: the money arrives and the provider resumes.
    const BY_SEVERAL: &[&str] = &["cure-after-withholding"];

    #[test]
    fn every_duty_of_a_contract_leads_to_an_act() {
        let parts = [
            domain::contract::DUTIES,
            domain::delivery::DUTIES,
            domain::money::DUTIES,
            domain::assessment::DUTIES,
            domain::ending::DUTIES,
            domain::growth::DUTIES,
        ];
        for duty in parts.into_iter().flatten() {
            let known = |code: &&str| domain::registry::verb(code).is_some();
            let found = acts_for(duty.code).iter().any(known);
            let several = BY_SEVERAL.contains(&duty.code);
            assert_ne!(found, several, "`{}` leads nowhere", duty.code);
        }
    }

    #[test]
    fn acts_of_another_name_exist() {
        for (duty, acts) in super::OTHERWISE {
            for act in *acts {
                let found = domain::registry::verb(act);
                assert!(found.is_some(), "`{duty}` leads to `{act}`");
            }
        }
    }

    #[test]
    fn a_side_at_the_end_of_a_code_does_not_matter() {
        assert_eq!(
            acts_for("answer-task-change-host"),
            ["agree-task-change", "withdraw-task"]
        );
        assert_eq!(acts_for("pay-outer"), ["pay-invoice"]);
        assert!(acts_for("self-evaluate-host").contains(&"self-evaluate"));
    }
}
