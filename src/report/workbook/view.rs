//! The plan as the sheets see it: its figures, and names in the reader's language.

use crate::document::{Document, document};
use crate::phrases::{self, FigureWords, PageWords, SheetWords, TextWords, fill};
use vocmatch::Language;
use vocmatch::advice::{Action, ActionKind, Advice, Recommendation};
use vocmatch::demand::Tier;
use vocmatch::id::{OccupationIx, ProgramIx, RegionIx};
use vocmatch::indicator::{Band, CouplingLevel};
use vocmatch::model::Model;
use vocmatch::plan::Plan;
use vocmatch::unit::{Level, Year};

/// How the workbook of a plan is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkbookConfig {
    /// What the plan is about, for the first line.
    pub title: String,
    /// The language of sheets, headers and words. Default [`Language::English`].
    pub language: Language,
    /// Bars of each chart that ranks, 1 to 40. Default 12.
    pub bars: usize,
    #[doc(hidden)]
    pub reserved: vocmatch::unit::Reserved,
}

impl Default for WorkbookConfig {
    fn default() -> Self {
        WorkbookConfig {
            title: "Plan".to_owned(),
            language: Language::default(),
            bars: 12,
            reserved: vocmatch::unit::Reserved,
        }
    }
}

/// What is drawn.
pub(super) struct View<'a> {
    pub(super) model: &'a Model,
    pub(super) plan: &'a Plan,
    pub(super) advice: &'a Advice,
    pub(super) document: Document,
    pub(super) language: Language,
    /// Words of the workbook, those that other pages share, and those of text pages.
    pub(super) words: &'static SheetWords,
    pub(super) common: &'static PageWords,
    pub(super) text: &'static TextWords,
    pub(super) figure: &'static FigureWords,
    /// Bars of a chart that ranks.
    pub(super) bars: usize,
}

impl<'a> View<'a> {
    pub(super) fn new(
        model: &'a Model,
        plan: &'a Plan,
        advice: &'a Advice,
        config: &WorkbookConfig,
    ) -> View<'a> {
        View {
            model,
            plan,
            advice,
            document: document(model, plan, advice, &config.title),
            language: config.language,
            words: SheetWords::of(config.language),
            common: PageWords::of(config.language),
            text: TextWords::of(config.language),
            figure: FigureWords::of(config.language),
            bars: config.bars.clamp(1, 40),
        }
    }

    /// A level as the tables call it, or by its usual name.
    pub(super) fn level(&self, level: Level) -> &'a str {
        phrases::level(self.model, level, self.language)
    }

    pub(super) fn occupation(&self, ix: OccupationIx) -> &'a str {
        &self.model.occupation(ix).name
    }

    pub(super) fn region(&self, ix: RegionIx) -> &'a str {
        &self.model.region(ix).name
    }

    /// The major that a program teaches.
    pub(super) fn major(&self, ix: ProgramIx) -> &'a str {
        &self.model.major(self.model.program(ix).major).name
    }

    /// The school that runs a program.
    pub(super) fn school(&self, ix: ProgramIx) -> &'a str {
        &self.model.school(self.model.program(ix).school).name
    }

    pub(super) fn band(&self, band: Band) -> &'static str {
        phrases::band(band, self.language)
    }

    /// Openings of a tier.
    pub(super) fn tier(&self, tier: Tier) -> String {
        let tier = phrases::tier(tier, self.language);
        fill(self.words.openings_that, &[("tier", tier)])
    }

    pub(super) fn coupling(&self, level: CouplingLevel) -> &'static str {
        phrases::coupling(level, self.language)
    }

    /// What to do.
    pub(super) fn action(&self, one: &Recommendation) -> String {
        phrases::action(self.model, &one.action, one.first_autumn, self.language)
    }

    /// What an action is about, in a word or two.
    pub(super) fn subject(&self, action: &Action) -> String {
        phrases::subject(self.model, action)
    }

    /// A kind of action.
    pub(super) fn kind(&self, kind: ActionKind) -> &'static str {
        phrases::action_kind(kind, self.language)
    }

    /// Years, as the language writes them.
    pub(super) fn years(&self, years: &[Year]) -> String {
        phrases::years(years, self.language)
    }
}
