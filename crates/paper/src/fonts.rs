//! The fonts of a PDF. Bytes come from outside; this only reads them.

use krilla::text::Font;
use rustybuzz::ttf_parser::{self, name_id};
use std::sync::Arc;

/// A face of a font file.
#[derive(Clone)]
pub(crate) struct Face {
    pub data: Arc<Vec<u8>>,
    pub index: u32,
    pub font: Font,
}

/// The fonts a document is set in: one with Chinese characters, one for Latin letters.
#[derive(Clone)]
pub struct Fonts {
    faces: Vec<Face>,
    name: String,
}

/// Characters a font for Chinese must have.
const PROBES: [char; 4] = ['合', '同', '购', '街'];

impl Fonts {
    /// Reads a font file that has Chinese characters; from a collection the face for mainland
    /// Chinese is taken. `None` when the file is no font, or lacks Chinese characters.
    ///
    /// `latin` is a second font for Latin letters, used where the first has none, and for English
    /// where the first has no face with narrow quotation marks.
    pub fn chinese(bytes: Vec<u8>, latin: Option<Vec<u8>>) -> Option<Fonts> {
        let data = Arc::new(bytes);
        let han = best(&data, Wanted::Chinese)?;
        // The Korean face of a pan-Chinese collection has the same Latin letters and quotation
        // marks of Latin width.
        let narrow = best(&data, Wanted::NarrowQuotes);
        let latin = narrow.or_else(|| best(&Arc::new(latin?), Wanted::Latin));
        let faces = std::iter::once(han).chain(latin).collect();
        Fonts::of(faces)
    }

    /// Reads a font file for documents in English without Chinese characters.
    pub fn latin(bytes: Vec<u8>) -> Option<Fonts> {
        Fonts::of(vec![best(&Arc::new(bytes), Wanted::Latin)?])
    }

    fn of(faces: Vec<Face>) -> Option<Fonts> {
        let first = faces.first()?;
        let name = names(&first.data, first.index).into_iter().next();
        let name = name.unwrap_or_default();
        Some(Fonts { faces, name })
    }

    /// The name of the first font.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether documents in Chinese can be set.
    pub fn has_chinese(&self) -> bool {
        let parsed = self.faces.first().map(|one| parse(&one.data, one.index));
        parsed.flatten().is_some_and(|face| has(&face, &PROBES))
    }

    pub(crate) fn faces(&self) -> &[Face] {
        &self.faces
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Fonts").field(&self.name).finish()
    }
}

#[derive(Clone, Copy)]
enum Wanted {
    Chinese,
    NarrowQuotes,
    Latin,
}

fn parse(data: &[u8], index: u32) -> Option<ttf_parser::Face<'_>> {
    ttf_parser::Face::parse(data, index).ok()
}

fn has(face: &ttf_parser::Face<'_>, probes: &[char]) -> bool {
    probes.iter().all(|one| face.glyph_index(*one).is_some())
}

/// The family names of a face.
fn names(data: &[u8], index: u32) -> Vec<String> {
    let Some(face) = parse(data, index) else {
        return Vec::new();
    };
    let kept = [
        name_id::FULL_NAME,
        name_id::FAMILY,
        name_id::TYPOGRAPHIC_FAMILY,
    ];
    let all = face.names().into_iter();
    all.filter(|one| kept.contains(&one.name_id))
        .filter_map(|one| one.to_string())
        .collect()
}

/// The face that fits best.
fn best(data: &Arc<Vec<u8>>, wanted: Wanted) -> Option<Face> {
    let count = ttf_parser::fonts_in_collection(data).unwrap_or(1);
    let fitting = (0..count).filter(|index| {
        parse(data, *index).is_some_and(|face| match wanted {
            Wanted::Chinese => has(&face, &PROBES),
            Wanted::NarrowQuotes | Wanted::Latin => has(&face, &['A', 'z', '0', '“']),
        })
    });
    // Mono faces of a collection come last.
    let index = fitting.min_by_key(|index| {
        let names = names(data, *index);
        let named = |part: &str| names.iter().any(|name| name.contains(part));
        let rank = match wanted {
            Wanted::Chinese => u32::from(!(named(" SC") || named("CN") || named("GB"))),
            Wanted::NarrowQuotes => u32::from(!named(" KR")),
            Wanted::Latin => 0,
        };
        (u32::from(named("Mono")), rank, *index)
    })?;
    if matches!(wanted, Wanted::NarrowQuotes) {
        let names = names(data, index);
        if !names.iter().any(|name| name.contains(" KR")) {
            return None;
        }
    }
    let font = Font::new(data.clone().into(), index)?;
    Some(Face {
        data: data.clone(),
        index,
        font,
    })
}
