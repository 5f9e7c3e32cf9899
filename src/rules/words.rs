//! Lists of words in tables of rules.

/// A list of words, each with its name in tables.
macro_rules! words {
    ($(#[$doc:meta])* $type:ident { $($(#[$of:meta])* $word:ident $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]

        pub enum $type { $($(#[$of])* $word,)* }

        impl $type {
            /// Every one, with its name in tables.
            pub const NAMES: &'static [($type, &'static str)] = &[$(($type::$word, $name),)*];

            /// Returns the name in tables.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $($type::$word => $name,)* }
            }
        }
    };
}
pub(super) use words;
