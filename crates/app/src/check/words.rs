//! What a check found, in words: each sentence in both languages on one line.

use store::{Damage, Finding, StaleModel, Table};
use tlog::ReceiptError;

/// The two languages of one line.
pub(super) fn both(zh: &str, en: &str) -> String {
    format!("{zh} / {en}")
}

/// The first damage, and where.
pub(super) fn finding(finding: &Finding) -> String {
    let (zh, en) = damage(&finding.damage);
    match finding.position {
        Some(position) => both(
            &format!("记录已损坏，第一处在位置 {position}：{zh}"),
            &format!("the record is damaged, first at position {position}: {en}"),
        ),
        None => both(
            &format!("数据库文件已损坏，不在任何条目之内：{zh}"),
            &format!("the database file is damaged outside the entries: {en}"),
        ),
    }
}

fn damage(damage: &Damage) -> (String, String) {
    let zh = match damage {
        Damage::Missing => "此处的条目被删除".to_owned(),
        Damage::Leaf => "条目或其哈希被改动".to_owned(),
        Damage::Misplaced { belongs } => {
            format!("此处的条目是从位置 {belongs} 移来的")
        }
        Damage::Duplicate { of } => format!("此处的条目是位置 {of} 的副本"),
        Damage::Column { name } => format!("列“{name}”与条目不符"),
        Damage::Version { expected } => {
            format!("条目在其项目内顺序不对，应为第 {expected} 条")
        }
        Damage::Texts => "文字或其盐值被改动".to_owned(),
        Damage::TextsMissing => "文字被删除，而不是按规定清除".to_owned(),
        Damage::TextsHalfErased => "文字只清除了一部分".to_owned(),
        Damage::TextsUnexpected => "此处有不属于该条目的文字".to_owned(),
        Damage::Rewritten { last } => {
            format!("从此处到位置 {last} 之间有条目连同其哈希被改写")
        }
        Damage::Checkpoint { size } => {
            format!("覆盖 {size} 条的检查点无效")
        }
        Damage::Unsigned => "从此处起的条目没有签名".to_owned(),
        Damage::Truncated { signed } => {
            format!("记录到此为止，而已签名 {signed} 条")
        }
        Damage::RolledBack { known } => {
            format!("记录到此为止，而已知有覆盖 {known} 条的检查点")
        }
        Damage::Contradicted => "凭证证明此处是另一条目".to_owned(),
        Damage::Forked { last } => {
            format!("已知的检查点证明从此处到位置 {last} 之间是另一份记录")
        }
        Damage::Unreadable => "条目无法读取".to_owned(),
        Damage::File(message) => message.clone(),
    };
    let en = match damage {
        Damage::File(message) => message.clone(),
        other => other.to_string(),
    };
    (zh, en)
}

/// A read model that is not what the record gives.
pub(super) fn stale(stale: &StaleModel) -> String {
    let process = &stale.process;
    let row = stale.ordinal + 1;
    let Some(table) = stale.table else {
        return both(
            &format!("读模型与记录不符：采购项目 {process} 的行无法读取"),
            &format!(
                "a read model differs from the record: rows of purchase {process} cannot be read"
            ),
        );
    };
    let (zh, en, name) = match table {
        Table::Summary => ("列表", "list of purchases", "summary"),
        Table::Obligation => ("义务", "obligations", "obligation"),
        Table::Party => ("参与方", "parties", "party"),
    };
    both(
        &format!("读模型与记录不符：采购项目 {process} 的{zh}（表 {name}）第 {row} 行"),
        &format!(
            "a read model differs from the record: the {en} (table {name}), row {row} of purchase {process}"
        ),
    )
}

/// Why a receipt does not hold.
pub(super) fn receipt(error: &ReceiptError) -> (String, String) {
    let zh = match error {
        ReceiptError::Format(format) => format!("不认识的凭证格式“{format}”"),
        ReceiptError::Entries => "条目数超出范围".to_owned(),
        ReceiptError::Checkpoint(_) => "检查点无效".to_owned(),
        ReceiptError::OtherKey => "签名的公钥不是所信任的公钥".to_owned(),
        ReceiptError::Entry { position, .. } => {
            format!("位置 {position} 的条目不在签名的记录之内")
        }
        ReceiptError::Texts { position } => {
            format!("位置 {position} 的文字不是记录的文字")
        }
    };
    (zh, error.to_string())
}
