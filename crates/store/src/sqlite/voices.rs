//! Rows of one-time slips and of what was said by them.

use super::{
    Link, SqliteBatch,
    rows::{execute, parsed, query},
    sql,
};
use crate::{
    StoreError,
    model::{Slip, Spoken, Talk},
    store::{ReadVoices, WriteVoices},
};
use rusqlite::{Row, params};

fn slip(row: &Row<'_>) -> Result<Slip, StoreError> {
    Ok(Slip {
        token_hash: row.get(0)?,
        talk: talk(row)?,
    })
}

fn talk(row: &Row<'_>) -> Result<Talk, StoreError> {
    Ok(Talk {
        process: parsed(row, 1, "slip")?,
        contract: row.get(2)?,
        evaluation: row.get(3)?,
        channel: row.get(4)?,
    })
}

fn spoken(row: &Row<'_>) -> Result<Spoken, StoreError> {
    Ok(Spoken {
        id: row.get(0)?,
        talk: talk(row)?,
        kind: row.get(5)?,
        batch: row.get(6)?,
        json: row.get(7)?,
    })
}

impl<T: Link> ReadVoices for T {
    fn slip(&self, token_hash: &[u8; 32]) -> Result<Option<Slip>, StoreError> {
        Ok(query(self.link()?, sql!("slip_get"), [token_hash], slip)?.pop())
    }

    fn spoken(&self) -> Result<Vec<Spoken>, StoreError> {
        query(self.link()?, sql!("spoken"), [], spoken)
    }
}

impl WriteVoices for SqliteBatch<'_> {
    fn put_slip(&mut self, row: &Slip) -> Result<(), StoreError> {
        let Talk {
            process,
            contract,
            evaluation,
            channel,
        } = &row.talk;
        let process = process.to_string();
        let params = params![row.token_hash, process, contract, evaluation, channel];
        execute(self.link()?, sql!("slip_put"), params)
    }

    fn delete_slip(&mut self, token_hash: &[u8; 32]) -> Result<(), StoreError> {
        execute(self.link()?, sql!("slip_delete"), [token_hash])
    }

    fn delete_slips_of(&mut self, talk: &Talk) -> Result<(), StoreError> {
        let params = params![talk.process.to_string(), talk.contract, talk.evaluation];
        execute(self.link()?, sql!("slip_delete_of"), params)
    }

    fn put_spoken(&mut self, row: &Spoken) -> Result<(), StoreError> {
        let Talk {
            process,
            contract,
            evaluation,
            channel,
        } = &row.talk;
        let process = process.to_string();
        let params = params![
            row.id, process, contract, evaluation, channel, row.kind, row.batch, row.json
        ];
        execute(self.link()?, sql!("spoken_put"), params)
    }

    fn delete_spoken(&mut self, id: &[u8; 16]) -> Result<(), StoreError> {
        execute(self.link()?, sql!("spoken_delete"), [id])
    }
}
