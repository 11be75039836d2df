//! The sub-commands, one file each.

pub mod bench;
pub mod bid;
pub mod demo;
pub mod draw;
pub mod duty_list;
mod evidence;
mod files;
pub mod measure;
pub mod officer;
pub mod people;
pub mod permissions;
pub mod record;
pub mod rules;
pub mod serve;
pub mod services;
pub mod signs;
pub mod simulate;

/// What a sub-command ends with.
pub type Done = Result<std::process::ExitCode, Box<dyn std::error::Error>>;
