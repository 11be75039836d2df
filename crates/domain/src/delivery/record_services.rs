//! Records many services at once: all of them or none.

use super::{
    codes::{CaseCode, UserCodes, WorkerCode},
    common::own_contract,
    facts::ServicesImported,
    given::{Cases, Given, order_of},
    ids::ServiceId,
    record_service::{plausible, runs},
    refusals::{FILE_TAKEN, NO_SERVICES},
    words::{Place, Priority, ServiceKind},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Row, Rows},
    process::{Contract, UnitId},
    refusal::Refusal,
    verb::Act,
};
use jiff::civil::Time;
use kernel::{Date, Digest, FreeText};
use rust_decimal::Decimal;

/// Most records one command takes.
pub const RECORDS_MAX: usize = 6_000;

row! {
    /// One service given.
    ServiceRow {
        date: Date = ("服务日期", "Day of the service");
        kind: ServiceKind = ("服务类型", "Kind of service");
        hours: Decimal = ("服务工时", "Hours of service");
        served: u32 = ("服务人数", "Persons served");
        place: Place = ("地点", "Place");
        unit: Option<UnitId> = ("计入的服务单位", "Unit it counts towards");
        from: Option<Time> = ("开始时间", "Began at");
        travel: Option<Decimal> = ("路途工时", "Hours of travel");
        case: Option<CaseCode> = ("个案或服务对象代号", "Code of the case or user");
        users: UserCodes = ("签到者代号", "Codes of those who signed in");
        priority: Option<Priority> = ("难度", "Hard or ordinary");
        worker: Option<WorkerCode> = ("社工代号", "Code of the worker");
        note: Option<Line> = ("备注", "Note");
    }
}

verb! {
    /// Records many services given (A42).
    RecordServices "record-services" ("批量登记服务", "Record several services")
    help ("一行一次服务，最多 6000 行；有一行不合格则全部不登记。表格文件请在“服务记录”页导入。",
        "One line per service, at most 6,000; one faulty line and none is recorded. Spreadsheets are taken in on the page of services.")
    acts [42] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        services: Rows<ServiceRow, RECORDS_MAX> = ("服务记录", "Records of service");
        file: Option<Digest> = ("文件指纹（SHA-256）", "Fingerprint of the file (SHA-256)")
            hint ("从文件导入时填写；同一文件只导入一次", "when they come from a file; each file is taken once");
        name: Option<Line> = ("文件名", "Name of the file");
    }
}

impl ServiceRow {
    fn given(&self) -> Given {
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
            photos: Vec::new(),
            worker: self.worker.clone(),
            note: self.note.as_ref().map(Line::text),
        }
    }
}

/// The columns of a row, for templates and files.
pub const COLUMNS: &[crate::input::FieldMeta] = ServiceRow::COLUMNS;

/// Why rows cannot be recorded: the place of each, from 0, and what is wrong with it. Rows are looked
/// at in the order of their days, so that a case may be opened further down in the file.
pub fn faults(at: &At<'_>, rows: &[ServiceRow]) -> Result<Vec<(usize, Refusal)>, Refusal> {
    let contract = own_contract(at)?;
    let given: Vec<Given> = rows.iter().map(ServiceRow::given).collect();
    Ok(wrong(at, contract, &given))
}

fn wrong(at: &At<'_>, contract: &Contract, given: &[Given]) -> Vec<(usize, Refusal)> {
    let mut order: Vec<(usize, &Given)> = given.iter().enumerate().collect();
    order.sort_by_key(|(_, one)| (one.date, order_of(one.kind)));
    let mut cases = Cases::of(&contract.delivery);
    let mut found = Vec::new();
    for (place, one) in order {
        if let Err(refusal) = one.check(at, contract, &mut cases) {
            found.push((place, refusal));
        }
    }
    found.sort_by_key(|(place, _)| *place);
    found
}

/// What was recorded from a file before, if it is known.
pub fn taken(contract: &Contract, file: Digest) -> Option<&super::state::Import> {
    contract
        .delivery
        .imports
        .iter()
        .find(|one| one.file == file)
}

fn name_of(name: Option<&Line>) -> FreeText {
    name.map_or_else(|| FreeText::new("—"), Line::text)
}

impl Act for RecordServices {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_contract(at).map(|_| ())
    }

    fn standing(at: &At<'_>) -> Vec<Check> {
        vec![runs(at)]
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let given: Vec<Given> = self.services.0.iter().map(ServiceRow::given).collect();
        plausible(at, &given)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let contract = own_contract(at)?;
        let given: Vec<Given> = self.services.0.iter().map(ServiceRow::given).collect();
        NO_SERVICES
            .unless(!given.is_empty())
            .map_err(|one| one.at("services"))?;
        if let Some(before) = self.file.and_then(|file| taken(contract, file)) {
            return Err(FILE_TAKEN
                .with("first", before.first.to_string())
                .with("last", before.last.to_string())
                .at("file"));
        }
        if let Some((place, refusal)) = wrong(at, contract, &given).into_iter().next() {
            let field = refusal.field.clone().unwrap_or_default();
            return Err(refusal.at(format!("services.{place}.{field}")));
        }
        let count = contract.delivery.services.len();
        let import = self.file.map(|file| ServicesImported {
            file,
            name: name_of(self.name.as_ref()),
            rows: u32::try_from(given.len()).unwrap_or(u32::MAX),
            first: ServiceId::after(count),
            last: ServiceId::after(count + given.len() - 1),
        });
        let events = given
            .into_iter()
            .enumerate()
            .map(|(place, one)| one.event(at, ServiceId::after(count + place)))
            .collect::<Result<Vec<_>, Refusal>>()?;
        Decision::new(at).maybe(import).events(events).done()
    }
}
