//! Rows of the module `money`.

rows! {}
