//! Keys of Fluent files, and what templates compute.

/// Every key that a Fluent text defines: messages, and attributes as `message.attribute`.
pub fn keys(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut message = String::new();
    for line in text.lines() {
        let Some((name, _)) = line.split_once('=') else { continue };
        let is_inside = name.starts_with(' ');
        let name = name.trim();
        let is_name = |name: &str| {
            name.starts_with(|letter: char| letter.is_ascii_lowercase())
                && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        };
        match name.strip_prefix('.') {
            Some(attribute) if is_inside && is_name(attribute) => {
                found.push(format!("{message}.{attribute}"))
            }
            None if !is_inside && is_name(name) => {
                name.clone_into(&mut message);
                found.push(message.clone());
            }
            _ => {}
        }
    }
    found
}

/// What a template computes: the inside of each `{{ … }}` and `{% … %}`, one after the other.
pub fn expressions(template: &str) -> String {
    let mut found = String::new();
    let mut rest = template;
    while let Some(start) = rest.find(['{']) {
        let tail = &rest[start..];
        let close = match tail.get(..2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            _ => {
                rest = &tail[1..];
                continue;
            }
        };
        let Some(end) = tail.find(close) else { break };
        found.push_str(&tail[2..end]);
        found.push('\n');
        rest = &tail[end + 2..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_messages_and_attributes() {
        let text = "# a = comment\na-b = Text = more\n    .hint = Help\n    goes on = here\nc = { $n ->\n    [one] x = y\n   *[other] z\n}\n";
        assert_eq!(keys(text), ["a-b", "a-b.hint", "c"]);
    }

    #[test]
    fn expressions_are_what_stands_in_braces() {
        assert_eq!(expressions("<p>{{ a }} { b } {% if c %}x{% endif %}"), " a \n if c \n endif \n");
    }
}
