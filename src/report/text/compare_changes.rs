//! What changes most in a scenario: programs, occupations, classes and what is new to know.

use super::TextConfig;
use super::layout::bullet;
use crate::format::signed;
use crate::phrases::pages::compare::CompareWords;
use crate::phrases::pages::marks::names_at;
use crate::phrases::table::filled;
use crate::phrases::{self, fill, people, whole, years};
use vocmatch::Language;
use vocmatch::scenario::{Item, OpeningFigures, Outcome, PeopleDifference, ProgramDifference};

/// What changes most.
pub(super) fn most(page: &mut String, outcome: &Outcome, config: &TextConfig) {
    let (words, language) = (CompareWords::of(config.language), config.language);
    let difference = &outcome.difference;
    if difference.is_empty() {
        page.push_str(words.nothing);
        page.push('\n');
        return;
    }
    let lines = config.balances;
    let mut said = Vec::new();
    let programs = difference.programs.iter().take(lines);
    said.extend(programs.map(|one| program(one, language)));
    said.extend(rest(words.more_programs, difference.programs.len(), lines));
    let occupations = difference.occupations.iter().take(lines);
    said.extend(occupations.map(|one| occupation(one, words)));
    said.extend(rest(words.more_occupations, difference.occupations.len(), lines));
    let sure = |one: &&PeopleDifference| one.sure != 0;
    let classes = difference.classes.iter().filter(sure).take(lines);
    said.extend(classes.map(|one| class(one, outcome, language)));
    let notes = difference.notes_new.iter().take(lines);
    said.extend(notes.map(|note| fill(words.note, &[("note", &phrases::note(note, language))])));
    for line in said {
        page.push_str(&bullet(&line, config));
    }
}

/// How many are not shown.
fn rest(text: &str, all: usize, shown: usize) -> Option<String> {
    (all > shown).then(|| fill(text, &[("count", &(all - shown).to_string())]))
}

fn program(program: &ProgramDifference, language: Language) -> String {
    let words = CompareWords::of(language);
    let span: Vec<i32> = program.years.iter().map(|(year, _, _)| *year).collect();
    let changes = program.years.iter().map(|(_, before, after)| after - before);
    let (least, most) = changes.fold((i64::MAX, i64::MIN), |(least, most), change| {
        (least.min(change), most.max(change))
    });
    let change = if least == most {
        signed(least)
    } else {
        filled(words.range, &[("low", signed(least)), ("high", signed(most))])
    };
    let values = [
        ("major", program.major.clone()),
        ("school", program.school.clone()),
        ("program", names_at(&program.major, &program.school, language)),
        ("change", change),
        ("years", years(&span, language)),
    ];
    filled(words.program, &values)
}

fn occupation(item: &Item, words: &CompareWords) -> String {
    let number = |of: fn(&OpeningFigures) -> f64| {
        let [before, after] = [&item.before, &item.after].map(|figures| figures.as_ref().map_or(0.0, of));
        let text = if libm::round(before) == libm::round(after) {
            words.as_before
        } else {
            words.from_to
        };
        filled(text, &[("before", people(before)), ("after", people(after))])
    };
    let sure = match item.sure {
        0 => words.filled_open,
        1.. => words.filled_more,
        _ => words.filled_fewer,
    };
    let values = [
        ("name", item.name.clone()),
        ("openings", number(|figures| figures.openings as f64)),
        ("linked", number(|figures| figures.linked)),
        ("filled", fill(sure, &[("heads", &whole(item.sure.abs()))])),
    ];
    filled(words.occupation, &values)
}

fn class(class: &PeopleDifference, outcome: &Outcome, language: Language) -> String {
    let words = CompareWords::of(language);
    let level = phrases::level(&outcome.model, class.level, language);
    let name = if class.name.is_empty() {
        words.no_class
    } else {
        &class.name
    };
    let [before, after] =
        [class.before, class.after].map(|figures| figures.map_or(0, |figures| figures.graduates));
    let (graduates, placed) = (
        if before == after {
            words.class_as_before
        } else {
            words.class_from_to
        },
        if class.sure > 0 {
            words.placed_more
        } else {
            words.placed_fewer
        },
    );
    let graduates = filled(graduates, &[("before", whole(before)), ("after", whole(after))]);
    let values = [
        ("name", name),
        ("level", level),
        ("graduates", &graduates),
        ("placed", &fill(placed, &[("heads", &whole(class.sure.abs()))])),
    ];
    fill(words.class, &values)
}
