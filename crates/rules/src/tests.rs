//! Tests over the packs that come with the program.
