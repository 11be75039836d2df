//! The tender documents are drafted.

mod check;
mod prefill;

use super::{
    DocumentsDrafted,
    choices::{Reservation, SuppliedBy},
    rules::{BUDGET_MISSING, DRAFT_DOCUMENTS},
    state::Documents,
    trace::{CriterionTrace, NeedRef, Trace, UnitRow},
};
use crate::{
    context::At,
    contract::Clause,
    decision::{Decided, Decision},
    input::{Line, Organisation, Prose, Rows},
    process::{
        Criterion, CriterionId, IndexItem, Lot, LotId, Method, Precondition, PreconditionId,
        TenderPlan, Terms, Tranche, TrancheId, TrancheKind, Unit, UnitId,
    },
    refusal::Refusal,
    verb::Act,
};
use kernel::{Date, Money, Percent};
use rust_decimal::Decimal;

row! {
    /// A lot.
    LotRow {
        title: Line = ("包名", "Lot");
        host: Option<Organisation> = ("落地街道（镇）", "Host");
        ceiling: Money = ("最高限价", "Ceiling");
    }
}
row! {
    /// A scoring criterion.
    CriterionRow {
        name: Line = ("评分项", "Criterion");
        points: Decimal = ("分值", "Points");
        scale: Line = ("评分标准", "Scale") hint ("什么数量得多少分", "which quantity gives which points");
        serves: Vec<NeedRef> = ("对应的需求", "Needs it serves");
        met_by: Option<u32> = ("调查对象中几家能得满分", "Surveyed actors that could reach full points");
    }
}
row! {
    /// A kind of service unit.
    ServiceRow {
        name: Line = ("服务单位", "Unit");
        quantity: u32 = ("数量", "Quantity");
        answers: Vec<NeedRef> = ("回应的需求", "Needs it answers");
    }
}
row! {
    /// A part of the price.
    TrancheRow {
        kind: TrancheKind = ("类别", "Kind");
        share: Percent = ("比例（%）", "Share (%)");
        from: Option<Date> = ("自何日起可开票", "Can be invoiced from");
    }
}
row! {
    /// What government must supply.
    PreconditionRow {
        what: Line = ("须提供的条件", "What");
        by: SuppliedBy = ("由谁提供", "By whom");
        days_after_start: u32 = ("开始后多少日内", "Days after the start");
    }
}
row! {
    /// Something out of scope.
    ScopeRow {
        what: Line = ("范围外事项", "Out of scope");
    }
}
row! {
    /// A dimension of the evaluation index.
    IndexRow {
        name: Line = ("评估维度", "Dimension");
        weight: Decimal = ("权重", "Weight");
        measures: Vec<UnitRow> = ("衡量的服务单位", "Units it measures");
    }
}

verb! {
    /// Drafts the tender documents with the contract text (A09–A11, D06). The draft can be redone
    /// until it is published; every change must be tested for fairness again.
    DraftDocuments "draft-documents" ("起草采购文件", "Draft the documents")
    help ("合同条款以数据填写，招标、签约、履约用同一份。发布前可以修改。",
          "The contract terms are data, the same from tender to delivery. They can be changed \
           until published.")
    acts [9, 10, 11] scope Process stages [S06]
    {
        method: Method = ("采购方式", "Method");
        lots: Rows<LotRow> = ("采购包", "Lots");
        criteria: Rows<CriterionRow> = ("评分项（价格除外）", "Criteria other than the price");
        price_points: Decimal = ("价格分", "Price points") hint ("固定价格采购填 0", "0 with a fixed price");
        fixed_price: Option<Money> = ("固定价格", "Fixed price")
            hint ("只比质量不比价格时填写", "when the competition is on quality alone");
        reservation: Reservation = ("预留中小企业", "Reserved to SMEs");
        reservation_reason: Option<Prose> = ("预留理由", "Reason for the reservation");
        start: Date = ("服务开始", "Service starts");
        end: Date = ("服务结束", "Service ends");
        service_hours: u32 = ("服务总工时", "Service hours");
        flex_hours: u32 = ("其中弹性工时", "Flex hours among them");
        hour_rate: Money = ("范围外每小时价格", "Price of an hour beyond scope");
        units: Rows<ServiceRow> = ("服务单位", "Service units");
        tranches: Rows<TrancheRow> = ("付款计划", "Payment plan");
        preconditions: Rows<PreconditionRow> = ("政府方须提供的条件", "What government must supply");
        out_of_scope: Rows<ScopeRow> = ("范围外清单", "Out-of-scope list");
        clauses: Vec<Clause> = ("合同条款", "Contract clauses");
        report_months: u32 = ("每几个月报告一次", "Months between reports");
        index: Rows<IndexRow> = ("评估指标", "Evaluation index");
    }
}

impl Act for DraftDocuments {
    fn ready(at: &At<'_>) -> Result<(), Refusal> {
        BUDGET_MISSING.unless(at.process.planning.budget.is_some())
    }

    fn prefill(at: &At<'_>) -> serde_json::Map<String, serde_json::Value> {
        prefill::values(at)
    }

    fn decide(&self, at: &At<'_>) -> Decided {
        let ceiling = self.ceilings(at)?;
        self.check_scoring(at, ceiling)?;
        self.check_terms(at)?;
        self.check_trace(at)?;
        let documents = Documents {
            lots: self.lots(),
            plan: self.plan(ceiling),
            reservation: self.reservation,
            reservation_reason: self.reservation_reason.as_ref().map(Prose::text),
            trace: self.trace(),
        };
        Decision::new(at)
            .event(DocumentsDrafted {
                documents: Box::new(documents),
            })
            .meet(&DRAFT_DOCUMENTS, "")
            .done()
    }
}

impl DraftDocuments {
    fn lots(&self) -> Vec<Lot> {
        let rows = self.lots.0.iter().enumerate();
        rows.map(|(place, row)| Lot {
            id: LotId::after(place),
            title: row.title.text(),
            host: row.host.clone(),
            ceiling: row.ceiling,
        })
        .collect()
    }

    fn plan(&self, ceiling: Money) -> TenderPlan {
        let rows = self.criteria.0.iter().enumerate();
        TenderPlan {
            method: self.method,
            criteria: rows
                .map(|(place, row)| Criterion {
                    id: CriterionId::after(place),
                    name: row.name.text(),
                    points: row.points,
                    scale: row.scale.text(),
                })
                .collect(),
            price_points: self.price_points,
            fixed_price: self.fixed_price,
            ceiling,
            terms: self.terms(ceiling),
        }
    }

    fn terms(&self, value: Money) -> Terms {
        Terms {
            value,
            start: self.start,
            end: self.end,
            tranches: self.tranches(),
            units: self.units(),
            service_hours: self.service_hours,
            flex_hours: self.flex_hours,
            hour_rate: self.hour_rate,
            out_of_scope: self
                .out_of_scope
                .0
                .iter()
                .map(|row| row.what.text())
                .collect(),
            preconditions: self.preconditions(),
            clauses: self.clauses.clone(),
            report_months: self.report_months,
            index: self.index(),
        }
    }

    fn trace(&self) -> Trace {
        let criteria = self.criteria.0.iter().map(|row| CriterionTrace {
            serves: row.serves.clone(),
            met_by: row.met_by,
        });
        let units = self.units.0.iter().map(|row| row.answers.clone());
        let index = self.index.0.iter();
        let trace = Trace {
            criteria: criteria.collect(),
            units: units.collect(),
            index: index
                .map(|row| row.measures.iter().map(|one| one.0).collect())
                .collect(),
        };
        if trace.is_empty() {
            Trace::default()
        } else {
            trace
        }
    }

    fn tranches(&self) -> Vec<Tranche> {
        let rows = self.tranches.0.iter().enumerate();
        rows.map(|(place, row)| Tranche {
            id: TrancheId::after(place),
            kind: row.kind,
            share: row.share,
            from: row.from,
        })
        .collect()
    }

    fn units(&self) -> Vec<Unit> {
        let rows = self.units.0.iter().enumerate();
        rows.map(|(place, row)| Unit {
            id: UnitId::after(place),
            name: row.name.text(),
            quantity: row.quantity,
        })
        .collect()
    }

    fn preconditions(&self) -> Vec<Precondition> {
        let rows = self.preconditions.0.iter().enumerate();
        rows.map(|(place, row)| Precondition {
            id: PreconditionId::after(place),
            what: row.what.text(),
            by: row.by.role(),
            days_after_start: row.days_after_start,
        })
        .collect()
    }

    fn index(&self) -> Vec<IndexItem> {
        let rows = self.index.0.iter();
        rows.map(|row| IndexItem {
            name: row.name.text(),
            weight: row.weight,
        })
        .collect()
    }
}
