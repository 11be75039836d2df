//! The first story: community social work in three subdistricts, as research on real projects finds
//! it. Everything is equal and correct until the signature. Afterwards the district controls and the
//! provider rebels, while one subdistrict absorbs the team and is its ally; what the contract says
//! stays on paper and the record shows how far.

mod absorption;
mod buying;
mod closeness;
mod contract;
mod control;
mod delivery;
mod ending;
mod judgement;
mod last;
mod money;
mod silence;
mod tender;

use super::teller::Teller;
use crate::app::{App, AppError};

/// The only contract of the story.
const CONTRACT: u32 = 1;

/// Tells the story on a clock that stands at its first day or before.
///
/// # Errors
/// An act does not fit the rules, or failures of the database.
pub fn tell(app: &App) -> Result<(), AppError> {
    told(app).map(|_| ())
}

/// Tells the story and hands back its teller, which knows the purchase and counts the acts.
///
/// # Errors
/// An act does not fit the rules, or failures of the database.
pub fn told(app: &App) -> Result<Teller<'_>, AppError> {
    let mut teller = Teller::new(app);
    play(&mut teller)?;
    Ok(teller)
}

/// Lets a teller tell the story, wherever it is told.
///
/// # Errors
/// An act does not fit the rules, or failures of the database.
pub fn play(t: &mut Teller<'_>) -> Result<(), AppError> {
    buying::tell(t)?;
    tender::tell(t)?;
    t.about(CONTRACT);
    contract::tell(t)?;
    first_summer(t)?;
    around_the_midterm(t)?;
    last_autumn(t)?;
    ending::tell(t)
}

/// From the first service to the inspections of late August.
fn first_summer(t: &mut Teller<'_>) -> Result<(), AppError> {
    delivery::first_weeks(t)?;
    absorption::first_orders(t)?;
    money::advance_is_late(t)?;
    absorption::early_summer(t)?;
    control::plan_by_order(t)?;
    delivery::early_july(t)?;
    money::advance_comes(t)?;
    closeness::vaccination(t)?;
    control::targets(t)?;
    control::targets_imposed(t)?;
    absorption::staff_on_loan(t)?;
    control::declined(t)?;
    delivery::august(t)?;
    absorption::counter(t)?;
    control::inspected(t)?;
    absorption::explained(t)
}

/// The mid-term evaluation, with what is done for it and meanwhile.
fn around_the_midterm(t: &mut Teller<'_>) -> Result<(), AppError> {
    judgement::opened(t)?;
    money::base_fee_is_late(t)?;
    absorption::patrolled(t)?;
    control::form_only(t)?;
    delivery::in_bulk(t)?;
    delivery::residents_speak(t)?;
    control::surprised(t)?;
    silence::photos(t)?;
    closeness::census(t)?;
    delivery::late_answers(t)?;
    judgement::rated(t)?;
    judgement::released(t)?;
    judgement::drafted(t)?;
    absorption::city_inspected(t)?;
    closeness::kept_between_two(t)?;
    judgement::heard(t)?;
    silence::articles(t)?;
    judgement::issued(t)
}

/// From the result of the mid-term evaluation to the end of the year.
fn last_autumn(t: &mut Teller<'_>) -> Result<(), AppError> {
    control::fee_held_back(t)?;
    closeness::premiums(t)?;
    judgement::improvement_planned(t)?;
    absorption::forms_accepted(t)?;
    control::autumn(t)?;
    silence::november(t)?;
    last::planned(t)?;
    absorption::forms_done(t)?;
    closeness::recruits(t)?;
    judgement::improvement_reported(t)?;
    money::reason_given(t)?;
    absorption::party(t)?;
    closeness::winter(t)?;
    judgement::improvement_checked(t)?;
    silence::december(t)?;
    ending::decided_late(t)?;
    silence::last_request(t)?;
    last::heard(t)?;
    last::rated(t)?;
    money::base_fee_is_late_again(t)?;
    last::released(t)?;
    last::replied(t)
}
