//! What a draft must satisfy before it is worth recording. Each refusal points at its field.

use super::DraftDocuments;
use crate::{
    context::At,
    contract::Clause,
    core::RULES_MISSING,
    planning::{
        choices::Reservation,
        rules::{
            AMOUNT_TOO_LARGE, BUDGET_MISSING, CLAUSES_MISSING, CRITERIA_MISSING, FIXED_PRICE_OVER,
            FLEX_TOO_LARGE, INDEX_SUM, LINK_UNKNOWN, LOT_CEILING, LOT_HOST_MISSING,
            LOT_HOST_UNKNOWN, LOTS_MISSING, LOTS_OVER_BUDGET, MET_BY_TOO_MANY, ONE_SIDED,
            OUT_OF_SCOPE_MISSING, PERFORMANCE_SHARE, POINTS_SUM, PRICE_POINTS, REPORT_MONTHS,
            RESERVATION_REASON, START_IN_PAST, TERM_ORDER, TERM_TOO_LONG, TRANCHES_SUM,
        },
        trace::{self, NeedRef},
    },
    process::TrancheKind,
    refusal::{Param, Refusal},
    say::Say,
};
use jiff::Span;
use kernel::{Lang, Money, Percent, Role, money};
use rules::Key;
use rust_decimal::Decimal;

/// Longest interval of period reports, in months.
const REPORT_MONTHS_MAX: u32 = 12;

impl DraftDocuments {
    /// The ceiling of the whole purchase, once lots and budget agree.
    pub(super) fn ceilings(&self, at: &At<'_>) -> Result<Money, Refusal> {
        let rows = &self.lots.0;
        let first = rows
            .first()
            .ok_or_else(|| LOTS_MISSING.refuse().at("lots"))?;
        let hosts = at.process.organisations_in(Role::Host, None);
        for (place, row) in rows.iter().enumerate() {
            // Where there are several lots somebody must know which is whose.
            if row.host.is_none() && rows.len() > 1 && !hosts.is_empty() {
                return Err(LOT_HOST_MISSING.refuse().at(format!("lots.{place}.host")));
            }
            if row.ceiling.is_zero() {
                return Err(LOT_CEILING.refuse().at(format!("lots.{place}.ceiling")));
            }
            if let Some(host) = &row.host
                && hosts.iter().all(|one| one.id != host.id)
            {
                let name = Param::Made {
                    zh: host.zh.clone(),
                    en: host.en.clone(),
                };
                let refusal = LOT_HOST_UNKNOWN.with("host", name);
                return Err(refusal.at(format!("lots.{place}.host")));
            }
        }
        let ceilings = rows.iter().map(|row| row.ceiling);
        let sum = money::total(first.ceiling.currency(), ceilings)
            .map_err(|_| AMOUNT_TOO_LARGE.refuse().at("lots"))?;
        let budget = at.process.planning.budget.as_ref();
        let budget = budget.ok_or_else(|| BUDGET_MISSING.refuse())?.amount;
        sum.at_most(budget).map_err(|_| {
            let refusal = LOTS_OVER_BUDGET.with("sum", sum).with("budget", budget);
            refusal.at("lots")
        })?;
        Ok(sum)
    }

    /// Criteria, price and reservation.
    pub(super) fn check_scoring(&self, at: &At<'_>, ceiling: Money) -> Result<(), Refusal> {
        CRITERIA_MISSING
            .unless(!self.criteria.0.is_empty())
            .map_err(|one| one.at("criteria"))?;
        let (min, max) = self.price_bounds(at)?;
        PRICE_POINTS
            .unless(self.price_points >= min && self.price_points <= max)
            .map_err(|one| {
                let one = one.with("min", min.normalize().to_string());
                one.with("max", max.normalize().to_string())
                    .at("price_points")
            })?;
        let criteria: Decimal = self.criteria.0.iter().map(|row| row.points).sum();
        hundred(criteria + self.price_points)
            .map_err(|sum| POINTS_SUM.with("sum", sum).at("criteria"))?;
        if let Some(fixed) = self.fixed_price {
            fixed
                .at_most(ceiling)
                .map_err(|_| FIXED_PRICE_OVER.with("sum", ceiling).at("fixed_price"))?;
        }
        let explained = match self.reservation {
            Reservation::ReservedWeighed => self.reservation_reason.is_some(),
            Reservation::Open | Reservation::Reserved => true,
        };
        RESERVATION_REASON
            .unless(explained)
            .map_err(|one| one.at("reservation_reason"))
    }

    /// Lowest and highest price points of the method. Where the law sets none, any share will do.
    fn price_bounds(&self, at: &At<'_>) -> Result<(Decimal, Decimal), Refusal> {
        let share = |key| at.percent(key).map(Percent::value);
        if self.fixed_price.is_some() {
            let fixed = share(Key::PriceWeightFixedPrice)?;
            return Ok((fixed, fixed));
        }
        match self.method.price_rules() {
            Some((min, max)) => Ok((share(min)?, share(max)?)),
            None => Ok((Decimal::ZERO, Decimal::ONE_HUNDRED)),
        }
    }

    /// Links point at needs and units there are; a row left without a link can be saved, but the
    /// fairness test will ask for it.
    pub(super) fn check_trace(&self, at: &At<'_>) -> Result<(), Refusal> {
        let planning = &at.process.planning;
        let known = |refs: &[NeedRef], field: String| {
            let lost = refs.iter().find(|one| !trace::exists(planning, **one));
            lost.map_or(Ok(()), |one| {
                Err(LINK_UNKNOWN.with("link", one.to_string()).at(field))
            })
        };
        let surveyed = planning.actors_surveyed();
        for (place, row) in self.criteria.0.iter().enumerate() {
            known(&row.serves, format!("criteria.{place}.serves"))?;
            let met = row.met_by.and_then(|met| usize::try_from(met).ok());
            if met.is_some_and(|met| met > surveyed) {
                let refusal = MET_BY_TOO_MANY.with("surveyed", surveyed);
                return Err(refusal.at(format!("criteria.{place}.met_by")));
            }
        }
        for (place, row) in self.units.0.iter().enumerate() {
            known(&row.answers, format!("units.{place}.answers"))?;
        }
        let units = self.units();
        for (place, row) in self.index.0.iter().enumerate() {
            let lost = row.measures.iter();
            let mut lost = lost.filter(|link| !units.iter().any(|unit| unit.id == link.0));
            if let Some(link) = lost.next() {
                let refusal = LINK_UNKNOWN.with("link", link.0.to_string());
                return Err(refusal.at(format!("index.{place}.measures")));
            }
        }
        Ok(())
    }

    /// Term, hours, payment, clauses, schedules and index.
    pub(super) fn check_terms(&self, at: &At<'_>) -> Result<(), Refusal> {
        self.check_term(at)?;
        self.check_flex(at)?;
        self.check_tranches(at)?;
        self.check_schedules()?;
        let in_range = (1..=REPORT_MONTHS_MAX).contains(&self.report_months);
        REPORT_MONTHS
            .unless(in_range)
            .map_err(|one| one.at("report_months"))?;
        let weights: Decimal = self.index.0.iter().map(|row| row.weight).sum();
        hundred(weights).map_err(|sum| INDEX_SUM.with("sum", sum).at("index"))
    }

    fn check_term(&self, at: &At<'_>) -> Result<(), Refusal> {
        START_IN_PAST
            .unless(self.start >= at.today())
            .map_err(|one| one.at("start"))?;
        TERM_ORDER
            .unless(self.end >= self.start)
            .map_err(|one| one.at("end"))?;
        let missing = |_| RULES_MISSING.with("day", at.today());
        let max = at.pack()?.months(Key::TermMax).map_err(missing)?;
        let span = Span::new()
            .try_months(max)
            .map_err(|_| RULES_MISSING.with("day", at.today()))?;
        // The last day is the one before the same day of the month, `max` months on.
        let limit = self.start.saturating_add(span);
        TERM_TOO_LONG
            .unless(self.end < limit)
            .map_err(|one| one.with("max", max).at("end"))
    }

    fn check_flex(&self, at: &At<'_>) -> Result<(), Refusal> {
        let max = at.percent(Key::FlexPoolMax)?;
        let most = Decimal::from(self.service_hours) * max.factor();
        FLEX_TOO_LARGE
            .unless(Decimal::from(self.flex_hours) <= most)
            .map_err(|one| one.with("max", max.to_string()).at("flex_hours"))
    }

    fn check_tranches(&self, at: &At<'_>) -> Result<(), Refusal> {
        let rows = &self.tranches.0;
        let shares: Decimal = rows.iter().map(|row| row.share.value()).sum();
        hundred(shares).map_err(|sum| TRANCHES_SUM.with("sum", sum).at("tranches"))?;
        let max = at.percent(Key::PerformanceShareMax)?;
        let linked = rows
            .iter()
            .filter(|row| row.kind == TrancheKind::Performance);
        let linked: Decimal = linked.map(|row| row.share.value()).sum();
        PERFORMANCE_SHARE
            .unless(linked <= max.value())
            .map_err(|one| {
                let one = one.with("share", linked.normalize().to_string());
                one.with("max", max.to_string()).at("tranches")
            })
    }

    fn check_schedules(&self) -> Result<(), Refusal> {
        ONE_SIDED
            .unless(!self.units.0.is_empty())
            .map_err(|one| one.at("units"))?;
        ONE_SIDED
            .unless(!self.preconditions.0.is_empty())
            .map_err(|one| one.at("preconditions"))?;
        OUT_OF_SCOPE_MISSING
            .unless(!self.out_of_scope.0.is_empty())
            .map_err(|one| one.at("out_of_scope"))?;
        let core = Clause::CORE.iter().copied();
        let missing: Vec<Clause> = core.filter(|one| !self.clauses.contains(one)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let clauses = Param::Made {
            zh: missing.say(Lang::Zh),
            en: missing.say(Lang::En),
        };
        Err(CLAUSES_MISSING.with("clauses", clauses).at("clauses"))
    }
}

/// `Ok` when the sum is a hundred, else the sum.
fn hundred(sum: Decimal) -> Result<(), String> {
    if sum == Decimal::ONE_HUNDRED {
        Ok(())
    } else {
        Err(sum.normalize().to_string())
    }
}
