//! Finding a font with Chinese characters on the system.

use paper::Fonts;
use std::path::{Path, PathBuf};

/// Where to look for a font.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum FontSearch {
    /// Nowhere: no PDF is made.
    #[default]
    Nowhere,
    /// In the usual places of Debian.
    System,
    /// This file, and nothing else.
    File(PathBuf),
}

/// The package that brings a font where there is none.
pub const PACKAGE: &str = "fonts-noto-cjk";

/// Where Debian's packages put fonts with Chinese characters, best first.
pub const USUAL_PLACES: &[&str] = &[
    "/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJKsc-Regular.otf",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
];

/// Fonts with Latin letters, for those of the above that lack them.
const LATIN: &[&str] = &[
    "/usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
];

/// The fonts found, if any.
pub(super) type Loaded = Option<Fonts>;

/// Reads the first font that will do.
pub(super) fn load(search: &FontSearch) -> Loaded {
    match search {
        FontSearch::Nowhere => None,
        FontSearch::System => USUAL_PLACES.iter().find_map(|place| read(Path::new(place))),
        FontSearch::File(path) => {
            let found = read(path);
            if found.is_none() {
                let path = path.display();
                tracing::error!(%path, "this is no font with Chinese characters; no PDF is made");
            }
            found
        }
    }
}

fn read(path: &Path) -> Loaded {
    let bytes = std::fs::read(path).ok()?;
    let latin = LATIN.iter().find_map(|place| std::fs::read(place).ok());
    Fonts::chinese(bytes, latin)
}
