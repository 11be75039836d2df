//! What happened to sealed bids.

use super::{
    state::{Officer, SealedPart, Share},
    values::{Level, OpenedFile, Part, Unusable},
};
use crate::{bidding::BidId, input::Organisation, process::LotId, say::Say};
use kernel::{Digest, FreeText, Lang, Money, Timestamp};
use serde::{Deserialize, Serialize};

/// A share as it is released: of which bid, and what it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Released {
    /// The bid.
    pub bid: BidId,
    /// The share.
    #[serde(flatten)]
    pub share: Share,
}
impl Say for Released {
    fn say(&self, lang: Lang) -> String {
        format!("{} {}", self.bid, self.share.part.say(lang))
    }
}

events! {
    /// The opening officers were appointed.
    OfficersAppointed "opening-officers.appointed" to Public ocds Not("OCDS has no term for who opens the bids")
    say ("确定开标解密人：{officers}；须 {threshold} 人共同解密", "appointed the opening officers {officers}; {threshold} of them are needed to open a bid")
    { threshold: u32, officers: Vec<Officer> }

    /// A sealed bid came in.
    BidSealed "bid.sealed" to Opening ocds Not("closed until the opening; its price is released with the award")
    say ("提交密封响应 {id}（{lots}；{level}），密封文件摘要 {envelope}", "handed in the sealed bid {id} for {lots} ({level}); digest of the envelope {envelope}")
    {
        id: BidId,
        tenderer: Organisation,
        lots: Vec<LotId>,
        envelope: Digest,
        bytes: u32,
        level: Level,
        terms: Digest,
        documents: Digest,
        parts: Vec<SealedPart>,
    }

    /// The deadline passed and the list of bids was closed: whatever stands later came late.
    BidsClosed "bids.closed" to Public ocds Tag("tenderUpdate")
    say ("响应截止（{deadline}），收到 {count} 份密封响应，名单封存", "closed the list at the deadline of {deadline} with {count} sealed bids")
    { deadline: Timestamp, count: u32, envelopes: Vec<Digest> }

    /// An officer released shares.
    SharesReleased "shares.released" to Opening ocds Not("keys have no OCDS term")
    say ("提交解密份额：{shares}", "released key shares: {shares}")
    { shares: Vec<Released> }

    /// An officer found that the share sealed to them is not the one the header commits to. Only the
    /// tenderer can have made it so.
    ShareDisputed "share.disputed" to Opening ocds Not("keys have no OCDS term")
    say ("报告 {bid} 的{part}密钥份额与密封承诺不符，责任在供应商{tenderer}", "found that the share of {bid} ({part}) is not the one committed to; {tenderer} sealed it so")
    { bid: BidId, part: Part, officer: u32, tenderer: Organisation }

    /// A sealed bid was opened.
    BidOpened "bid.opened" to Opening ocds Tag("tenderUpdate")
    say ("开启{tenderer}的响应 {id}（{lots}），报价 {price}，附件：{files}", "opened bid {id} of {tenderer} for {lots}: price {price}; files: {files}")
    {
        id: BidId,
        tenderer: Organisation,
        lots: Vec<LotId>,
        price: Money,
        staff_cost: Money,
        team: u32,
        plan: FreeText,
        files: Vec<OpenedFile>,
    }

    /// A sealed bid could not be used. The others are opened all the same.
    BidUnusable "bid.unusable" to Opening ocds Tag("tenderUpdate")
    say ("{tenderer}的响应 {id}（{lots}）无法采用：{why}", "could not use bid {id} of {tenderer} for {lots}: {why}")
    { id: BidId, tenderer: Organisation, lots: Vec<LotId>, why: Unusable }
}
