//! The sheets: what each is called, and what it answers.

use crate::phrases::SheetWords;
use vocmatch::Language;

/// A sheet of the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Overview,
    Guide,
    Charts,
    Occupations,
    Industries,
    Regions,
    Levels,
    Classes,
    Years,
    SkillGaps,
    Programs,
    Matching,
    Advice,
    Measures,
    Effects,
    Where,
    Reasons,
    Sought,
    Watch,
}

impl Tab {
    /// Its name, at most 31 characters.
    pub(super) fn name(self, language: Language) -> &'static str {
        let words = SheetWords::of(language);
        match self {
            Tab::Overview => words.tab_overview,
            Tab::Guide => words.tab_guide,
            Tab::Charts => words.tab_charts,
            Tab::Occupations => words.tab_occupations,
            Tab::Industries => words.tab_industries,
            Tab::Regions => words.tab_regions,
            Tab::Levels => words.tab_levels,
            Tab::Classes => words.tab_classes,
            Tab::Years => words.tab_years,
            Tab::SkillGaps => words.tab_skill_gaps,
            Tab::Programs => words.tab_programs,
            Tab::Matching => words.tab_matching,
            Tab::Advice => words.tab_advice,
            Tab::Measures => words.tab_measures,
            Tab::Effects => words.tab_effects,
            Tab::Where => words.tab_where,
            Tab::Reasons => words.tab_reasons,
            Tab::Sought => words.tab_sought,
            Tab::Watch => words.tab_watch,
        }
    }

    /// The question that it answers.
    pub(super) fn question(self, language: Language) -> &'static str {
        let words = SheetWords::of(language);
        match self {
            Tab::Overview => words.asks_overview,
            Tab::Guide => words.asks_guide,
            Tab::Charts => words.asks_charts,
            Tab::Occupations => words.asks_occupations,
            Tab::Industries => words.asks_industries,
            Tab::Regions => words.asks_regions,
            Tab::Levels => words.asks_levels,
            Tab::Classes => words.asks_classes,
            Tab::Years => words.asks_years,
            Tab::SkillGaps => words.asks_skill_gaps,
            Tab::Programs => words.asks_programs,
            Tab::Matching => words.asks_matching,
            Tab::Advice => words.asks_advice,
            Tab::Measures => words.asks_measures,
            Tab::Effects => words.asks_effects,
            Tab::Where => words.asks_where,
            Tab::Reasons => words.asks_reasons,
            Tab::Sought => words.asks_sought,
            Tab::Watch => words.asks_watch,
        }
    }
}
