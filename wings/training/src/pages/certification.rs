//! The certification or programme looked for (2.3-05): its place in the national registers, its blocks, and why this one.

use jalon_kernel::page::components::SummaryRow;
use jalon_kernel::page::form::parse;
use jalon_kernel::page::{FieldError, Form, Frame, Html};
use jalon_kernel::wing::Sample;

use super::part::{PartForm, PartPage, as_text, rows, together};
use super::{Top, typed_number};
use crate::model::Voice;
use crate::model::part::Part;
use crate::model::project::{Certification, LONGEST, LONGEST_LINE, Register};

const SCOPE: &str = "training-certification";
/// How many blocks a certification is looked for by.
const MOST_BLOCKS: usize = 20;
/// Numbers of the registers have at most six figures.
const LARGEST_NUMBER: u32 = 999_999;

impl Certification {
    fn said(&self, frame: &Frame) -> [(&'static str, String); 4] {
        let register = match self.code() {
            code if code.is_empty() => {
                frame.t(&format!("{SCOPE}-register-{}", self.register.word())).into_owned()
            }
            code => code,
        };
        [
            ("title_field", self.title.clone()),
            ("register", register),
            ("blocks", self.blocks.join("\n")),
            ("reason", self.reason.clone()),
        ]
    }
}

// "37682", "RNCP 37682", "rncp37682": all the same number.
fn number(text: &str) -> Result<u32, FieldError> {
    let bare: String = text.chars().filter(|letter| letter.is_ascii_digit()).collect();
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
    let is_code = matches!(letters.to_ascii_lowercase().as_str(), "" | "rncp" | "rs");
    match bare.parse() {
        Ok(number) if is_code && (1..=LARGEST_NUMBER).contains(&number) => Ok(number),
        _ => Err(FieldError::new("training-certification-number-refused")),
    }
}

fn blocks(text: &str) -> Result<Vec<String>, FieldError> {
    let lines: Vec<String> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let is_long = |line: &String| line.chars().count() > LONGEST_LINE;
    if lines.len() > MOST_BLOCKS || lines.iter().any(is_long) {
        return Err(FieldError::new("training-certification-blocks-refused")
            .with("most", MOST_BLOCKS)
            .with("longest", LONGEST_LINE));
    }
    Ok(lines)
}

impl PartForm for Certification {
    const PART: Part = Part::Certification;
    const SCOPE: &'static str = SCOPE;
    const PAGE: &'static str = "certification";

    fn filled(&self, form: Form) -> Form {
        form.fill("register", self.register.word())
            .fill("number", typed_number(self.number))
            .fill("title_field", &self.title)
            .fill("blocks", self.blocks.join("\n"))
            .fill("reason", &self.reason)
    }

    fn read(form: &mut Form, _: Option<&Self>) -> Option<Self> {
        let title = form.required("title_field", parse::short_text(LONGEST_LINE));
        let register = form.required("register", parse::choice(Register::from_word));
        let number = form.optional("number", number);
        if matches!(register, Some(Register::Rncp | Register::Rs)) && !form.is_filled("number") {
            form.error("number", FieldError::missing());
        }
        let blocks = form.optional("blocks", blocks).unwrap_or_default();
        let reason = form.optional("reason", parse::long_text(LONGEST)).unwrap_or_default();
        let (Some(title), Some(register), false) = (title, register, form.has_errors()) else { return None };
        let number = number.filter(|_| register != Register::None);
        Some(Self { register, number, title, blocks, reason })
    }

    fn controls(frame: &Frame, form: &Form) -> Html {
        together(&[
            Html::of(&form.text_field(frame, "title_field")),
            Html::of(&form.radios(frame, "register", Register::WORDS)),
            Html::of(&form.text_field(frame, "number").optional()),
            Html::of(&form.text_area(frame, "blocks").optional().rows(4)),
            Html::of(&form.text_area(frame, "reason").optional().rows(4).counter(LONGEST)),
        ])
    }

    fn rows(&self, frame: &Frame) -> Vec<SummaryRow> {
        rows(frame, SCOPE, &self.said(frame))
    }

    fn text(&self, frame: &Frame) -> String {
        as_text(frame, SCOPE, &self.said(frame))
    }
}

/// Invented, for samples.
pub fn sample() -> Certification {
    Certification {
        register: Register::Rncp,
        number: Some(12345),
        title: "Mécanicien cycles (titre inventé pour l’exemple)".into(),
        blocks: vec!["Entretenir un vélo".into(), "Accueillir les clients".into()],
        reason: "Les trois ateliers rencontrés le demandent.".into(),
    }
}

/// The form filled and refused.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample::new("training/certification", |frame| {
            let form = sample().filled(Form::blank().scope(SCOPE)).at_version(1);
            PartPage::new::<Certification>(frame, Top::sample(Voice::Person), form, None).to_string()
        }),
        Sample::new("training/certification-refused", |frame| {
            let sent = vec![
                ("register".into(), "rs".into()),
                ("number".into(), "beaucoup".into()),
                ("blocks".into(), "x\n".repeat(MOST_BLOCKS + 1)),
            ];
            let mut form = Form::received(sent).scope(SCOPE);
            Certification::read(&mut form, None);
            PartPage::new::<Certification>(frame, Top::sample(Voice::Counsellor), form, None).to_string()
        }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for text in ["37682", "RNCP 37682", "rncp37682", "RS37682", " 37 682 "] {
            assert_eq!(number(text), Ok(37682), "{text}");
        }
        for text in ["0", "1234567", "RNCP", "abc12", "99999999999999999999", "<b>"] {
            assert!(number(text).is_err(), "{text}");
        }
    }

    #[test]
    fn blocks_are_lines_and_there_are_not_too_many() {
        assert_eq!(blocks("a\n\n b ").expect("two"), ["a", "b"]);
        assert!(blocks(&"x\n".repeat(MOST_BLOCKS)).is_ok());
        assert!(blocks(&"x\n".repeat(MOST_BLOCKS + 1)).is_err());
        assert!(blocks(&"x".repeat(LONGEST_LINE)).is_ok());
        assert!(blocks(&"x".repeat(LONGEST_LINE + 1)).is_err());
    }
}
