//! Numbers that are finer than a millionth.

use vocmatch::Language;

pub const PAIRS: &str = "pairs.csv";

/// The columns whose numbers are whole millionths, by their places in a row of pairs.
const FINE: [(usize, &str); 3] = [(2, "value"), (4, "graduate_score"), (5, "employer_score")];

/// Numbers finer than a millionth, by column: how many, and the first with its row.
#[derive(Default)]
pub struct Rounded([(u64, u64, String); 3]);

impl Rounded {
    /// Notes the number of a column if it is finer than a millionth.
    pub fn note(&mut self, column: usize, row: u64, text: &str) {
        let place = FINE.iter().position(|(at, _)| *at == column);
        if let Some((count, first, example)) = place.and_then(|place| self.0.get_mut(place))
            && decimals(text) > 6
        {
            if *count == 0 {
                (*first, *example) = (row, text.to_string());
            }
            *count += 1;
        }
    }

    /// A line for each column that has such numbers.
    pub fn lines(&self, language: Language) -> Vec<String> {
        let columns = FINE.iter().zip(&self.0).filter(|(_, (count, ..))| *count > 0);
        let lines = columns.map(|((_, column), (count, row, text))| {
            let more = count - 1;
            match (language, more) {
                (Language::English, 0) => format!(
                    "{PAIRS} row {row}, {column}: {text:?}: has more than six decimals; rounded to six, as values are \
                     whole millionths"
                ),
                (Language::English, _) => format!(
                    "{PAIRS} row {row}, {column}: {text:?}, and {more} more of the column: has more than six decimals; \
                     rounded to six, as values are whole millionths"
                ),
                (Language::Chinese, 0) => {
                    format!("{PAIRS} 第{row}行，{column}：“{text}”的小数超过六位；价值以百万分之一为单位，已取六位小数")
                }
                (Language::Chinese, _) => format!(
                    "{PAIRS} 第{row}行，{column}：“{text}”及该列另外 {more} 个数的小数超过六位；价值以百万分之一为单位，\
                     已取六位小数"
                ),
            }
        });
        lines.collect()
    }
}

/// How many decimals a number has, without zeros at its end: 7 for `1e-7`.
fn decimals(number: &str) -> i64 {
    let (digits, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
    let rest = rest.trim_end_matches('0');
    let whole = whole.trim_start_matches(['-', '+', '0']);
    if rest.is_empty() && whole.is_empty() {
        return 0;
    }
    let count = |text: &str| i64::try_from(text.len()).unwrap_or(i64::MAX);
    let decimals = match rest {
        "" => count(whole.trim_end_matches('0')) - count(whole),
        rest => count(rest),
    };
    decimals.saturating_sub(exponent.parse().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_counted_without_zeros_at_the_end() {
        for (text, count) in [
            ("0.75", 2),
            ("0.1234560", 6),
            ("-0.000001", 6),
            ("1e-6", 6),
            ("10e-7", 6),
            ("0.1234567", 7),
            ("1e-7", 7),
            ("0.30000000000000004", 17),
            ("12.5e-8", 9),
            ("0e-9", 0),
            ("0.0000000", 0),
            ("100", -2),
            ("", 0),
            ("7", 0),
        ] {
            assert_eq!(decimals(text), count, "{text}");
        }
    }
}
