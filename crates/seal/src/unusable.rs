//! Why an envelope cannot be taken. One unusable envelope never stops the opening of the others.

use crate::{ENVELOPE_BYTES_MAX, HEADER_BYTES_MAX, PART_BYTES_MAX, fault::Fault, header::Part};
use kernel::{Bi, lang::bi};

/// Why an envelope cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// The file does not begin as an envelope does.
    #[error("not an envelope")]
    NotAnEnvelope,
    /// An envelope of another version.
    #[error("an envelope of another version")]
    Version,
    /// The first line is out of shape.
    #[error("the first line is out of shape")]
    FirstLine,
    /// Larger than an envelope may be, or says that it is.
    #[error("larger than an envelope may be")]
    TooLarge,
    /// The header is larger than one may be, or says that it is.
    #[error("the header is too large")]
    HeaderTooLarge,
    /// The header is not the one the first line names.
    #[error("the header is damaged")]
    HeaderDamaged,
    /// The header is whole and out of shape, for the reason given.
    #[error("the header is out of shape: {0}")]
    Header(String),
    /// The lots are doubled, out of order or too many.
    #[error("the lots are out of order")]
    Lots,
    /// The officers are doubled or too many, or the threshold does not fit their number.
    #[error("officers and threshold do not fit")]
    Officers,
    /// A part has not one share in the right shape for each officer.
    #[error("the shares of the {0} part are not complete")]
    Shares(Part),
    /// A part is sealed to a key used elsewhere in the envelope.
    #[error("the {0} part is sealed to a key used before")]
    KeyReused(Part),
    /// A part is larger than one may be, or says that it is.
    #[error("the {0} part is too large")]
    PartTooLarge(Part),
    /// The file ends too early.
    #[error("{missing} bytes are missing")]
    Truncated {
        /// At least so many bytes are missing.
        missing: usize,
    },
    /// The file goes on after its end.
    #[error("{0} bytes too many")]
    Trailing(usize),
    /// A part is not the one the header names.
    #[error("the {0} part is damaged")]
    PartDamaged(Part),
    /// A part is not sealed as parts are.
    #[error("the {0} part is not sealed")]
    PartNotSealed(Part),
    /// The envelope does not fit the purchase it is handed in to.
    #[error("does not fit the purchase")]
    Other(Mismatch),
}

/// In what an envelope does not fit a purchase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mismatch {
    /// It is for another purchase.
    Purchase,
    /// It answers other tender documents than those that stand.
    Documents,
    /// It must stay shut beyond the deadline of the purchase.
    Deadline,
    /// It is of another tenderer.
    Tenderer,
    /// It is sealed to other officers, or needs another number of them.
    Officers,
    /// It is for a lot the purchase does not have.
    Lots,
}

impl Mismatch {
    const fn code(self) -> &'static str {
        match self {
            Mismatch::Purchase => "other-purchase",
            Mismatch::Documents => "other-documents",
            Mismatch::Deadline => "other-deadline",
            Mismatch::Tenderer => "other-tenderer",
            Mismatch::Officers => "other-officers",
            Mismatch::Lots => "other-lots",
        }
    }

    const fn what(self) -> Bi {
        match self {
            Mismatch::Purchase => bi(
                "这份密封文件属于另一个项目",
                "This sealed bid is for another purchase",
            ),
            Mismatch::Documents => bi(
                "这份密封文件响应的不是现行采购文件",
                "This sealed bid answers other tender documents than those that stand now",
            ),
            Mismatch::Deadline => bi(
                "这份密封文件写明的截止时间晚于本项目的截止时间",
                "This sealed bid names a later deadline than the purchase has",
            ),
            Mismatch::Tenderer => bi(
                "这份密封文件属于另一家响应人",
                "This sealed bid is of another tenderer",
            ),
            Mismatch::Officers => bi(
                "这份密封文件不是密封给本项目的开标人",
                "This sealed bid is sealed to other officers than those of the purchase",
            ),
            Mismatch::Lots => bi(
                "响应的标包在本项目中不存在",
                "This sealed bid is for a lot the purchase does not have",
            ),
        }
    }
}

impl Unusable {
    /// The stable code, part of the interface.
    pub const fn code(&self) -> &'static str {
        match self {
            Unusable::NotAnEnvelope => "not-an-envelope",
            Unusable::Version => "other-version",
            Unusable::FirstLine => "first-line",
            Unusable::TooLarge => "too-large",
            Unusable::HeaderTooLarge => "header-too-large",
            Unusable::HeaderDamaged => "header-damaged",
            Unusable::Header(_) => "header-shape",
            Unusable::Lots => "lots",
            Unusable::Officers => "officers",
            Unusable::Shares(_) => "shares",
            Unusable::KeyReused(_) => "key-reused",
            Unusable::PartTooLarge(_) => "part-too-large",
            Unusable::Truncated { .. } => "truncated",
            Unusable::Trailing(_) => "trailing",
            Unusable::PartDamaged(_) => "part-damaged",
            Unusable::PartNotSealed(_) => "part-not-sealed",
            Unusable::Other(mismatch) => mismatch.code(),
        }
    }
}

const SEND_AGAIN: Bi = bi(
    "请核对本机文件（`bonafide bid check`）后重新上传",
    "check the file on your computer with `bonafide bid check` and send it again",
);
const SEAL_AGAIN: Bi = bi(
    "请用 `bonafide bid seal` 重新密封后提交",
    "seal the bid again with `bonafide bid seal` and hand it in",
);
const TAKE_TENDER: Bi = bi(
    "请在项目页下载当前的 tender.json，重新密封后提交",
    "take the present tender.json from the page of the purchase, seal again and hand it in",
);
const MAKE_SMALLER: Bi = bi(
    "请减小附件（例如压缩图片），再重新密封",
    "make the attached files smaller (pictures first) and seal again",
);

impl Fault for Unusable {
    fn what(&self) -> Bi {
        match self {
            Unusable::NotAnEnvelope => bi("这不是密封响应文件", "This is not a sealed bid"),
            Unusable::Version => bi(
                "这个密封文件的版本本系统不认识",
                "This sealed bid is of a version not known here",
            ),
            Unusable::FirstLine => bi(
                "密封文件的首行不完整",
                "The first line of the sealed bid is out of shape",
            ),
            Unusable::TooLarge => bi(
                "密封文件超过上限 {most} MiB",
                "The sealed bid is larger than {most} MiB",
            ),
            Unusable::HeaderTooLarge => bi(
                "密封文件的文件头超过 {most_header} KiB",
                "The header of the sealed bid is larger than {most_header} KiB",
            ),
            Unusable::HeaderDamaged => bi(
                "密封文件的文件头已损坏",
                "The header of the sealed bid is damaged",
            ),
            Unusable::Header(_) => bi(
                "密封文件的文件头无法读取：{why}",
                "The header of the sealed bid cannot be read: {why}",
            ),
            Unusable::Lots => bi(
                "标包号重复、乱序或过多",
                "The lots are doubled, out of order or too many",
            ),
            Unusable::Officers => bi(
                "开标人重复或过多，或开启人数与开标人数不符",
                "The opening officers are doubled or too many, or their number does not fit the threshold",
            ),
            Unusable::Shares(_) => bi(
                "{part_zh}的密钥份额不齐",
                "The key shares of the {part_en} are not complete",
            ),
            Unusable::KeyReused(_) => bi(
                "{part_zh}重复使用了密钥",
                "The {part_en} is sealed to a key used before",
            ),
            Unusable::PartTooLarge(_) => bi(
                "{part_zh}超过上限 {most_part} MiB",
                "The {part_en} is larger than {most_part} MiB",
            ),
            Unusable::Truncated { .. } => bi(
                "文件不完整，至少缺 {count} 字节",
                "The file is cut off: at least {count} bytes are missing",
            ),
            Unusable::Trailing(_) => bi(
                "文件末尾多出 {count} 字节",
                "The file has {count} bytes too many",
            ),
            Unusable::PartDamaged(_) => bi("{part_zh}已损坏", "The {part_en} is damaged"),
            Unusable::PartNotSealed(_) => bi(
                "{part_zh}没有按规定密封",
                "The {part_en} is not sealed as it must be",
            ),
            Unusable::Other(mismatch) => mismatch.what(),
        }
    }

    fn next(&self) -> Bi {
        match self {
            Unusable::NotAnEnvelope
            | Unusable::Version
            | Unusable::FirstLine
            | Unusable::HeaderTooLarge
            | Unusable::Header(_)
            | Unusable::Lots
            | Unusable::Officers
            | Unusable::Shares(_)
            | Unusable::KeyReused(_)
            | Unusable::PartNotSealed(_) => SEAL_AGAIN,
            Unusable::TooLarge | Unusable::PartTooLarge(_) => MAKE_SMALLER,
            Unusable::HeaderDamaged
            | Unusable::Truncated { .. }
            | Unusable::Trailing(_)
            | Unusable::PartDamaged(_) => SEND_AGAIN,
            Unusable::Other(_) => TAKE_TENDER,
        }
    }

    fn values(&self) -> Vec<(&'static str, String)> {
        let mut values = vec![
            ("most", (ENVELOPE_BYTES_MAX >> 20).to_string()),
            ("most_part", (PART_BYTES_MAX >> 20).to_string()),
            ("most_header", (HEADER_BYTES_MAX >> 10).to_string()),
        ];
        match self {
            Unusable::Header(why) => values.push(("why", why.clone())),
            Unusable::Truncated { missing: count } | Unusable::Trailing(count) => {
                values.push(("count", count.to_string()));
            }
            Unusable::Shares(part)
            | Unusable::KeyReused(part)
            | Unusable::PartTooLarge(part)
            | Unusable::PartDamaged(part)
            | Unusable::PartNotSealed(part) => {
                values.push(("part_zh", part.name().zh.to_owned()));
                values.push(("part_en", part.name().en.to_owned()));
            }
            Unusable::NotAnEnvelope
            | Unusable::Version
            | Unusable::FirstLine
            | Unusable::TooLarge
            | Unusable::HeaderTooLarge
            | Unusable::HeaderDamaged
            | Unusable::Lots
            | Unusable::Officers
            | Unusable::Other(_) => {}
        }
        values
    }
}
