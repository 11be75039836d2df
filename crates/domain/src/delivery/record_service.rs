//! Records one service given.

use super::{
    codes::{CaseCode, UserCodes, WorkerCode},
    common::own_contract,
    days::{Days, day_max},
    given::{Cases, Given},
    guards::{SERVICE_IN_TERM, SERVICE_WHILE_SUSPENDED, WORKER_DAY, WORKER_OVERLAP},
    ids::ServiceId,
    parts::Photo,
    words::{Place, Priority, ServiceKind},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Rows},
    process::{Standing, UnitId},
    refusal::Refusal,
    verb::Act,
};
use jiff::civil::Time;
use kernel::{Date, Digest, Timestamp};
use rust_decimal::Decimal;

row! {
    /// The fingerprint of a photo; the photo itself is never kept.
    PhotoRow {
        digest: Digest = ("照片指纹（SHA-256）", "Fingerprint of the photo (SHA-256)");
        taken: Option<Timestamp> = ("拍摄时间", "Taken at");
    }
}

verb! {
    /// Records one service given (A42).
    RecordService "record-service" ("登记服务", "Record a service")
    help ("每次服务一条，只写代号，不写姓名。72 小时后补录会注明。",
        "One record per service, with codes and never names. Records entered after 72 hours are marked.")
    acts [42] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        kind: ServiceKind = ("服务类型", "Kind of service");
        date: Date = ("服务日期", "Day of the service");
        hours: Decimal = ("服务工时", "Hours of service");
        served: u32 = ("服务人数", "Persons served");
        place: Place = ("地点", "Place");
        unit: Option<UnitId> = ("计入的服务单位", "Unit it counts towards");
        from: Option<Time> = ("开始时间", "Began at");
        travel: Option<Decimal> = ("路途工时", "Hours of travel");
        case: Option<CaseCode> = ("个案或服务对象代号", "Code of the case or user")
            hint ("例如 G12，不写姓名", "such as G12, never a name");
        users: UserCodes = ("签到者代号", "Codes of those who signed in")
            hint ("用空格隔开，例如 A1 A2", "with spaces between, such as A1 A2");
        priority: Option<Priority> = ("难度", "Hard or ordinary");
        note: Option<Line> = ("备注", "Note") hint ("不写姓名、住址", "no names or addresses");
        worker: Option<WorkerCode> = ("社工代号", "Code of the worker")
            hint ("替他人登记时填写", "when you record for another");
        photos: Rows<PhotoRow> = ("照片指纹", "Fingerprints of photos")
            hint ("只登记指纹，不保存照片", "the fingerprint is recorded, the photo is not kept");
    }
}

impl RecordService {
    fn given(&self) -> Given {
        let photo = |one: &PhotoRow| Photo {
            digest: one.digest,
            taken: one.taken,
        };
        Given {
            kind: self.kind,
            unit: self.unit,
            date: self.date,
            from: self.from,
            hours: self.hours,
            travel: self.travel,
            served: self.served,
            place: self.place,
            case: self.case.clone(),
            users: self.users.0.clone(),
            priority: self.priority,
            photos: self.photos.0.iter().map(photo).collect(),
            worker: self.worker.clone(),
            note: self.note.as_ref().map(Line::text),
        }
    }
}

/// Whether the contract runs.
pub(super) fn runs(at: &At<'_>) -> Check {
    let suspended = at
        .contract()
        .is_ok_and(|contract| matches!(contract.standing, Standing::Suspended { .. }));
    SERVICE_WHILE_SUSPENDED.holds(!suspended)
}

/// What services given together are held against: the term, and the day of each worker.
pub(super) fn plausible(at: &At<'_>, given: &[Given]) -> Vec<Check> {
    let Ok(contract) = at.contract() else {
        return Vec::new();
    };
    let (first, last) = (
        given.iter().map(|one| one.date).min(),
        given.iter().map(|one| one.date).max(),
    );
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    let mut days = Days::of(&contract.delivery, first, last);
    let most = day_max(at);
    let (mut fits, mut apart) = (true, true);
    for one in given {
        let Some(booked) = one.booked(at, &contract.delivery) else {
            continue;
        };
        apart &= days.meetings(&booked) == 0;
        days.add(&booked);
        let hours = days.hours_on(&booked.who, booked.on);
        fits &= most.is_none_or(|most| hours <= most);
    }
    let terms = &contract.terms;
    vec![
        SERVICE_IN_TERM.holds(terms.start <= first && last <= terms.end),
        WORKER_DAY.holds(fits),
        WORKER_OVERLAP.holds(apart),
    ]
}

impl Act for RecordService {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_contract(at).map(|_| ())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        vec![runs(at)]
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        plausible(at, &[self.given()])
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = own_contract(at)?;
        let given = self.given();
        given.check(at, contract, &mut Cases::of(&contract.delivery))?;
        let id = ServiceId::after(contract.delivery.services.len());
        Decision::new(at).event(given.event(at, id)?).done()
    }
}
