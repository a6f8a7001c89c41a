//! Expressions: constants, references and operators written on one line, such as `2 * salaire brut - 10%`. Operators
//! stand between spaces; comparison binds least, then addition, multiplication and power, which groups to the right.
//! Depth is bounded, so that no expression can exhaust the stack.

use crate::date::Date;
use crate::tree::Op;

/// Deeper than this, an expression is refused. Terms chained by operators count as depth too.
const MAX_DEPTH: u32 = 300;

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expression {
    Number {
        value: f64,
        unit: Option<Box<str>>,
    },
    Bool(bool),
    Text(Box<str>),
    Date(Date),
    /// A name as written, and the byte where it stands in the text.
    Name(Box<str>, u32),
    Binary(Op, Box<Expression>, Box<Expression>),
}

/// What is wrong in an expression, and at which character of its text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ExpressionError {
    pub offset: usize,
    pub message: String,
    pub expected: &'static str,
}

type Parsed = Result<(Expression, u32), ExpressionError>;

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

/// Reads one expression; line breaks count as spaces.
pub(crate) fn parse(text: &str) -> Result<Expression, ExpressionError> {
    let folded;
    let line = if text.contains('\n') {
        folded = fold_lines(text);
        folded.as_str()
    } else {
        text
    };
    let trimmed = line.trim_start_matches(is_trimmed);
    let start = line.len() - trimmed.len();
    let mut reader = Reader { text: trimmed.trim_end_matches(is_trimmed), at: 0 };
    let result = reader.whole();
    result.map_err(|mut error| {
        error.offset = line[..(error.offset + start).min(line.len())].chars().count();
        error
    })
}

fn is_trimmed(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}'
}

fn fold_lines(text: &str) -> String {
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_matches(is_trimmed)).collect();
    lines.join(" ")
}

fn is_space(c: char) -> bool {
    matches!(
        c,
        '\t' | ' ' | '\u{a0}' | '\u{1680}' | '\u{2000}'
            ..='\u{200a}' | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\u{feff}'
    )
}

fn is_letter(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{17f}' | '$')
}

/// What may start a word inside a name.
fn starts_word(c: char) -> bool {
    is_letter(c)
        || c.is_ascii_digit()
        || matches!(c, '\'' | ',' | '°' | '€' | '%' | '²' | '_' | '"' | '«' | '»')
}

fn continues_word(c: char) -> bool {
    starts_word(c) || matches!(c, '-' | '+')
}

fn starts_unit(c: char) -> bool {
    is_letter(c) || matches!(c, '°' | '%' | '€' | '{' | '}')
}

impl Reader<'_> {
    fn whole(&mut self) -> Result<Expression, ExpressionError> {
        let (expression, _) = self.comparison(0)?;
        match self.peek() {
            None => Ok(expression),
            Some(c) if "+-*/<>=!".contains(c) => {
                Err(self.error("un opérateur s'écrit entre deux espaces".into(), "« 2 + 2 », et non « 2+2 »"))
            }
            Some(c) => Err(self.error(format!("« {c} » n'a pas de sens ici"), "la fin de l'expression")),
        }
    }

    fn comparison(&mut self, depth: u32) -> Parsed {
        self.chain(
            depth,
            Self::addition,
            &[(">=", Op::Ge), ("<=", Op::Le), ("!=", Op::Ne), (">", Op::Gt), ("<", Op::Lt), ("=", Op::Eq)],
        )
    }

    fn addition(&mut self, depth: u32) -> Parsed {
        self.chain(depth, Self::multiplication, &[("-", Op::Sub), ("+", Op::Add)])
    }

    fn multiplication(&mut self, depth: u32) -> Parsed {
        self.chain(depth, Self::power, &[("//", Op::IntDiv), ("*", Op::Mul), ("/", Op::Div)])
    }

    fn chain(
        &mut self,
        depth: u32,
        operand: fn(&mut Self, u32) -> Parsed,
        operators: &[(&str, Op)],
    ) -> Parsed {
        let (mut left, mut height) = operand(self, depth)?;
        while let Some(op) = self.operator(operators) {
            let (right, right_height) = operand(self, depth + 1)?;
            height = self.checked(1 + height.max(right_height))?;
            left = Expression::Binary(op, Box::new(left), Box::new(right));
        }
        Ok((left, height))
    }

    fn power(&mut self, depth: u32) -> Parsed {
        self.checked(depth)?;
        let (left, height) = self.primary(depth)?;
        if self.operator(&[("**", Op::Pow)]).is_none() {
            return Ok((left, height));
        }
        let (right, right_height) = self.power(depth + 1)?;
        let height = self.checked(1 + height.max(right_height))?;
        Ok((Expression::Binary(Op::Pow, Box::new(left), Box::new(right)), height))
    }

    fn primary(&mut self, depth: u32) -> Parsed {
        self.checked(depth)?;
        let Some(first) = self.peek() else {
            return Err(self.error("l'expression s'arrête trop tôt".into(), "une constante ou une référence"));
        };
        match first {
            '(' => {
                self.at += 1;
                self.spaces();
                let inside = self.comparison(depth + 1)?;
                self.spaces();
                if self.peek() != Some(')') {
                    return Err(self.error("une parenthèse n'est pas fermée".into(), "« ) »"));
                }
                self.at += 1;
                Ok(inside)
            }
            '-' => {
                self.at += 1;
                self.spaces();
                let (operand, height) = self.primary(depth + 1)?;
                let zero = Expression::Number { value: 0.0, unit: None };
                let height = self.checked(height + 1)?;
                Ok((Expression::Binary(Op::Sub, Box::new(zero), Box::new(operand)), height))
            }
            '0'..='9' => self.date_or_number().map(|e| (e, 1)),
            '\'' | '"' => self.quoted(first).map(|e| (e, 1)),
            '^' => Ok((self.name(), 1)),
            c if is_letter(c) => Ok((self.name(), 1)),
            c => Err(self.error(
                format!("« {c} » n'a pas de sens ici"),
                "une constante, une référence ou une expression entre parenthèses",
            )),
        }
    }

    fn date_or_number(&mut self) -> Result<Expression, ExpressionError> {
        if let Some(length) = date_length(self.rest()) {
            let text = &self.rest()[..length];
            let date = match Date::parse(text) {
                Some(Ok(date)) => date,
                Some(Err(impossible)) => {
                    return Err(self.error(impossible.to_string(), "une date qui existe"));
                }
                None => return Err(self.error("cette date ne se lit pas".into(), "jour/mois/année")),
            };
            self.at += length;
            return Ok(Expression::Date(date));
        }
        let rest = self.rest();
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let mut length = digits;
        if let Some(decimals) = rest[digits..].strip_prefix('.') {
            let count = decimals.find(|c: char| !c.is_ascii_digit()).unwrap_or(decimals.len());
            if count > 0 {
                length += 1 + count;
            }
        }
        let value: f64 = rest[..length].parse().unwrap_or(f64::INFINITY);
        if !value.is_finite() {
            return Err(self.error("ce nombre est trop grand".into(), "un nombre d'au plus 308 chiffres"));
        }
        self.at += length;
        let unit = unit_length(self.rest()).map(|length| {
            let unit = self.rest()[..length].trim_matches(is_trimmed).into();
            self.at += length;
            unit
        });
        Ok(Expression::Number { value, unit })
    }

    /// A text runs to the *last* matching quote, so that `'l'été'` is one text.
    fn quoted(&mut self, quote: char) -> Result<Expression, ExpressionError> {
        let inside = &self.rest()[1..];
        match inside.rfind(quote) {
            Some(end) => {
                let text = inside[..end].into();
                self.at += end + 2;
                Ok(Expression::Text(text))
            }
            None => Err(self.error("ce texte n'est pas fermé".into(), "un guillemet fermant")),
        }
    }

    fn name(&mut self) -> Expression {
        let start = self.at;
        loop {
            if self.peek() == Some('^') {
                self.at += 1;
            } else {
                self.at += phrase_length(self.rest(), is_letter).unwrap_or(0);
            }
            match self.rest().strip_prefix(" . ").and_then(|rest| rest.chars().next()) {
                Some(c) if is_letter(c) || c == '^' => self.at += 3,
                _ => break,
            }
        }
        match &self.text[start..self.at] {
            "oui" => Expression::Bool(true),
            "non" => Expression::Bool(false),
            name => Expression::Name(name.into(), start as u32),
        }
    }

    /// An operator with at least a space on either side; nothing is consumed otherwise.
    fn operator(&mut self, operators: &[(&str, Op)]) -> Option<Op> {
        let rest = self.rest();
        let after = rest.trim_start_matches(is_space);
        if after.len() == rest.len() {
            return None;
        }
        for (sign, op) in operators {
            if let Some(right) = after.strip_prefix(sign) {
                let trimmed = right.trim_start_matches(is_space);
                if trimmed.len() < right.len() {
                    self.at = self.text.len() - trimmed.len();
                    return Some(*op);
                }
            }
        }
        None
    }

    fn spaces(&mut self) {
        let trimmed = self.rest().trim_start_matches(is_space);
        self.at = self.text.len() - trimmed.len();
    }

    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn checked(&self, depth: u32) -> Result<u32, ExpressionError> {
        if depth <= MAX_DEPTH {
            return Ok(depth);
        }
        Err(self.error("cette expression est trop longue".into(), "moins de 300 opérations enchaînées"))
    }

    fn error(&self, message: String, expected: &'static str) -> ExpressionError {
        ExpressionError { offset: self.at, message, expected }
    }
}

/// Bytes of a phrase: words joined by single spaces, the first starting as `first` says.
fn phrase_length(text: &str, first: fn(char) -> bool) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    let (_, start) = chars.next()?;
    if !first(start) {
        return None;
    }
    let mut end = start.len_utf8();
    while let Some((at, c)) = chars.next() {
        let next_word = is_space(c) && chars.peek().is_some_and(|(_, next)| starts_word(*next));
        if continues_word(c) || next_word {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    Some(end)
}

/// Bytes of a unit right after a number, its leading spaces included.
fn unit_length(text: &str) -> Option<usize> {
    let unspaced = text.trim_start_matches(is_space);
    let mut length = text.len() - unspaced.len();
    length += usize::from(unspaced.starts_with('/'));
    length += phrase_length(&text[length..], starts_unit)?;
    loop {
        let rest = &text[length..];
        let unspaced = rest.trim_start_matches(is_space);
        let spaces = rest.len() - unspaced.len();
        if !unspaced.starts_with(['.', '/']) {
            return Some(length);
        }
        match phrase_length(&unspaced[1..], starts_unit) {
            Some(more) => length += spaces + 1 + more,
            None => return Some(length),
        }
    }
}

/// Bytes of `jj/mm/aaaa` or `mm/aaaa` at the start of the text.
fn date_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let number = |at: usize| -> Option<(usize, u32)> {
        let length = bytes[at.min(bytes.len())..].iter().take(2).take_while(|b| b.is_ascii_digit()).count();
        text.get(at..at + length)?.parse().ok().map(|n| (at + length, n))
    };
    let year = |at: usize| -> Option<usize> {
        let digits = bytes.get(at..at + 4)?;
        digits.iter().all(u8::is_ascii_digit).then_some(at + 4)
    };
    let slash = |at: usize| bytes.get(at) == Some(&b'/');
    let (after_first, first) = number(0)?;
    if !slash(after_first) {
        return None;
    }
    let day_and_month = number(after_first + 1).and_then(|(after, month)| {
        let possible = (1..=31).contains(&first) && (1..=12).contains(&month) && slash(after);
        possible.then(|| year(after + 1)).flatten()
    });
    day_and_month.or_else(|| if (1..=12).contains(&first) { year(after_first + 1) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        fn show(expression: &Expression) -> String {
            match expression {
                Expression::Number { value, unit: None } => value.to_string(),
                Expression::Number { value, unit: Some(unit) } => format!("{value}[{unit}]"),
                Expression::Bool(value) => value.to_string(),
                Expression::Text(text) => format!("'{text}'"),
                Expression::Date(date) => date.to_string(),
                Expression::Name(name, _) => format!("<{name}>"),
                Expression::Binary(op, left, right) => format!("({} {op:?} {})", show(left), show(right)),
            }
        }
        parse(text).map(|e| show(&e)).unwrap_or_else(|e| format!("{}: {}", e.offset, e.message))
    }

    #[test]
    fn precedence() {
        assert_eq!(shown("27 + 1 * 2"), "(27 Add (1 Mul 2))");
        assert_eq!(shown("2 ** 3 ** 2"), "(2 Pow (3 Pow 2))");
        assert_eq!(shown("a . b + 1 >= 2"), "((<a . b> Add 1) Ge 2)");
        assert_eq!(shown("- (10 * 3)"), "(0 Sub (10 Mul 3))");
        assert_eq!(shown("1 - 2 - 3"), "((1 Sub 2) Sub 3)");
        assert_eq!(shown("11 // 4"), "(11 IntDiv 4)");
    }

    #[test]
    fn names_and_units() {
        assert_eq!(shown("catégorie d'activité = 'artisanale'"), "(<catégorie d'activité> Eq 'artisanale')");
        assert_eq!(shown("48k€/an"), "48[k€/an]");
        assert_eq!(shown("1 €/jour / 2"), "(1[€/jour] Div 2)");
        assert_eq!(shown("10% * (- salaire)"), "(10[%] Mul (0 Sub <salaire>))");
        assert_eq!(shown("^ . a"), "<^ . a>");
        assert_eq!(shown("2 décimales"), "2[décimales]");
        assert_eq!(shown("'Pendant que le loup n'y est pas'"), "'Pendant que le loup n'y est pas'");
    }

    #[test]
    fn dates() {
        assert_eq!(shown("date < 01/2010"), "(<date> Lt 01/01/2010)");
        assert_eq!(shown("31/12/2020"), "31/12/2020");
        assert!(shown("31/02/2020").contains("n'existe pas"));
    }

    #[test]
    fn errors_say_where() {
        assert_eq!(shown("a+"), "<a+>");
        assert_eq!(shown("5+5"), "1: un opérateur s'écrit entre deux espaces");
        assert_eq!(shown("(5"), "2: une parenthèse n'est pas fermée");
        assert!(shown("").contains("trop tôt"));
        assert!(shown(&"(".repeat(100_000)).contains("trop longue"));
        assert!(shown(&"- ".repeat(100_000)).contains("trop longue"));
        assert!(shown(&["1"; 10_000].join(" + ")).contains("trop longue"));
        assert!(shown(&["2"; 10_000].join(" ** ")).contains("trop longue"));
    }
}
