//! The demonstration story.
