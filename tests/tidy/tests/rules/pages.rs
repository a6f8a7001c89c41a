//! Rules about templates: components make the controls, style and behaviour live in files.

use jalon_tidy::{File, files};

use crate::hold;

/// Where a text that was rendered before is put into a page as it is; each is HTML of ours, already escaped.
const RENDERED: &str = "|safe";

fn templates() -> Vec<File> {
    files(&[".html"]).into_iter().filter(|file| !file.place.starts_with("tests/")).collect()
}

fn breaches(of: impl Fn(&File) -> bool, marks: &[&str]) -> Vec<String> {
    let templates = templates();
    assert!(templates.len() > 20, "the templates of the house are found");
    let mut breaches = Vec::new();
    for file in templates.iter().filter(|file| of(file)) {
        for (number, line) in file.text.lines().enumerate() {
            // A hidden field is no control: nobody sees it.
            let line = line.to_lowercase().replace("<input type=\"hidden\"", "");
            for mark in marks.iter().filter(|mark| line.contains(**mark)) {
                breaches.push(format!("{}:{}: {mark}", file.place, number + 1));
            }
        }
    }
    breaches
}

fn is_of_the_page_crate(file: &File) -> bool {
    file.place.starts_with("kernel/page/")
}

#[test]
fn controls_are_components() {
    hold(
        "a control is made by the form, so that it has its label, its hint and its error",
        &breaches(
            |file| !is_of_the_page_crate(file),
            &["<input", "<select", "<textarea", "<button", "<label", "<fieldset"],
        ),
    );
}

#[test]
fn no_style_and_no_script_inside_a_page() {
    let marks = [
        " style=",
        "<style",
        "javascript:",
        " onclick=",
        " onload=",
        " onerror=",
        " onsubmit=",
        " onchange=",
        " oninput=",
        " onfocus=",
        " onkey",
    ];
    hold("the policy of the house blocks inline code and style", &breaches(|_| true, &marks));
    hold(
        "scripts come with the base layout only",
        &breaches(|file| !is_of_the_page_crate(file), &["<script"]),
    );
}

#[test]
fn nothing_comes_from_elsewhere() {
    let marks = [
        "src=\"http",
        "<link rel=\"stylesheet\" href=\"http",
        "<iframe",
        "<object",
        "<embed",
        "<img src=\"//",
    ];
    hold("pages load nothing from other hosts", &breaches(|_| true, &marks));
}

#[test]
fn unescaped_text_is_only_html_of_ours() {
    let found: Vec<String> = breaches(|_| true, &[RENDERED]);
    let allowed = include_str!("../../rendered.txt");
    let unknown: Vec<String> = found
        .iter()
        .filter(|place| !allowed.lines().any(|line| place.starts_with(&format!("{line}:"))))
        .cloned()
        .collect();
    hold("a |safe is listed in tests/tidy/rendered.txt with its reason", &unknown);
}

#[test]
fn a_page_extends_the_base_layout_and_names_itself() {
    let mut breaches = Vec::new();
    for file in templates() {
        let is_page = file.text.contains("extends \"base.html\"");
        if is_page && !file.text.contains("{% block title %}") {
            breaches.push(format!("{}: no title", file.place));
        }
        if file.text.contains("<html")
            && !["base.html", "letter.html"].iter().any(|name| file.place.ends_with(name))
        {
            breaches.push(format!("{}: a whole document of its own", file.place));
        }
    }
    hold("one frame for every page", &breaches);
}
