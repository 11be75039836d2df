//! Duties, guards and refusals of this module.

duties! {
    /// C-GRO-1: a learning meeting in each half of the year.
    HOLD_MEETING "hold-learning-meeting" Provider => Purchaser ("召开学习会", "Hold a learning meeting")
    proof ("会议记录：主题、人数、改进事项", "the record of the meeting: subject, people, what changes")
    breach ("公示未召开", "that it was not held is shown") mirror "join-learning-meeting";
    /// C-GRO-1: the purchaser's part in it.
    JOIN_MEETING "join-learning-meeting" Purchaser => Provider ("参加或资助学习会", "Join or fund a learning meeting")
    proof ("参加或资助的记录", "the record of taking part or paying")
    breach ("公示未参加", "that it did not take part is shown") mirror "hold-learning-meeting";
}

guards! {
    /// Money for growth has a line of its own in the cost model.
    LINE_KEPT "S15.growth-line" Warn
        ("成长支出没有超过测算的督导与培训经费", "what is spent on growth stays within the line of the cost model")
        source ("合同条款 C-GRO-1", "clause C-GRO-1");
}

refusals! {
    GROWTH_AHEAD "growth-ahead" ("日期在今天之后", "the day is still to come")
    next ("发生后再登记", "record it when it has happened");
    GROWTH_NOTHING "growth-nothing" ("金额、时数或人数为零", "the sum, the hours or the people are zero")
    next ("填写实际数字", "enter the real figure");
    MEETING_UNKNOWN "learning-meeting-unknown" ("没有这次学习会", "there is no such learning meeting")
    next ("从列表中选择", "choose it from the list");
    MEETING_JOINED "learning-meeting-joined" ("贵单位已经登记参加", "your organisation is on record already")
    next ("无需再办", "nothing more is needed");
    NOT_ITS_RECORD "not-its-record" ("能力记录只能由本合同的承接方办理", "only the provider of this contract decides about its capability record")
    next ("请承接方办理", "ask the provider");
    CAPABILITY_CLOSED "capability-closed" ("能力记录没有公开", "the capability record is not published")
    next ("无需办理", "nothing needs to be done");
}
