//! Documents as PDF: pages of A4 with numbers, tables that go on over pages with their heads, fonts
//! cut down to the characters used. The same document and fonts give the same bytes.

mod draw;
mod flow;
mod grid;

use crate::{fonts::Fonts, model::Document};

/// A PDF made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters that no font has; they are printed as empty boxes.
    pub missing: Vec<char>,
}

/// Why no PDF could be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// The fonts lack Chinese characters and the document has some.
    #[error("no font has the characters of the document: {0}")]
    NoFont(String),
    /// The file could not be put together.
    #[error("the PDF could not be written: {0}")]
    Write(String),
}

/// Renders a document.
///
/// # Errors
/// [`PdfError::NoFont`] when most of its characters are in no font.
pub fn pdf(document: &Document, fonts: &Fonts) -> Result<Pdf, PdfError> {
    let laid = flow::lay_out(document, fonts);
    /// More characters than this are not a slip but the wrong font.
    const MISSING_MAX: usize = 20;
    if laid.missing.len() > MISSING_MAX {
        let some: String = laid.missing.iter().take(MISSING_MAX).collect();
        return Err(PdfError::NoFont(some));
    }
    let bytes = draw::draw(document, &laid, fonts)?;
    Ok(Pdf {
        bytes,
        pages: laid.pages.len(),
        missing: laid.missing,
    })
}
