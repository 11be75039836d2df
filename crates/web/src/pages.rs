//! The pages, one file each.

pub mod act;
pub mod assets;
pub mod comparison;
pub mod demo;
pub mod draw;
pub mod duty_list;
pub mod entry;
pub mod evaluate;
pub mod home;
pub mod list;
pub mod obligation;
pub mod parts;
pub mod permissions;
pub mod planning;
pub mod purchase;
pub mod receipt;
pub mod record;
pub mod rules;
pub mod sign_in;
pub mod timeline;
