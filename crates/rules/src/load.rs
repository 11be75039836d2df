//! Laying packs over each other.
//!
//! A version lies over the version of the same jurisdiction it supersedes. A pack that extends
//! another jurisdiction lies over every version of it that is in force while the pack is: one pack
//! of a city makes as many complete packs as there are national versions, each named after both
//! layers, such as `cn-gd-gz@2019.1+cn-national@2026.1`.

use crate::{
    Guard, Key, Pack, PackId, Parameter, RuleError, Usual, Value, Wording,
    file::File,
    key::Table,
    overlay,
    pack::Layers,
    read::{Layer, malformed, read_file, read_layer},
};
use kernel::{Date, Role, WorkCalendar, calendar::YearTable, lang::bi};
use std::collections::BTreeMap;

/// A file with everything it lies over. The layers of a parameter are kept, lowest first.
#[derive(Clone, Default)]
struct Stack {
    parameters: BTreeMap<Key, Vec<Parameter>>,
    guards: BTreeMap<String, Guard>,
    roles: BTreeMap<Role, Usual>,
    years: BTreeMap<i16, (YearTable, Wording)>,
    citations: Vec<Wording>,
}

impl Stack {
    fn lay(mut self, layer: Layer) -> Stack {
        for (key, parameter) in layer.parameters {
            self.parameters.entry(key).or_default().push(parameter);
        }
        self.guards.extend(layer.guards);
        self.roles.extend(layer.roles);
        self.years.extend(layer.years);
        for citation in layer.citations {
            if !self.citations.contains(&citation) {
                self.citations.push(citation);
            }
        }
        self
    }
}

/// What has been read so far.
struct Shelf {
    bottom: Stack,
    files: BTreeMap<String, File>,
    /// Of each file, its layer over those of the versions it supersedes, lowest first.
    lines: BTreeMap<String, Vec<Layer>>,
    stacks: BTreeMap<PackId, Stack>,
    packs: Vec<Pack>,
}

/// Reads the platform defaults and the packs over them.
pub(crate) fn packs(platform: &str, texts: &[&str]) -> Result<Vec<Pack>, RuleError> {
    let mut shelf = Shelf {
        bottom: Stack::default().lay(read_layer(&read_file(platform)?)?),
        files: BTreeMap::new(),
        lines: BTreeMap::new(),
        stacks: BTreeMap::new(),
        packs: Vec::new(),
    };
    for text in texts {
        shelf.add(read_file(text)?)?;
    }
    Ok(shelf.packs)
}

impl Shelf {
    fn add(&mut self, file: File) -> Result<(), RuleError> {
        let layer = read_layer(&file)?;
        if self.files.contains_key(&file.id) {
            let problem = bi("编号重复", "the id is used twice");
            return Err(malformed(&file.id, "id", problem, ""));
        }
        if file.valid_to.is_some_and(|end| end <= file.valid_from) {
            let problem = bi("失效日不晚于生效日", "it ends before it begins");
            return Err(malformed(&file.id, "valid_to", problem, ""));
        }
        let mut line = match &file.supersedes {
            None => Vec::new(),
            Some(id) => {
                follows(&file, self.files.get(id))?;
                self.lines.get(id).cloned().unwrap_or_default()
            }
        };
        line.push(layer);
        self.lines.insert(file.id.clone(), line.clone());
        match &file.extends {
            None => {
                let place = Place {
                    id: PackId::new(&file.id),
                    valid_from: file.valid_from,
                    valid_to: file.valid_to,
                };
                let stack = line.into_iter().fold(self.bottom.clone(), Stack::lay);
                self.shelve(&file, place, stack)?;
            }
            Some(base) => self.extend(&file, base, &line)?,
        }
        self.files.insert(file.id.clone(), file);
        Ok(())
    }

    /// Lays a file over every version of `base` that is in force while the file is.
    fn extend(&mut self, file: &File, base: &str, line: &[Layer]) -> Result<(), RuleError> {
        let below: Vec<Pack> = self
            .packs
            .iter()
            .filter(|pack| pack.jurisdiction == base && Place::of(file, pack).is_some())
            .cloned()
            .collect();
        if below.is_empty() {
            let problem = bi(
                "所叠加的辖区没有同期有效的规则包，或列在其后",
                "the jurisdiction it extends has no pack in force then, or comes later",
            );
            return Err(malformed(&file.id, "extends", problem, base));
        }
        for pack in below {
            let Some(place) = Place::of(file, &pack) else {
                continue;
            };
            for layer in line {
                overlay::only_stricter(&file.id, layer, &pack)?;
            }
            let below = self.stacks.get(&pack.id).cloned().unwrap_or_default();
            let stack = line.iter().cloned().fold(below, Stack::lay);
            self.shelve(file, place, stack)?;
        }
        Ok(())
    }

    fn shelve(&mut self, file: &File, place: Place, stack: Stack) -> Result<(), RuleError> {
        let id = place.id.clone();
        self.packs.push(complete(file, place, stack.clone())?);
        self.stacks.insert(id, stack);
        Ok(())
    }
}

/// The name of a complete pack and the days it is in force.
struct Place {
    id: PackId,
    valid_from: Date,
    valid_to: Option<Date>,
}

impl Place {
    /// Of a file over a pack: the days on which both are in force, if there are any.
    fn of(file: &File, below: &Pack) -> Option<Place> {
        let valid_from = file.valid_from.max(below.valid_from);
        let valid_to = match (file.valid_to, below.valid_to) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
        let place = Place {
            id: PackId::new(format!("{}+{}", file.id, below.id)),
            valid_from,
            valid_to,
        };
        valid_to.is_none_or(|end| valid_from < end).then_some(place)
    }
}

/// A version begins on the day its predecessor ends, so that no date has two packs or none.
fn follows(file: &File, predecessor: Option<&File>) -> Result<(), RuleError> {
    let problem = match predecessor {
        None => bi(
            "所替代的规则包不存在或列在其后",
            "the pack it supersedes is missing or later",
        ),
        Some(old) if old.jurisdiction != file.jurisdiction => bi(
            "所替代的规则包属于另一辖区",
            "the pack it supersedes is of another jurisdiction",
        ),
        Some(old) if old.valid_to != Some(file.valid_from) => bi(
            "生效日与所替代规则包的失效日不衔接",
            "it does not begin on the day the pack it supersedes ends",
        ),
        Some(_) => return Ok(()),
    };
    let superseded = file.supersedes.as_deref().unwrap_or("");
    Err(malformed(&file.id, "supersedes", problem, superseded))
}

fn complete(file: &File, place: Place, stack: Stack) -> Result<Pack, RuleError> {
    let mut parameters = stack.parameters;
    let parameters = Table::try_build(|key| {
        let mut layers = parameters.remove(&key).unwrap_or_default();
        let top = layers.pop().ok_or_else(|| {
            let problem = bi("缺少参数", "the parameter is missing");
            malformed(&file.id, key.code(), problem, "")
        })?;
        Ok::<Layers, RuleError>(Layers { top, below: layers })
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
    let pack = Pack {
        id: place.id,
        version: file.version.clone(),
        jurisdiction: file.jurisdiction.clone(),
        extends: file.extends.clone(),
        name: file.name.clone(),
        valid_from: place.valid_from,
        valid_to: place.valid_to,
        supersedes: file.supersedes.clone().map(PackId::new),
        parameters: Box::new(parameters),
        guards: stack.guards,
        roles: stack.roles,
        calendar,
        calendar_sources,
        citations: stack.citations,
    };
    one_currency(&pack)?;
    Ok(pack)
}

/// Amounts in a currency the jurisdiction does not use would never compare with its budgets.
fn one_currency(pack: &Pack) -> Result<(), RuleError> {
    let own = pack.text(Key::Currency)?;
    for key in Key::ALL {
        if let Value::Money(amount) = &pack.parameter(*key).value
            && amount.currency().code() != own
        {
            let problem = bi(
                "金额不是本辖区的币种",
                "the amount is not in the currency of the place",
            );
            return Err(malformed(pack.id.as_str(), key.code(), problem, own));
        }
    }
    Ok(())
}
