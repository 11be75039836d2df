//! Worlds in which every verb and every event of the module happens.

use crate::testkit::World;

/// Walks.
pub fn walk(world: World) -> World {
    world
}

/// All walks.
pub fn walks() -> Vec<World> {
    Vec::new()
}
