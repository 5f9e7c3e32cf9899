//! What the command is asked to do.

use lexopt::prelude::{Long, Short, Value, ValueExt};
use std::path::PathBuf;

pub const HELP: &str = "\
Finds the concepts that names mean.

usage: link LABELS.tsv [options] < NAMES

LABELS.tsv  one name of a concept a line, as id<TAB>name; a concept with several names has several lines.
            Its order does not matter. UTF-8, no header.
NAMES       one name a line, from standard input.

  --top N           how many concepts are given for each name, at most [5]
  --calibrate       fit the confidences to these labels, by holding out names of concepts with several
  --strangers FILE  names, one a line, that mean none of the concepts: calibrate with them, so that confidences
                    hold where names without a concept come in too; give about as many of a hundred as come in
  -h, --help        this text

Prints five columns, separated by tabs: the name as given, the rank from 1, the concept's id, the concept's label
that is most like the name, and the confidence, 0 to 1: how likely it is that the name means this concept. A name
without a letter or digit in common with any label has no line.
On standard error: how long the labels took, and how many names a second were looked up.
Exit status: 0 when all went well, 1 when something cannot be read or written, 2 when the command is wrong.
";

#[derive(Debug, PartialEq)]
pub struct Options {
    pub labels: PathBuf,
    pub top: usize,
    pub calibrate: bool,
    pub strangers: Option<PathBuf>,
}

impl Options {
    /// `None` when help is asked for.
    pub fn parse(mut arguments: lexopt::Parser) -> Result<Option<Options>, lexopt::Error> {
        let (mut labels, mut top, mut calibrate, mut strangers) = (None, 5, false, None);
        while let Some(argument) = arguments.next()? {
            match argument {
                Long("top") => top = arguments.value()?.parse()?,
                Long("calibrate") => calibrate = true,
                Long("strangers") => strangers = Some(PathBuf::from(arguments.value()?)),
                Long("help") | Short('h') => return Ok(None),
                Value(path) if labels.is_none() => labels = Some(PathBuf::from(path)),
                other => return Err(other.unexpected()),
            }
        }
        if top == 0 {
            return Err("--top: give at least 1".into());
        }
        let labels = labels.ok_or("which labels? Give a file of id<TAB>name")?;
        Ok(Some(Options {
            labels,
            top,
            calibrate,
            strangers,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(arguments: &[&str]) -> Result<Option<Options>, String> {
        let arguments = lexopt::Parser::from_iter(std::iter::once("link").chain(arguments.iter().copied()));
        Options::parse(arguments).map_err(|error| error.to_string())
    }

    #[test]
    fn five_concepts_are_given_unless_told_otherwise() {
        let options = parse(&["labels.tsv"]).unwrap().unwrap();
        assert_eq!((options.top, options.calibrate), (5, false));
        let options = parse(&["--top", "2", "labels.tsv", "--calibrate"])
            .unwrap()
            .unwrap();
        assert_eq!((options.top, options.calibrate), (2, true));
    }

    #[test]
    fn a_wrong_command_says_what_is_wrong() {
        assert!(parse(&[]).unwrap_err().contains("which labels"));
        assert!(parse(&["a", "b"]).is_err());
        assert!(parse(&["a", "--top", "0"]).unwrap_err().contains("at least 1"));
        assert!(parse(&["--help"]).unwrap().is_none());
    }
}
