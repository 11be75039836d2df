//! Forms, drawn from and read by the declaration of a verb.

pub mod parse;
pub mod render;
