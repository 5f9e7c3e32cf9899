//! Number formats of cells that show a code: zeros in fields, such as `00-0000` and `"0"00000`.

/// The longest format that is read.
const LONGEST: usize = 64;

/// A part of a format.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// A place for a digit that is always shown.
    Digit,
    Text(char),
}

/// A format that shows every number with at least so many digits, and signs between them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Format {
    whole: Vec<Part>,
    /// The places behind the decimal point.
    decimals: Vec<Part>,
    has_point: bool,
}

impl Format {
    /// Reads a format; `None` if it is of another kind, such as dates, or shows a number as it is.
    pub(super) fn read(format: &str) -> Option<Format> {
        if format.len() > LONGEST {
            return None;
        }
        let mut read = Format {
            whole: Vec::new(),
            decimals: Vec::new(),
            has_point: false,
        };
        let mut chars = format.chars();
        while let Some(c) = chars.next() {
            let mut put = |part| {
                if read.has_point {
                    read.decimals.push(part);
                } else {
                    read.whole.push(part);
                }
            };
            match c {
                ';' => break,
                '0' => put(Part::Digit),
                '.' if !read.has_point => read.has_point = true,
                '-' | ' ' => put(Part::Text(c)),
                '\\' => put(Part::Text(chars.next()?)),
                '"' => loop {
                    match chars.next()? {
                        '"' => break,
                        c => put(Part::Text(c)),
                    }
                },
                // The language of a format.
                '[' if chars.clone().next() == Some('$') => {
                    let mut inner = chars.by_ref().take_while(|c| *c != ']');
                    let shown = inner.nth(1).is_some_and(|c| c != '-');
                    inner.for_each(drop);
                    if shown {
                        return None;
                    }
                }
                _ => return None,
            }
        }
        let places = read.places(&read.whole);
        // `0` and `0.00` are formats of amounts, not of codes.
        let is_plain = places <= 1 && read.whole.len() == places;
        (places > 0 && !is_plain).then_some(read)
    }

    fn places(&self, parts: &[Part]) -> usize {
        parts.iter().filter(|part| **part == Part::Digit).count()
    }

    /// The number as the cell shows it; `None` if it is negative or the format shows only a part of it. O(format).
    pub(super) fn show(&self, number: f64) -> Option<String> {
        let decimals = self.places(&self.decimals);
        let digits = format!("{number:.decimals$}");
        let is_whole = (digits.parse::<f64>().ok()? - number).abs() <= number.abs() * 1e-14;
        if !is_whole || !(0.0..1e15).contains(&number) {
            return None;
        }
        let (whole, rest) = digits.split_once('.').unwrap_or((&digits, ""));
        let places = self.places(&self.whole);
        let padded = format!("{whole:0>places$}");
        let mut shown = String::with_capacity(padded.len() + self.whole.len() + self.decimals.len() + 1);
        let mut left = padded.chars();
        // Digits for which there is no place stand before the first.
        let mut extra = padded.len() - places;
        for part in &self.whole {
            match part {
                Part::Text(c) => shown.push(*c),
                Part::Digit => {
                    shown.extend(left.by_ref().take(extra + 1));
                    extra = 0;
                }
            }
        }
        if self.has_point {
            shown.push('.');
        }
        let mut rest = rest.chars();
        for part in &self.decimals {
            match part {
                Part::Text(c) => shown.push(*c),
                Part::Digit => shown.extend(rest.next()),
            }
        }
        Some(shown.trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_its_format_shows_it() {
        for (format, number, shown) in [
            ("000000", 10_401.0, "010401"),
            ("000000;@", 10_401.0, "010401"),
            ("\"0\"00000", 10_401.0, "010401"),
            ("00-0000", 111_011.0, "11-1011"),
            ("00\\-0000", 11_011.0, "01-1011"),
            ("00.00", 1.0, "01.00"),
            ("00.0000", 1.0, "01.0000"),
            ("00.0000", 11.0701, "11.0701"),
            ("0000000000", 4_111_010_005.0, "4111010005"),
            ("0-00-00-00", 2_020_707.0, "2-02-07-07"),
            ("[$-804]000000", 10_401.0, "010401"),
            ("00-0000", 1_234_567.0, "123-4567"),
        ] {
            let read = Format::read(format).unwrap();
            assert_eq!(read.show(number).as_deref(), Some(shown), "{format}");
        }
    }

    #[test]
    fn other_formats_are_left_alone() {
        for format in [
            "",
            "General",
            "@",
            "0",
            "0.00",
            "#,##0",
            "0%",
            "yyyy-mm-dd",
            "0.00E+00",
            "[$¥-804]00",
            "[Red]00",
            "\"",
            "\\",
            "[",
            "# ?/?",
            "_ 00",
        ] {
            assert_eq!(Format::read(format), None, "{format}");
        }
        let read = Format::read("00.00").unwrap();
        for number in [11.0701, -1.0, 1e15, f64::NAN, f64::INFINITY] {
            assert_eq!(read.show(number), None, "{number}");
        }
    }
}
