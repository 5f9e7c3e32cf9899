//! Applies a scenario to tables, and derives its inverse.

use super::basis::Basis;
use super::change::{Change, Scenario};
use super::fault::Fault;
use super::inverse::inverse;
use super::problem::ScenarioProblems;
use super::table_editor::TableEditor;
use super::{bases, entrants, openings, programs, rows, ways};

/// The most changes of one scenario.
const MOST_CHANGES: usize = 10_000;

/// A basis after a scenario, with the inverse.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Applied {
    /// The basis after the changes.
    pub basis: Basis,
    /// The inverse scenario: applied to the new basis, every table has its former rows, if in another order.
    pub inverse: Scenario,
}

/// Applies the changes of `scenario` in order. `basis` is not modified. Only the ids and values of the changes are
/// checked here; [`Model::new`](crate::model::Model::new) checks the new tables. O(rows) for each change, of which
/// there may be 10,000.
///
/// # Errors
/// [`ScenarioProblems`]: every problem of every change.
///
/// # Example: what if a school took in more?
///
/// ```
/// use vocmatch::dataset::{Dataset, rows::ProgramRow};
/// use vocmatch::scenario::{Amount, Basis, Change, Scenario, apply};
///
/// let program = ProgramRow {
///     program_id: "k1-nursing".into(),
///     school_id: "k1".into(),
///     major_id: "520201".into(),
///     seats: Some(40),
///     ..ProgramRow::default()
/// };
/// let mut dataset = Dataset::default();
/// dataset.programs.push(program);
/// let basis = Basis::from(dataset);
/// let seats = |program: &str, seats| Change::Seats { program: program.into(), seats };
/// let more = Scenario {
///     name: "More".into(),
///     changes: vec![seats("k1-nursing", Amount::Factor(1.25))],
///     ..Scenario::default()
/// };
/// let applied = apply(&basis, &more)?;
/// assert_eq!(applied.basis.dataset.programs[0].seats, Some(50));
/// assert_eq!(apply(&applied.basis, &applied.inverse)?.basis, basis);
///
/// let wrong = vec![seats("k1-nursin", Amount::Add(1)), seats("k1-nursing", Amount::Add(-50))];
/// let problems = apply(&basis, &Scenario { name: "Wrong".into(), changes: wrong, ..Scenario::default() });
/// assert_eq!(
///     problems.unwrap_err().to_string(),
///     "Wrong, change 1, program: no program has the id \"k1-nursin\"; did you mean \"k1-nursing\"?\n\
///      Wrong, change 2, seats: -10 is not a count of people; write a whole number from 0 to 1,000,000,000"
/// );
/// # Ok::<(), vocmatch::scenario::ScenarioProblems>(())
/// ```
pub fn apply(basis: &Basis, scenario: &Scenario) -> Result<Applied, ScenarioProblems> {
    let mut editor = TableEditor::new(basis, &scenario.name);
    let reading = basis.dataset.problems();
    if reading.has_errors() {
        editor.tell(None, Fault::Tables(reading.count()));
    }
    if scenario.changes.is_empty() {
        editor.tell(None, Fault::NoChange);
    }
    if scenario.changes.len() > MOST_CHANGES {
        editor.tell(None, Fault::TooMany("10,000 changes"));
    }
    for change in scenario.changes.iter().take(MOST_CHANGES) {
        editor.next();
        make(&mut editor, change);
    }
    if !editor.problems.is_empty() {
        return Err(editor.problems);
    }
    if editor.basis.dataset.lengths() != basis.dataset.lengths() {
        // Rows are no longer where they were read.
        editor.basis.dataset.forget_origin();
    }
    let inverse = inverse(basis, &editor.basis, &editor.touched, &scenario.name);
    Ok(Applied {
        basis: editor.basis,
        inverse,
    })
}

fn make(editor: &mut TableEditor, change: &Change) {
    match change {
        Change::Seats { program, seats } => programs::seats(editor, program, *seats),
        Change::Entrants {
            program,
            entrants,
            first_year,
            last_year,
        } => entrants::entrants(editor, program, *entrants, *first_year, *last_year),
        Change::AddedEntrants {
            program,
            entrants,
            first_year,
            last_year,
        } => entrants::added(editor, program, *entrants, *first_year, *last_year),
        Change::Completion { program, rate } => programs::completion(editor, program, *rate),
        Change::Openings {
            occupation,
            region,
            industry,
            first_year,
            last_year,
            openings,
        } => openings::openings(
            editor,
            [occupation, region, industry].map(Option::as_deref),
            (*first_year, *last_year),
            *openings,
        ),
        Change::OpenProgram {
            program,
            school,
            major,
            entrants,
            first_year,
            seats,
            years,
            completion,
        } => programs::open(
            editor,
            [program, school, major],
            (*entrants, *first_year),
            *seats,
            *years,
            *completion,
        ),
        Change::CloseProgram { program, first_year } => programs::close(editor, program, *first_year),
        Change::AddBase { .. } => bases::add(editor, change),
        Change::BasePlaces {
            base,
            program,
            places,
        } => bases::places(editor, base, program.as_deref(), *places),
        Change::OpenArticulation { .. } => ways::open(editor, change),
        Change::Articulation { .. } => ways::change(editor, change),
        Change::CloseArticulation { from, to, kind } => ways::close(editor, from, to, *kind),
        Change::Mobility {
            from,
            to,
            willingness,
        } => ways::mobility(editor, from, to, *willingness),
        Change::Rows { table, put, remove } => rows::rows(editor, table, put, remove),
    }
}
