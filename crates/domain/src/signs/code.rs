//! The codes of the questions, with their names. P01–P44 are the pathologies of domain.md §3.4,
//! AF-01–AF-22 the checks against formalism of §5e.

choice! {
    /// A question that the record itself can raise.
    Code {
        P01 "P01" ("合同外任务", "Tasks beyond the contract");
        P02 "P02" ("借用人员", "Borrowed staff");
        P03 "P03" ("逾期付款", "Late payment");
        P04 "P04" ("付款等评估", "Payment that waits for an evaluation");
        P05 "P05" ("单方改变目标", "Targets changed by one side");
        P06 "P06" ("先服务后签约", "Service before the contract");
        P07 "P07" ("检查过多", "Too many inspections");
        P08 "P08" ("报表过多", "Too many reports");
        P09 "P09" ("评估看材料", "Evaluation by paper");
        P10 "P10" ("评分雷同", "Scores that are all the same");
        P11 "P11" ("满意度封顶", "Satisfaction at the ceiling");
        P12 "P12" ("量身定做", "Tender made to measure");
        P13 "P13" ("陪标", "Companion bids, or one real bidder");
        P14 "P14" ("预留中小企业而排除社会组织", "A reservation that shuts out nonprofits");
        P15 "P15" ("低于人员成本的价格", "Price below the cost of staff");
        P16 "P16" ("周期过短", "Short cycles");
        P17 "P17" ("化整为零", "Splitting");
        P18 "P18" ("连续无竞争采购", "No competition year after year");
        P19 "P19" ("关联方采购", "Buying from a related party");
        P20 "P20" ("评估方收入依赖各方", "An evaluator that lives from the parties");
        P21 "P21" ("评估方兼做服务", "An evaluator that also sells to the evaluated");
        P22 "P22" ("街道评分随办差事变化", "Host scores that follow errands");
        P23 "P23" ("数据修饰", "Figures that look dressed up");
        P24 "P24" ("选择性服务", "Easy cases first");
        P25 "P25" ("形象工程", "Show events");
        P26 "P26" ("指标刚好完成", "Targets met exactly");
        P27 "P27" ("变相拒绝", "Accepted and never begun");
        P28 "P28" ("街道与机构口径一致", "Host and provider speak with one voice");
        P29 "P29" ("街道的支持", "Support by the host");
        P30 "P30" ("人员流失、挂名", "Staff who come and go, lent names");
        P31 "P31" ("加任务不加钱", "More targets, same money");
        P32 "P32" ("街道未履约", "Host behind with its duties");
        P33 "P33" ("购买方不答复", "Purchaser silent");
        P34 "P34" ("打击报复", "Adverse acts soon after a claim");
        P35 "P35" ("索要财物", "Gifts or fees asked for");
        P36 "P36" ("阴阳合同", "A contract unlike the award");
        P37 "P37" ("以审计为由拖付", "Payment put off for an audit");
        P38 "P38" ("成果重复使用", "One output claimed twice");
        P39 "P39" ("结余收回、超支自担", "Surplus taken, overspend left");
        P40 "P40" ("看不见服务对象", "Users out of sight");
        P41 "P41" ("年底突击", "Year-end rush");
        P42 "P42" ("续约与结果脱节", "Renewal apart from the result");
        P43 "P43" ("多头指挥", "Several bosses");
        P44 "P44" ("机构能力不足", "An organisation that is thin on support");
        AF01 "AF-01" ("记录文字近似", "Near-duplicate narratives");
        AF02 "AF-02" ("照片重复使用", "Photos used twice");
        AF03 "AF-03" ("录入滞后、集中补录", "Late and bunched entries");
        AF04 "AF-04" ("满意度封顶检验", "Ceiling of satisfaction");
        AF05 "AF-05" ("填答方式", "Response style");
        AF06 "AF-06" ("目标恰好完成", "Exact targets");
        AF07 "AF-07" ("评估方投入", "Effort of the evaluator");
        AF08 "AF-08" ("评分人一致性", "Agreement of raters");
        AF09 "AF-09" ("街道与服务对象评分差距", "Gap between host and users");
        AF10 "AF-10" ("工时超出能力", "Hours beyond capacity");
        AF11 "AF-11" ("时间地点重叠", "Overlap in time or place");
        AF12 "AF-12" ("评估方历次结果", "Portfolio of the evaluator");
        AF13 "AF-13" ("回访否认服务", "Service denied in blind calls");
        AF14 "AF-14" ("书面材料分值", "Share of points for paper");
        AF15 "AF-15" ("指标漂移", "Drift of the index");
        AF16 "AF-16" ("结果未被使用", "Decisions without the result");
        AF17 "AF-17" ("记录与报表负担", "Burden of records and reports");
        AF18 "AF-18" ("困难个案减少", "Fewer hard cases after the index");
        AF19 "AF-19" ("付款前得分上升", "Scores that rise before a payment");
        AF20 "AF-20" ("同一人为多家备材料", "One hand in several files");
        AF21 "AF-21" ("沉默的服务对象", "Silent users");
        AF22 "AF-22" ("过于平顺", "Too smooth");
    }
}
