//! The families of signs in the behaviour of an evaluator, with their words. Findings are worded as
//! what was counted and a question, never as a verdict.

use kernel::{Bi, lang::bi};
use serde::{Deserialize, Serialize};

/// How an effect is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// A share, 0 to 1, said in per cent.
    Share,
    /// A number without a unit.
    Number,
    /// So many times.
    Times,
}

impl Unit {
    /// The effect as text, the same in both languages.
    pub fn say(self, effect: f64) -> String {
        match self {
            Unit::Share => format!("{:.0}%", effect * 100.0),
            Unit::Number => format!("{effect:.2}"),
            Unit::Times => format!("{effect:.1}"),
        }
    }
}

macro_rules! families {
    ($($(#[$doc:meta])* $name:ident, $unit:ident, $need:literal,
        name ($zh:literal, $en:literal)
        finding ($zh_finding:literal, $en_finding:literal)
        question ($zh_question:literal, $en_question:literal);)+) => {
        /// A family of signs (measurement.md §3).
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
        )]
        #[serde(rename_all = "kebab-case")]
        pub enum Family {
            $($(#[$doc])* $name),+
        }

        impl Family {
            /// All families.
            pub const ALL: &[Family] = &[$(Family::$name),+];

            /// Its name.
            pub const fn name(self) -> Bi {
                match self { $(Family::$name => bi($zh, $en)),+ }
            }
            /// What was counted; `{effect}`, `{n}`.
            pub const fn finding(self) -> Bi {
                match self { $(Family::$name => bi($zh_finding, $en_finding)),+ }
            }
            /// What to ask about it.
            pub const fn question(self) -> Bi {
                match self { $(Family::$name => bi($zh_question, $en_question)),+ }
            }
            /// How its effect is read.
            pub const fn unit(self) -> Unit {
                match self { $(Family::$name => Unit::$unit),+ }
            }
            /// How many pairs, sheets, scores, texts or records it takes to say anything.
            pub const fn need(self) -> usize {
                match self { $(Family::$name => $need),+ }
            }
        }
    };
}

families! {
    /// Identical sheets.
    Agreement, Share, 10,
        name ("评分表相同", "Identical sheets")
        finding (
            "与别人给同一项目的评分表两两比较（共 {n} 对），{effect} 每一项分数都相同。",
            "Of {n} pairs with another rater's sheet for the same project, {effect} agree on \
             every item."
        )
        question (
            "分数是各自评出的，还是商量或照抄后填写的？",
            "Were the scores given separately, or after talking or copying?"
        );
    /// Straight-lining and haste.
    StraightLining, Share, 8,
        name ("整列同分或填写过快", "Same score down the form, or great haste")
        finding (
            "{n} 份评分表中，{effect} 几乎从头到尾同一个分数，或平均每项不到两秒。",
            "Of {n} sheets, {effect} give nearly every item the same score or took under two \
             seconds an item."
        )
        question (
            "每一项是否都分别看过？表格是否太长，或时间太紧？",
            "Was each item looked at by itself? Is the form too long or the time too short?"
        );
    /// Preferred last digits.
    Heaping, Number, 20,
        name ("分数偏好整数尾数", "Preferred last digits")
        finding (
            "{n} 个分数末位数字的不均匀程度为 {effect}（0 为均匀，0.3 为中等）。",
            "The last digits of {n} scores are uneven by {effect} (0 even, 0.3 middling)."
        )
        question (
            "打分是否只取 0、5 等整数？评分标准够不够细？",
            "Are scores rounded to 0 and 5? Do the scoring rules say enough to be finer?"
        );
    /// Totals at a mark that decides something.
    Threshold, Share, 10,
        name ("总分贴着档线", "Totals next to a mark")
        finding (
            "紧挨档线（60、80、90 分）上下两分之内有 {n} 个总分，其中 {effect} 在线上或线以上。",
            "Of {n} totals within two points of a mark (60, 80, 90), {effect} lie on it or above."
        )
        question (
            "是否先定了档次再凑分数？档线上下的项目差别在哪里？",
            "Was the grade chosen first and the points after? What sets the two sides of the \
             mark apart?"
        );
    /// Near-duplicates of texts.
    CopiedText, Share, 5,
        name ("评语雷同", "Texts nearly the same")
        finding (
            "{n} 段评语去掉表格文字后，{effect} 与另一段几乎相同。",
            "Of {n} texts, without the words of the form, {effect} are nearly the same as another."
        )
        question (
            "这些评语写的是各个项目自己的情况吗？",
            "Do these texts speak of each project's own circumstances?"
        );
    /// Records gathered before visits.
    Bunching, Times, 20,
        name ("记录集中在到访之前", "Records gathered before visits")
        finding (
            "{n} 条服务记录中，到访前十四天每天的记录数是其他日子的 {effect} 倍。",
            "Of {n} service records, a day in the fortnight before a visit has {effect} times \
             those of other days."
        )
        question (
            "记录是为迎检补写的，还是那段时间服务确实多？到访日期是否早已知道？",
            "Were records written for the visit, or was there more service then? Was its date \
             long known?"
        );
    /// Scores without evidence.
    NoEvidence, Number, 8,
        name ("评分缺少依据", "Scores without evidence")
        finding (
            "{n} 份评分表的依据指数平均为 {effect}（0 为没有依据，1 为对方、用户或设备的证据）。",
            "The evidence behind {n} sheets is {effect} on average (0 none, 1 from counterpart, \
             user or machine)."
        )
        question (
            "评分时能看到哪些依据？是没有提供，还是没有要求？",
            "What evidence was there to look at? Was it not given, or not asked for?"
        );
    /// Scores that do not follow results.
    DetachedFromEvidence, Number, 10,
        name ("分数与结果脱节", "Scores apart from results")
        finding (
            "{n} 个项目的分数与用户反馈或依据的等级相关为 {effect}（1 为完全一致，0 为无关）。",
            "Over {n} projects, scores and user results or evidence have a rank correlation of \
             {effect} (1 same order, 0 none)."
        )
        question (
            "分数依据的是什么？用户看到的和评分看到的为何不同？",
            "What do the scores follow? Why do users and scores see different things?"
        );
    /// Scores that follow work outside the contract (P22).
    TiedToExtraWork, Number, 10,
        name ("分数随合同外工作上升", "Scores rise with work outside the contract")
        finding (
            "{n} 个项目的分数与合同外工时的等级相关为 {effect}。",
            "Over {n} projects, scores and hours outside the contract have a rank correlation of \
             {effect}."
        )
        question (
            "给分时是否把帮忙的事也算进去了？合同有没有写这些事？",
            "Did help outside the contract count towards the score? Does the contract speak of it?"
        );
    /// Severity or leniency.
    Severity, Number, 30,
        name ("整体偏严或偏松", "Severe or lenient overall")
        finding (
            "按 {n} 个分数估计，与其他评估人相比的严格程度为 {effect}（0 为相同，正数偏严，负数偏松，相差 0.5 以上值得一看）。",
            "By {n} scores, severity beside the other raters is {effect} (0 the same, above \
             severe, below lenient; 0.5 or more is worth a look)."
        )
        question (
            "对评分标准的理解是否与别人不同？要不要一起对几个例子？",
            "Are the scoring rules read differently? Would going through some examples together \
             help?"
        );
    /// Another measure for one street.
    StreetBias, Number, 20,
        name ("对某一街道另有松紧", "Another measure for one street")
        finding (
            "差别最大的一个街道（{n} 个分数）的给分与预期相差 {effect}（0 为没有差别，正数偏高，负数偏低，0.5 以上值得一看）。",
            "In the street that differs most ({n} scores), scores are {effect} away from what is \
             expected (0 as expected, above higher, below lower; 0.5 or more is worth a look)."
        )
        question (
            "该街道的项目有什么特别之处？与该街道有没有需要说明的关系？",
            "What is special about the projects there? Is there a tie to the street that should \
             be stated?"
        );
    /// One impression that colours every item.
    Halo, Number, 8,
        name ("各项分数互相牵连", "One impression for all items")
        finding (
            "{n} 份评分表中，扣除项目好坏之后，各项分数之间的相关为 {effect}（0 为无关）。",
            "In {n} sheets, with the quality of the project taken out, items correlate by \
             {effect} (0 not at all)."
        )
        question (
            "各项是分别评的，还是按总体印象给的？各项指标是否重复？",
            "Was each item judged by itself or by the whole impression? Do items repeat each other?"
        );
}
