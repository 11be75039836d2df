//! Closed lists about data that offices ask for.

choice! {
    /// What an office wants to know, by where the record holds it.
    DatumKind {
        Services "services" ("服务次数、人数、工时", "Services, persons served, hours");
        Progress "progress" ("完成进度、期间报告", "Progress against the agreed units");
        Spending "spending" ("支出与经费调剂", "Spending and virement");
        Payments "payments" ("开票、付款、利息", "Invoices, payments, interest");
        ExtraWork "extra-work" ("任务单、合同外工时", "Tasks and hours beside the contract");
        Inspections "inspections" ("检查、结论和整改", "Inspections, findings, points");
        Staff "staff" ("人员、督导、培训", "Staff, supervision, training");
        Complaints "complaints" ("居民投诉办理情况", "How complaints were handled");
        Other "other" ("记录中没有的其他数据", "Something the record does not hold");
    }
}

impl DatumKind {
    /// The page of the contract that shows it, as the last part of its address; nothing where the
    /// timeline does.
    pub const fn page(self) -> Option<&'static str> {
        match self {
            DatumKind::Progress | DatumKind::Spending | DatumKind::Other => Some("reports"),
            DatumKind::Payments => Some("payments"),
            DatumKind::ExtraWork => Some("extra-work"),
            DatumKind::Inspections => Some("inspections"),
            DatumKind::Services | DatumKind::Staff | DatumKind::Complaints => None,
        }
    }
}

choice! {
    /// Whether the same office has asked for the same datum before.
    Asking {
        First "first" ("首次", "for the first time");
        Again "again" ("重复索要，可记录为禁止行为 A57", "again; recordable as forbidden act A57");
    }
}
