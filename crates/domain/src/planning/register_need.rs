//! A need enters the record.

use super::{
    NeedRegistered,
    choices::Jurisdiction,
    rules::{BENEFICIARIES_NAMED, DECIDE_NEED, HOST_IS_PURCHASER},
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    guard::Check,
    input::{Line, Organisation, Prose},
    stage::Stage,
    verb::Act,
};
use kernel::Role;
use rules::Key;

verb! {
    /// Registers a need (A01). Names the purchaser and the hosts, which get their roles by it.
    RegisterNeed "register-need" ("登记需求", "Register a need")
    help ("写明谁需要什么服务。购买方须在期限内决定是否受理。",
          "Say who needs what service. The purchaser must decide on it within a set time.")
    acts [1] scope Process stages [] birth New
    {
        title: Line = ("需求名称", "Name of the need");
        beneficiaries: Option<Prose> = ("服务对象", "Those it is for")
            hint ("哪些人、大约多少人", "who they are and roughly how many");
        note: Option<Prose> = ("说明", "Note");
        purchaser: Organisation = ("购买方", "Purchaser");
        hosts: Vec<Organisation> = ("落地街道（镇）", "Hosts")
            hint ("服务在哪里提供，可多选", "where the service is given; several are possible");
        jurisdiction: Option<Jurisdiction> = ("适用规则", "Rules that apply")
            hint ("不选则适用国家规则", "leave empty for the national rules");
    }
}

impl Act for RegisterNeed {
    fn guards(&self, _: &At<'_>) -> Vec<Check> {
        vec![BENEFICIARIES_NAMED.holds(self.beneficiaries.is_some())]
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        HOST_IS_PURCHASER
            .unless(self.hosts.iter().all(|host| host.id != self.purchaser.id))
            .map_err(|one| one.at("hosts"))?;
        let mut hosts: Vec<&Organisation> = Vec::new();
        for host in &self.hosts {
            if hosts.iter().all(|one| one.id != host.id) {
                hosts.push(host);
            }
        }
        let due = at.due(Key::NeedDecide, at.occurred_on())?;
        let mut decision = Decision::new(at)
            .event(NeedRegistered {
                title: self.title.text(),
                beneficiaries: self.beneficiaries.as_ref().map(Prose::text),
                note: self.note.as_ref().map(Prose::text),
                jurisdiction: self.jurisdiction.unwrap_or(Jurisdiction::ChinaNational),
            })
            .enter(Stage::S01)
            .grant(Role::Purchaser, Some(self.purchaser.clone()), None);
        for host in hosts {
            decision = decision.grant(Role::Host, Some(host.clone()), None);
        }
        decision
            .owe_by(&DECIDE_NEED, &self.purchaser, "", due)
            .done()
    }
}
