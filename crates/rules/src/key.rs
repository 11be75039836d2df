//! The closed list of parameters.

use crate::Kind;
use kernel::{Bi, lang::bi};
use serde::{Deserialize, Serialize};

/// Makes the keys, and a table that holds one value for each of them: that a pack has a value for
/// every key is then a fact of its type.
macro_rules! keys {
    ($($group_zh:literal $group_en:literal {
        $($name:ident $code:literal $kind:ident $zh:literal $en:literal;)+
    })+) => {
        /// A parameter of the rules. Codes never change; packs and records use them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Key {
            $($(
                #[doc = concat!("`", $code, "`: ", $en, " (", $zh, ").")]
                #[serde(rename = $code)]
                $name,
            )+)+
        }

        impl Key {
            /// Every key, in the order of the design.
            pub const ALL: &[Key] = &[$($(Key::$name),+),+];

            /// The keys by what they are about, in the order of the design.
            pub const GROUPS: &[(Bi, &[Key])] =
                &[$((bi($group_zh, $group_en), &[$(Key::$name),+])),+];

            /// The stable code.
            pub const fn code(self) -> &'static str {
                match self {
                    $($(Key::$name => $code,)+)+
                }
            }

            /// The sort of value it asks for.
            pub const fn kind(self) -> Kind {
                match self {
                    $($(Key::$name => Kind::$kind,)+)+
                }
            }

            /// Its name for people.
            pub const fn label(self) -> Bi {
                match self {
                    $($(Key::$name => bi($zh, $en),)+)+
                }
            }
        }

        /// One value for each key.
        #[derive(Clone, Debug)]
        #[expect(non_snake_case, reason = "a field is named after its key")]
        pub(crate) struct Table<T> {
            $($($name: T,)+)+
        }

        impl<T> Table<T> {
            /// A table of what `make` gives for each key, or its first error.
            pub(crate) fn try_build<E>(
                mut make: impl FnMut(Key) -> Result<T, E>,
            ) -> Result<Table<T>, E> {
                Ok(Table { $($($name: make(Key::$name)?,)+)+ })
            }

            /// The value for `key`.
            pub(crate) const fn get(&self, key: Key) -> &T {
                match key {
                    $($(Key::$name => &self.$name,)+)+
                }
            }
        }
    };
}

keys! {
    // Counting time.
    "计算期限" "Counting time" {
        TimeStartDayCounts "time.start-day-counts" Flag "起算当日计入" "the first day counts";
        TimeRollLastDay "time.roll-if-last-day-holiday" Flag "末日遇休顺延" "a last day that is not worked moves on";
        TimeExcludedDays "time.excluded-days" Text "不计入工作日的日子" "days that are not working days";
        TimeInclusiveBounds "time.inclusive-bounds" Flag "以上以下包括本数" "“at least” and “at most” include the number";
    }
    // Regime and need (S01–S05).
    "适用范围与需求" "Regime and need" {
        ThreshApplyRegime "thresh.apply-regime" Money "采购限额标准" "value from which procurement law applies";
        ThreshOpenTender "thresh.open-tender" Money "公开招标数额标准" "value from which open tender is required";
        SplitLookback "split.lookback" Text "化整为零的认定范围" "span over which splitting is judged";
        NeedSurveyMandatoryFrom "need.survey-mandatory-from" Money "应当开展需求调查的金额" "value from which a need survey is required";
        NeedSurveyMinActors "need.survey-min-actors" Count "需求调查最少对象数" "fewest market actors to survey";
        NeedPublicConsult "need.public-consult" Flag "公共服务需求征求公众意见" "the public is consulted on need";
        NeedConsultMin "need.public-consult-min" Period "征求意见最短时间" "shortest time the public has to answer on need";
        NeedReviewMinPersons "need.review-min-persons" Count "需求审查最少人数" "fewest reviewers of need and plan";
        NeedDecide "need.decide" Period "需求受理答复期" "time to decide on a registered need";
        NeedBudget "need.budget" Period "预算落实期" "time to commit the budget once costed";
        NeedReview "need.review" Period "需求和方案审查期" "time to review need and plan";
        TermsAnswer "terms.answer" Period "文件意见答复期" "time to answer a comment or counter-clause on draft terms";
        IntentionNotice "intention.min-days" Period "采购意向公开期" "intention notice period";
    }
    // Methods and tender clock (S06–S08).
    "采购方式与期限" "Methods and tender clock" {
        MethodSet "method.set" List "采购方式" "purchasing methods";
        MethodConsultationForServices "method.consultation-for-services" Flag "购买服务可用竞争性磋商" "competitive consultation is open to services";
        MethodSingleSourceNotice "method.single-source-notice" Period "单一来源公示期" "single-source notice period";
        TenderNotice "tender.notice-period" Period "采购公告期限" "tender notice period";
        TenderOpen "tender.open-min" Period "公开招标等标期" "open tender: shortest time to bid";
        TenderConsultation "tender.consultation-min" Period "竞争性磋商响应期" "consultation: shortest time to respond";
        TenderNegotiation "tender.negotiation-min" Period "竞争性谈判响应期" "negotiation: shortest time to respond";
        TenderPrequalification "tender.prequalification-min" Period "资格预审申请期" "shortest time to apply for prequalification";
        TenderDocuments "tender.documents-min" Period "采购文件提供期" "shortest time documents are available";
        TenderClarification "tender.clarification-min" Period "澄清修改提前期" "clarification: lead before the deadline";
        TenderClarificationConsultation "tender.clarification-consultation-min" Period "磋商文件澄清提前期" "consultation clarification: lead before the deadline";
        MinSuppliers "tender.min-suppliers" Count "最少供应商数" "fewest suppliers";
        MinSuppliersConsultation "tender.min-suppliers-consultation" Count "购买服务磋商可继续的最少供应商数" "fewest suppliers to continue a services consultation";
        BidBondMax "bond.bid-max" Percent "投标保证金上限" "bid bond ceiling";
        BidBondReturn "bond.bid-return" Period "投标保证金退还期" "time to return a bid bond";
        PerformanceBondMax "bond.performance-max" Percent "履约保证金上限" "performance bond ceiling";
    }
    // Scoring and evaluation of bids (S09).
    "评审" "Scoring and evaluation of bids" {
        PriceWeightOpenMin "score.price-weight-open-min" Percent "招标价格分下限" "open tender: lowest price weight";
        PriceWeightOpenMax "score.price-weight-open-max" Percent "招标价格分上限" "open tender: highest price weight";
        PriceWeightConsultationMin "score.price-weight-consultation-min" Percent "磋商价格分下限" "consultation: lowest price weight";
        PriceWeightConsultationMax "score.price-weight-consultation-max" Percent "磋商价格分上限" "consultation: highest price weight";
        PriceWeightFixedPrice "score.price-weight-fixed-price" Percent "固定价格采购的价格分" "price weight under a fixed price";
        PriceFormula "score.price-formula" Text "价格分公式" "price score formula";
        ForbiddenFactors "score.forbidden-factors" List "不得作为评审因素" "factors that may not be scored";
        SubjectiveScaleMax "score.subjective-max" Percent "无分档标准的主观分上限" "ceiling of points without thresholds";
        LowPriceRates "lowprice.rates" Map "异常低价审查比例" "abnormally low price rates";
        LowPriceMinutes "lowprice.min-minutes" Count "异常低价说明最短分钟数" "fewest minutes to explain a low price";
        LowPriceDuty "lowprice.duty" Text "异常低价的处理义务" "duty on an abnormally low price";
        CommitteeMin "panel.min" Count "评标委员会最少人数" "fewest tender committee members";
        CommitteeMinLarge "panel.min-large" Count "重大项目评标委员会最少人数" "fewest committee members of a large project";
        CommitteeLargeFrom "panel.large-from" Money "按重大项目组成评标委员会的预算金额" "budget from which the committee of a large project sits";
        CommitteeMinConsultation "panel.min-consultation" Count "磋商谈判小组最少人数" "fewest members of a negotiating group";
        CommitteeOdd "panel.odd" Flag "评审人数为单数" "the committee is odd in number";
        CommitteeExpertShare "panel.expert-share" Map "评审专家占比下限" "lowest share of experts";
        RecuseLookback "recuse.lookback" Period "回避追溯期" "recusal look-back";
        ConflictAssessment "conflict.assessment" Text "利益冲突评估" "when conflicts are assessed";
        ReserveSmeBelow "reserve.sme-default-below" Money "默认面向中小企业预留的金额" "value below which lots are reserved to SMEs";
        ReserveNonprofit "reserve.nonprofit" Text "社会组织参与预留采购的途径" "how nonprofits take part in reserved lots";
        ReserveGroups "reserve.groups" List "可预留的对象" "groups a lot may be reserved to";
        SmeDeduction "reserve.sme-price-deduction" Map "小微企业价格扣除幅度" "price deduction for small and micro enterprises";
        EvaluationToPurchaser "evaluation.report-to-purchaser" Period "评审报告送交期" "time to hand over the bid evaluation report";
    }
    // Award, challenge, signing (S10–S13).
    "成交、质疑与签约" "Award, challenge, signing" {
        AwardDecide "award.decide" Period "确定成交供应商期限" "time to decide the award";
        AwardNotice "award.notice" Period "中标通知与公告期限" "time to notify and publish the award";
        AwardLoserFeedback "award.loser-feedback" Text "未中标反馈" "feedback to those not awarded";
        ResultNotice "award.result-notice" Period "结果公告期" "result notice period";
        Standstill "standstill.window" Period "签约前质疑窗口" "challenge window before signing";
        StandstillVoluntary "standstill.voluntary-min" Period "自愿暂停签约最短期" "shortest voluntary standstill";
        Inquiry "complain.inquiry" Period "询问答复期" "time to answer an inquiry";
        Objection "complain.objection" Period "质疑期" "time to object";
        ObjectionReply "complain.reply" Period "质疑答复期" "time to answer an objection";
        Complaint "complain.complaint" Period "投诉期" "time to complain";
        ComplaintExamine "complain.examine" Period "投诉审查期" "time to examine a complaint";
        ComplaintCopies "complain.copies" Period "投诉副本发送期" "time to send copies of a complaint";
        ComplaintDecide "complain.decide" Period "投诉处理期" "time to decide a complaint";
        ComplaintSuspension "complain.suspension-max" Period "投诉暂停采购上限" "longest suspension by complaint";
        ComplainBodies "complain.bodies" List "受理投诉的机关" "bodies that take complaints";
        Sign "sign.max" Period "签订合同期限" "time to sign the contract";
        SignCountsFrom "sign.counts-from" Text "签约期限起算点" "what the time to sign is counted from";
        SignRenewalBy "sign.renewal-by" Text "续签完成时点" "when a renewal must be signed";
        PublishContract "publish.contract" Period "合同公告期限" "time to publish the contract";
        PublishText "publish.contract-text" Period "合同文本公开期限" "time to publish the text of the contract";
        PublishTextOver "publish.contract-text-over" Money "公开合同文本的金额" "value above which the text is published";
        FileCopy "file.copy" Period "合同备案期限" "time to file a copy of the contract";
        FileWith "file.with" Text "合同备案或审批机关" "who keeps or approves a copy of the contract";
        TermDefault "term.default" Period "合同默认期限" "usual contract term";
        TermMax "term.max" Period "合同最长期限" "longest contract term";
    }
    // Change (M2) and tasks (M1).
    "变更与任务" "Change and tasks" {
        ChangeAddonMax "change.addon-max" Percent "追加采购累计上限" "ceiling of add-ons in total";
        ChangeNotice "change.notice" Text "变更公开" "publication of changes";
        ChangeMutual "change.mutual-required" Flag "变更须双方同意" "changes need both sides";
        ChangeAnswer "change.answer" Period "变更答复期" "time to answer a proposed change";
        TaskSilence "task.silence" Period "任务单答复期（沉默不等于接受）" "time to answer a task; silence is not acceptance";
        VerbalOrderConfirm "task.verbal-confirm" Hours "口头要求书面确认时限" "hours to confirm a verbal order in writing";
        TaskDutyAlike "task.duty-alike-min" Percent "任务与职责清单条目的最低相似度" "least likeness of a task and a row of a duty list";
        TaskNegativeWords "task.negative-words" List "负面清单用语" "words that put a task on the negative list";
        FlexPoolMin "task.flex-pool-min" Percent "弹性工时池下限" "flex pool, lower bound";
        FlexPoolMax "task.flex-pool-max" Percent "弹性工时池上限" "flex pool, upper bound";
    }
    // Inception and delivery (S14–S15, M4, M5, M10).
    "启动与服务" "Inception and delivery" {
        Inception "inception.max" Period "落地启动期限" "time to start on site";
        Advance "advance.percent" Percent "预付款比例" "share paid in advance";
        AdvancePay "advance.pay" Period "预付款支付期限" "time to pay the advance after invoice";
        AdvanceLateRenewal "advance.on-late-renewal" Flag "续签迟延时可请求预付" "right to an advance when a renewal is late";
        DeliveryReport "report.submit" Period "期间报告提交期" "time to report after a period";
        DeliveryReportAnswer "report.answer" Period "报告答复期" "time for the purchaser to answer a report";
        ReportUnusedPeriods "report.unused-periods" Count "报告字段闲置淘汰期数" "unused periods after which a field is dropped";
        ReportBurdenMax "report.burden-max" Percent "记录报告工时占比上限" "ceiling of time spent on records and reports";
        ServiceRecord "record.service-max" Hours "服务记录录入时限" "hours to enter a service record";
        WorkerDayMax "record.worker-day-max" Hours "社工一日服务与路途工时上限" "most hours of service and travel of one worker in a day";
        MonthOverMax "record.month-over-max" Percent "月工时超过约定工时的上限" "most hours above the contracted hours of a month";
        ConfirmerShareMax "record.confirmer-share-max" Percent "单人确认占比上限" "most confirmations by one person";
        UserConfirmMin "record.user-confirm-min" Percent "服务对象确认占比下限" "fewest confirmations by users";
        InspectionNotice "inspection.notice" Period "检查预告期" "notice of an inspection";
        InspectionsPerQuarter "burden.inspections-per-quarter" Count "每季度检查次数上限" "most inspections in a quarter, all bodies together";
        SurprisesPerYear "burden.surprise-inspections-per-year" Count "每年突击检查次数上限" "most surprise inspections in a year, all bodies together";
        StaffingNotice "staff.change-notice" Period "人员变更预告期" "notice of a staff change";
        TrainingHours "staff.training-hours" Count "每年培训学时" "training hours a year";
    }
    // Evaluation and cure (S16–S18, M6).
    "评估与整改" "Evaluation and cure" {
        MidtermFrom "midterm.from" Percent "中期评估窗口起点" "midterm window opens at this share of the term";
        MidtermUntil "midterm.until" Percent "中期评估窗口终点" "midterm window closes at this share of the term";
        EvaluationPlan "eval.plan-before" Period "评估方案提前期" "lead of the evaluation plan";
        EvaluationReport "eval.report" Period "评估报告期限" "time to report an evaluation";
        EvaluationReply "eval.reply" Period "评估答辩期" "time to reply to an evaluation";
        FinalOpensBefore "eval.final-opens-before" Period "末期评估提前启动期" "final evaluation opens before the end";
        FinalClosesAfter "eval.final-closes-after" Period "末期评估截止期" "final evaluation closes after the end";
        FinalTotal "eval.final-total" Period "末期评估总时限" "time for the final evaluation in all";
        EvaluationGroups "eval.groups-required" List "必备评估主体" "groups that must evaluate";
        EvaluationWeights "eval.weights" Map "评估主体权重" "weights of evaluating groups";
        EvaluationDimensions "eval.dimensions" Map "服务评估维度权重" "weights of service dimensions";
        EvaluationScale "eval.scale" Count "地方考核总分" "points of the local official index";
        EvaluationLocal "eval.local-weights" Map "地方考核指标分值" "points of groups in the local official index";
        EvaluationFinance "eval.finance" Text "财务评估方式" "how finance is judged";
        FieldHoursMin "eval.field-hours-share-min" Percent "外展入户工时占比下限" "lowest share of hours in the community and in homes";
        RatingWords "eval.rating-words" List "履约评级用语" "words of the performance rating";
        EvaluationBounds "eval.bounds" Map "评估权重界限" "bounds of evaluation weights";
        EvaluationSample "eval.sample" Map "服务对象抽样参数" "user sample parameters";
        GradeBands "eval.grade-bands" Map "等级分数线" "grade bands";
        EvaluatorCoolingOff "eval.evaluator-cooling-off" Period "评估方利益隔离期" "evaluator cooling-off";
        Cure "cure.default" Period "整改期" "time to cure";
        CureMin "cure.min" Period "最短整改期" "shortest time to cure";
        CureMax "cure.max" Period "最长整改期" "longest time to cure";
        Appeal "eval.appeal" Period "复核申请期" "time to appeal a result";
        Recheck "eval.recheck" Period "复核期限" "time to re-check a result";
    }
    // Acceptance and pay (S19–S20, M3).
    "验收与付款" "Acceptance and pay" {
        Acceptance "accept.max" Period "验收期限" "time to accept after request";
        AcceptUsers "accept.users-required" Flag "验收邀请服务对象" "users are invited to acceptance";
        AcceptPublished "accept.published" Flag "验收结果公开" "the acceptance result is published";
        InvoiceCheck "pay.invoice-check" Period "发票核对期" "time to check an invoice";
        Pay "pay.days" Period "付款期限" "time to pay after invoice";
        PaySmall "pay.days-small-business" Period "对小企业的付款期限" "time to pay a small business";
        PayEncouraged "pay.encouraged" Period "鼓励付款期限" "encouraged time to pay";
        PayOuter "pay.outer" Period "付款外限" "outer limit to pay";
        PayOuterMax "pay.outer-max" Period "约定付款期上限" "longest outer limit a contract may agree";
        PayDisputeDuty "pay.dispute-duty" Text "有争议时的付款义务" "duty to pay while in dispute";
        PayInterest "pay.interest-daily" Rate "逾期日利率" "late interest per day";
        PayInterestRule "pay.interest-rule" Text "逾期利息规则" "late interest rule";
        PayInterestOverBase "pay.interest-over-base" Percent "逾期年利率高出基准的百分点" "late interest a year over the base rate";
        PayInterestMin "pay.interest-min" Money "免计利息的最低额" "interest below this is not owed";
        PayFixedSum "pay.late-fixed-sum" Map "逾期付款固定补偿" "fixed sum for each late payment, by size of the debt";
        PayInterestLateContract "pay.interest-on-late-contract" Flag "合同迟签计息" "interest on a late contract";
        PayCoversNonprofit "pay.covers-nonprofit" Flag "付款法规涵盖社会组织" "payment law covers nonprofits";
        PayIndirectMin "pay.indirect-min" Percent "间接成本占比下限" "lowest share of indirect cost";
        PayPublicStats "pay.public-stats" Text "逾期付款公开周期" "publication of overdue payments";
        PayPublicStatsWithin "pay.public-stats-within" Period "付款统计公开期限" "time to publish payment statistics after the period";
        PayConfirmReceivable "pay.confirm-receivable" Period "应收账款确认期" "time to confirm a receivable";
        PayVirementMax "pay.virement-max" Percent "预算科目调剂上限" "virement without approval, ceiling";
        PerformanceShareMax "pay.performance-share-max" Percent "绩效付款上限" "ceiling of performance pay";
        DamagesCap "pay.damages-cap" Percent "违约金上限" "ceiling of liquidated damages";
        FlowdownSubcontract "flowdown.subcontract" Flag "付款条件传导至分包" "pay terms flow down to subcontracts";
        ArrearsPublic "arrears.public-after" Period "欠款公开期" "arrears become public after";
        ArrearsDefault "arrears.default-after" Period "欠款构成购买方违约期" "arrears become purchaser default after";
        ArrearsHandOn "arrears.complaint-hand-on" Period "欠款投诉转办期" "time to hand on an arrears complaint";
        ArrearsResult "arrears.complaint-result" Period "欠款投诉处理期" "time to settle an arrears complaint";
        ArrearsResultMax "arrears.complaint-max" Period "欠款投诉处理上限" "longest time to settle an arrears complaint";
        PurchaserSilence "default.purchaser-silence" Period "购买方沉默构成违约期" "silence becomes purchaser default after";
    }
    // Performance, default and sanctions (M8, X1–X6).
    "履约、违约与处理" "Performance, default and sanctions" {
        KpiRequiredOver "perf.kpi-required-over" Text "绩效目标适用范围" "when performance targets are required";
        KpiThreshold "perf.kpi-threshold" Money "须设绩效指标的合同额" "value above which performance indicators are set";
        KpiMin "perf.kpi-min" Count "最少绩效指标数" "fewest performance indicators";
        PerfPublish "perf.publish" Text "履约信息公开" "publication of performance";
        PerfCureBeforePublish "perf.cure-before-publish" Flag "公开前先整改" "cure before publication";
        DefaultCure "default.cure" Period "违约通知补救期" "time to cure a default";
        SanctionReply "sanction.reply" Period "处理前申辩期" "time to reply to a proposed sanction";
        SanctionExpiry "sanction.expiry-months" Map "处理记录失效月数" "months until a sanction expires";
        SanctionSupplierBan "sanction.supplier-ban-years" Map "供应商禁入年限" "years of supplier ban";
        SanctionList "sanction.list" Text "供应商失信名录" "list or finding that keeps a supplier out";
        EndHearing "end.hearing" Flag "终止前听证" "a hearing before an end";
        EndNoticePublic "end.notice-public" Period "终止公告期限" "time to publish an early end";
        TerminationReply "end.reply" Period "终止前答复期" "time to reply before an early end";
        HostWithdrawal "host.withdrawal-notice" Period "落地方退出预告期" "notice of a host's withdrawal";
        HostDutyList "host.duty-list" Text "履职清单" "duty list of the host";
        Emergency "emergency.max" Period "紧急任务有效期" "longest life of an emergency order";
        Retaliation "retaliation.presumption" Period "报复推定期" "retaliation presumption";
    }
    // Disputes and resident complaints (M7, M9).
    "争议与居民投诉" "Disputes and resident complaints" {
        DisputeTalk "dispute.talk" Period "工作层协商期" "dispute step 1: working level";
        DisputeCommittee "dispute.committee" Period "联席会议协商期" "dispute step 2: joint committee";
        DisputeMediation "dispute.mediation" Period "调解期" "dispute step 3: mediation";
        ResidentAck "resident.ack" Period "居民投诉受理期" "time to acknowledge a resident";
        ResidentAnswer "resident.answer" Period "居民投诉答复期" "time to answer a resident";
        PanelTies "panel.ruling-ties" Period "裁决组回避追溯期" "look-back for ties of the ruling panel";
        PeerBidBar "peer.bid-bar" Period "同行评分者同标限制期" "bar on bidding in a lot one scored";
        BoardTies "board.ties" Period "政府人员任职隔离期" "look-back for officials on a provider's board";
    }
    // Questions the record itself raises (P01–P44, AF-01–AF-22); never verdicts.
    "迹象与提问" "Signs and questions" {
        SignOffContract "sign.off-contract" Percent "合同外要求占比" "share of requests outside the scope";
        SignBorrowedDays "sign.borrowed-days" Count "借用人员天数" "days staff were borrowed";
        SignStaleTask "sign.stale-task" Count "接受后未开始的天数" "days an accepted task lies undone";
        SignOffices "sign.offices" Count "指挥同一社工的单位数" "offices that instruct one worker";
        SignPaperAtUse "sign.paper-at-use" Percent "评估中书面材料分值占比" "share of points that papers prove, at the evaluation";
        SignPaperInDesign "sign.paper-in-design" Percent "指标设计中书面材料分值占比" "share of points that papers prove, in the design";
        SignLateEntries "sign.late-entries" Percent "补录占比" "share of records entered late";
        SignBunched "sign.bunched" Percent "评估前集中录入占比" "share of records entered just before an evaluation";
        SignBunchDays "sign.bunch-days" Count "评估前集中录入的天数" "days before an evaluation that count as just before it";
        SignPeriodEnd "sign.period-end" Percent "期末集中服务占比" "share of services in the last days of a period";
        SignPeriodDays "sign.period-days" Count "期末的天数" "days that count as the end of a period";
        SignHeaping "sign.heaping" Percent "人数逢零逢五占比" "share of attendances ending in 0 or 5";
        SignRecordsMin "sign.records-min" Count "可作比较的最少记录数" "fewest records that can be compared";
        SignSimilarRecords "sign.similar-records" Percent "记录文字相似度" "likeness of two records";
        SignSimilarReports "sign.similar-reports" Percent "报告文字相似度" "likeness of two reports";
        SignShow "sign.show" Percent "单次大型活动人数占比" "share of all persons served by one event";
        SignHardFall "sign.hard-fall" Percent "困难个案占比降幅" "fall of the share of hard cases";
        SignTurnover "sign.turnover" Percent "一年内人员变动率" "staff turnover in a year";
        SignSilentDays "sign.silent-days" Count "重点对象未联系天数" "days without contact to a priority user";
        SignYearEnd "sign.year-end" Percent "十二月工时占比" "share of a year's hours in December";
        SignShortTerm "sign.short-term" Count "短期合同月数" "months of a short contract";
        SignPairYears "sign.pair-years" Count "无竞争连续采购年数" "years of buying from one supplier without competition";
        SignIncome "sign.evaluator-income" Percent "评估方收入来自各方的占比" "share of the evaluator's income that comes from the parties";
        SignScoreSpread "sign.score-spread" Count "评分离散度下限" "spread below which totals count as the same";
        SignTopScore "sign.top-score" Count "高分线" "score that counts as high";
        SignRaterSpread "sign.rater-spread" Count "评分人单项离散度下限" "spread below which raters agree on an item";
        SignRaterItems "sign.rater-items" Percent "评分人一致的指标占比" "share of items on which raters agree";
        SignAgreement "sign.agreement-min" Percent "评分一致性系数下限" "agreement of raters (intraclass correlation), lower bound";
        SignCeiling "sign.ceiling" Percent "满意度封顶线" "satisfaction that counts as a ceiling";
        SignCeilingSample "sign.ceiling-sample" Count "满意度封顶检验的最少人数" "fewest answers for the ceiling test";
        SignStraight "sign.straight-lines" Percent "各项同分的评分表占比" "share of sheets with one score for every item";
        SignInterval "sign.interval-seconds" Count "两份评分表的最短间隔（秒）" "shortest time between two sheets, in seconds";
        SignHostGap "sign.host-gap" Count "街道与服务对象评分差" "points by which a host scores above the users";
        SignCorrelation "sign.correlation" Percent "评分与合同外工时的相关系数" "correlation of scores and off-contract hours";
        SignPairs "sign.pairs-min" Count "计算相关的最少对数" "fewest pairs for a correlation";
        SignDenied "sign.denied" Percent "否认接受服务的占比" "share of those called who say they got no service";
        SignGradesTop "sign.grades-top" Percent "评估方给出最高等级的占比" "share of top grades an evaluator gives";
        SignGradesSpread "sign.grades-spread" Count "评估方各项目得分方差下限" "variance below which an evaluator's results count as the same";
        SignGradesMin "sign.grades-min" Count "评估方可作比较的最少结果数" "fewest results of an evaluator that can be compared";
        SignJump "sign.score-jump" Count "两次评估得分增幅" "points by which a result rises";
        SignExact "sign.exact-targets" Percent "恰好完成的指标占比" "share of targets met exactly";
    }
    // Renewal, handover, records, locale (S21–S22).
    "续约、交接、档案与区域" "Renewal, handover, records, locale" {
        RenewalNotice "renew.notice" Period "续约通知期" "notice of renewal or end";
        RenewalDecision "renew.decision-opens" Period "续约决定启动期" "renewal decision opens before the end";
        RenewalBridge "renew.bridge" Period "未作决定的过渡期" "bridge when nothing is decided";
        CaseTransfer "case.transfer" Period "个案转介期限" "time to transfer cases";
        RecordsKeep "records.keep" Period "档案保存期" "time to keep records";
        PrivacyConsent "privacy.sensitive-consent" Text "敏感个人信息同意方式" "consent to sensitive personal data";
        LanguageTerms "language.terms" Text "用语" "language of terms";
        Currency "locale.currency" Text "币种" "currency";
        Locale "locale.locale" Text "区域格式" "locale";
        FiscalYear "locale.fiscal-year" Text "财政年度" "fiscal year";
        TimeZone "locale.time-zone" Text "时区" "time zone";
    }
}
