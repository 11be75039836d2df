//! Plausible worlds.
