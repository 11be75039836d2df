//! The contracting process: pure decide and evolve, one verb one file.
