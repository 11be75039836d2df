//! Rows of the module `delivery`.

rows! {}
