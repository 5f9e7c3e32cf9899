//! What the command is asked to do.

use crate::choices::{Choices, choices_help};
use lexopt::prelude::*;
use std::ffi::OsString;
use std::path::PathBuf;
use vocmatch_report::Language;

pub const HELP: &str = concat!(
    "Workbooks for planners: an empty one to fill in, the plan as one, tables to and fro.

usage: workbook template NEW.xlsx [--language LANGUAGE]
       workbook plan TABLES OUT.xlsx [--language LANGUAGE] [--title TITLE] [--autumn YEAR] [--mobility-km KM]
                     [--draws N] [--seed N]
       workbook convert FOLDER OUT.xlsx [--language LANGUAGE]
       workbook convert IN.xlsx FOLDER

  template                  an empty workbook: a sheet for each table, with notes and drop-downs
  plan                      plans, and writes overview, charts, figures and recommendations as a workbook
  convert                   a folder of CSV files as a workbook, or a workbook as a folder of CSV files

  TABLES                    a folder of CSV files, one workbook (.xlsx) or one JSON document (.json)
  --language LANGUAGE       en or zh: the language of sheets, headers and words [en]
  --title TITLE             what the plan is about [as the tables say, else their name]
",
    choices_help!(),
    "  -h, --help                this text
"
);

/// What to do.
#[derive(Debug, PartialEq)]
pub enum Command {
    Help,
    Template {
        to: PathBuf,
        language: Language,
    },
    Plan {
        from: PathBuf,
        to: PathBuf,
        language: Language,
        title: Option<String>,
        choices: Box<Choices>,
    },
    Convert {
        from: PathBuf,
        to: PathBuf,
        language: Language,
    },
}

pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut words: Vec<OsString> = Vec::new();
    let mut language = Language::English;
    let mut title = None;
    let (mut choices, mut chosen) = (Choices::default(), false);
    while let Some(arg) = parser.next()? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("language") => language = parser.value()?.parse_with(language_of)?,
            Long("title") => title = Some(parser.value()?.string()?),
            Long(other) => {
                let other = other.to_owned();
                if !choices.take(&other, &mut parser)? {
                    return Err(Long(&other).unexpected());
                }
                chosen = true;
            }
            Value(word) => words.push(word),
            Short(other) => return Err(Short(other).unexpected()),
        }
    }
    let mut words = words.into_iter();
    let command = words.next().unwrap_or_default();
    let mut path = |what: &str| {
        let word = words.next().map(PathBuf::from);
        word.ok_or_else(|| lexopt::Error::from(format!("{} needs {what}", command.display())))
    };
    let asked = match command.to_str() {
        Some("template") => Command::Template {
            to: path("the file to write")?,
            language,
        },
        Some("plan") => Command::Plan {
            from: path("the tables")?,
            to: path("the file to write")?,
            language,
            title: title.take(),
            choices: Box::new(std::mem::take(&mut choices)),
        },
        Some("convert") => Command::Convert {
            from: path("a folder or a workbook")?,
            to: path("where to write")?,
            language,
        },
        Some("") => return Err("say template, plan or convert".into()),
        _ => return Err(format!("\"{}\" is not template, plan or convert", command.display()).into()),
    };
    match words.next() {
        Some(word) => Err(format!("\"{}\" is one word too many", word.display()).into()),
        None if title.is_some() => Err("only plan has a title".into()),
        None if chosen && !matches!(asked, Command::Plan { .. }) => {
            Err("only plan has choices of advice".into())
        }
        None => Ok(asked),
    }
}

fn language_of(code: &str) -> Result<Language, String> {
    Language::of_code(code).ok_or_else(|| format!("\"{code}\" is not a language of reports: en or zh"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(args: &[&str]) -> Result<Command, String> {
        let args = std::iter::once("workbook")
            .chain(args.iter().copied())
            .map(OsString::from);
        parse(args.collect::<Vec<_>>()).map_err(|error| error.to_string())
    }

    #[test]
    fn words_become_commands() {
        assert_eq!(
            of(&[
                "plan",
                "tables",
                "out.xlsx",
                "--language",
                "zh",
                "--title",
                "北区"
            ]),
            Ok(Command::Plan {
                from: "tables".into(),
                to: "out.xlsx".into(),
                language: Language::Chinese,
                title: Some("北区".to_owned()),
                choices: Box::default(),
            })
        );
        assert_eq!(
            of(&["template", "new.xlsx"]),
            Ok(Command::Template {
                to: "new.xlsx".into(),
                language: Language::English
            })
        );
    }

    #[test]
    fn nonsense_is_refused_with_a_word_on_what_is_wanted() {
        assert_eq!(of(&[]), Err("say template, plan or convert".to_owned()));
        assert_eq!(
            of(&["plan", "tables"]),
            Err("plan needs the file to write".to_owned())
        );
        assert_eq!(
            of(&["template", "a", "b"]),
            Err("\"b\" is one word too many".to_owned())
        );
        assert!(of(&["template", "a", "--language", "fr"]).is_err_and(|m| m.contains("en or zh")));
        assert_eq!(
            of(&["template", "a", "--title", "x"]),
            Err("only plan has a title".to_owned())
        );
        assert_eq!(
            of(&["template", "a", "--draws", "3"]),
            Err("only plan has choices of advice".to_owned())
        );
        assert!(of(&["plan", "a", "b", "--mobility-km", "0"]).is_err_and(|m| m.contains("above 0")));
    }
}
