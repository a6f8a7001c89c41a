//! Whether a text is French enough to be read.

use crate::text::Token;

/// Frequent words of French that the other lists do not hold.
const FRENCH: &[&str] = &[
    "ai", "au", "aux", "avec", "c", "ca", "ce", "cette", "chez", "dans", "des", "du", "est", "et", "etais",
    "etait", "fait", "je", "la", "le", "les", "leur", "ma", "mais", "mes", "moi", "mon", "ne", "nous", "ou",
    "par", "pas", "plus", "pour", "que", "qui", "sur", "tout", "un", "une", "vous",
];

/// Frequent words of the languages most often met, without those that French has too.
const OTHERS: &[&str] = &[
    // English
    "and", "are", "at", "been", "for", "from", "have", "i", "in", "is", "it", "my", "of", "that", "the", "they",
    "this", "to", "was", "we", "were", "with", "worked", "would", "you", "your",
    // Spanish, Portuguese, Italian
    "como", "con", "del", "el", "ella", "era", "gli", "ho", "los", "las", "lavoro", "mi", "muy", "na", "nao", "nel",
    "no", "para", "per", "pero", "por", "sono", "soy", "trabajo", "um", "uma", "una", "uno", "yo", "che", "di", "il",
    // German, Dutch
    "als", "auf", "aus", "bei", "das", "der", "die", "ein", "eine", "het", "ich", "ik", "im", "ist", "mit", "nicht",
    "und", "van", "von", "war", "wir", "zu",
    // Polish, Romanian, Turkish, as met in Latin letters
    "bir", "byl", "jako", "jest", "sunt", "si", "ve",
];

/// Below this share of French among the words that tell a language, a text is taken as another one.
const FRENCH_MIN: f32 = 0.4;

/// Whether the words are mostly those of another language. Texts too short to tell are taken as French.
pub fn is_another(tokens: &[Token]) -> bool {
    let foreign_letters = tokens.iter().filter(|token| !token.folded.is_ascii()).count();
    if foreign_letters * 2 > tokens.len() {
        return true;
    }
    let count = |list: &[&str]| tokens.iter().filter(|token| list.contains(&token.folded.as_str())).count();
    let (french, others) = (count(FRENCH), count(OTHERS));
    others >= 2 && (french as f32) < FRENCH_MIN * (french + others) as f32
}

#[cfg(test)]
mod tests {
    use super::is_another;
    use crate::text;

    fn other(text: &str) -> bool {
        is_another(&text::read(text).tokens)
    }

    #[test]
    fn other_languages_are_told_from_french() {
        assert!(other("I worked in a restaurant and I was in charge of the kitchen"));
        assert!(other("He trabajado como camarero en un restaurante, yo soy muy trabajador"));
        assert!(other("Ich war Verkäuferin und habe mit der Kasse gearbeitet"));
        assert!(other("عملت في مطعم كطباخ لمدة خمس سنوات"));
        assert!(other("Я работал поваром в ресторане"));
    }

    #[test]
    fn french_stays_french_even_short_or_with_foreign_words() {
        assert!(!other("J'ai travaillé dans un restaurant"));
        assert!(!other("community manager"));
        assert!(!other("caisse"));
        assert!(!other("j'étais business developer et je faisais du cold calling pour la boîte"));
        assert!(!other(""));
    }
}
