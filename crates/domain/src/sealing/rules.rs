//! Duties, guards and refusals around sealed bids.

duties! {
    /// An opening officer gives the shares once the list is closed.
    RELEASE_SHARES "release-shares" Opener => Tenderer
    ("截止后提交解密份额", "Release the key shares after the deadline")
    proof ("解密份额与密封承诺一致", "shares that match what the envelopes commit to")
    breach ("人数不足时无法开标，逾期公开显示", "without enough of them the bids cannot be opened; shown as overdue") mirror "";
}

guards! {
    /// No single body can open the bids alone.
    OFFICERS_APART "S06.officers-apart" Reason
    ("开标解密人来自不同单位，任何一个单位的人都不足以单独解密", "the opening officers come from different bodies, and no body alone has enough of them to open a bid")
    source ("平台规则；欧盟2014/24号指令附件四", "platform rule; Directive 2014/24/EU Annex IV");
}

refusals! {
    OFFICERS_COUNT "officers-count" ("解密人须有 1 至 {most} 名，所需人数不得为零，也不得多于解密人人数", "there must be 1 to {most} officers, and the number needed must lie between one and their number")
    next ("调整人数，例如三人中须有两人", "change the numbers, for instance two of three");
    OFFICER_TWICE "officer-twice" ("同一人或同一公钥只能列一次", "a person or a key can be listed only once")
    next ("删除重复的一行", "remove the second row");
    OFFICER_TENDERS "officer-tenders" ("{person}的单位已响应或起草本项目，不能担任解密人", "{person} works for an organisation that bids; no officer may come from it")
    next ("换一名解密人", "choose another officer");
    HEADER_MISSING "envelope-unknown" ("平台没有收到这份密封文件", "the platform has no such envelope")
    next ("先上传密封文件，再提交", "upload the envelope first, then hand it in");
    OTHER_OFFICERS "envelope-other-officers" ("密封文件不是按本项目的解密人密封的", "the envelope was not sealed to the opening officers of this purchase")
    next ("重新下载采购文件数据（tender.json）后再密封", "download the tender data (tender.json) again and seal anew");
    OTHER_DOCUMENTS "envelope-other-documents" ("密封文件响应的不是现行采购文件", "the envelope answers other documents than those in force")
    next ("阅读补充文件，按现行文件重新密封", "read the addenda and seal an answer to the documents in force");
    ENVELOPE_TWICE "envelope-twice" ("这份密封文件已经提交过", "this envelope was handed in before")
    next ("无需重复提交；如要替换请另行密封", "there is nothing to do; to replace it, seal another");
    PARTS_WRONG "envelope-parts" ("密封文件须有技术和报价两个部分，各一份，每名解密人一个份额", "an envelope has one technical and one financial part, each with one share for every officer")
    next ("用 bonafide bid seal 重新密封", "seal it again with `bonafide bid seal`");
    NOT_CLOSED "bids-not-closed" ("截止封存还没有记入记录", "the closing of the list is not in the record yet")
    next ("截止时间一过平台即自动封存，请稍后再试", "the platform closes it as soon as the deadline has passed; try again in a minute");
    NOT_OFFICER "not-officer" ("您不是本项目的开标解密人", "you are not an opening officer of this purchase")
    next ("由解密人本人办理", "an officer does this in person");
    ENVELOPE_NOT_HELD "envelope-not-held" ("没有这份待开启的密封响应", "there is no such sealed bid waiting to be opened")
    next ("核对摘要", "check the digest");
    SHARE_WRONG "share-wrong" ("{officer}提交的 {bid} 份额与密封承诺不符", "the share of {bid} that {officer} gave is not the one the envelope commits to")
    next ("用自己的密钥重新解出份额；如密封本身有误，将该行份额留空", "open the share again with your own key; if it was sealed wrong, leave the share of that row empty");
    SHARE_TWICE "share-twice" ("{bid} 的这个份额已经提交过", "this share of {bid} was given before")
    next ("删除该行", "remove that row");
    SHARES_NONE "shares-none" ("没有填写份额", "no shares were given")
    next ("用 bonafide officer open 生成份额后提交", "make them with `bonafide officer open`, then hand them in");
    SHARES_LACKING "shares-lacking" ("{bid} 还差 {count} 名解密人的份额", "{bid} still lacks the shares of {count} officers")
    next ("请解密人提交份额", "ask the officers to release their shares");
    OPENING_UNKNOWN "opening-unknown" ("{bid} 还没有解密结果", "nothing is known of the content of {bid} yet")
    next ("请重试；仍不成功请联系平台管理员", "try again; if it fails again, tell the platform's steward");
}
