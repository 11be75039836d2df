//! Who may do what: one pure, readable table.
