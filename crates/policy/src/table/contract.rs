//! Rows of the module `contract`.

rows! {}
