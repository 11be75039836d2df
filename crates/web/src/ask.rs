//! A request, read and checked by the adapter before a handler sees it.

use crate::{failure::Failure, uploads::Upload, wording::In};
use app::{Viewer, accounts::SignedIn};
use domain::ContractId;
use kernel::ProcessId;
use std::collections::HashMap;

/// A request.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The path, without the query.
    pub path: String,
    /// Places of the path.
    pub params: HashMap<String, String>,
    /// The query.
    pub query: Vec<(String, String)>,
    /// The fields of a form.
    pub form: Vec<(String, String)>,
    /// The files of a form.
    pub files: Vec<Upload>,
    /// The body, for JSON.
    pub body: Vec<u8>,
    /// The language of the answer.
    pub lang: In,
    /// Who is signed in.
    pub session: Option<SignedIn>,
    /// The token of that session.
    pub token: Option<String>,
    /// The host the reader asked for.
    pub host: Option<String>,
    /// The idempotency key of a JSON request.
    pub key: Option<String>,
}

impl Ask {
    /// A value of the query.
    pub fn query(&self, name: &str) -> Option<&str> {
        find(&self.query, name)
    }

    /// A field of the form.
    pub fn field(&self, name: &str) -> Option<&str> {
        find(&self.form, name)
    }

    /// A place of the path.
    pub fn param(&self, name: &str) -> &str {
        self.params.get(name).map_or("", String::as_str)
    }

    /// The purchase of the path.
    ///
    /// # Errors
    /// Not found when it is not an id.
    pub fn process(&self) -> Result<ProcessId, Failure> {
        self.param("id").parse().map_err(|_| Failure::NotFound)
    }

    /// The contract named in the path, the form or the query (`K1`).
    pub fn contract(&self) -> Option<ContractId> {
        let place = self.params.get("contract").map(String::as_str);
        let text = place
            .or_else(|| self.field("_contract"))
            .or_else(|| self.query("contract"))?;
        text.trim_start_matches('K').parse().ok().map(ContractId)
    }

    /// Who looks.
    pub fn viewer(&self) -> Viewer {
        Viewer {
            person: self.session.as_ref().map(|session| session.person.clone()),
        }
    }

    /// Who is signed in.
    ///
    /// # Errors
    /// A request to sign in.
    pub fn signed_in(&self) -> Result<&SignedIn, Failure> {
        self.session.as_ref().ok_or(Failure::SignIn)
    }
}

fn find<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = pairs.iter().find(|(key, _)| key == name);
    found.map(|(_, value)| value.as_str())
}
