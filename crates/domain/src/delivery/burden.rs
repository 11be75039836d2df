//! The burden of paperwork: hours of records and reports beside hours of service, by quarter (AF-17).

use super::{month::Quarter, state::Delivery};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The hours of one quarter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Burden {
    /// Hours of records and reports, from timesheets.
    pub paperwork: Decimal,
    /// All hours, from the same timesheets.
    pub worked: Decimal,
    /// Hours of service recorded.
    pub service: Decimal,
    /// Timesheets these come from.
    pub sheets: usize,
    /// Records these come from.
    pub records: usize,
}

impl Burden {
    /// Hours of paperwork for an hour of service; nothing when no service is recorded or no sheet is
    /// filed, since silence is not absence of paperwork.
    pub fn per_service_hour(&self) -> Option<Decimal> {
        let known = self.sheets > 0 && !self.service.is_zero();
        known.then(|| (self.paperwork / self.service).round_dp(2))
    }

    /// Paperwork as a share of working time, in per cent; nothing when no sheet is filed.
    pub fn share(&self) -> Option<Decimal> {
        (!self.worked.is_zero())
            .then(|| (self.paperwork * Decimal::ONE_HUNDRED / self.worked).round_dp(1))
    }
}

impl Delivery {
    /// The burden by quarter, oldest first.
    pub fn burden(&self) -> BTreeMap<Quarter, Burden> {
        let mut found: BTreeMap<Quarter, Burden> = BTreeMap::new();
        for service in self.standing_services() {
            let quarter = found.entry(Quarter::of(service.on)).or_default();
            quarter.service += service.hours;
            quarter.records += 1;
        }
        for sheet in &self.timesheets {
            let quarter = found.entry(sheet.month.quarter()).or_default();
            quarter.paperwork += sheet.paperwork;
            quarter.worked += sheet.total();
            quarter.sheets += 1;
        }
        found
    }
}
