//! Reading one pack file.

use crate::{
    Guard, Key, PackId, Parameter, RuleError, Strength, Usual, Wording,
    file::{File, RawGuard, RawParameter, RawUsual, RawYear},
};
use kernel::{Bi, Date, Role, calendar::YearTable, lang::bi};
use serde::Deserialize;
use std::{collections::BTreeMap, str::FromStr};

/// What one file sets.
#[derive(Clone)]
pub(crate) struct Layer {
    pub(crate) parameters: BTreeMap<Key, Parameter>,
    pub(crate) guards: BTreeMap<String, Guard>,
    pub(crate) roles: BTreeMap<Role, Usual>,
    pub(crate) years: BTreeMap<i16, (YearTable, Wording)>,
    pub(crate) citations: Vec<Wording>,
}

pub(crate) fn read_file(text: &str) -> Result<File, RuleError> {
    let problem = bi("不是规则包文件", "it is not a pack file");
    let file: File =
        toml::from_str(text).map_err(|error| malformed("?", "file", problem, error.message()))?;
    if file.id != format!("{}@{}", file.jurisdiction, file.version) {
        let problem = bi(
            "编号应为“辖区@版本”",
            "the id is not “jurisdiction@version”",
        );
        return Err(malformed(&file.id, "id", problem, ""));
    }
    let wordings = file
        .citations
        .iter()
        .chain([&file.name])
        .chain(&file.source);
    for wording in wordings {
        check_wording(&file.id, "name, source or citations", wording)?;
    }
    Ok(file)
}

pub(crate) fn read_layer(file: &File) -> Result<Layer, RuleError> {
    let mut parameters = BTreeMap::new();
    for (code, raw) in &file.parameters {
        let key = Key::from_str(code).map_err(|()| {
            malformed(
                &file.id,
                code,
                bi("没有这个参数", "there is no such parameter"),
                "",
            )
        })?;
        parameters.insert(key, read_parameter(file, key, raw)?);
    }
    let mut guards = BTreeMap::new();
    for (code, raw) in &file.guards {
        guards.insert(code.clone(), read_guard(file, code, raw)?);
    }
    let mut years = BTreeMap::new();
    for (heading, raw) in &file.calendar {
        let year = heading
            .parse()
            .map_err(|_| malformed(&file.id, heading, bi("不是年份", "it is not a year"), ""))?;
        years.insert(year, read_year(file, heading, raw)?);
    }
    let mut roles = BTreeMap::new();
    for (code, raw) in &file.roles {
        let role = Role::from_code(code).ok_or_else(|| {
            malformed(
                &file.id,
                code,
                bi("没有这个角色", "there is no such role"),
                "",
            )
        })?;
        roles.insert(role, read_usual(file, code, raw)?);
    }
    Ok(Layer {
        parameters,
        guards,
        roles,
        years,
        citations: file.citations.clone(),
    })
}

fn read_parameter(file: &File, key: Key, raw: &toml::Value) -> Result<Parameter, RuleError> {
    let code = key.code();
    let raw: RawParameter = read_table(file, code, raw)?;
    let value = raw.value.read().ok_or_else(|| {
        malformed(
            &file.id,
            code,
            bi("数值无法读取", "the value is out of range"),
            "",
        )
    })?;
    if value.kind() != key.kind() {
        return Err(RuleError::WrongKind {
            key,
            expected: key.kind(),
            found: value.kind(),
        });
    }
    let source = read_source(file, code, raw.source)?;
    if let Some(note) = &raw.note {
        check_wording(&file.id, code, note)?;
    }
    check_strength(file, code, raw.strength, raw.verified_on)?;
    Ok(Parameter {
        value,
        source,
        strength: raw.strength,
        verified_on: raw.verified_on,
        note: raw.note,
        origin: PackId::new(&file.id),
    })
}

/// A statutory duty nobody has read, or a default that looks checked, would mislead.
fn check_strength(
    file: &File,
    code: &str,
    strength: Strength,
    verified_on: Option<Date>,
) -> Result<(), RuleError> {
    let problem = match (strength, verified_on) {
        (Strength::Must, None) => bi(
            "法定参数缺少核实日期",
            "a statutory value needs the day it was verified",
        ),
        (Strength::Default, Some(_)) => bi(
            "默认参数不得有核实日期",
            "a default cannot have been verified",
        ),
        (Strength::Must | Strength::Should | Strength::Default, _) => return Ok(()),
    };
    Err(malformed(&file.id, code, problem, ""))
}

fn read_usual(file: &File, code: &str, raw: &toml::Value) -> Result<Usual, RuleError> {
    let raw: RawUsual = read_table(file, code, raw)?;
    check_wording(&file.id, code, &raw.body)?;
    let source = read_source(file, code, raw.source)?;
    check_strength(file, code, raw.strength, raw.verified_on)?;
    Ok(Usual {
        body: raw.body,
        source,
        strength: raw.strength,
        verified_on: raw.verified_on,
        origin: PackId::new(&file.id),
    })
}

fn read_guard(file: &File, code: &str, raw: &toml::Value) -> Result<Guard, RuleError> {
    let raw: RawGuard = read_table(file, code, raw)?;
    let source = read_source(file, code, raw.source)?;
    let origin = PackId::new(&file.id);
    Ok(Guard {
        outcome: raw.outcome,
        source,
        strength: raw.strength,
        origin,
    })
}

fn read_year(
    file: &File,
    heading: &str,
    raw: &toml::Value,
) -> Result<(YearTable, Wording), RuleError> {
    let raw: RawYear = read_table(file, heading, raw)?;
    check_wording(&file.id, heading, &raw.source)?;
    let mut table = YearTable::default();
    for festival in raw.festivals {
        check_wording(&file.id, heading, &festival.name)?;
        let before = table.holidays.len();
        table.holidays.extend(
            festival
                .first
                .series(jiff::Span::new().days(1))
                .take_while(|day| *day <= festival.last),
        );
        // Also catches two festivals that overlap: shared days are counted once.
        if u32::try_from(table.holidays.len() - before) != Ok(festival.days) {
            let problem = bi(
                "放假天数与日期不符",
                "the dates do not make the stated number of days",
            );
            return Err(malformed(&file.id, heading, problem, &festival.name.zh));
        }
    }
    table.make_up_days.extend(raw.make_up_days);
    Ok((table, raw.source))
}

fn read_table<'a, T: Deserialize<'a>>(
    file: &File,
    code: &str,
    raw: &toml::Value,
) -> Result<T, RuleError> {
    let problem = bi("格式不符", "it is not of the expected form");
    raw.clone()
        .try_into()
        .map_err(|error: toml::de::Error| malformed(&file.id, code, problem, error.message()))
}

fn read_source(file: &File, code: &str, own: Option<Wording>) -> Result<Wording, RuleError> {
    let source = own
        .or_else(|| file.source.clone())
        .ok_or_else(|| malformed(&file.id, code, bi("缺少来源", "the source is missing"), ""))?;
    check_wording(&file.id, code, &source)?;
    Ok(source)
}

fn check_wording(pack: &str, code: &str, wording: &Wording) -> Result<(), RuleError> {
    if wording.is_incomplete() {
        let problem = bi("缺少一种语言", "a language is missing");
        return Err(malformed(pack, code, problem, ""));
    }
    Ok(())
}

pub(crate) fn malformed(pack: &str, key: &str, problem: Bi, detail: &str) -> RuleError {
    RuleError::Malformed {
        pack: pack.to_owned(),
        key: key.to_owned(),
        problem,
        detail: detail.to_owned(),
    }
}
