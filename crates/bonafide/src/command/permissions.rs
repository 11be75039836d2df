//! `bonafide permissions`.

use super::Done;
use clap::Args;
use kernel::Lang;
use std::process::ExitCode;

/// Show the permission matrix.
#[derive(Args)]
pub struct Permissions {
    /// The language: zh-CN or en.
    #[arg(long, default_value = "en")]
    lang: String,
}

/// Prints the matrix.
///
/// # Errors
/// An unknown language.
pub fn run(arguments: &Permissions) -> Done {
    let lang = Lang::from_tag(&arguments.lang).ok_or("the language is `zh-CN` or `en`")?;
    print!("{}", app::permission_matrix(lang));
    Ok(ExitCode::SUCCESS)
}
