//! Rows of the module `ending`.

rows! {}
