//! The words looked for, and how text is read for them.

use crate::process::Criterion;
use rust_decimal::Decimal;

/// Words that show a factor, by its code in the rule pack.
pub(super) const FACTORS: &[(&str, &[&str])] = &[
    (
        "qualification",
        &[
            "资格条件",
            "qualification condition",
            "eligibility condition",
        ],
    ),
    (
        "registered-capital",
        &["注册资本", "注册资金", "registered capital"],
    ),
    (
        "assets",
        &[
            "资产总额",
            "资产规模",
            "净资产",
            "total assets",
            "net assets",
        ],
    ),
    (
        "turnover",
        &[
            "营业收入",
            "营业额",
            "业务规模",
            "年收入",
            "turnover",
            "annual revenue",
        ],
    ),
    (
        "headcount",
        &[
            "从业人员",
            "员工总数",
            "职工人数",
            "headcount",
            "number of employees",
        ],
    ),
    (
        "profit",
        &["利润", "盈利", "profit", "profits", "profitability"],
    ),
    (
        "tax",
        &["纳税额", "纳税总额", "缴税额", "tax paid", "taxes paid"],
    ),
    (
        "region",
        &[
            "本地业绩",
            "本地企业",
            "本地机构",
            "本地单位",
            "本地社会组织",
            "本区业绩",
            "本市业绩",
            "本省业绩",
            "本区奖",
            "本市奖",
            "本省奖",
            "本区机构",
            "本市机构",
            "local award",
            "local awards",
            "local organisation",
            "local organisations",
            "local bidders",
        ],
    ),
    (
        "industry-award",
        &["行业奖", "行业表彰", "industry award", "industry awards"],
    ),
    (
        "organisational-form",
        &[
            "组织形式",
            "所有制",
            "organisational form",
            "ownership form",
        ],
    ),
    (
        "location",
        &[
            "注册地",
            "所在地",
            "办公地点在",
            "在本区注册",
            "在本市注册",
            "在本地注册",
            "在本市设有",
            "在本区设有",
            "locally registered",
            "registered in the district",
            "registered in the city",
            "office in the district",
            "office in the city",
        ],
    ),
];

/// Words that show a bonus for the official rating of a social organisation.
pub(super) const RATING: &[&str] = &[
    "评估等级",
    "3A级",
    "4A级",
    "5A级",
    "rating of the social organisation",
];

/// Words that show points for papers: certificates, copies, honours, earlier contracts.
pub(super) const PAPERS: &[&str] = &[
    "证书",
    "复印件",
    "证明材料",
    "获奖",
    "荣誉",
    "认证",
    "类似业绩",
    "同类业绩",
    "certificate",
    "certificates",
    "copies of",
    "awards won",
    "accreditation",
    "references",
];

/// Most points that papers alone may prove, of 100 (AF-14; platform default, no legal force).
pub(super) const PAPERS_MAX: Decimal = Decimal::from_parts(50, 0, 0, false, 0);

/// Words that make a scale count something even without a number of its own.
pub(super) const MEASURED: &[&str] = &["每", "per", "each", "every"];

/// Words and signs after or before which a number is a threshold.
pub(super) const BOUNDS: &[&str] = &[
    "≥",
    "≤",
    ">",
    "<",
    "＞",
    "＜",
    "至少",
    "不少于",
    "不低于",
    "不超过",
    "以上",
    "以下",
    "at least",
    "at most",
    "or more",
    "or fewer",
    "more than",
    "fewer than",
];

/// Whether the scale says which quantity gives which points. “Excellent 10, good 6” does not: all
/// its numbers are points.
pub(super) fn is_graded(criterion: &Criterion) -> bool {
    let scale = criterion.scale.as_str().to_lowercase();
    let says = |words: &[&str]| words.iter().any(|word| contains_word(&scale, word));
    if says(MEASURED) {
        return true;
    }
    let has_number = scale.chars().any(is_digit);
    has_number && (says(BOUNDS) || counts_something(&scale))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// Whether a number in `scale` is followed by the thing it counts rather than by points, by a mark
/// or by nothing.
fn counts_something(scale: &str) -> bool {
    let mut rest = scale;
    while let Some(place) = rest.find(is_digit) {
        let (_, from) = rest.split_at(place);
        let after = from.trim_start_matches(|c: char| is_digit(c) || c == '.');
        let thing = after.trim_start();
        let points = ["分", "point", "pts", "得分"]
            .iter()
            .any(|word| thing.starts_with(word));
        let counted = thing.chars().next().is_some_and(char::is_alphabetic);
        if counted && !points {
            return true;
        }
        rest = after;
    }
    false
}

/// Whether `text` holds `word`; a word in Latin letters must stand alone, so that “nonprofit” is
/// not taken for “profit”.
pub(super) fn contains_word(text: &str, word: &str) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric();
    text.match_indices(word).any(|(place, found)| {
        let before = text.get(..place).and_then(|part| part.chars().next_back());
        let after = text
            .get(place + found.len()..)
            .and_then(|part| part.chars().next());
        let starts = !word.starts_with(latin) || !before.is_some_and(latin);
        let ends = !word.ends_with(latin) || !after.is_some_and(latin);
        starts && ends
    })
}
