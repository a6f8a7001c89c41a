//! The words of messages, chosen when they leave: subject and text from the locales, the same in simple HTML.

use askama::Template;
use jalon_kernel::House;
use jalon_kernel::page::{Locale, Value, Words};
use jalon_kernel::people::contact::Kind;
use jalon_kernel::post::{Message, Opened};

#[derive(Template)]
#[template(path = "letter.html")]
struct Letter<'a> {
    lang: &'a str,
    subject: &'a str,
    greeting: &'a str,
    before: &'a str,
    link: &'a str,
    after: &'a str,
    signature: &'a str,
    why: &'a str,
}

/// What [`jalon_kernel::post::send_due`] asks: subject, text and HTML of a message.
pub fn words(house: &House) -> Box<jalon_kernel::post::Words> {
    let house = house.clone();
    Box::new(move |message: &Message, _: Kind, opened: &Opened| {
        let (subject, text) = written(&house, message, opened);
        let html = match Kind::from_word(&message.channel) {
            Some(Kind::Email) => html(&house, message, opened),
            _ => String::new(),
        };
        (subject, text, html)
    })
}

/// The subject and the text of a message; a text message has no subject of its own, only the page that shows it does.
pub fn written(house: &House, message: &Message, opened: &Opened) -> (String, String) {
    let words = house.words_of(&message.locale);
    let subject = words.t(&format!("post-{}-subject", message.kind)).into_owned();
    if Kind::from_word(&message.channel) == Some(Kind::Phone) {
        return (subject, say(house, &words, message, opened, "sms"));
    }
    let body = say(house, &words, message, opened, "body");
    let parts = [words.t("post-greeting"), body.into(), words.t("post-signature"), words.t("post-why")];
    (subject, parts.join("\n\n"))
}

fn html(house: &House, message: &Message, opened: &Opened) -> String {
    let words = house.words_of(&message.locale);
    let body = say(house, &words, message, opened, "body");
    let link = absolute(house, opened);
    let (before, after) = match body.split_once(&link) {
        Some((before, after)) if !link.is_empty() => (before, after),
        _ => (body.as_str(), ""),
    };
    let letter = Letter {
        lang: Locale::from_tag(&message.locale).unwrap_or_default().lang(),
        subject: &words.t(&format!("post-{}-subject", message.kind)),
        greeting: &words.t("post-greeting"),
        before,
        link: if before.len() < body.len() { &link } else { "" },
        after,
        signature: &words.t("post-signature"),
        why: &words.t("post-why"),
    };
    // Rendering into memory only fails when a Display inside fails, and these are all texts.
    letter.render().unwrap_or_default()
}

fn say(house: &House, words: &Words, message: &Message, opened: &Opened, part: &str) -> String {
    let link = absolute(house, opened);
    let code = opened.code.as_deref().unwrap_or_default();
    let arguments = [("link", Value::from(link.as_str())), ("code", Value::from(code))];
    words.with(&format!("post-{}-{part}", message.kind), &arguments).into_owned()
}

fn absolute(house: &House, opened: &Opened) -> String {
    opened.link.as_ref().map(|path| format!("{}{path}", house.settings.base_url)).unwrap_or_default()
}
