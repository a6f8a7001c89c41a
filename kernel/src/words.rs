//! Closed sets of words kept in a column, sent by a form and shown through a key that ends with them.

/// Declares a closed set of words: each variant with the one word that stands for it in the database, in forms and at the end
/// of the keys of its words.
#[macro_export]
macro_rules! words {
    ($(#[doc = $doc:literal])+ $name:ident { $( $(#[doc = $each:literal])+ $variant:ident = $word:literal, )+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $( $(#[doc = $each])+ $variant, )+ }

        impl $name {
            /// Every one, in the order pages show them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word kept in the database, and the end of the keys of its words.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Reads the word kept in the database or sent by a form.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|it| it.word() == word)
            }
        }
    };
}
