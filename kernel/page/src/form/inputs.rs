//! The controls of a form, made from its values, its errors and the words of its scope.

use super::Form;
use crate::{
    components::{Checkboxes, Choice, Field, Radios, SearchBox, Select, TextArea, TextField},
    frame::Frame,
};

impl Form {
    /// A line of text.
    pub fn text_field(&self, frame: &Frame, name: &str) -> TextField {
        TextField::new(self.field(frame, name), self.value(name))
    }

    /// Several lines of text.
    pub fn text_area(&self, frame: &Frame, name: &str) -> TextArea {
        TextArea::new(self.field(frame, name), self.value(name))
    }

    /// An e-mail address.
    pub fn email(&self, frame: &Frame, name: &str) -> TextField {
        self.text_field(frame, name).email()
    }

    /// A telephone number, in any usual form.
    pub fn tel(&self, frame: &Frame, name: &str) -> TextField {
        self.text_field(frame, name).tel()
    }

    /// A date, in any usual form.
    pub fn date(&self, frame: &Frame, name: &str) -> TextField {
        self.text_field(frame, name).date()
    }

    /// A time of the day, in any usual form.
    pub fn time(&self, frame: &Frame, name: &str) -> TextField {
        self.text_field(frame, name).time()
    }

    /// A number.
    pub fn number(&self, frame: &Frame, name: &str) -> TextField {
        self.text_field(frame, name).number()
    }

    /// A secret: never shown again once sent.
    pub fn password(&self, frame: &Frame, name: &str) -> TextField {
        TextField::new(self.field(frame, name), "").password()
    }

    /// A code received by mail, telephone or application: never shown again once sent.
    pub fn code(&self, frame: &Frame, name: &str) -> TextField {
        TextField::new(self.field(frame, name), "").code()
    }

    /// A search field with its button.
    pub fn search_box(&self, frame: &Frame, name: &str, action: &str) -> SearchBox {
        SearchBox::new(self.field(frame, name), self.value(name), action)
    }

    /// One choice among a long list, with a first empty line. The words of the value `v` are in the key of the field followed by `-v`.
    pub fn select<'v>(&self, frame: &Frame, name: &str, values: impl AsRef<[&'v str]>) -> Select {
        Select::new(self.field(frame, name), self.choices(frame, name, values.as_ref()))
    }

    /// One choice among a long list whose words come from data.
    pub fn select_from(&self, frame: &Frame, name: &str, choices: impl Into<Vec<Choice>>) -> Select {
        Select::new(self.field(frame, name), self.checked(name, choices.into()))
    }

    /// One choice among a few, each big and with its hint. The words of the value `v` are in the key of the field followed by `-v`,
    /// with an optional `.hint`.
    pub fn radios<'v>(&self, frame: &Frame, name: &str, values: impl AsRef<[&'v str]>) -> Radios {
        Radios::new(self.field(frame, name), self.choices(frame, name, values.as_ref()))
    }

    /// One choice among a few whose words come from data.
    pub fn radios_from(&self, frame: &Frame, name: &str, choices: impl Into<Vec<Choice>>) -> Radios {
        Radios::new(self.field(frame, name), self.checked(name, choices.into()))
    }

    /// Any number of choices among a few; words as for [`Form::radios`].
    pub fn checkboxes<'v>(&self, frame: &Frame, name: &str, values: impl AsRef<[&'v str]>) -> Checkboxes {
        Checkboxes::new(self.field(frame, name), self.choices(frame, name, values.as_ref()))
    }

    /// Any number of choices among a few whose words come from data.
    pub fn checkboxes_from(&self, frame: &Frame, name: &str, choices: impl Into<Vec<Choice>>) -> Checkboxes {
        Checkboxes::new(self.field(frame, name), self.checked(name, choices.into()))
    }

    fn field(&self, frame: &Frame, name: &str) -> Field {
        let words = &frame.words;
        let key = self.key(name);
        let own = |part: &str| words.find(&format!("{key}.{part}")).map(std::borrow::Cow::into_owned);
        Field {
            id: self.id(name),
            name: name.to_owned(),
            label: match self.is_labelled_by_data {
                true => String::new(),
                false => words.t(&key).into_owned(),
            },
            hint: own("hint"),
            audience: own("audience"),
            error: self.error_text(words, name),
            is_optional: false,
            is_heading: false,
            words: words.clone(),
        }
    }

    fn choices(&self, frame: &Frame, name: &str, values: &[&str]) -> Vec<Choice> {
        let key = self.key(name);
        let choices = values
            .iter()
            .map(|value| {
                let key = format!("{key}-{value}");
                let choice = Choice::new(*value, frame.words.t(&key));
                match frame.words.find(&format!("{key}.hint")) {
                    Some(hint) => choice.hint(hint),
                    None => choice,
                }
            })
            .collect();
        self.checked(name, choices)
    }

    fn checked(&self, name: &str, mut choices: Vec<Choice>) -> Vec<Choice> {
        for choice in &mut choices {
            choice.checked = self.values(name).any(|value| value == choice.value);
        }
        choices
    }
}
