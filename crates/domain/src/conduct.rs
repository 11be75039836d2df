//! How parties conduct themselves, told from the record of a purchase (domain.md §5e; peers.md §4
//! no. 13): the record of a government party beside the capability record of a provider.
//!
//! Nothing here is stored or judged: each number is counted from the state and the entries of one
//! purchase and names the acts behind it. Protected acts never count against their author, and the
//! record of a sanction is gone on the day it expires. Records of several purchases are put
//! together by whoever can read several purchases.

pub mod capability;
mod dealings;
pub mod government;
pub mod measure;
pub mod pay;
pub mod places;

pub use capability::Capability;
pub use government::Government;
pub use measure::{Line, Measure, Place};
pub use pay::Pay;
pub use places::Places;

#[cfg(test)]
mod tests;
