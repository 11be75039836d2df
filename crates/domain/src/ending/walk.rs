//! Contracts that end in every way this module knows, for golden files and timelines.
pub fn walks() -> Vec<crate::testkit::World> {
    Vec::new()
}
