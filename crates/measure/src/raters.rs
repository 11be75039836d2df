//! How evaluators evaluate: agreement that is too low or too good, and signs that a form was filled
//! in rather than a service judged (measurement.md §3).
//!
//! Pure functions over plain inputs. There is no composite score: [`profile::profile`] gives each
//! family its effect, interval and p-value, and asks for *one* review when two or more families
//! stand out. Every wording is a question.

pub mod agreement;
pub mod alpha;
pub mod bunching;
pub mod detached;
pub mod evidence;
pub mod family;
pub mod fdr;
pub mod fleiss;
pub mod grid;
pub mod heaping;
pub mod icc;
pub mod modelled;
pub mod profile;
pub mod rasch;
pub mod sheet;
pub mod straight;
#[cfg(test)]
mod testkit;
pub mod threshold;
pub mod twins;
