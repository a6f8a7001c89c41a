//! For tests: what must be true of every rendered page or component, read from its HTML.
//!
//! This sees structure only; contrast, focus and size are looked at in a browser.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

/// What is wrong with a whole page; empty when nothing is.
pub fn faults(page: &str) -> Vec<String> {
    let tree = Html::parse_document(page);
    let mut faults = common(&tree);
    for (selector, wanted) in
        [("h1", 1), ("main", 1), ("title", 1), ("html[lang]", 1), ("header", 1), ("footer", 1)]
    {
        let found = select(&tree, selector).count();
        if found != wanted {
            faults.push(format!("{found} <{selector}> instead of {wanted}"));
        }
    }
    let mut level = 0;
    for heading in select(&tree, "h1,h2,h3,h4,h5,h6") {
        let here = u32::from(heading.value().name().as_bytes()[1] - b'0');
        if level > 0 && here > level + 1 {
            faults.push(format!("a gap between headings before « {} »", text(heading)));
        }
        level = here;
    }
    faults
}

/// What is wrong with a piece of a page; empty when nothing is.
pub fn fragment_faults(fragment: &str) -> Vec<String> {
    common(&Html::parse_fragment(fragment))
}

fn common(tree: &Html) -> Vec<String> {
    let mut faults: Vec<String> =
        tree.errors.iter().filter(|e| is_ours(e)).map(|error| format!("HTML: {error}")).collect();
    let mut ids = BTreeSet::new();
    for element in select(tree, "[id]") {
        let id = element.attr("id").unwrap_or_default();
        if id.is_empty() || id.contains(char::is_whitespace) || !ids.insert(id) {
            faults.push(format!("the id `{id}` is empty, broken or not unique"));
        }
    }
    let labelled: BTreeSet<&str> = select(tree, "label[for]").filter_map(|label| label.attr("for")).collect();
    for control in select(tree, "input:not([type=hidden]),select,textarea") {
        let id = control.attr("id").unwrap_or_default();
        if !labelled.contains(id) {
            faults.push(format!("no label for `{}`", control.attr("name").unwrap_or(id)));
        }
    }
    for (attribute, element) in
        ["for", "aria-describedby", "aria-labelledby", "aria-controls"].iter().flat_map(|attribute| {
            select(tree, &format!("[{attribute}]"))
                .map(move |element| (attribute, element))
                .collect::<Vec<_>>()
        })
    {
        for id in element.attr(attribute).unwrap_or_default().split_whitespace() {
            if !ids.contains(id) {
                faults.push(format!("{attribute} leads to `{id}`, which is not there"));
            }
        }
    }
    for named in select(tree, "a[href],button,label,legend,summary,h1,h2,h3,caption,th") {
        let has_name =
            !text(named).is_empty() || named.attr("aria-label").is_some_and(|label| !label.is_empty());
        if !has_name {
            faults.push(format!("a <{}> without a name", named.value().name()));
        }
    }
    for element in select(tree, "*") {
        for (name, value) in element.value().attrs() {
            if name == "style" || name.starts_with("on") {
                faults.push(format!("inline code or style: {name}={value}"));
            }
            if matches!(name, "href" | "src" | "action" | "formaction") && !is_safe_address(value) {
                faults.push(format!("an address of another kind: {name}={value}"));
            }
        }
    }
    for script in select(tree, "script") {
        if script.attr("nonce").is_none() || script.attr("src").is_none() {
            faults.push("a script inline or without nonce".to_owned());
        }
    }
    if select(tree, "style,iframe,object,embed,base,marquee").next().is_some() {
        faults.push("an element that pages may not have".to_owned());
    }
    for image in select(tree, "svg") {
        if image.attr("aria-hidden").is_none() && image.attr("aria-label").is_none() {
            faults.push("a drawing neither hidden nor named".to_owned());
        }
    }
    for table in select(tree, "table") {
        if table.select(&selector("caption")).next().is_none() {
            faults.push("a table without caption".to_owned());
        }
    }
    for header in select(tree, "th:not([scope])") {
        faults.push(format!("a header cell without scope: « {} »", text(header)));
    }
    for form in select(tree, "form[method=post]") {
        if form.select(&selector("input[name=_csrf]")).next().is_none() {
            faults.push("a form without its token: put {{ form.hidden(frame) }} first".to_owned());
        }
    }
    faults
}

/// A fragment has no doctype, which the parser mentions; everything else is ours.
fn is_ours(error: &str) -> bool {
    !error.contains("doctype") && !error.contains("DOCTYPE")
}

/// Addresses of this house, of mail and telephone, and of the web at large.
fn is_safe_address(value: &str) -> bool {
    let Some((scheme, _)) = value.split_once(':') else { return true };
    if scheme.contains(['/', '?', '#']) {
        return true;
    }
    matches!(scheme, "https" | "http" | "mailto" | "tel")
}

fn select<'t>(tree: &'t Html, query: &str) -> impl Iterator<Item = ElementRef<'t>> {
    let query = selector(query);
    tree.select(&query).collect::<Vec<_>>().into_iter()
}

fn selector(query: &str) -> Selector {
    Selector::parse(query).unwrap_or_else(|error| panic!("the selector {query}: {error}"))
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().to_owned()
}
