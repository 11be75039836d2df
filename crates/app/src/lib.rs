//! The imperative shell: command bus, clock, directory, demonstration story.
