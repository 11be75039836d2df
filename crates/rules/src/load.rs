//! Reading packs from their files and laying them over each other.

use crate::{
    Guard, Key, Pack, PackId, Parameter, RuleError, Strength, Wording,
    file::{File, RawGuard, RawParameter, RawYear},
    key::Table,
};
use kernel::{Bi, WorkCalendar, calendar::YearTable, lang::bi};
use serde::Deserialize;
use std::{collections::BTreeMap, str::FromStr};

/// What one file sets.
struct Layer {
    id: PackId,
    parameters: BTreeMap<Key, Parameter>,
    guards: BTreeMap<String, Guard>,
    years: BTreeMap<i16, (YearTable, Wording)>,
}

/// A file with everything it lies over.
#[derive(Clone)]
struct Stack {
    parameters: BTreeMap<Key, Parameter>,
    guards: BTreeMap<String, Guard>,
    years: BTreeMap<i16, (YearTable, Wording)>,
    citations: Vec<Wording>,
}

impl Stack {
    fn lay(mut self, layer: Layer, citations: Vec<Wording>) -> Stack {
        self.parameters.extend(layer.parameters);
        self.guards.extend(layer.guards);
        self.years.extend(layer.years);
        for citation in citations {
            if !self.citations.contains(&citation) {
                self.citations.push(citation);
            }
        }
        self
    }
}

/// Reads the platform defaults and the packs over them.
pub(crate) fn packs(platform: &str, texts: &[&str]) -> Result<Vec<Pack>, RuleError> {
    let mut file = read_file(platform)?;
    let citations = std::mem::take(&mut file.citations);
    let bottom = Stack {
        parameters: BTreeMap::new(),
        guards: BTreeMap::new(),
        years: BTreeMap::new(),
        citations: Vec::new(),
    }
    .lay(read_layer(&file)?, citations);
    let mut stacks: BTreeMap<PackId, Stack> = BTreeMap::new();
    let mut packs: Vec<Pack> = Vec::new();
    for text in texts {
        let mut file = read_file(text)?;
        let citations = std::mem::take(&mut file.citations);
        let layer = read_layer(&file)?;
        if stacks.contains_key(&layer.id) {
            return Err(malformed(
                &file.id,
                "id",
                bi("编号重复", "the id is used twice"),
                "",
            ));
        }
        let below = match &file.supersedes {
            None => bottom.clone(),
            Some(id) => {
                let id = PackId::new(id);
                follows(&file, packs.iter().find(|pack| pack.id == id))?;
                stacks.get(&id).cloned().unwrap_or_else(|| bottom.clone())
            }
        };
        let id = layer.id.clone();
        let stack = below.lay(layer, citations);
        packs.push(complete(file, stack.clone())?);
        stacks.insert(id, stack);
    }
    Ok(packs)
}

/// A version begins on the day its predecessor ends, so that no date has two packs or none.
fn follows(file: &File, predecessor: Option<&Pack>) -> Result<(), RuleError> {
    let problem = match predecessor {
        None => bi(
            "所替代的规则包不存在或列在其后",
            "the pack it supersedes is missing or later",
        ),
        Some(pack) if pack.jurisdiction != file.jurisdiction => bi(
            "所替代的规则包属于另一辖区",
            "the pack it supersedes is of another jurisdiction",
        ),
        Some(pack) if pack.valid_to != Some(file.valid_from) => bi(
            "生效日与所替代规则包的失效日不衔接",
            "it does not begin on the day the pack it supersedes ends",
        ),
        Some(_) => return Ok(()),
    };
    Err(malformed(
        &file.id,
        "supersedes",
        problem,
        file.supersedes.as_deref().unwrap_or(""),
    ))
}

fn complete(file: File, stack: Stack) -> Result<Pack, RuleError> {
    if file.valid_to.is_some_and(|end| end <= file.valid_from) {
        let problem = bi("失效日不晚于生效日", "it ends before it begins");
        return Err(malformed(&file.id, "valid_to", problem, ""));
    }
    let mut parameters = stack.parameters;
    let parameters = Table::try_build(|key| {
        parameters.remove(&key).ok_or_else(|| {
            malformed(
                &file.id,
                key.code(),
                bi("缺少参数", "the parameter is missing"),
                "",
            )
        })
    })?;
    let (mut tables, mut calendar_sources) = (BTreeMap::new(), BTreeMap::new());
    for (year, (table, source)) in stack.years {
        tables.insert(year, table);
        calendar_sources.insert(year, source);
    }
    let calendar = WorkCalendar::new(tables).map_err(|error| {
        let problem = bi("日历自相矛盾", "the calendar contradicts itself");
        malformed(&file.id, "calendar", problem, &error.to_string())
    })?;
    Ok(Pack {
        id: PackId::new(file.id),
        version: file.version,
        jurisdiction: file.jurisdiction,
        name: file.name,
        valid_from: file.valid_from,
        valid_to: file.valid_to,
        supersedes: file.supersedes.map(PackId::new),
        parameters: Box::new(parameters),
        guards: stack.guards,
        calendar,
        calendar_sources,
        citations: stack.citations,
    })
}

fn read_file(text: &str) -> Result<File, RuleError> {
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

fn read_layer(file: &File) -> Result<Layer, RuleError> {
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
    Ok(Layer {
        id: PackId::new(&file.id),
        parameters,
        guards,
        years,
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
    // A statutory duty nobody has read, or a default that looks checked, would mislead.
    let problem = match (raw.strength, raw.verified_on) {
        (Strength::Must, None) => bi(
            "法定参数缺少核实日期",
            "a statutory value needs the day it was verified",
        ),
        (Strength::Default, Some(_)) => bi(
            "默认参数不得有核实日期",
            "a default cannot have been verified",
        ),
        (_, verified_on) => {
            let (strength, note) = (raw.strength, raw.note);
            let origin = PackId::new(&file.id);
            return Ok(Parameter {
                value,
                source,
                strength,
                verified_on,
                note,
                origin,
            });
        }
    };
    Err(malformed(&file.id, code, problem, ""))
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

fn malformed(pack: &str, key: &str, problem: Bi, detail: &str) -> RuleError {
    RuleError::Malformed {
        pack: pack.to_owned(),
        key: key.to_owned(),
        problem,
        detail: detail.to_owned(),
    }
}
