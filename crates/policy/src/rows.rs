//! The notation of the table.

/// Declares rows: `"register-need": [Purchaser, Host] ("…", "…");`
#[macro_export]
macro_rules! rows {
    ($($action:literal : [$($role:ident),* $(,)?] ($zh:literal, $en:literal);)*) => {
        /// The rows of this part.
        pub const ROWS: &[$crate::Row] = &[$($crate::Row {
            action: $action,
            roles: &[$(kernel::Role::$role),*],
            why: kernel::lang::bi($zh, $en),
        }),*];
    };
}
