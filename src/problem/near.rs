//! Near misses: suggestions for ids that do not exist.

use super::codes::{is_code, number_value};
use super::form::as_seen;
use super::words::Words;
use strsim::osa_distance;
use vocmatch_algo::order;

/// Seeks near misses within a bounded amount of work, so that a million bad rows stay fast.
#[derive(Debug)]
pub(crate) struct Near {
    /// Letters that may still be compared.
    left: usize,
    /// Whether anything was sought.
    asked: bool,
}

impl Default for Near {
    fn default() -> Near {
        Near {
            left: 20_000_000,
            asked: false,
        }
    }
}

impl Near {
    /// Seeks nothing.
    pub(crate) fn none() -> Near {
        Near {
            left: 0,
            asked: false,
        }
    }

    /// Whether anything was sought.
    pub(crate) fn was_asked(&self) -> bool {
        self.asked
    }

    /// Whether the work limit is reached, so that nothing is sought any more.
    pub(crate) fn is_spent(&self) -> bool {
        self.left < 4096
    }

    /// Quotes up to three candidates similar to `text`: those that differ only in case, width, spaces or in digits
    /// that look like letters; else codes of the same number ([`number_value`]); else those with the fewest edits, at
    /// most a quarter of the text, and in codes of digits one digit behind the first field. `None` if there is no such
    /// candidate, there are more than three, or the work limit is reached.
    ///
    /// O(candidates · length²), bounded.
    pub(crate) fn find<'a>(
        &mut self,
        text: &str,
        mut candidates: impl Iterator<Item = &'a str>,
    ) -> Option<Words> {
        self.among(text, &mut candidates)
    }

    /// The one candidate that a reader sees as the text; `None` if there is none or several, or the work limit is
    /// reached.
    pub(crate) fn alike<'a>(
        &mut self,
        text: &str,
        candidates: impl Iterator<Item = &'a str>,
    ) -> Option<&'a str> {
        let seen = as_seen(text);
        let mut found = None;
        for candidate in candidates {
            if candidate.len() > 4 * text.len() || text.len() > 4 * candidate.len() {
                continue;
            }
            if self.is_spent() {
                return None;
            }
            self.left = self.left.saturating_sub(4 + candidate.len());
            if as_seen(candidate) == seen && found.replace(candidate).is_some() {
                return None;
            }
        }
        found
    }

    fn among(&mut self, text: &str, candidates: &mut dyn Iterator<Item = &str>) -> Option<Words> {
        self.asked = true;
        let seen = folded(text);
        let length = seen.chars().count();
        if length == 0 || length > 50 || self.is_spent() {
            return None;
        }
        let most = (length / 4).clamp(usize::from(length > 2), 3);
        let (number, is_code) = (number_value(text), is_code(&seen));
        let mut equal: Vec<&str> = Vec::new();
        let mut best: Vec<&str> = Vec::new();
        let mut least = most;
        for candidate in candidates {
            if candidate.len().abs_diff(text.len()) > 12 {
                continue;
            }
            if self.is_spent() {
                return None;
            }
            self.left = self.left.saturating_sub(16 + length + candidate.len());
            let other = folded(candidate);
            if number.is_some() && number == number_value(candidate) {
                equal.push(candidate);
            }
            if is_code && seen != other && !is_mistyped(&seen, &other) {
                continue;
            }
            if other.chars().count().abs_diff(length) > least {
                continue;
            }
            self.left = self.left.saturating_sub(length * length);
            let distance = osa_distance(&seen, &other);
            if distance < least {
                least = distance;
                best.clear();
            }
            if distance <= least {
                best.push(candidate);
            }
        }
        if least > 0 && !equal.is_empty() {
            best = equal;
        }
        order::sort(&mut best);
        best.dedup();
        let quoted = |open: char, close: char| best.iter().map(move |id| format!("{open}{id}{close}"));
        let (english, chinese): (Vec<_>, Vec<_>) = quoted('"', '"').zip(quoted('“', '”')).unzip();
        (1..=3)
            .contains(&best.len())
            .then(|| Words::new(english.join(" or "), chinese.join("或")))
    }
}

/// Normalises an id: case, width and look-alike characters.
fn folded(text: &str) -> String {
    let seen = as_seen(text);
    let plain = seen.chars().filter(|c| !c.is_whitespace());
    plain
        .map(|c| match c {
            'o' => '0',
            'l' | 'i' => '1',
            '-' => '_',
            c => c,
        })
        .collect()
}

/// Whether one digit may have been mistyped: one in place of another, or two that changed places, behind the first
/// field or, without fields, the first two digits. Codes that differ before that belong to other things. In a code without
/// fields, a digit may be missing or too much.
fn is_mistyped(seen: &str, other: &str) -> bool {
    let separator = seen.find(|c: char| !c.is_ascii_alphanumeric());
    let field = separator.unwrap_or(2);
    let may_differ = usize::from(separator.is_none());
    seen.len().abs_diff(other.len()) <= may_differ
        && seen.get(..field) == other.get(..field)
        && osa_distance(seen, other) <= 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn near(text: &str, ids: &[&str]) -> Option<String> {
        let found = Near::default().find(text, ids.iter().copied())?;
        Some(found.text(Language::English).to_owned())
    }

    #[test]
    fn a_letter_for_a_digit_or_a_wide_letter_finds_the_one_id_that_looks_alike() {
        assert_eq!(
            near("51O401", &["510402", "510401"]).as_deref(),
            Some("\"510401\"")
        );
        assert_eq!(
            near("５１０４０１", &["510402", "510401"]).as_deref(),
            Some("\"510401\"")
        );
        assert_eq!(
            near("Los angeles", &["los-angeles", "losangeles"]).as_deref(),
            Some("\"losangeles\"")
        );
    }

    #[test]
    fn ids_that_are_equally_far_are_all_named_unless_they_are_many() {
        assert_eq!(
            near("weldr", &["welder", "welds"]).as_deref(),
            Some("\"welder\" or \"welds\"")
        );
        assert_eq!(near("5104", &["5101", "5102", "5103", "5105"]), None);
        assert_eq!(near("7", &["8"]), None);
    }

    #[test]
    fn a_code_of_the_same_number_comes_before_one_of_similar_digits() {
        let ids = ["51.0001a", "1.0a", "1.0b"];
        assert_eq!(near("01.0000a", &ids).as_deref(), Some("\"1.0a\""));
        assert_eq!(near("01.0000a", &ids[..1]), None);
        assert_eq!(near("11-1011", &["11-1012"]).as_deref(), Some("\"11-1012\""));
        assert_eq!(near("11-1011", &["21-1011", "11-101"]), None);
        assert_eq!(
            near("510401", &["610401", "510410"]).as_deref(),
            Some("\"510410\"")
        );
    }

    #[test]
    fn work_is_bounded() {
        let ids: Vec<String> = (0..1000).map(|k| format!("program-{k:04}")).collect();
        let mut near = Near::default();
        let tries = 5_000;
        let found = (0..tries).filter(|k| {
            near.find(&format!("programm-{k:04}"), ids.iter().map(String::as_str))
                .is_some()
        });
        assert!(found.count() < tries);
    }
}
