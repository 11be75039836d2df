//! Records what a host did for the service.

use super::{
    common::own_contract, facts::HostSupported, refusals::OFFICE_UNKNOWN, words::SupportKind,
};
use crate::{
    context::At,
    decision::{Decided, Decision},
    input::{Line, Organisation},
    refusal::Refusal,
    verb::Act,
};
use kernel::{Role, Side};

verb! {
    /// A host supported the service, as it should or beyond (A36, A77). Benign cooperation is
    /// counted apart and never as a fault.
    RecordHostSupport "record-host-support" ("记录落地方支持", "Record support by the host")
    help ("场地、准入、引介等支持都值得记一笔。",
        "A room, access, an introduction: what helps deserves to be on the record.")
    acts [36, 77] scope Contract stages [S14, S15, S16, S17, S18, S19, S20, S21]
    {
        host: Organisation = ("落地方", "Host");
        kind: SupportKind = ("支持内容", "What it did");
        note: Option<Line> = ("备注", "Note");
    }
}

impl Act for RecordHostSupport {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        own_contract(at).map(|_| ())
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let sides = [Role::Host, Role::Committee];
        let hosts = sides
            .into_iter()
            .filter(|role| role.side() == Some(Side::Host))
            .flat_map(|role| at.process.organisations_in(role, at.context.contract));
        let known = hosts.into_iter().any(|one| one.id == self.host.id);
        OFFICE_UNKNOWN.unless(known).map_err(|one| one.at("host"))?;
        Decision::new(at)
            .event(HostSupported {
                host: self.host.clone(),
                kind: self.kind,
                note: self.note.as_ref().map(Line::text),
            })
            .done()
    }
}
