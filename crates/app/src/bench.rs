//! Measurements of the command bus.
