//! The demonstration story.

use crate::app::{App, AppError};

/// The password of every demonstration account.
pub const PASSWORD: &str = "bonafide-demo-2025";
/// Under this name the database remembers that the story has been told.
const TOLD_KEY: &str = "demo.told";

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
    app.put_meta(TOLD_KEY, "yes".to_owned())
}
