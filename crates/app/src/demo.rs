//! The demonstration: two stories of the same project, told through the real command path.
//!
//! The first is what research on real projects finds: equal at signing, then control and rebellion
//! with the district, absorption and alliance with a subdistrict. The second is the same project
//! with the remedies in use. Nothing in the program knows which is which.

pub mod cast;
pub mod h_project;
pub mod machines;
pub mod remedies;
pub mod scene;
pub mod short;
pub mod steps;
pub mod stories;
pub mod teller;

use crate::{
    accounts::hash_password,
    app::{App, AppError},
};

/// The password of every demonstration account.
pub const PASSWORD: &str = "bonafide-demo-2025";
/// Under this name the database remembers that the story has been told.
const TOLD_KEY: &str = "demo.told";
/// The first day of the stories.
const FIRST_DAY: &str = "2024-01-08";

/// Whether the story has been told to this database.
///
/// # Errors
/// Failures of the database.
pub fn is_told(app: &App) -> Result<bool, AppError> {
    Ok(app.meta(TOLD_KEY)?.is_some())
}

/// Tells the story.
///
/// # Errors
/// The story does not fit the rules, or failures of the database.
pub fn tell(app: &App) -> Result<(), AppError> {
    let first = FIRST_DAY
        .parse()
        .map_err(|_| AppError::Story(FIRST_DAY.to_owned()))?;
    app.clock().stop_at(crate::advance::at_hour(first, 9));
    call_cast(app)?;
    h_project::tell(app)?;
    remedies::tell(app)?;
    app.resume_clock()?;
    app.put_meta(TOLD_KEY, "yes".to_owned())
}

/// Tells only the contract in which the stories of the side machines happen, up to its first day of
/// service; the purchase it belongs to.
///
/// # Errors
/// As [`tell`].
pub fn tell_running(app: &App) -> Result<kernel::ProcessId, AppError> {
    let process = machines::base::begin(app)?;
    app.resume_clock()?;
    app.put_meta(TOLD_KEY, "yes".to_owned())?;
    Ok(process)
}

/// Puts the organisations and people of the story into the directory, without telling it.
///
/// # Errors
/// Failures of the database.
pub fn call_cast(app: &App) -> Result<(), AppError> {
    app.put_organisations(cast::organisations())?;
    app.put_persons(cast::persons(), &hash_password(PASSWORD)?)
}
