//! Forms that carry files (`multipart/form-data`). The body is in memory already and bounded by
//! [`crate::adapter::BODY_MAX`]; a file is handed on as bytes and nothing is written to disk.

use axum::{
    body::Bytes,
    http::{HeaderMap, header},
};

/// Most parts of one form.
const PARTS_MAX: usize = 64;

/// A file of a form.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The field.
    pub field: String,
    /// The name it had on the sender's machine.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// The parts of a form.
#[derive(Debug, Default)]
pub struct Sent {
    /// Fields with text.
    pub fields: Vec<(String, String)>,
    /// Files.
    pub files: Vec<Upload>,
}

/// Reads a form with files; `None` when the body is something else.
///
/// # Errors
/// The body is not what its header says.
pub async fn read(headers: &HeaderMap, body: &[u8]) -> Result<Option<Sent>, multer::Error> {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|value| value.to_str().ok()).unwrap_or("");
    let Ok(boundary) = multer::parse_boundary(kind) else {
        return Ok(None);
    };
    let whole = Bytes::copy_from_slice(body);
    let stream = futures_util::stream::once(async move { Ok::<Bytes, std::io::Error>(whole) });
    let mut form = multer::Multipart::new(stream, boundary);
    let mut sent = Sent::default();
    while let Some(part) = form.next_field().await? {
        if sent.fields.len() + sent.files.len() >= PARTS_MAX {
            break;
        }
        let field = part.name().unwrap_or("").to_owned();
        let name = part.file_name().map(str::to_owned);
        let bytes = part.bytes().await?;
        match name {
            Some(name) => sent.files.push(Upload {
                field,
                name,
                bytes: bytes.to_vec(),
            }),
            None => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                sent.fields.push((field, text));
            }
        }
    }
    Ok(Some(sent))
}
