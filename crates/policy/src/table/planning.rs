//! Rows of the module `planning`.

rows! {}
