//! Rows of the module `bidding`.

rows! {}
