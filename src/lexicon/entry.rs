//! The input of a lexicon: concepts and their names.

use super::fold::folded;

/// A concept and its names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// Its name.
    pub label: String,
    /// Its other names.
    pub aliases: Vec<String>,
}

impl Entry {
    /// Returns a concept with one name.
    #[must_use]
    pub fn new(id: impl Into<String>, label: impl Into<String>) -> Entry {
        Entry {
            id: id.into(),
            label: label.into(),
            aliases: Vec::new(),
        }
    }

    /// Adds other names.
    #[must_use]
    pub fn with_aliases<T: Into<String>>(mut self, aliases: impl IntoIterator<Item = T>) -> Entry {
        self.aliases.extend(aliases.into_iter().map(Into::into));
        self
    }
}

/// A name with brackets holds several names: "Certified nurse aide (CNA)" is also called "Certified nurse aide" and,
/// since the letters abbreviate its words, "CNA". A mere explanation, as in "Java (island)", is no name. Returns the
/// name without its brackets, folded, and the abbreviation, folded, where there are any.
pub(super) fn unbracketed(name: &str) -> Option<(String, Option<String>)> {
    let open = name.find(['(', '（', '[', '［', '【'])?;
    let after = open + name[open..].chars().next().map_or(1, char::len_utf8);
    let close = after + name[after..].find([')', '）', ']', '］', '】'])?;
    let end = close + name[close..].chars().next().map_or(1, char::len_utf8);
    let outside = folded(&format!("{} {}", &name[..open], &name[end..]));
    let inside = &name[after..close];
    let short = Some(folded(inside)).filter(|short| {
        let capitals = inside.chars().filter(|c| c.is_uppercase()).count();
        let letters = inside.chars().filter(|c| c.is_alphabetic()).count();
        let latin = inside.is_ascii() && !short.contains(' ');
        let stands_for = initials(&outside) == *short;
        latin && (2..=8).contains(&letters) && (capitals == letters || stands_for)
    });
    Some((outside, short)).filter(|(outside, _)| !outside.is_empty())
}

fn initials(folded: &str) -> String {
    folded.split(' ').filter_map(|word| word.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_form_in_brackets_is_a_name_and_an_explanation_is_not() {
        let of = |name| unbracketed(name).map(|(outside, short)| (outside, short.unwrap_or_default()));
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(
            of("Certified nurse aide (CNA)"),
            pair("certified nurse aide", "cna")
        );
        assert_eq!(
            of("计算机辅助设计（CAD）技术"),
            pair("计算机辅助设计 技术", "cad")
        );
        assert_eq!(of("Java (island)"), pair("java", ""));
        assert_eq!(
            of("structured query language [sql]"),
            pair("structured query language", "sql")
        );
        assert_eq!(of("(CAD)"), None);
        assert_eq!(of("open (bracket"), None);
        assert_eq!(of("none"), None);
    }
}
