//! What can go wrong with a request, and what the reader is told.

use crate::wording::In;
use app::{AppError, Rejection};
use kernel::{Bi, lang::bi};
use policy::Denial;
use rules::RuleError;

/// Why a request was not answered as asked.
#[derive(Debug)]
pub enum Failure {
    /// There is nothing there, or the reader may not know that there is.
    NotFound,
    /// Somebody must sign in first.
    SignIn,
    /// The form did not come from a page of ours.
    Forged,
    /// The request is malformed.
    Malformed,
    /// The body is longer than the page takes.
    TooLarge,
    /// The policy says no.
    Denied(Denial),
    /// A command was not accepted (JSON interface).
    Rejected(Rejection),
    /// The rules give no answer.
    Rules(RuleError),
    /// Something failed; the details are in the log.
    Internal(AppError),
}

impl From<RuleError> for Failure {
    fn from(error: RuleError) -> Failure {
        Failure::Rules(error)
    }
}

impl From<AppError> for Failure {
    fn from(error: AppError) -> Failure {
        Failure::Internal(error)
    }
}

impl Failure {
    /// The status of the answer.
    pub fn status(&self) -> u16 {
        match self {
            Failure::NotFound => 404,
            Failure::SignIn => 401,
            Failure::Forged | Failure::Denied(_) => 403,
            Failure::Malformed => 400,
            Failure::TooLarge => 413,
            Failure::Rejected(rejection) => rejection_status(rejection),
            Failure::Rules(error) => rules_status(error),
            Failure::Internal(_) => 500,
        }
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Failure::NotFound => "not-found",
            Failure::SignIn => "sign-in-first",
            Failure::Forged => "form-expired",
            Failure::Malformed => "malformed",
            Failure::TooLarge => "too-large",
            Failure::Denied(denial) => denial.code(),
            Failure::Rejected(rejection) => rejection_code(rejection),
            Failure::Rules(error) => error.code(),
            Failure::Internal(_) => "internal",
        }
    }

    /// What is wrong and what to do, in the language of the page.
    pub fn text(&self, lang: In) -> String {
        match self {
            Failure::NotFound => lang
                .t("没有这个页面或项目。", "There is no such page or purchase.")
                .to_owned(),
            Failure::SignIn => lang.t("请先登录。", "Sign in first.").to_owned(),
            Failure::Forged => lang
                .t(
                    "表单已过期，请返回后重新提交。",
                    "The form has expired; go back and submit it again.",
                )
                .to_owned(),
            Failure::Malformed => lang
                .t("请求格式不对。", "The request is malformed.")
                .to_owned(),
            Failure::TooLarge => lang
                .t(
                    "上传的内容太大。密封响应最大 64 MiB，其他表单最大 1 MiB；什么都没有保存。",
                    "What was sent is too large: a sealed bid may have 64 MiB, any other form 1 MiB. Nothing was kept.",
                )
                .to_owned(),
            Failure::Denied(denial) => lang.bi(denial.text()).to_owned(),
            Failure::Rejected(rejection) => rejection_text(rejection, lang),
            Failure::Rules(error) => error.message(lang.0),
            Failure::Internal(_) => lang
                .t(
                    "系统出错，未保存任何内容。请稍后再试。",
                    "Something failed and nothing was kept. Try again later.",
                )
                .to_owned(),
        }
    }
}

fn rules_status(error: &RuleError) -> u16 {
    match error {
        RuleError::UnknownJurisdiction { .. }
        | RuleError::UnknownKey { .. }
        | RuleError::NoPackInForce { .. } => 404,
        RuleError::NotADate { .. } => 400,
        RuleError::UnknownCalendarYear { .. } => 422,
        RuleError::WrongKind { .. } | RuleError::Malformed { .. } => 500,
    }
}

/// The status that fits a rejection.
pub fn rejection_status(rejection: &Rejection) -> u16 {
    match rejection {
        Rejection::Faults(_) => 422,
        Rejection::Refused(_) | Rejection::Moved { .. } | Rejection::KeyReused => 409,
        Rejection::Denied(Denial::SignInFirst) => 401,
        Rejection::Denied(_) => 403,
        Rejection::UnknownVerb | Rejection::UnknownProcess => 404,
        Rejection::Busy | Rejection::Unavailable => 503,
    }
}

/// The stable code of a rejection.
pub fn rejection_code(rejection: &Rejection) -> &'static str {
    match rejection {
        Rejection::Faults(_) => "faulty-fields",
        Rejection::Refused(refusal) => refusal.code(),
        Rejection::Denied(denial) => denial.code(),
        Rejection::Moved { .. } => "moved-on",
        Rejection::UnknownVerb => "unknown-verb",
        Rejection::UnknownProcess => "unknown-purchase",
        Rejection::KeyReused => "key-reused",
        Rejection::Busy => "busy",
        Rejection::Unavailable => "unavailable",
    }
}

/// What a rejection says to the reader: what is wrong, then what to do.
pub fn rejection_text(rejection: &Rejection, lang: In) -> String {
    let fixed = |text: Bi| lang.bi(text).to_owned();
    match rejection {
        Rejection::Faults(_) => fixed(bi(
            "有内容需要改正，见下方标出的各项。",
            "Some fields need correcting; they are marked below.",
        )),
        Rejection::Refused(refusal) => {
            let stop = lang.t("。", ". ");
            format!(
                "{}{stop}{}{}",
                refusal.text(lang.0),
                refusal.next(lang.0),
                lang.t("。", ".")
            )
        }
        Rejection::Denied(denial) => fixed(denial.text()),
        Rejection::Moved { .. } => fixed(bi(
            "您填写期间，项目有了新的记录。请核对后再提交一次，内容已保留。",
            "The purchase moved on while you were writing. Check it and submit again; what you wrote is kept.",
        )),
        Rejection::UnknownVerb => fixed(bi("没有这个事项。", "There is no such act.")),
        Rejection::UnknownProcess => fixed(bi("没有这个采购项目。", "There is no such purchase.")),
        Rejection::KeyReused => fixed(bi(
            "同一提交编号已用于另一内容，请重新打开表单。",
            "This submission number was used for something else; open the form again.",
        )),
        Rejection::Busy => fixed(bi(
            "同时提交的人太多，请稍后再试，内容已保留。",
            "Too many submissions at once; try again in a moment. What you wrote is kept.",
        )),
        Rejection::Unavailable => fixed(bi(
            "记录暂时无法写入，很可能未保存任何内容；再次提交前请先在记录中核对。",
            "The record cannot be written now. Most likely nothing was kept; look at the record before you submit again.",
        )),
    }
}
