//! Why an act of the running service is not accepted.

refusals! {
    OTHER_SUPPLIER "other-supplier" ("你单位不是本合同的承接方",
        "your organisation is not the supplier of this contract")
    next ("打开你单位承接的合同", "open the contract of your own organisation");
    OFFICE_UNKNOWN "office-unknown" ("你没有以单位身份参与本合同",
        "you take part in this contract for no organisation")
    next ("请购买方先授予你单位角色", "ask the purchaser to give your organisation its role");
    HOURS_MISSING "hours-missing" ("工时必须大于 0", "the hours must be more than 0")
    next ("填写实际工时", "enter the real hours");
    DAY_AHEAD "day-ahead" ("日期晚于今天", "the day is still to come")
    next ("事情发生后再登记", "record it once it has happened");
    DAY_PAST "day-past" ("日期早于今天", "the day has passed")
    next ("改为今天或以后的日期", "choose today or a later day");

    SERVICE_UNKNOWN "service-unknown" ("没有这条有效的服务记录", "there is no such record of service")
    next ("从列表中选择", "choose one from the list");
    SERVICE_UNIT_UNKNOWN "service-unit-unknown" ("合同没有约定“{unit}”这个服务单位",
        "the contract has no service unit {unit}")
    next ("选择合同约定的服务单位或留空", "choose a unit of the contract or leave it empty");
    NO_OPEN_CASE "no-open-case" ("没有在案的个案", "no case is open")
    next ("先登记开案", "record its opening first");
    CASE_OPEN "case-open" ("个案 {case} 已经在案，不能再次开案", "case {case} is open and cannot be opened again")
    next ("登记为个案会谈，或核对代号", "record a session of it or check the code");
    CASE_NOT_OPEN "case-not-open" ("个案 {case} 在 {day} 不在案", "case {case} is not open on {day}")
    next ("先登记开案，或核对代号和日期", "record its opening first, or check code and day");
    NO_SERVICES "no-services" ("没有要登记的服务", "there is no service to record")
    next ("至少填写一行", "fill in at least one line");
    FILE_TAKEN "file-taken" ("这份文件已经导入，即记录 {first}–{last}，没有重复登记",
        "this file was taken in before as records {first}–{last}; nothing was recorded twice")
    next ("如有新的服务，请只导入新增的行", "if there are new services, take in a file with those alone");
    ROSTER_EMPTY "roster-empty" ("名册没有成员", "the roster has no members")
    next ("至少填写一人", "list at least one");
    ROSTER_TWICE "roster-twice" ("代号 {code} 出现了两次", "the code {code} occurs twice")
    next ("每人一个代号", "give each their own code");
    ROSTER_DAYS "roster-days" ("离岗日期早于到岗日期", "the last day is before the first")
    next ("核对日期", "check both days");
    MONTH_AHEAD "month-ahead" ("这个月还没有开始", "this month has not begun")
    next ("改为已经开始的月份", "choose a month that has begun");
    TIMESHEET_EMPTY "timesheet-empty" ("各项工时都是 0", "all hours are 0")
    next ("填写实际工时", "enter the real hours");
    VOICE_REPEATED "already-said" ("你已经就这条记录表过态",
        "you have already said what you know of this record")
    next ("无需重复", "nothing needs to be done");
    SERVICE_NOT_QUESTIONED "service-not-questioned" ("没有人对这条记录提出疑问，不能以“核实无误”结案",
        "nobody put this record in question, so it cannot be found to stand")
    next ("如需更正，请选“已更正”或“撤回记录”", "to correct it choose “Corrected” or “Withdrawn”");

    REPORT_UNKNOWN "report-unknown" ("没有这份待答复的期间报告", "no such report waits for an answer")
    next ("从列表中选择", "choose one from the list");
    REPORT_PERIOD "report-period" ("报告期间应在合同期内且已经结束",
        "the period must lie within the term and be over")
    next ("核对起止日期", "check both dates");
    REPORT_OVERLAP "report-overlap" ("{until} 以前的期间已经报告过，同一数据只报一次",
        "the time up to {until} has been reported on; one datum is reported once")
    next ("从次日开始填报", "start on the day after");
    FIELD_MISSING "report-field-missing" ("请填写“{field}”", "fill in “{field}”")
    next ("该字段仍在使用，须填报", "the field is still in use");
    FIELD_UNKNOWN "report-field-unknown" ("没有这个仍在使用的报告字段", "there is no such field still asked")
    next ("从列表中选择", "choose one from the list");
    DATUM_UNKNOWN "datum-unknown" ("没有待答复的增加字段提议", "no proposed field waits for an answer")
    next ("从列表中选择", "choose one from the list");
    INSPECTOR_ONESELF "inspector-oneself" ("本单位的自查不是检查", "your own organisation does not inspect itself here")
    next ("选择前来检查的机关", "choose the office that came");
    QUESTIONS_MISSING "questions-missing" ("请写明疑问", "say what the questions are")
    next ("在“疑问”一栏写明", "write them down");

    TASK_UNKNOWN "task-unknown" ("没有这项任务", "there is no such task")
    next ("从列表中选择", "choose one from the list");
    TASK_MOVED_ON "task-moved-on" ("任务 {task} 目前不能办理此事项",
        "task {task} is not at the point where this can be done")
    next ("查看任务目前的状态", "see how the task stands");
    FLEX_POOL_EXHAUSTED "flex-pool-exhausted" ("弹性工时池只剩 {left} 小时",
        "the flex pool holds only {left} hours")
    next ("提出合同变更，或减少工时", "propose a change of the contract or fewer hours");
    NOT_REQUESTER "not-requester" ("只有提出方可以办理", "only the office that asked can do this")
    next ("请提出方办理", "ask that office");
    HOURS_ABOVE "hours-above" ("不能超过 {hours} 小时", "it cannot be more than {hours} hours")
    next ("核对工时", "check the hours");
    NOTE_MISSING "note-missing" ("确认的工时少于完成工时，请说明原因",
        "fewer hours are confirmed than were worked; say why")
    next ("填写说明", "fill in the note");
    EMERGENCY_TOO_LONG "task-emergency-too-long" ("紧急任务最迟在 {until} 前结束",
        "an emergency ends by {until} at the latest")
    next ("缩短期限，或按一般任务提出", "shorten it or file it as an ordinary task");
    ORDER_OF_ONESELF "order-of-oneself" ("本单位内部安排不是口头要求",
        "what your own organisation asks is no verbal order")
    next ("选择提出要求的机关", "choose the office that asked");

    INSPECTION_UNKNOWN "inspection-unknown" ("没有这次检查", "there is no such inspection")
    next ("从列表中选择", "choose one from the list");
    NOT_INSPECTOR "not-inspector" ("只有实施检查的机关可以提交结论",
        "only the office that inspected can file its finding")
    next ("请实施检查的机关办理", "ask that office");
    INSPECTION_AHEAD "inspection-ahead" ("检查尚未进行", "the inspection is still to come")
    next ("检查当日起再提交", "file it from the day of the inspection");
    FINDING_FILED "finding-filed" ("结论已经提交", "the finding has been filed")
    next ("查看已提交的结论", "see the finding");
    POINTS_MISSING "points-missing" ("有整改事项时须逐项列明，未发现问题时不列事项",
        "list the points when there are any, and none when there is nothing to note")
    next ("核对结论和事项", "check the finding and its points");
    NOTHING_TO_REPLY "nothing-to-reply" ("没有待答复的检查结论", "no finding waits for a reply")
    next ("从列表中选择", "choose one from the list");
    POINT_UNKNOWN "point-unknown" ("没有这项待落实的事项", "there is no such open point")
    next ("核对事项编号", "check its number");

    COMPLAINT_UNKNOWN "resident-complaint-unknown" ("没有这件待办理的投诉",
        "no such complaint waits for this")
    next ("从列表中选择", "choose one from the list");

    BREACH_UNKNOWN "breach-unknown" ("没有这条待答复的记录", "no such record waits for an answer")
    next ("从列表中选择", "choose one from the list");
    NOT_NAMED "not-named" ("只有被指明的单位可以答复", "only the organisation it names can answer")
    next ("请该单位办理", "ask that organisation");

    NOTICE_UNKNOWN "default-notice-unknown" ("没有这份未关闭的违约通知", "there is no such open default notice")
    next ("从列表中选择", "choose one from the list");
    NOTICE_DIRECTION "default-notice-direction" ("承接方向购买方或落地方发出，购买方向承接方发出",
        "the provider notifies purchaser or host, the purchaser notifies the provider")
    next ("选择对方单位", "choose the other side");
    NOTICE_OBLIGATION "default-obligation" ("该单位没有这项未履行的义务",
        "this organisation has no such open obligation")
    next ("从列表中选择，或只写明事实", "choose one from the list or describe the facts alone");
    NOTICE_EMPTY "default-empty" ("请选择逾期的义务，或写明事实",
        "choose the overdue obligation or describe the facts")
    next ("至少填一项", "fill in at least one of them");
    NOTICE_EARLY "default-early" ("该义务尚未到期", "this obligation is not yet due")
    next ("到期后再发通知", "give notice once it is overdue");
    CURE_DAYS "cure-days" ("补救期应在 {least} 至 {most} 日之间",
        "the time to cure lies between {least} and {most} days")
    next ("改填日数或留空", "change the days or leave them empty");
    NOT_DEBTOR "not-debtor" ("只有收到通知的单位可以办理", "only the organisation that was notified can do this")
    next ("请该单位办理", "ask that organisation");
    NOT_NOTIFIER "not-notifier" ("只有发出通知的单位可以关闭",
        "only the organisation that gave the notice can close it")
    next ("请该单位办理", "ask that organisation");
    NOT_CURED "not-cured" ("对方尚未说明已补救，请选“撤回通知”",
        "the other side has not reported a cure; choose “Withdrawn”")
    next ("等待补救，或撤回通知", "wait for the cure or withdraw the notice");
}
