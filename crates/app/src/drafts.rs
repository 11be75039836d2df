//! Forms begun and not yet submitted. What is in them is sealed to the platform's key before it
//! reaches the database: the draft of a bid is as secret as the bid.

use crate::app::{App, AppError};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::ContractId;
use kernel::{PersonId, ProcessId, Timestamp};
use store::Draft;

/// The fields of a form as they were typed.
pub type Fields = Vec<(String, String)>;

/// Which form: of whom, in which purchase and contract, of which act.
#[derive(Clone, Copy, Debug)]
pub struct DraftOf<'a> {
    /// Whose.
    pub person: PersonId,
    /// In which purchase; none for an act that starts one.
    pub process: Option<ProcessId>,
    /// About which contract.
    pub contract: Option<ContractId>,
    /// The act.
    pub verb: &'a str,
}

impl DraftOf<'_> {
    fn id(&self) -> String {
        let process = self.process.map(|id| id.to_string()).unwrap_or_default();
        let contract = self.contract.map(|id| id.to_string()).unwrap_or_default();
        format!("{} {process} {contract} {}", self.person, self.verb)
    }
}

impl App {
    /// Keeps what has been typed into a form; an earlier draft of the same form is replaced.
    ///
    /// # Errors
    /// Failures of the database, or the draft cannot be sealed.
    pub fn keep_draft(&self, of: DraftOf<'_>, fields: &Fields) -> Result<(), AppError> {
        let sealed = self.vault().close_draft(&serde_json::to_vec(fields)?)?;
        let row = Draft {
            id: of.id(),
            person: of.person,
            verb: of.verb.to_owned(),
            process: of.process,
            json: serde_json::to_string(&STANDARD.encode(sealed))?,
            updated: self.clock().now(),
        };
        self.bus()
            .rows(Box::new(move |batch| batch.put_draft(&row)))?;
        Ok(())
    }

    /// The draft of a form, and when it was kept.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn draft(&self, of: DraftOf<'_>) -> Result<Option<(Timestamp, Fields)>, AppError> {
        let Some(row) = self.reader()?.draft(&of.id())? else {
            return Ok(None);
        };
        let fields = || {
            let text: String = serde_json::from_str(&row.json).ok()?;
            let sealed = STANDARD.decode(text).ok()?;
            serde_json::from_slice(&self.vault().open_draft(&sealed)?).ok()
        };
        // A draft sealed to a key that is gone is no draft any more.
        Ok(fields().map(|fields| (row.updated, fields)))
    }

    /// Drops the draft of a form, if there is one.
    ///
    /// # Errors
    /// Failures of the database.
    pub fn drop_draft(&self, of: DraftOf<'_>) -> Result<(), AppError> {
        let id = of.id();
        if self.reader()?.draft(&id)?.is_some() {
            self.bus()
                .rows(Box::new(move |batch| batch.delete_draft(&id)))?;
        }
        Ok(())
    }
}
