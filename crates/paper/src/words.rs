//! The values that stand in the texts: parameters of the rule pack by their codes, terms of the
//! contract by name.

use domain::process::{Terms, TrancheKind};
use kernel::{Bi, Lang, lang::bi};
use rules::{Flag, Key, Pack, Value};
use rust_decimal::Decimal;

/// Writes in one language, from one set of terms and one rule pack.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    /// The language.
    pub lang: Lang,
    /// The rule pack.
    pub pack: &'a Pack,
    /// The terms.
    pub terms: &'a Terms,
    /// Lead and size of the team, once they are known.
    pub team: Option<Team<'a>>,
}

/// Who leads the service and how many do it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Team<'a> {
    /// The lead.
    pub lead: &'a str,
    /// How many people.
    pub size: u32,
}

/// The names of terms that a text may use besides the codes of the rule pack.
#[cfg(test)]
pub(crate) const TERMS: &[&str] = &[
    "price",
    "start",
    "end",
    "service-hours",
    "flex-hours",
    "flex-share",
    "hour-rate",
    "report-months",
    "advance",
    "performance",
    "late-contract-interest",
    "interest-floor",
    "complaint-body",
    "team",
    "units",
    "preconditions",
    "out-of-scope",
    "tranches",
    "index",
];

impl Words<'_> {
    /// A wording in the language.
    pub fn t(&self, zh: &'static str, en: &'static str) -> String {
        bi(zh, en).get(self.lang).to_owned()
    }

    /// A wording with its parameters filled in.
    pub fn fill(&self, text: Bi) -> String {
        let template = text.get(self.lang);
        // Chinese is written without spaces around numbers; the templates have them for legibility.
        let template = match self.lang {
            Lang::Zh => template.replace(" {", "{").replace("} ", "}"),
            Lang::En => template.to_owned(),
        };
        let names = names(&template);
        let values: Vec<(&str, String)> = names
            .iter()
            .filter_map(|name| Some((*name, self.value(name)?)))
            .collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(n, v)| (*n, v.as_str())).collect();
        kernel::lang::fill(&template, &values)
    }

    /// A parameter of the rule pack.
    pub fn rule(&self, key: Key) -> String {
        match &self.pack.parameter(key).value {
            Value::Rate(rate) => {
                let percent = (*rate * Decimal::ONE_HUNDRED).normalize();
                format!("{percent}%")
            }
            other => other.show(self.lang),
        }
    }

    /// The value of a name in braces.
    pub fn value(&self, name: &str) -> Option<String> {
        if let Ok(key) = name.parse::<Key>() {
            return Some(self.rule(key));
        }
        let terms = self.terms;
        Some(match name {
            "price" => terms.value.to_string(),
            "start" => terms.start.to_string(),
            "end" => terms.end.to_string(),
            "service-hours" => terms.service_hours.to_string(),
            "flex-hours" => terms.flex_hours.to_string(),
            "flex-share" => share(terms.flex_hours, terms.service_hours),
            "hour-rate" => terms.hour_rate.to_string(),
            "report-months" => terms.report_months.to_string(),
            "advance" => self.part(TrancheKind::Advance),
            "performance" => self.part(TrancheKind::Performance),
            "late-contract-interest" => self.late_contract(),
            "interest-floor" => self.interest_floor(),
            "complaint-body" => self.complaint_body(),
            "team" => self.team(),
            "units" => self.several(terms.units.len()),
            "preconditions" => self.several(terms.preconditions.len()),
            "out-of-scope" => self.several(terms.out_of_scope.len()),
            "tranches" => self.several(terms.tranches.len()),
            "index" => self.several(terms.index.len()),
            _ => return None,
        })
    }

    /// How many entries a schedule has.
    fn several(&self, count: usize) -> String {
        match self.lang {
            Lang::Zh => format!("{count}项"),
            Lang::En if count == 1 => "1 entry".to_owned(),
            Lang::En => format!("{count} entries"),
        }
    }

    fn part(&self, kind: TrancheKind) -> String {
        let parts = self.terms.tranches.iter().filter(|one| one.kind == kind);
        let sum: Decimal = parts.map(|one| one.share.value()).sum();
        format!("{}%", sum.normalize())
    }

    fn late_contract(&self) -> String {
        match self.pack.flag(Key::PayInterestLateContract) {
            Ok(Flag::Yes) => self.t("同样计息", "bear the same interest"),
            Ok(Flag::No) | Err(_) => self.t("不另计息", "bear no interest"),
        }
    }

    /// Whether Chinese law applies.
    pub fn is_chinese(&self) -> bool {
        self.pack.jurisdiction().starts_with("cn")
    }

    fn interest_floor(&self) -> String {
        if self.is_chinese() {
            return self.t(
                "合同签订时一年期贷款市场报价利率",
                "the one-year loan prime rate of the day of signing",
            );
        }
        self.t("法定利率", "the statutory rate")
    }

    fn complaint_body(&self) -> String {
        if self.is_chinese() {
            return self.t("同级财政部门", "the finance authority of the same level");
        }
        self.t("有管辖权的机关或者法院", "the competent body or court")
    }

    fn team(&self) -> String {
        let Some(team) = &self.team else {
            return self.t(
                "项目负责人和团队以响应文件载明者为准",
                "The lead and the team are those of the bid",
            );
        };
        let (lead, size) = (team.lead, team.size);
        match self.lang {
            Lang::Zh => format!("项目负责人为{lead}，团队{size}人"),
            Lang::En => format!("The service is led by {lead} with a team of {size}"),
        }
    }
}

/// The names in braces of a template.
pub(crate) fn names(template: &str) -> Vec<&str> {
    let parts = template.split('{').skip(1);
    parts
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// One number as a share of another, with at most one decimal.
fn share(part: u32, whole: u32) -> String {
    let hundred = Decimal::from(part) * Decimal::ONE_HUNDRED;
    let share = hundred.checked_div(Decimal::from(whole));
    format!("{}%", share.unwrap_or_default().round_dp(1).normalize())
}
