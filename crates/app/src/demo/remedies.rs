//! The second story: the same project bought again, with the remedies in use.
//!
//! Nothing in the program knows that this story goes well. What goes well is what the people in it
//! do: they put tasks in writing, answer in time, pay in time, and own up where they fell short.

mod buying;
mod contract;
mod delivery;
mod ending;
mod judgement;
mod money;
mod sheets;
mod tender;

use super::teller::Teller;
use crate::app::{App, AppError};
use serde_json::json;

/// Tells the second round of the project, then a need that visitors can take further.
///
/// # Errors
/// The story does not fit the rules, or failures of the database.
pub fn tell(app: &App) -> Result<(), AppError> {
    tell_project(app)?;
    tell_open_need(app)
}

/// The second round of the project, from the need to a handover still under way.
///
/// # Errors
/// The story does not fit the rules, or failures of the database.
pub fn tell_project(app: &App) -> Result<(), AppError> {
    play(&mut Teller::new(app))
}

/// Lets a teller tell the second round, wherever it is told.
///
/// # Errors
/// The story does not fit the rules, or failures of the database.
pub fn play(teller: &mut Teller<'_>) -> Result<(), AppError> {
    buying::tell(teller)?;
    tender::tell(teller)?;
    contract::signing(teller)?;
    money::advance(teller)?;
    contract::inception(teller)?;
    contract::everybody_in(teller)?;
    delivery::early_summer(teller)?;
    delivery::july(teller)?;
    delivery::august(teller)?;
    contract::escorts_asked(teller)?;
    delivery::survey_done(teller)?;
    contract::escorts_agreed(teller)?;
    delivery::verbal_order(teller)?;
    money::september(teller)?;
    judgement::midterm_opens(teller)?;
    delivery::autumn(teller)?;
    judgement::midterm_rated(teller)?;
    delivery::october(teller)?;
    judgement::midterm_result(teller)?;
    ending::renewal(teller)?;
    judgement::purchaser_plans(teller)?;
    money::disputed_part(teller)?;
    delivery::november(teller)?;
    judgement::purchaser_improves(teller)?;
    delivery::december(teller)?;
    judgement::final_rated(teller)?;
    judgement::acceptance(teller)?;
    judgement::final_result(teller)?;
    money::settlement(teller)?;
    ending::rewards(teller)?;
    ending::handover(teller)
}

/// A resident's need, taken up and half researched: one more market actor has to be asked, a theme
/// waits for its answer, the duty lists are not matched yet.
///
/// # Errors
/// The story does not fit the rules, or failures of the database.
pub fn tell_open_need(app: &App) -> Result<(), AppError> {
    let mut teller = Teller::new(app);
    teller.on("2026-02-24")?.by("liu").does(
        "register-need",
        json!({
            "title": "老旧小区楼道适老化陪伴服务",
            "beneficiaries": "南桥街道无电梯老旧小区四楼以上、行动不便的老人，约 90 人",
            "note": "楼道没有扶手和歇脚的凳子，老人一个月难得下一次楼，想有人陪着慢慢走。",
            "purchaser": "@district", "hosts": ["@nanqiao"],
        }),
    )?;
    teller
        .on("2026-02-25")?
        .by("chen")
        .does("take-up-need", json!({}))?;
    teller.on("2026-02-26")?.by("zheng").does(
        "consult-residents",
        json!({
            "date": "today", "residents": "17", "channel": "visit",
            "themes": [{
                "theme": "下楼陪伴的时间",
                "said": "上午十点太阳好，希望那时候有人陪着下楼，不要总安排在下班以后。",
            }],
        }),
    )?;
    teller.on("2026-02-27")?.by("chen").does(
        "survey-market",
        json!({ "actors": [
            { "name": "春雨社会工作服务中心", "contact": "2026-02-26",
              "finding": "可组织一名社工带八名志愿者，需配意外险。" },
            { "name": "明德社会工作发展中心", "contact": "today",
              "finding": "做过楼道微改造，建议同时安装歇脚凳，需物业同意。" },
        ] }),
    )?;
    Ok(())
}
