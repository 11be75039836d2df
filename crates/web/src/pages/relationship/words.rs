//! What the codes of the measures are called in plain words.

use kernel::{Bi, lang::bi};
use measure::{
    coded::{Change, Class, Ending},
    findings::{Tag, Word},
    schema::Right,
};

/// A right of control.
pub(super) const fn right(one: Right) -> Bi {
    match one {
        Right::Goals => bi("目标与任务", "Goals and tasks"),
        Right::Inspection => bi("检查与验收", "Inspection and acceptance"),
        Right::Incentives => bi("付款与奖惩", "Pay and consequences"),
        Right::Operation => bi("运作与人员", "Operation and persons"),
    }
}

/// The letter of a right.
pub(super) const fn letter(one: Right) -> &'static str {
    match one {
        Right::Goals => "G",
        Right::Inspection => "I",
        Right::Incentives => "X",
        Right::Operation => "P",
    }
}

/// The letter of a class.
pub(super) const fn class_letter(one: Class) -> &'static str {
    match one {
        Class::K => "K",
        Class::C => "C",
        Class::R => "R",
        Class::B => "B",
        Class::S => "S",
    }
}

/// A class of matters.
pub(super) const fn class(one: Class) -> Bi {
    match one {
        Class::K => bi("合同事务", "contract business"),
        Class::C => bi("单方控制", "one-sided control"),
        Class::R => bi("渠道之外的抵制", "resistance outside the channels"),
        Class::B => bi("合同外工作或私下安排", "work beside the contract"),
        Class::S => bi("公开的支持", "disclosed support"),
    }
}

/// A tag: its name, and what it says.
pub(super) const fn tag(one: Tag) -> (Bi, Bi) {
    match one {
        Tag::ContestedThroughChannels => (
            bi("经渠道表达异议", "contested through channels"),
            bi(
                "不同意见走的是约定的渠道；这受保护，不计为抵制。",
                "Disagreement took the agreed channels; that is protected and never counts as resistance.",
            ),
        ),
        Tag::Ceremonial => (
            bi("纸面多于凭据", "more on paper than in evidence"),
            bi(
                "只算有可靠凭据的履行时，差距明显变大。",
                "With good evidence alone the gap is clearly wider than by what is claimed.",
            ),
        ),
        Tag::PayLeverage => (
            bi("迟付而有依赖", "late pay under dependence"),
            bi(
                "款项迟到，而机构的收入依赖付款方。",
                "Money came late where the organisation depends on the payer.",
            ),
        ),
        Tag::ReviewConcealment => (
            bi(
                "待核：未披露的共同行为",
                "to be looked at: undisclosed joint acts",
            ),
            bi(
                "有双方一起做而没有告知第三方的事；请人去看，不是结论。",
                "Both did things together that were not disclosed: a reason to look, not a finding.",
            ),
        ),
        Tag::OneSidedRecord => (
            bi("记录偏于一方", "one side holds the pen"),
            bi(
                "多数事项只有一方记录；另一方补记后，结论可能改变。",
                "Most matters are recorded by one side alone; what the other side records may change what is said.",
            ),
        ),
    }
}

/// How sure.
pub(super) const fn word(one: Word) -> Bi {
    match one {
        Word::VeryLikely => bi("非常可能是", "Very likely"),
        Word::Likely => bi("可能是", "Likely"),
    }
}

/// How something owed ended: its code in an address, and its name.
pub(super) const fn ending(one: &Ending) -> (&'static str, Bi) {
    match one {
        Ending::Fulfilled => ("kept", bi("按时履行", "kept in time")),
        Ending::Late { .. } => ("late", bi("迟延履行", "kept late")),
        Ending::Missing => ("missing", bi("没有履行", "missing")),
        Ending::Repaired => ("repaired", bi("已补救", "made good")),
        Ending::Waived => ("waived", bi("对方放弃", "waived")),
        Ending::Excused { .. } => (
            "excused",
            bi("因对方受阻，免责", "blocked by the other side"),
        ),
        Ending::Pending => ("pending", bi("未到期", "not due yet")),
        Ending::Unverifiable => ("unverifiable", bi("无法核实", "nobody can say")),
    }
}

/// The endings in the order of tables.
pub(super) const ENDINGS: &[(&str, Bi)] = &[
    ("kept", bi("按时履行", "kept in time")),
    ("late", bi("迟延履行", "kept late")),
    ("missing", bi("没有履行", "missing")),
    ("repaired", bi("已补救", "made good")),
    ("waived", bi("对方放弃", "waived")),
    ("excused", bi("因对方受阻", "blocked")),
    ("pending", bi("未到期", "not due yet")),
    ("unverifiable", bi("无法核实", "nobody can say")),
];

/// A change of what was agreed.
pub(super) const fn change(one: Change) -> Bi {
    match one {
        Change::None => bi("没有变更约定", "no change of the agreement"),
        Change::Consented => bi("双方同意的变更", "a change both agreed"),
        Change::Imposed => bi("单方变更", "a change by one side"),
    }
}

/// The ways a district governs a host.
pub(super) const MODES: [(Bi, Bi); 5] = [
    (
        bi("紧密控制", "tight coupling"),
        bi(
            "目标、检查、奖惩都由区里决定",
            "the district decides goals, inspection and incentives",
        ),
    ),
    (
        bi("发包", "subcontracting"),
        bi("街道掌握奖惩", "the host holds incentives"),
    ),
    (
        bi("松散关联", "loose coupling"),
        bi(
            "街道掌握检查与奖惩",
            "the host holds inspection and incentives",
        ),
    ),
    (
        bi("联邦", "federation"),
        bi("街道掌握目标、检查与奖惩", "the host holds all three"),
    ),
    (
        bi("其他组合", "irregular"),
        bi("不属于以上任何一种", "none of these"),
    ),
];

/// A variable of the coding.
pub(super) fn variable(code: &str) -> Option<Bi> {
    Some(match code {
        "a" => bi("控制偏移", "control shift"),
        "ini" => bi("政府发起", "begun by government"),
        "res" => bi("渠道之外的抵制", "resistance outside channels"),
        "voice" => bi("经渠道表达", "voice through channels"),
        "v-gov" => bi("政府一方的善意", "goodwill of the office"),
        "v-org" => bi("机构一方的善意", "goodwill of the organisation"),
        "b" => bi("合同外吸纳", "absorption"),
        "class" => bi("类别", "class"),
        _ => return None,
    })
}
