//! From text to lines: which font each character is set in, how wide it is, where lines may break.

use crate::fonts::Fonts;
use kernel::Lang;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Face, UnicodeBuffer};
use std::{collections::BTreeSet, ops::Range};
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// Shapes text in the fonts of a document.
pub(crate) struct Shaper<'a> {
    faces: Vec<(Face<'a>, Font)>,
    lang: Lang,
    /// Characters that no font has.
    pub missing: BTreeSet<char>,
}

/// A glyph with the font it is in.
#[derive(Clone)]
struct Placed {
    face: usize,
    glyph: KrillaGlyph,
    text: Range<usize>,
}

/// Glyphs of one font that stand together.
pub(crate) struct Run {
    pub font: Font,
    pub glyphs: Vec<KrillaGlyph>,
    /// Width at size 1.
    pub width: f32,
}

/// A line ready to draw.
pub(crate) struct Line {
    pub text: String,
    pub runs: Vec<Run>,
    /// Width at size 1.
    pub width: f32,
}

impl<'a> Shaper<'a> {
    pub fn new(fonts: &'a Fonts, lang: Lang) -> Shaper<'a> {
        let faces = fonts.faces().iter().filter_map(|one| {
            let face = Face::from_slice(&one.data, one.index)?;
            Some((face, one.font.clone()))
        });
        Shaper {
            faces: faces.collect(),
            lang,
            missing: BTreeSet::new(),
        }
    }

    /// The lines of a text, none wider than `width` (measured at size 1).
    pub fn lines(&mut self, text: &str, width: f32) -> Vec<Line> {
        let glyphs = self.shape(text);
        let breaks = breaks(text);
        let mut lines = Vec::new();
        let mut start = 0;
        while start < glyphs.len() {
            let end = end_of_line(text, &glyphs, start, width, &breaks);
            lines.push(self.line(text, glyphs.get(start..end).unwrap_or_default()));
            start = end;
        }
        if lines.is_empty() {
            lines.push(self.line("", &[]));
        }
        lines
    }

    fn shape(&mut self, text: &str) -> Vec<Placed> {
        let mut placed = Vec::new();
        for (face, range) in self.items(text) {
            let Some((shaper, font)) = self.faces.get(face) else {
                continue;
            };
            let part = text.get(range.clone()).unwrap_or_default();
            let mut buffer = UnicodeBuffer::new();
            buffer.push_str(part);
            buffer.guess_segment_properties();
            buffer.set_direction(rustybuzz::Direction::LeftToRight);
            let shaped = rustybuzz::shape(shaper, &[], buffer);
            let starts: Vec<usize> = shaped
                .glyph_infos()
                .iter()
                .map(|one| usize::try_from(one.cluster).unwrap_or_default())
                .collect();
            let upem = font.units_per_em();
            let scaled = |units: i32| f32::from(i16::try_from(units).unwrap_or(i16::MAX)) / upem;
            let all = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
            for (place, (info, position)) in all.enumerate() {
                let from = starts.get(place).copied().unwrap_or_default();
                let mut later = starts.iter().skip(place);
                let until = later.find(|next| **next > from).copied();
                let until = until.unwrap_or(part.len());
                let text = range.start + from..range.start + until;
                placed.push(Placed {
                    face,
                    glyph: KrillaGlyph::new(
                        GlyphId::new(info.glyph_id),
                        scaled(position.x_advance),
                        scaled(position.x_offset),
                        scaled(position.y_offset),
                        0.0,
                        text.clone(),
                        None,
                    ),
                    text,
                });
            }
        }
        placed
    }

    /// Stretches of text that are set in one font.
    fn items(&mut self, text: &str) -> Vec<(usize, Range<usize>)> {
        let mut items: Vec<(usize, Range<usize>)> = Vec::new();
        for (place, one) in text.char_indices() {
            let end = place + one.len_utf8();
            let last = items.last_mut();
            // A space goes with what stands before it.
            let face = match (&last, one) {
                (Some((face, _)), ' ') => *face,
                _ => self.face_for(one),
            };
            match items.last_mut() {
                Some((before, range)) if *before == face => range.end = end,
                _ => items.push((face, place..end)),
            }
        }
        items
    }

    fn face_for(&mut self, one: char) -> usize {
        let has = |place: &usize| {
            let face = self.faces.get(*place);
            face.is_some_and(|(face, _)| face.glyph_index(one).is_some())
        };
        let found = if self.lang == Lang::Zh || is_wide(one) {
            [0, 1].into_iter().find(has)
        } else {
            [1, 0].into_iter().find(has)
        };
        found.unwrap_or_else(|| {
            self.missing.insert(one);
            0
        })
    }

    fn line(&self, text: &str, glyphs: &[Placed]) -> Line {
        let blank = |one: &&Placed| {
            text.get(one.text.clone())
                .is_some_and(|t| t.trim().is_empty())
        };
        let trailing = glyphs.iter().rev().take_while(blank).count();
        let glyphs = glyphs.get(..glyphs.len() - trailing).unwrap_or_default();
        let first = glyphs.iter().map(|one| one.text.start).min().unwrap_or(0);
        let last = glyphs.iter().map(|one| one.text.end).max().unwrap_or(first);
        let mut runs: Vec<(usize, Run)> = Vec::new();
        for one in glyphs {
            let mut glyph = one.glyph.clone();
            glyph.text_range = one.text.start - first..one.text.end - first;
            let advance = glyph.x_advance;
            match runs.last_mut() {
                Some((face, run)) if *face == one.face => {
                    run.glyphs.push(glyph);
                    run.width += advance;
                }
                _ => {
                    let font = self.faces.get(one.face).map(|(_, font)| font.clone());
                    runs.extend(font.map(|font| {
                        let glyphs = vec![glyph];
                        let width = advance;
                        (
                            one.face,
                            Run {
                                font,
                                glyphs,
                                width,
                            },
                        )
                    }));
                }
            }
        }
        let runs: Vec<Run> = runs.into_iter().map(|(_, run)| run).collect();
        Line {
            text: text.get(first..last).unwrap_or_default().to_owned(),
            width: runs.iter().map(|run| run.width).sum(),
            runs,
        }
    }
}

/// Whether a character is as wide as a Chinese one.
fn is_wide(one: char) -> bool {
    matches!(u32::from(one), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x2_0000..=0x3_FFFF)
}

/// The places where a line may end. Between Chinese characters anywhere, but not before closing or
/// after opening marks; Latin words stay whole. The standard takes curly quotation marks for
/// neutral; in Chinese they open and close, so they are looked at as corner brackets, which are as
/// long in bytes.
fn breaks(text: &str) -> Vec<(usize, BreakOpportunity)> {
    let text = text.replace('“', "「").replace('”', "」");
    linebreaks(&text).collect()
}

fn end_of_line(
    text: &str,
    glyphs: &[Placed],
    start: usize,
    width: f32,
    breaks: &[(usize, BreakOpportunity)],
) -> usize {
    let mut used = 0.0;
    let mut last = None;
    for (place, one) in glyphs.iter().enumerate().skip(start) {
        let found = breaks.binary_search_by_key(&one.text.start, |(at, _)| *at);
        let at = found.ok().and_then(|found| breaks.get(found));
        if place > start {
            match at {
                Some((_, BreakOpportunity::Mandatory)) => return place,
                Some((_, BreakOpportunity::Allowed)) => last = Some(place),
                None => {}
            }
        }
        used += one.glyph.x_advance;
        let blank = text
            .get(one.text.clone())
            .is_some_and(|t| t.trim().is_empty());
        // A space may hang over the edge. The last thousandth is rounding, not width.
        if used > width + 0.001 && !blank && place > start {
            return last.unwrap_or(place);
        }
    }
    glyphs.len()
}
