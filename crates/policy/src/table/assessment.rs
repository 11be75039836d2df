//! Rows of the module `assessment`.

rows! {}
