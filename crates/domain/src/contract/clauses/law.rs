//! Duties between signing and close that rest on law rather than on a clause.

use kernel::{Bi, lang::bi};

/// A duty by its code and the law it rests on.
pub type Ground = (&'static str, Bi);

/// Duties that arise in a contract's life although no clause of it says so.
pub const BY_LAW: &[Ground] = &[
    (
        "answer-remark-purchaser",
        bi(
            "《政府采购法》第四十三条：合同由双方按平等、自愿的原则约定",
            "Government Procurement Law art. 43: the contract is agreed between equals, of their own will",
        ),
    ),
    (
        "answer-remark-provider",
        bi(
            "《政府采购法》第四十三条：合同由双方按平等、自愿的原则约定",
            "Government Procurement Law art. 43: the contract is agreed between equals, of their own will",
        ),
    ),
    (
        "answer-breach-agent",
        bi(
            "《政府采购法》第二十五条：采购当事人不得以不正当手段排斥其他供应商",
            "Government Procurement Law art. 25: nobody shuts other suppliers out by improper means",
        ),
    ),
    (
        "approve-contract",
        bi(
            "纽约州财政法第112条：合同经主计长批准后生效",
            "New York State Finance Law § 112: a contract takes effect once the comptroller approves it",
        ),
    ),
    (
        "prepare-renewal",
        bi(
            "纽约州财政法第179-t条：续约合同的期限",
            "New York State Finance Law § 179-t: when a renewed contract is due",
        ),
    ),
    (
        "publish-contract-text",
        bi(
            "英国《2023年采购法》第53条：合同文本的公开",
            "Procurement Act 2023 (UK) s. 53: publication of the text of a contract",
        ),
    ),
];
