//! From places to a file.

use super::{
    PdfError,
    flow::{FOOT, Laid, Mark, Op, PAGE, SIDE, Style, WIDTH, Weight},
};
use crate::{
    fonts::Fonts,
    html::stamp_lines,
    model::{Document, Level},
    shape::{Line, Shaper},
};
use krilla::{
    Document as File, SerializeSettings,
    color::rgb,
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect},
    metadata::Metadata,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke},
    surface::Surface,
};

/// Writes the file. No time and no random number goes into it.
pub(super) fn draw(document: &Document, laid: &Laid, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    let mut file = File::new_with(SerializeSettings {
        enable_tagging: false,
        ..SerializeSettings::default()
    });
    let settings = PageSettings::from_wh(PAGE.0, PAGE.1);
    let settings = settings.ok_or_else(|| PdfError::Write("page".to_owned()))?;
    let mut shaper = Shaper::new(fonts, document.lang);
    let count = laid.pages.len();
    for (place, ops) in laid.pages.iter().enumerate() {
        let mut page = file.start_page_with(settings.clone());
        let mut surface = page.surface();
        for op in ops {
            match op {
                Op::Text { x, y, line, style } => text(&mut surface, *x, *y, line, *style),
                Op::Fill(x, y, width, height, grey) => {
                    fill(&mut surface, [*x, *y, *width, *height], *grey);
                }
            }
        }
        foot(&mut surface, &mut shaper, document, (place + 1, count));
        surface.finish();
        page.finish();
    }
    file.set_outline(outline(&laid.marks));
    let title = format!("{} – {}", document.title, document.subtitle);
    file.set_metadata(
        Metadata::new()
            .title(title)
            .language(laid.lang.tag().to_owned())
            .creator("Bonafide".to_owned())
            .document_id(document.stamp.data.to_string()),
    );
    file.finish()
        .map_err(|error| PdfError::Write(format!("{error:?}")))
}

fn ink(grey: u8) -> Fill {
    Fill {
        paint: rgb::Color::new(grey, grey, grey).into(),
        ..Fill::default()
    }
}

fn text(surface: &mut Surface<'_>, x: f32, y: f32, line: &Line, style: Style) {
    surface.set_fill(Some(ink(style.grey)));
    surface.set_stroke(match style.weight {
        Weight::Plain => None,
        Weight::Heavy => Some(Stroke {
            paint: rgb::Color::new(style.grey, style.grey, style.grey).into(),
            width: style.size * 0.032,
            ..Stroke::default()
        }),
    });
    let mut x = x;
    for run in &line.runs {
        let at = Point::from_xy(x, y);
        surface.draw_glyphs(
            at,
            &run.glyphs,
            run.font.clone(),
            &line.text,
            style.size,
            false,
        );
        x += run.width * style.size;
    }
    surface.set_stroke(None);
}

fn fill(surface: &mut Surface<'_>, [x, y, width, height]: [f32; 4], grey: u8) {
    let Some(rect) = Rect::from_xywh(x, y, width, height) else {
        return;
    };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    if let Some(path) = path.finish() {
        surface.set_stroke(None);
        surface.set_fill(Some(ink(grey)));
        surface.draw_path(&path);
    }
}

/// What identifies the document, and the number of the page; above, its title.
fn foot(
    surface: &mut Surface<'_>,
    shaper: &mut Shaper<'_>,
    document: &Document,
    (number, count): (usize, usize),
) {
    let mut put = |text: &str, y: f32, end: bool| {
        for line in shaper.lines(text, WIDTH / FOOT.size).iter().take(1) {
            let shift = if end {
                WIDTH - line.width * FOOT.size
            } else {
                0.0
            };
            self::text(surface, SIDE + shift, y, line, FOOT);
        }
    };
    let [first, second] = stamp_lines(document.lang, &document.stamp);
    put(&first, 794.0, false);
    put(&second, 804.0, false);
    put(&format!("{number} / {count}"), 794.0, true);
    if number > 1 {
        put(&document.title, 48.0, false);
        put(&document.subtitle, 48.0, true);
    }
    fill(surface, [SIDE, 782.0, WIDTH, 0.4], 165);
}

fn outline(marks: &[Mark]) -> Outline {
    let mut outline = Outline::new();
    let mut part: Option<OutlineNode> = None;
    for mark in marks {
        let at = XyzDestination::new(mark.page, Point::from_xy(SIDE, mark.y));
        let node = OutlineNode::new(mark.text.clone(), at);
        match (mark.level, &mut part) {
            (Level::Section, Some(part)) => part.push_child(node),
            (Level::Section, None) => outline.push_child(node),
            (Level::Part, part) => {
                if let Some(done) = part.replace(node) {
                    outline.push_child(done);
                }
            }
        }
    }
    if let Some(last) = part {
        outline.push_child(last);
    }
    outline
}
