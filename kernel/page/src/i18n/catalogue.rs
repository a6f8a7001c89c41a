//! Every text of the house, checked once and then only read.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use fluent_syntax::ast::{Entry, Pattern, PatternElement};

use super::{Locale, Value, Words, numbers, typography};

/// Who contributes words, and the Fluent texts in the order of [`Locale::ALL`].
pub type Source<'a> = (&'a str, [&'static str; 3]);

const OWN: Source<'static> = (
    "page",
    [
        include_str!("../../locales/fr.ftl"),
        include_str!("../../locales/fr-facile.ftl"),
        include_str!("../../locales/en.ftl"),
    ],
);

struct Lexicon {
    bundle: FluentBundle<FluentResource>,
    /// Texts without any argument, ready to be lent: most of a page.
    plain: HashMap<String, String>,
    /// Every key that exists, attributes included (`key.attribute`).
    keys: BTreeSet<String>,
}

/// All words in all locales.
pub struct Catalogue {
    lexicons: [Lexicon; 3],
    owners: BTreeMap<String, String>,
    faults: AtomicU64,
    missing: Mutex<BTreeSet<String>>,
}

impl Catalogue {
    /// Builds the catalogue from this crate's own words and those of `sources`.
    ///
    /// # Errors
    /// All the faults at once, each naming owner, locale and place: a syntax error, a key defined twice (by one owner or by
    /// two), a key that one locale has and another lacks.
    pub fn build(sources: &[Source<'_>]) -> Result<Self, Vec<String>> {
        let mut faults = Vec::new();
        let mut owners = BTreeMap::new();
        let mut lexicons = Locale::ALL.map(Lexicon::empty);
        for (owner, texts) in std::iter::once(&OWN).chain(sources) {
            for (locale, text) in Locale::ALL.into_iter().zip(texts) {
                lexicons[locale.index()].add(owner, locale, text, &mut owners, &mut faults);
            }
        }
        let all: BTreeSet<String> =
            lexicons.iter().flat_map(|lexicon| lexicon.keys.iter().cloned()).collect();
        for key in &all {
            for locale in Locale::ALL {
                if !lexicons[locale.index()].keys.contains(key) {
                    let message = key.split('.').next().unwrap_or(key);
                    let owner = owners.get(message).map_or("?", String::as_str);
                    faults.push(format!("{owner}/{}: the key `{key}` is missing", locale.tag()));
                }
            }
        }
        if faults.is_empty() {
            Ok(Self { lexicons, owners, faults: AtomicU64::new(0), missing: Mutex::default() })
        } else {
            Err(faults)
        }
    }

    /// The catalogue seen from one locale.
    pub fn words(self: &Arc<Self>, locale: Locale) -> Words {
        Words::new(self.clone(), locale)
    }

    /// Every message key, with its owner: for tests and for tools.
    pub fn keys(&self) -> impl Iterator<Item = (&str, &str)> {
        self.owners.iter().map(|(key, owner)| (key.as_str(), owner.as_str()))
    }

    /// How many times a text was asked for that does not exist or lacks an argument, since the start.
    pub fn faults(&self) -> u64 {
        self.faults.load(Ordering::Relaxed)
    }

    /// The first hundred keys asked for in vain: names of keys, never words of people.
    pub fn missing(&self) -> Vec<String> {
        self.missing.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }

    pub(super) fn holds(&self, locale: Locale, key: &str) -> bool {
        self.lexicons[locale.index()].keys.contains(key)
    }

    pub(super) fn text<'c>(
        &'c self,
        locale: Locale,
        key: &str,
        arguments: &[(&str, Value<'_>)],
    ) -> Cow<'c, str> {
        let lexicon = &self.lexicons[locale.index()];
        if let Some(text) = lexicon.plain.get(key) {
            return Cow::Borrowed(text);
        }
        let Some(pattern) = lexicon.pattern(key) else {
            self.count(key);
            return Cow::Owned(format!("[{key}]"));
        };
        let mut given = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            given.set(Cow::Borrowed(*name), value.clone().into_fluent());
        }
        let mut errors = Vec::new();
        let text = lexicon.bundle.format_pattern(pattern, Some(&given), &mut errors).into_owned();
        if !errors.is_empty() {
            self.count(key);
        }
        Cow::Owned(text)
    }

    fn count(&self, key: &str) {
        self.faults.fetch_add(1, Ordering::Relaxed);
        let mut missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
        if missing.len() < 100 {
            missing.insert(key.to_owned());
        }
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Catalogue({} messages)", self.owners.len())
    }
}

impl Lexicon {
    fn empty(locale: Locale) -> Self {
        let language = locale.lang().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Isolation marks are for mixed directions of writing; here they would only get into names people copy.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(if locale == Locale::En {
            numbers::fluent_english
        } else {
            numbers::fluent_french
        }));
        Self { bundle, plain: HashMap::new(), keys: BTreeSet::new() }
    }

    fn add(
        &mut self,
        owner: &str,
        locale: Locale,
        text: &str,
        owners: &mut BTreeMap<String, String>,
        faults: &mut Vec<String>,
    ) {
        let place = format!("{owner}/{}", locale.tag());
        let written = if locale == Locale::En { typography::english(text) } else { typography::french(text) };
        let resource = match FluentResource::try_new(written) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let line = resource.source()[..error.pos.start.min(resource.source().len())]
                        .matches('\n')
                        .count()
                        + 1;
                    faults.push(format!("{place}, line {line}: {error}"));
                }
                resource
            }
        };
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let name = message.id.name;
            if !self.keys.insert(name.to_owned()) {
                faults.push(format!("{place}: the key `{name}` is defined twice"));
            }
            let first = owners.entry(name.to_owned()).or_insert_with(|| owner.to_owned());
            if first != owner {
                faults.push(format!("{place}: the key `{name}` already belongs to `{first}`"));
            }
            self.keep(name.to_owned(), message.value.as_ref());
            for attribute in &message.attributes {
                let key = format!("{name}.{}", attribute.id.name);
                self.keys.insert(key.clone());
                self.keep(key, Some(&attribute.value));
            }
        }
        // Doubles were named above with both owners; Fluent's own report says less.
        let _ = self.bundle.add_resource(resource);
    }

    fn keep(&mut self, key: String, pattern: Option<&Pattern<&str>>) {
        let Some(pattern) = pattern else { return };
        let mut plain = String::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => plain.push_str(value),
                PatternElement::Placeable { .. } => return,
            }
        }
        self.plain.insert(key, plain);
    }

    fn pattern(&self, key: &str) -> Option<&Pattern<&str>> {
        match key.split_once('.') {
            None => self.bundle.get_message(key)?.value(),
            Some((message, attribute)) => {
                Some(self.bundle.get_message(message)?.get_attribute(attribute)?.value())
            }
        }
    }
}
