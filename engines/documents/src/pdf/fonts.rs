//! The fonts of every document, embedded in the program: the fonts of a machine are never looked at.
//!
//! Noto Sans (SIL Open Font License) sets the text; DejaVu Sans (Bitstream Vera licence) draws what Noto Sans lacks:
//! Arabic, Hebrew, Armenian, Georgian, symbols, simple faces. Neither draws Chinese, Japanese, Korean or Indic scripts.

use typst::foundations::Bytes;
use typst::layout::Abs;
use typst::text::{Font, FontBook, FontInstance, FontVariant, FontVariations};
use typst::utils::LazyHash;

/// The families, first choice first, as the layout names them.
pub(crate) const FAMILIES: [&str; 2] = ["Noto Sans", "DejaVu Sans"];

/// The embedded fonts.
#[derive(Debug)]
pub(crate) struct Fonts {
    pub book: LazyHash<FontBook>,
    pub faces: Vec<Font>,
    /// The regular face of each family, in the order of [`FAMILIES`].
    upright: Vec<FontInstance>,
}

impl Fonts {
    /// Reads the embedded fonts.
    pub fn embedded() -> Self {
        let files: [&'static [u8]; 6] = [
            notosans::REGULAR_TTF,
            notosans::BOLD_TTF,
            notosans::ITALIC_TTF,
            notosans::BOLD_ITALIC_TTF,
            dejavu::sans::regular(),
            dejavu::sans::bold(),
        ];
        let faces: Vec<Font> = files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect();
        let upright = FAMILIES
            .into_iter()
            .filter_map(|family| {
                let regular = |font: &&Font| {
                    font.info().family == family && font.info().variant == FontVariant::default()
                };
                let font = faces.iter().find(regular)?.clone();
                Some(font.instantiate(FontVariant::default(), Abs::pt(12.0), &FontVariations::default()))
            })
            .collect();
        Self { book: LazyHash::new(FontBook::from_fonts(&faces)), faces, upright }
    }

    /// Whether a character can be drawn. Characters for private use mean nothing to another reader: they cannot.
    pub fn draw(&self, character: char) -> bool {
        !is_private(character) && self.upright.iter().any(|font| has(font, character))
    }

    /// Whether one font can draw both: a mark from another font would not sit on its letter.
    pub fn draw_together(&self, base: char, mark: char) -> bool {
        !is_private(mark) && self.upright.iter().any(|font| has(font, base) && has(font, mark))
    }

    /// The width of a character, in ems, rounded up for bold.
    pub fn width(&self, character: char) -> f64 {
        const BOLD: f64 = 1.1;
        let glyph =
            |font: &FontInstance| font.ttf().glyph_index(character).and_then(|glyph| font.x_advance(glyph.0));
        self.upright.iter().find_map(glyph).map_or(1.0, |width| width.get()) * BOLD
    }
}

fn has(font: &FontInstance, character: char) -> bool {
    font.ttf().glyph_index(character).is_some_and(|glyph| glyph.0 != 0)
}

fn is_private(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}
