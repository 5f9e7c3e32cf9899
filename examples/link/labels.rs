//! Reads labels: `id<TAB>name`, one a line.

use std::io;
use std::path::Path;
use vocmatch::lexicon::Entry;

/// How many lines that cannot be read are listed.
const LISTED: usize = 10;

/// The text of a file, with its name in the error.
pub fn text(path: impl AsRef<Path>) -> io::Result<String> {
    let path = path.as_ref();
    std::fs::read_to_string(path)
        .map_err(|error| io::Error::new(error.kind(), format!("cannot read {}: {error}", path.display())))
}

/// The entries of a file.
pub fn read(path: impl AsRef<Path>) -> io::Result<Vec<Entry>> {
    let text = text(&path)?;
    parse(&text).map_err(|wrong| {
        let message = format!("{}:\n{wrong}", path.as_ref().display());
        io::Error::new(io::ErrorKind::InvalidData, message)
    })
}

/// The entries of a text, or every line that is none.
fn parse(text: &str) -> Result<Vec<Entry>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut entries, mut wrong) = (Vec::new(), Vec::new());
    for (at, line) in text.lines().enumerate() {
        match line.split_once('\t') {
            _ if line.trim().is_empty() => {}
            Some((id, name)) if !id.trim().is_empty() && !name.trim().is_empty() => {
                entries.push(Entry::new(id.trim(), name.trim()));
            }
            _ => wrong.push(at + 1),
        }
    }
    if wrong.is_empty() {
        return Ok(entries);
    }
    let lines: Vec<String> = wrong.iter().take(LISTED).map(usize::to_string).collect();
    let more = wrong.len().saturating_sub(LISTED);
    let more = if more > 0 {
        format!(" and {more} more")
    } else {
        String::new()
    };
    Err(format!(
        "line {}{more}: write an id, a tab and a name",
        lines.join(", ")
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_that_is_no_label_is_named() {
        assert_eq!(
            parse("\u{feff}a\tb\r\n\n c \t d \n").unwrap(),
            [Entry::new("a", "b"), Entry::new("c", "d")]
        );
        assert_eq!(
            parse("a b\nc\td\n\te\nf\t\n").unwrap_err(),
            "line 1, 3, 4: write an id, a tab and a name"
        );
        let many = parse(&"x\n".repeat(12)).unwrap_err();
        assert!(many.contains("9, 10 and 2 more"), "{many}");
    }
}
