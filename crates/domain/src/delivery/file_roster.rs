//! Files who is in the team.

use super::{
    codes::WorkerCode,
    common::own_contract,
    facts::RosterFiled,
    guards::{ROSTER_CHANGE, ROSTER_LEAD, ROSTER_SIZE},
    parts::Member,
    refusals::{ROSTER_DAYS, ROSTER_EMPTY, ROSTER_TWICE},
    words::Certificate,
};
use crate::{
    context::At,
    contract::choices::Post,
    decision::{Decided, Decision},
    guard::Check,
    input::{Person, Rows},
    process::Contract,
    refusal::Refusal,
    verb::{Act, filled},
};
use kernel::Date;
use serde_json::{Map, Value, json};

row! {
    /// A member of the team.
    MemberRow {
        code: WorkerCode = ("社工代号", "Code of the worker");
        person: Option<Person> = ("平台账号", "Person of the directory");
        post: Post = ("岗位", "Post");
        certificate: Certificate = ("专业资格", "Certificate");
        hours: Option<u32> = ("每月约定工时", "Hours a month as engaged");
        from: Date = ("到岗日期", "From");
        until: Option<Date> = ("离岗日期", "Until");
    }
}

verb! {
    /// The provider files its roster (D19), the whole of it.
    FileRoster "file-roster" ("报备人员名册", "File the roster")
    help ("填写全部成员，离岗人员保留并写离岗日期。名册与合同约定的负责人、人数对照，不影响提交。",
        "List everybody; who left stays with their last day. It is compared with the lead and the size of the team in the contract, and taken in any case.")
    acts [] scope Contract stages [S13, S14, S15, S16, S17, S18, S19, S20, S21]
    {
        members: Rows<MemberRow> = ("成员", "Members");
    }
}

impl MemberRow {
    fn member(&self) -> Member {
        Member {
            code: self.code.clone(),
            person: self.person.clone(),
            post: self.post,
            certificate: self.certificate,
            hours: self.hours,
            from: self.from,
            until: self.until,
        }
    }
}

fn prefilled(member: &Member) -> Value {
    json!({
        "code": member.code, "person": member.person.as_ref().map(|one| one.id),
        "post": member.post, "certificate": member.certificate, "hours": member.hours,
        "from": member.from, "until": member.until,
    })
}

/// Members of a post who came or left since the roster before, and the notices of such changes since.
fn unannounced(contract: &Contract, members: &[Member]) -> usize {
    let Some(before) = &contract.delivery.roster else {
        return 0;
    };
    let old = |code: &WorkerCode| before.of_code(code);
    let came = members.iter().filter(|one| old(&one.code).is_none());
    let left = before.members.iter().filter(|one| {
        let now = members.iter().find(|own| own.code == one.code);
        one.until.is_none() && now.is_none_or(|own| own.until.is_some())
    });
    let mut moved: Vec<Post> = came.chain(left).map(|one| one.post).collect();
    moved.sort_unstable();
    moved.dedup();
    let notices = &contract.agreement.staff_changes;
    moved
        .iter()
        .filter(|post| {
            let told = notices
                .iter()
                .any(|one| one.post == **post && one.notified >= before.filed);
            !told
        })
        .count()
}

impl Act for FileRoster {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_contract(at).map(|_| ())
    }

    fn prefill(at: &At<'_>) -> Map<String, Value> {
        let roster = at
            .contract()
            .ok()
            .and_then(|one| one.delivery.roster.as_ref());
        let members = roster.map_or(&[][..], |one| &one.members);
        filled("members", members.iter().map(prefilled).collect())
    }

    fn guards(&self, at: &At<'_>) -> Vec<Check> {
        let Ok(contract) = at.contract() else {
            return Vec::new();
        };
        let members: Vec<Member> = self.members.0.iter().map(MemberRow::member).collect();
        let today = at.today();
        let serving = members.iter().filter(|one| one.serves_on(today)).count();
        let agreed = usize::try_from(contract.agreement.team_size).unwrap_or(usize::MAX);
        let lead = contract.agreement.lead.as_ref().is_none_or(|lead| {
            members.iter().any(|one| {
                let own = one.person.as_ref().is_some_and(|own| own.id == lead.id);
                own && one.post == Post::Lead && one.serves_on(today)
            })
        });
        vec![
            ROSTER_SIZE.holds(serving >= agreed),
            ROSTER_LEAD.holds(lead),
            ROSTER_CHANGE.holds(unannounced(contract, &members) == 0),
        ]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        own_contract(at)?;
        let members: Vec<Member> = self.members.0.iter().map(MemberRow::member).collect();
        ROSTER_EMPTY
            .unless(!members.is_empty())
            .map_err(|one| one.at("members"))?;
        for (place, one) in members.iter().enumerate() {
            let others = members.iter().take(place);
            if others.into_iter().any(|other| other.code == one.code) {
                return Err(ROSTER_TWICE
                    .with("code", one.code.to_string())
                    .at(format!("members.{place}.code")));
            }
            ROSTER_DAYS
                .unless(one.until.is_none_or(|until| one.from <= until))
                .map_err(|wrong| wrong.at(format!("members.{place}.until")))?;
        }
        Decision::new(at).event(RosterFiled { members }).done()
    }
}
