//! The pages, one file each.

pub mod act;
pub mod assets;
pub mod challenges;
pub mod demo;
pub mod differences;
pub mod duty_list;
pub mod entry;
pub mod feedback;
pub mod home;
pub mod list;
pub mod obligation;
pub mod parts;
pub mod permissions;
pub mod planning;
pub mod purchase;
pub mod questions;
pub mod receipt;
pub mod record;
pub mod rounds;
pub mod rules;
pub mod sign_in;
pub mod timeline;
