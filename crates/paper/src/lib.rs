//! Documents generated from the data that is signed: tender documents, contract, award and the
//! papers between, in Chinese and English, as HTML and as PDF.
//!
//! A document is made in two steps. A pure function of the state of a purchase and a rule pack gives
//! a [`Document`]; [`html()`] and [`pdf()`] turn it into bytes. Equal data give equal bytes, but the
//! program may change, so bytes that were signed are stored and never made again.

mod build;
mod clauses;
mod documents;
mod fonts;
mod html;
mod model;
mod pdf;
mod reading;
mod shape;
mod words;

pub use documents::{
    Names, Source, award_notice, charter, contract, evaluation_report, feedback, opening_record,
    tender_documents,
};
pub use fonts::Fonts;
pub use html::html;
pub use model::{Align, Block, Column, Document, Level, Signatory, Stamp, Table};
pub use pdf::{Pdf, PdfError, pdf};
pub use reading::{Clauses, Reading};

#[cfg(test)]
mod tests;
