//! Worlds that go through every verb of this module.
use crate::testkit::World;
/// The last world.
pub fn walk(world: World) -> World {
    world
}
/// All.
pub fn walks() -> Vec<World> {
    Vec::new()
}
