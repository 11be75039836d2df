//! The table, part by part as in the domain.

pub mod assessment;
pub mod bidding;
pub mod contract;
pub mod core;
pub mod delivery;
pub mod ending;
pub mod law;
pub mod money;
pub mod planning;
pub mod sealing;
pub mod signs;
pub mod views;

use crate::Row;
use kernel::{Bi, lang::bi};

/// The parts with their headings.
pub const PARTS: &[(Bi, &[Row])] = &[
    (bi("查看", "Reading"), views::ROWS),
    (bi("通用", "Everywhere"), core::ROWS),
    (
        bi("需求与方案 S01–S06", "Need and plan S01–S06"),
        planning::ROWS,
    ),
    (
        bi("招标与成交 S07–S11", "Tender and award S07–S11"),
        bidding::ROWS,
    ),
    (bi("密封响应 S06–S07", "Sealed bids S06–S07"), sealing::ROWS),
    (
        bi("合同与落地 S12–S14", "Contract and inception S12–S14"),
        contract::ROWS,
    ),
    (bi("服务执行 S15", "Delivery S15"), delivery::ROWS),
    (
        bi("付款与结算 S20", "Money and settlement S20"),
        money::ROWS,
    ),
    (
        bi("评估与验收 S16–S19", "Evaluation and acceptance S16–S19"),
        assessment::ROWS,
    ),
    (
        bi(
            "续约、争议与结束 S21–S22",
            "Renewal, disputes, close S21–S22",
        ),
        ending::ROWS,
    ),
    (
        bi("各地法律另有要求的", "What single legal systems ask for"),
        law::ROWS,
    ),
    (bi("迹象与提问", "Signs and questions"), signs::ROWS),
];
