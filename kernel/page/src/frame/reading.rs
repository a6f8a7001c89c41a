//! How a person reads: size, space, contrast, light. Kept in one short cookie, shown as attributes of `<html>`.

/// Declares a setting with its closed set of tags, which are also the values of the form and of the attribute.
macro_rules! setting {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $tag:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every tag, the usual one first.
            pub const TAGS: &[&str] = &[$($tag),+];

            /// The tag kept in the cookie and in the attribute.
            pub fn tag(self) -> &'static str {
                match self { $(Self::$variant => $tag),+ }
            }

            /// The setting of a tag.
            pub fn from_tag(tag: &str) -> Option<Self> {
                match tag { $($tag => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

setting!(
    /// How big letters are.
    TextSize {
        /// As the theme sets it.
        #[default]
        Usual = "normal",
        /// A quarter more.
        Large = "grand",
        /// Half more.
        Larger = "tres-grand",
    }
);
setting!(
    /// How much room there is between lines, words and letters.
    Spacing {
        /// As the theme sets it.
        #[default]
        Usual = "normal",
        /// More room.
        Wide = "large",
    }
);
setting!(
    /// How far colours stand from each other.
    Contrast {
        /// As the theme sets it.
        #[default]
        Usual = "normal",
        /// Black, white and one colour.
        Strong = "fort",
    }
);
setting!(
    /// Light or dark.
    Theme {
        /// As the machine says.
        #[default]
        Auto = "auto",
        /// Always light.
        Light = "clair",
        /// Always dark.
        Dark = "sombre",
    }
);

/// How a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reading {
    /// How big letters are.
    pub size: TextSize,
    /// How much room there is.
    pub spacing: Spacing,
    /// How far colours stand from each other.
    pub contrast: Contrast,
    /// Light or dark.
    pub theme: Theme,
}

impl Reading {
    /// The settings of a cookie; what is not understood is as usual.
    pub fn from_cookie(text: &str) -> Self {
        let mut parts = text.split('.');
        let mut next = || parts.next().unwrap_or_default();
        Self {
            size: TextSize::from_tag(next()).unwrap_or_default(),
            spacing: Spacing::from_tag(next()).unwrap_or_default(),
            contrast: Contrast::from_tag(next()).unwrap_or_default(),
            theme: Theme::from_tag(next()).unwrap_or_default(),
        }
    }

    /// What to keep in the cookie: letters, hyphens and dots only.
    pub fn to_cookie(self) -> String {
        [self.size.tag(), self.spacing.tag(), self.contrast.tag(), self.theme.tag()].join(".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_from_their_cookie_and_nonsense_is_as_usual() {
        let reading = Reading {
            size: TextSize::Larger,
            spacing: Spacing::Wide,
            contrast: Contrast::Strong,
            theme: Theme::Dark,
        };
        assert_eq!(Reading::from_cookie(&reading.to_cookie()), reading);
        assert_eq!(Reading::from_cookie("\"><script>.x"), Reading::default());
    }
}
