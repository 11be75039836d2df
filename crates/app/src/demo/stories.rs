//! Stories of whole purchases, one file each.

pub mod cn_failed_repeat;
pub mod cn_objection;
