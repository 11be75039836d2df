//! Ids of the objects of the running service.

local_id!(
    /// A record of one service given.
    ServiceId "S"
);
impl ServiceId {
    /// Its place in the list of records, from 0.
    pub fn place(self) -> Option<usize> {
        usize::try_from(self.0.checked_sub(1)?).ok()
    }
}
local_id!(
    /// A task asked of the provider, in writing or by word of mouth.
    TaskId "T"
);
local_id!(
    /// A report on one period.
    PeriodReportId "R"
);
local_id!(
    /// A field of the period report.
    ReportFieldId "RF"
);
local_id!(
    /// A datum an office asked for.
    DatumId "DQ"
);
local_id!(
    /// An inspection, announced or not.
    InspectionId "I"
);
local_id!(
    /// A complaint of a resident.
    ResidentComplaintId "M"
);
local_id!(
    /// A recorded forbidden act.
    BreachId "F"
);
local_id!(
    /// A notice that the other side does not keep what it owes.
    DefaultNoticeId "A"
);
