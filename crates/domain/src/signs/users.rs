//! Photos, presence, priority users, burden: what is told only by the fuller records of service.

use super::{
    case::Case,
    finding::{Finding, Sign},
};
use kernel::Role;

signs! {
    AF02 Delivery asks Provider shown Parties by photos
    ask ("有 {count} 张照片重复使用或时间不符，能否说明？", "{count} photos were used twice or taken at another time: what happened?")
    settle ("原始照片", "the photos as taken");

    AF11 Delivery asks Provider shown Parties by overlaps
    ask ("有 {count} 条服务在时间上与同一社工的另一条重叠，哪条正确？", "{count} services overlap with another of the same worker: which is right?")
    settle ("更正记录，或说明共同服务", "a correction, or how both were served");

    AF17 Delivery asks Purchaser shown Parties by burden
    ask ("{of} 小时中有 {count} 小时用于记录和报表，哪些可以取消？", "{count} of {of} hours go into records and reports: which can be dropped?")
    settle ("取消或合并的报表", "the reports that are dropped or joined");

    AF18 Evaluation asks Provider shown Parties by fewer_hard_cases
    ask ("指标公布后困难个案的占比下降了 {count}%，指标是否引导了选择？", "Since the index was known the share of hard cases fell by {count} %: does the index steer the choice?")
    settle ("个案名册的变化，或调整指标的建议", "how the list of cases changed, or a better index");

    AF21 Delivery asks Provider shown Parties by silent_users
    ask ("{of} 名重点服务对象中有 {count} 名超过 {limit} 天没有联系，近况如何？", "{count} of {of} priority users had no contact for long: how are they?")
    settle ("联系记录，或不再需要服务的说明", "a contact, or why none is needed");
}

fn photos(_: &Case<'_>) -> Finding {
    Finding::lacks(
        Role::Provider,
        "服务记录中的照片",
        "photos in the records of service",
    )
}

fn overlaps(_: &Case<'_>) -> Finding {
    Finding::lacks(
        Role::Provider,
        "服务的起始时间",
        "the time of day at which services began",
    )
}

fn burden(_: &Case<'_>) -> Finding {
    Finding::lacks(
        Role::Provider,
        "社工的月度工时表",
        "monthly timesheets of the workers",
    )
}

fn fewer_hard_cases(_: &Case<'_>) -> Finding {
    Finding::lacks(
        Role::Provider,
        "个案的难易分类",
        "which cases are hard ones",
    )
}

fn silent_users(_: &Case<'_>) -> Finding {
    Finding::lacks(
        Role::Provider,
        "重点服务对象的代号",
        "pseudonyms of priority users",
    )
}
