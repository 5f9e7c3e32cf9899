//! The fit of every major and program for every occupation that it is related to.

use super::attainment::{Needs, Profile, attainment};
use super::config::{FitConfig, Siblings};
use super::evidence::{Evidence, blend, evidence, interval};
use super::link_evidence::{Draft, LinkEvidence};
use super::prepared::{Prepared, prepared_for};
use super::related::{ClassLinks, Related, inferred};
use super::relatedness::Relatedness;
use crate::control::{Ask, Cancelled, Control, Stage, unwatched};
use crate::id::{MajorIx, OccupationIx, ProgramIx};
use crate::model::Model;

/// The fit of a major or program for one occupation, with its factors and evidence.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Fit {
    /// The occupation.
    pub occupation: OccupationIx,
    /// R: the probability that an expert would link the two.
    pub related: Related,
    /// S: the share of the requirements that a graduate meets.
    pub prepared: Prepared,
    /// Graduate tracking.
    pub evidence: Evidence,
    /// π = R·(1 − ω + ω·S), or R where S is dropped.
    pub prior: f64,
    /// The fit, 0..=1: the prior blended with the evidence.
    pub score: f64,
}

impl Fit {
    fn new(
        occupation: OccupationIx,
        related: Related,
        prepared: Prepared,
        evidence: Evidence,
        config: &FitConfig,
    ) -> Fit {
        let prior = prior(related.probability(), prepared, config.prepared_weight);
        let score = blend(prior, config.prior_strength, evidence);
        Fit {
            occupation,
            related,
            prepared,
            evidence,
            prior,
            score,
        }
    }

    /// Returns the 90% interval of the score.
    #[must_use]
    pub fn interval(&self, config: &FitConfig) -> (f64, f64) {
        interval(self.prior, config.prior_strength, self.evidence)
    }
}

/// Returns π = R·(1 − ω + ω·S); R alone where S is unknown for every pair.
///
/// ```
/// # use vocmatch::fit::{prior, Prepared};
/// assert!((prior(0.95, Prepared::Known(0.5), 0.5) - 0.7125).abs() < 1e-12);
/// assert_eq!(prior(0.95, Prepared::Dropped, 0.5), 0.95);
/// ```
#[must_use]
pub fn prior(related: f64, prepared: Prepared, weight: f64) -> f64 {
    match prepared {
        Prepared::Known(s) | Prepared::MeanOfKnown(s) => related * (1.0 - weight + weight * s),
        Prepared::Dropped => related,
    }
}

/// Programs that fit every occupation alike: one row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowIx(u32);

impl RowIx {
    /// Returns the row as an index.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The fit of every major and program. Programs of a major share its row unless they have bases or graduate tracking
/// of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct FitTable {
    config: FitConfig,
    rows: Vec<(MajorIx, Option<ProgramIx>, Vec<Fit>)>,
    of_program: Vec<RowIx>,
    /// The evidence of every pair, own links withheld, where words, votes and skills were read.
    link_evidence: Option<LinkEvidence>,
}

/// By major: every occupation that it is related to, in occupation order; and the evidence of every pair.
type RelatedTable = (Vec<Vec<(OccupationIx, Related)>>, Option<LinkEvidence>);

/// Scores every major and program against every occupation that it is related to.
///
/// Time O(majors · occupations) with the full evidence ([`Siblings::Calibrated`]), and O(pairs · skills) for majors
/// with skills of their own, O(pairs) for the others.
#[must_use]
pub fn table(model: &Model, config: &FitConfig) -> FitTable {
    unwatched(|ask| {
        let (related, evidence) = related(model, config, ask, ask)?;
        scored(model, config, &related, evidence, ask)
    })
}

/// As [`table`], with cancellation and progress.
///
/// # Errors
/// [`Cancelled`] if `control` says so.
pub fn table_with(model: &Model, config: &FitConfig, control: &Control) -> Result<FitTable, Cancelled> {
    let majors = control.start(Stage::Fits, (1, 1), model.majors().len())?;
    let (related, evidence) = related(model, config, &|| control.ask(), &|| majors.next())?;
    let table = scored(model, config, &related, evidence, &|| control.ask())?;
    majors.end()?;
    Ok(table)
}

/// Scores related pairs; `each` is polled before every row.
fn scored(
    model: &Model,
    config: &FitConfig,
    related: &[Vec<(OccupationIx, Related)>],
    link_evidence: Option<LinkEvidence>,
    each: &Ask,
) -> Result<FitTable, Cancelled> {
    let needs = Needs::new(model);
    let row_ix = |index: usize| RowIx(u32::try_from(index).unwrap_or(u32::MAX));
    // First the majors, then the programs that differ from theirs; each with its attained skills.
    let mut subjects: Vec<(MajorIx, Option<ProgramIx>)> = (0..model.majors().len())
        .map(|major| (MajorIx::at(major), None))
        .collect();
    let mut of_program = Vec::with_capacity(model.programs().len());
    for (p, program) in model.programs().iter().enumerate() {
        let trained = !program.bases.is_empty() && !model.major(program.major).skills.is_empty();
        if trained || !program.outcomes.is_empty() {
            of_program.push(row_ix(subjects.len()));
            subjects.push((program.major, Some(ProgramIx::at(p))));
        } else {
            of_program.push(row_ix(program.major.index()));
        }
    }
    let mut drafts = Vec::with_capacity(subjects.len());
    let (mut sum, mut count) = (0.0, 0.0);
    for (major, program) in &subjects {
        each()?;
        let attained = attainment(model, *major, *program, config);
        let mut row = Vec::new();
        for (occupation, related) in &related[major.index()] {
            let (occupation, related) = (*occupation, *related);
            let known = attained
                .as_ref()
                .and_then(|a| prepared_for(&needs, occupation, &a.view()));
            if let Some(s) = known {
                sum += s;
                count += 1.0;
            }
            row.push((occupation, related, known));
        }
        drafts.push(row);
    }
    let unknown = if count > 0.0 {
        Prepared::MeanOfKnown(sum / count)
    } else {
        Prepared::Dropped
    };
    let rows = subjects.iter().zip(drafts).map(|((major, program), draft)| {
        let fits = draft.into_iter().map(|(occupation, related, known)| {
            let seen = program.map_or(Evidence::default(), |p| evidence(model.program(p), occupation));
            Fit::new(
                occupation,
                related,
                known.map_or(unknown, Prepared::Known),
                seen,
                config,
            )
        });
        (*major, *program, fits.collect())
    });
    Ok(FitTable {
        config: config.clone(),
        rows: rows.collect(),
        of_program,
        link_evidence,
    })
}

/// What every major is related to; `each` is polled after every major.
fn related(model: &Model, config: &FitConfig, ask: &Ask, each: &Ask) -> Result<RelatedTable, Cancelled> {
    let majors = (0..model.majors().len()).map(MajorIx::at);
    if config.siblings == Siblings::Calibrated {
        let relatedness =
            Relatedness::asked(model, &config.related, ask)?.with_calibration(config.calibration.clone());
        let mut draft = Draft::new(model);
        let mut related = Vec::with_capacity(model.majors().len());
        for major in majors {
            let mut keep = |o: usize, probability: f64| draft.set(major, o, probability);
            related.push(inferred(model, &relatedness, major, config, &mut keep));
            each()?;
        }
        Ok((related, Some(draft.finish())))
    } else {
        let classes = ClassLinks::new(model);
        let related = majors.map(|major| {
            let found = classes.related(model, major, config);
            each().map(|()| found)
        });
        Ok((related.collect::<Result<_, _>>()?, None))
    }
}

impl FitTable {
    /// Returns the table of a model whose majors, occupations, categories, skills, texts and relations are those of
    /// the model behind this table, whatever its programs, bases and tracking are: as [`table`] makes it, but
    /// relatedness is reused. O(pairs · skills).
    #[must_use]
    pub fn again(&self, model: &Model) -> FitTable {
        let related = self.rows.iter().take(model.majors().len());
        let related =
            related.map(|(_, _, row)| row.iter().map(|fit| (fit.occupation, fit.related)).collect());
        let related: Vec<_> = related.collect();
        unwatched(|ask| scored(model, &self.config, &related, self.link_evidence.clone(), ask))
    }

    pub(super) fn link_evidence(&self) -> Option<&LinkEvidence> {
        self.link_evidence.as_ref()
    }

    /// Returns the options behind the scores.
    #[must_use]
    pub fn config(&self) -> &FitConfig {
        &self.config
    }

    /// Returns the fits of a program, in occupation order.
    #[must_use]
    pub fn of(&self, program: ProgramIx) -> &[Fit] {
        self.row(self.row_of(program))
    }

    /// Returns the fits of a major whose programs have no bases and no tracking, in occupation order.
    #[must_use]
    pub fn of_major(&self, major: MajorIx) -> &[Fit] {
        &self.rows[major.index()].2
    }

    /// Returns the row that a program shares with all programs of the same fits.
    #[must_use]
    pub fn row_of(&self, program: ProgramIx) -> RowIx {
        self.of_program[program.index()]
    }

    /// Returns the row of a major whose programs have no bases and no tracking.
    #[must_use]
    pub fn row_of_major(&self, major: MajorIx) -> RowIx {
        RowIx(u32::try_from(major.index()).unwrap_or(u32::MAX))
    }

    /// Returns the fits of a row, in occupation order.
    #[must_use]
    pub fn row(&self, row: RowIx) -> &[Fit] {
        &self.rows[row.index()].2
    }

    /// Returns the major of a row.
    #[must_use]
    pub fn major_of(&self, row: RowIx) -> MajorIx {
        self.rows[row.index()].0
    }

    /// Returns the program of a row with bases or graduate tracking of its own.
    #[must_use]
    pub fn program_of(&self, row: RowIx) -> Option<ProgramIx> {
        self.rows[row.index()].1
    }

    /// Returns how many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    /// Returns the fit of a program for an occupation; `None` where nothing relates them. O(log n).
    #[must_use]
    pub fn get(&self, program: ProgramIx, occupation: OccupationIx) -> Option<&Fit> {
        let row = self.of(program);
        row.binary_search_by(|fit| fit.occupation.cmp(&occupation))
            .ok()
            .map(|k| &row[k])
    }
}

/// Returns the source of a major's skill profile.
#[must_use]
pub fn profile(model: &Model, major: MajorIx) -> Profile {
    let major = model.major(major);
    let inferable = || {
        major
            .occupations
            .iter()
            .any(|o| !model.occupation(*o).needs.is_empty())
    };
    if !major.skills.is_empty() {
        Profile::Own
    } else if inferable() {
        Profile::Inferred
    } else {
        Profile::Unknown
    }
}
