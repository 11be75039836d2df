//! What happens to the money of a contract.

use super::{
    bills::Bills,
    kinds::{Basis, ClaimId, ClaimKind, CostHead, DeductionId, DelayCause, InvoiceId, Worked},
    ledger::{Account, Statistics},
};
use crate::{contract::Clause, obligation::Due, say::Say};
use kernel::{Date, FreeText, Lang, Money};
use rust_decimal::Decimal;

impl Say for Statistics {
    fn say(&self, lang: Lang) -> String {
        let text = kernel::lang::bi(
            "{from} 至 {until}：按时 {a} 笔 {b}，逾期付清 {c} 笔 {d}，逾期未付 {e} 笔 {f}，累计利息 {g}",
            "{from} to {until}: {a} on time, {b}; {c} late, {d}; {e} overdue, {f}; interest {g}",
        );
        text.fill(
            lang,
            &[
                ("from", &self.from.to_string()),
                ("until", &self.until.to_string()),
                ("a", &self.on_time.to_string()),
                ("b", &self.on_time_sum.to_string()),
                ("c", &self.late.to_string()),
                ("d", &self.late_sum.to_string()),
                ("e", &self.overdue.to_string()),
                ("f", &self.overdue_sum.to_string()),
                ("g", &self.interest.to_string()),
            ],
        )
    }
}

impl Say for Account {
    fn say(&self, lang: Lang) -> String {
        let text = kernel::lang::bi(
            "合同价 {value}，抵扣 {deductions}，核减 {refused}，追加 {claims}，利息 {interest}，已付 {paid}，余额 {balance}",
            "price {value}, deductions {deductions}, found not owed {refused}, claims {claims}, interest {interest}, paid {paid}, balance {balance}",
        );
        text.fill(
            lang,
            &[
                ("value", &self.value.to_string()),
                ("deductions", &self.deductions.to_string()),
                ("refused", &self.refused.to_string()),
                ("claims", &self.claims.to_string()),
                ("interest", &self.interest.to_string()),
                ("paid", &self.paid.to_string()),
                ("balance", &self.balance.to_string()),
            ],
        )
    }
}

events! {
    /// Money beside the price was claimed.
    ClaimFiled "claim.filed" to Parties ocds Not("a claim is published with the invoice that bills it")
    say ("提出追加款项 {id}（{kind}）：{amount}，依据 {ground}", "filed claim {id} ({kind}): {amount}, based on {ground}")
    { id: ClaimId, kind: ClaimKind, amount: Money, ground: Option<FreeText> }

    /// An invoice came.
    InvoiceSubmitted "invoice.submitted" to Public ocds Tag("implementation")
    say ("提交发票 {id}（{basis}）{amount}，票号 {number}{bills}；异议截止 {check_by}，付款截止 {due}", "submitted invoice {id} for {basis}, {amount}, number {number}{bills}; to be disputed by {check_by}, paid by {due}")
    { id: InvoiceId, basis: Basis, amount: Money, number: FreeText, check_by: Due, due: Due, outer: Due,
      #[serde(default, skip_serializing_if = "Bills::is_empty")]
      bills: Bills }

    /// The provider took back part of what it billed.
    InvoiceCredited "invoice.credited" to Parties ocds Not("a credit note has no place of its own in OCDS; the next transactions show it")
    say ("对发票 {id} 开具红字发票 {number}，冲减 {amount}{bills}，其中已付应退 {refund}：{reason}", "credited {amount} of invoice {id}{bills} by credit note {number}, {refund} of it to be paid back: {reason}")
    { id: InvoiceId, amount: Money, refund: Money, bills: Bills, number: FreeText, reason: FreeText }

    /// The provider paid back a credited sum.
    CreditRepaid "credit.repaid" to Parties ocds Not("OCDS 1.1.5 has no term for money paid back by a supplier")
    say ("退还发票 {id} 冲减款 {amount}，凭证 {reference}", "paid back {amount} of invoice {id}, reference {reference}")
    { id: InvoiceId, amount: Money, reference: FreeText }

    /// The purchaser has nothing to object to.
    InvoiceAgreed "invoice.agreed" to Parties ocds Not("an internal step; OCDS has the payment")
    say ("核对发票 {id}，无异议", "checked invoice {id} and agreed")
    { id: InvoiceId }

    /// The purchaser disputes a part.
    InvoiceDisputed "invoice.disputed" to Parties ocds Not("OCDS has no term for a disputed part")
    say ("对发票 {id} 中的 {amount} 提出异议，依据“{clause}”：{reason}", "disputed {amount} of invoice {id} under “{clause}”: {reason}")
    { id: InvoiceId, amount: Money, reason: FreeText, clause: Clause }

    /// The time to dispute passed in silence.
    InvoiceDeemedUndisputed "invoice.deemed-undisputed" to Public ocds Not("silence of the purchaser has no OCDS term")
    say ("记录发票 {id} 逾期未提异议，{amount} 视为全额应付", "recorded that invoice {id} was not disputed in time: {amount} is due in full")
    { id: InvoiceId, amount: Money }

    /// A payment was approved.
    PaymentApproved "payment.approved" to Parties ocds Not("an internal step; OCDS has the payment")
    say ("批准支付发票 {id}：{amount}", "approved payment of {amount} on invoice {id}")
    { id: InvoiceId, amount: Money }

    /// An approved payment went to the treasury.
    PaymentPassed "payment.passed" to Parties ocds Not("an internal step; OCDS has the payment")
    say ("将发票 {id} 的 {amount} 送国库支付，单号 {reference}", "passed {amount} of invoice {id} to the treasury, reference {reference}")
    { id: InvoiceId, amount: Money, reference: Option<FreeText> }

    /// Money was paid.
    PaymentMade "payment.made" to Public ocds Tag("implementation")
    say ("支付发票 {id}：{amount}，凭证 {reference}", "paid {amount} on invoice {id}, reference {reference}")
    { id: InvoiceId, amount: Money, reference: Option<FreeText>, confirm_by: Due }

    /// The provider confirmed that the money arrived.
    PaymentConfirmed "payment.confirmed" to Public ocds Tag("implementationUpdate")
    say ("确认收到发票 {id} 的 {amount}", "confirmed receipt of {amount} on invoice {id}")
    { id: InvoiceId, amount: Money }

    /// The provider said nothing about a payment in time.
    PaymentDeemedReceived "payment.deemed-received" to Public ocds Tag("implementationUpdate")
    say ("记录发票 {id} 的付款未在期限内回应，视为收到 {amount}", "recorded that {amount} on invoice {id} counts as received")
    { id: InvoiceId, amount: Money }

    /// A side offered to settle a disputed part.
    DisputedPartOffered "disputed-part.offered" to Parties ocds Not("OCDS has no term for a disputed part")
    say ("就发票 {id} 的争议部分提议支付 {accepted}", "offered to settle the disputed part of invoice {id} at {accepted}")
    { id: InvoiceId, accepted: Money }

    /// Both sides agreed on a disputed part.
    DisputedPartSettled "disputed-part.settled" to Parties ocds Not("OCDS has no term for a disputed part")
    say ("就发票 {id} 的争议部分达成一致：支付 {accepted}，期限 {due}", "settled the disputed part of invoice {id}: {accepted} by {due}")
    { id: InvoiceId, accepted: Money, due: Due }

    /// The purchaser gave way on a disputed part.
    DisputedPartConceded "disputed-part.conceded" to Parties ocds Not("OCDS has no term for a disputed part")
    say ("认可发票 {id} 争议部分中的 {accepted}：{reason}", "conceded {accepted} of the disputed part of invoice {id}: {reason}")
    { id: InvoiceId, accepted: Money, reason: FreeText }

    /// The panel ruled on a disputed part.
    DisputedPartRuled "disputed-part.ruled" to Parties ocds Not("OCDS has no term for a disputed part")
    say ("裁定发票 {id} 争议部分应付 {accepted}：{reason}", "ruled that {accepted} of the disputed part of invoice {id} is owed: {reason}")
    { id: InvoiceId, accepted: Money, reason: FreeText }

    /// Interest posted itself.
    InterestPosted "interest.posted" to Public ocds Tag("implementationUpdate")
    say ("为发票 {id} 自动计息：{from} 次日至 {to} 共 {days} 天，{principal} × {rate}，计 {amount}", "posted interest on invoice {id}: {days} days after {from} up to {to} on {principal} at {rate} a day, {amount}")
    { id: InvoiceId, part: u32, from: Date, to: Date, days: u32, principal: Money, rate: Decimal, amount: Money }

    /// Interest for a contract signed after the service had begun.
    LateContractCharged "late-contract.charged" to Public ocds Tag("implementationUpdate")
    say ("为合同迟签自动计息：{from} 开始服务，{to} 签订，{days} 天，预付款 {principal} × {rate}，计 {amount}", "posted interest for the late contract: service from {from}, signed {to}, {days} days on the advance of {principal} at {rate} a day, {amount}")
    { from: Date, to: Date, days: u32, principal: Money, rate: Decimal, amount: Money }

    /// A cause was given for a late payment.
    DelayExplained "delay.explained" to Public ocds Not("a reason for lateness excuses nothing and has no OCDS term")
    say ("说明发票 {id} 迟付的原因：{cause}。{note}", "explained why invoice {id} is late: {cause}. {note}")
    { id: InvoiceId, cause: DelayCause, note: Option<FreeText> }

    /// A late payment was put down to a cause the rules do not admit (A82).
    DelayPleaded "delay.pleaded" to Public ocds Not("a reason for lateness excuses nothing and has no OCDS term")
    say ("以“{cause}”为由迟付发票 {id}，该原因不得作为拖延理由。{note}", "pleaded “{cause}” for not paying invoice {id}, which is no ground for delay. {note}")
    { id: InvoiceId, cause: DelayCause, note: Option<FreeText> }

    /// The provider asked for its receivable to be certified.
    ReceivableRequested "receivable.requested" to Parties ocds Not("a certificate for a bank has no OCDS term")
    say ("申请确认发票 {id} 的应收账款，用于 {bank}", "asked for the receivable of invoice {id} to be certified for {bank}")
    { id: InvoiceId, bank: Option<FreeText> }

    /// The purchaser certified a receivable.
    ReceivableCertified "receivable.certified" to Parties ocds Not("a certificate for a bank has no OCDS term")
    say ("确认发票 {id} 的应收账款 {amount}", "certified that {amount} of invoice {id} is owed")
    { id: InvoiceId, amount: Money }

    /// A deduction was made.
    DeductionMade "deduction.made" to Parties ocds Not("published only when final")
    say ("从绩效部分抵扣 {amount}（{id}），依据“{clause}”和认定 {finding}，承接方答复 {reply}：{reasons}", "deducted {amount} from the performance part as {id}, under “{clause}” and finding {finding}, reply {reply}: {reasons}")
    { id: DeductionId, amount: Money, clause: Clause, finding: FreeText, reply: Option<FreeText>, reasons: FreeText, object_by: Due,
      #[serde(default, skip_serializing_if = "Option::is_none")]
      worked: Option<Worked> }

    /// The provider objected to a deduction.
    DeductionObjected "deduction.objected" to Parties ocds Not("published only when final")
    say ("对抵扣 {id} 提出异议：{reason}", "objected to deduction {id}: {reason}")
    { id: DeductionId, reason: FreeText }

    /// Nobody objected to a deduction in time.
    DeductionStood "deduction.stood" to Public ocds Tag("implementationUpdate")
    say ("记录抵扣 {id} 逾期无异议，{amount} 生效", "recorded that deduction {id} of {amount} stands, as nobody objected in time")
    { id: DeductionId, amount: Money }

    /// The panel upheld a deduction.
    DeductionUpheld "deduction.upheld" to Public ocds Tag("implementationUpdate")
    say ("裁定抵扣 {id} 成立，金额 {amount}：{reasons}", "upheld deduction {id} at {amount}: {reasons}")
    { id: DeductionId, amount: Money, reasons: FreeText }

    /// A deduction was taken back.
    DeductionWithdrawn "deduction.withdrawn" to Parties ocds Not("what was withdrawn was never published")
    say ("撤销抵扣 {id}：{reason}", "withdrew deduction {id}: {reason}")
    { id: DeductionId, reason: FreeText }

    /// Savings were shifted between cost heads.
    SavingsShifted "savings.shifted" to Parties ocds Not("OCDS has no term for cost heads of a supplier")
    say ("将 {amount} 从“{from}”调剂到“{to}”：{note}", "shifted {amount} from {from} to {to}: {note}")
    { from: CostHead, to: CostHead, amount: Money, note: Option<FreeText> }

    /// Payment statistics were published.
    StatisticsPublished "statistics.published" to Public ocds Not("statistics of one contract have no place in OCDS 1.1.5 without an extension")
    say ("公布付款统计：{statistics}", "published payment statistics: {statistics}")
    { statistics: Statistics }

    /// A late payment went on the public list.
    ArrearsPublished "arrears.published" to Public ocds Tag("implementationUpdate")
    say ("将发票 {id} 逾期 {days} 天的欠款 {amount} 列入公开清单", "put {amount} of invoice {id}, {days} days late, on the public list of arrears")
    { id: InvoiceId, amount: Money, due: Date, days: u32 }

    /// A late payment became a default of the purchaser.
    ArrearsBecameDefault "arrears.became-default" to Public ocds Tag("implementationUpdate")
    say ("记录发票 {id} 逾期 {days} 天的欠款 {amount} 构成购买方违约", "recorded that {amount} of invoice {id}, {days} days late, is a default of the purchaser")
    { id: InvoiceId, amount: Money, due: Date, days: u32 }

    /// Arrears were paid at last.
    ArrearsCleared "arrears.cleared" to Public ocds Tag("implementationUpdate")
    say ("清偿发票 {id} 的欠款", "cleared the arrears on invoice {id}")
    { id: InvoiceId }

    /// The final account was settled.
    AccountSettled "account.settled" to Public ocds Tag("implementationUpdate")
    say ("完成结算：{account}", "settled the final account: {account}")
    { account: Account }
}
