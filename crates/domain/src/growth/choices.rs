//! The closed lists and ids of this module.

local_id!(
    /// A learning meeting.
    MeetingId "LM"
);

choice! {
    /// What money for growth is spent on (C-GRO-1, C-STF-2).
    GrowthLine {
        Training "training" ("培训", "Training");
        Supervision "supervision" ("专业督导", "Professional supervision");
        Method "method" ("方法改进与研究", "Method and research");
        Learning "learning" ("学习会", "Learning meetings");
    }
}

choice! {
    /// How a government party took part in a learning meeting.
    Part {
        Attended "attended" ("到会参加", "Took part");
        Funded "funded" ("承担费用", "Paid for it");
        Both "attended-and-funded" ("到会并承担费用", "Took part and paid for it");
    }
}
