//! Texts, short and long, with a length people are told.

use super::clean::one_line;
use crate::form::FieldError;

/// How long a long text may be, in characters, unless a page says otherwise.
pub const LONG_TEXT: usize = 20_000;

/// A text on one line of at most `max` characters.
pub fn short_text(max: usize) -> impl Fn(&str) -> Result<String, FieldError> {
    move |text| within(one_line(text), max)
}

/// A text of any number of lines and at most `max` characters; [`LONG_TEXT`] is the usual one.
pub fn long_text(max: usize) -> impl Fn(&str) -> Result<String, FieldError> {
    move |text| within(text.to_owned(), max)
}

fn within(text: String, max: usize) -> Result<String, FieldError> {
    let length = text.chars().count();
    if length > max {
        return Err(FieldError::new("page-error-too-long")
            .with("length", length)
            .with("max", max)
            .with("over", length - max));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_counted_in_characters_and_named() {
        assert_eq!(short_text(4)("éééé"), Ok("éééé".to_owned()));
        let refused = short_text(4)("ééééé").expect_err("five characters");
        assert_eq!(refused.key(), "page-error-too-long");
    }

    #[test]
    fn a_short_text_is_one_line_and_a_long_one_keeps_its_lines() {
        assert_eq!(short_text(9)("a\nb   c"), Ok("a b c".to_owned()));
        assert_eq!(long_text(LONG_TEXT)("a\n\nb"), Ok("a\n\nb".to_owned()));
    }
}
