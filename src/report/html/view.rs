//! What the page is made from: the plan, the advice, and the choices of whoever asks for it.

use crate::Language;
use crate::phrases::PageWords;
use serde::{Deserialize, Serialize};
use vocmatch::advice::Advice;
use vocmatch::id::MajorIx;
use vocmatch::model::Model;
use vocmatch::plan::{Overview, Period, Plan};

/// What the page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HtmlConfig {
    /// What the plan is about. Default `Plan`.
    pub title: String,
    /// The language of headings, explanations and sentences. Default English.
    pub language: Language,
    /// Id of the major whose pathway is drawn. Default: the one with most ways in and out.
    pub major: Option<String>,
    /// The most rows of each table of balances, largest first; the page says how many it leaves out. Default 1,000.
    pub balances: usize,
    /// The most rows of the matching, most people first; the page says how many it leaves out. Default 20,000.
    pub pairs: usize,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: vocmatch::unit::Reserved,
}

impl Default for HtmlConfig {
    fn default() -> Self {
        HtmlConfig {
            title: "Plan".to_owned(),
            language: Language::English,
            major: None,
            balances: 1_000,
            pairs: 20_000,
            reserved: vocmatch::unit::Reserved,
        }
    }
}

/// What every part of the page is made from.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) model: &'a Model,
    pub(super) plan: &'a Plan,
    pub(super) overview: &'a Overview,
    pub(super) advice: &'a Advice,
    pub(super) config: &'a HtmlConfig,
    pub(super) words: &'static PageWords,
}

impl Page<'_> {
    pub(super) fn language(&self) -> Language {
        self.config.language
    }

    /// The first period with openings: the one whose numbers stand at the top.
    pub(super) fn first(&self) -> Option<&Period> {
        self.plan
            .periods
            .iter()
            .find(|period| period.summary.openings > 0)
    }

    /// The major whose pathway is drawn, if one is asked for and known.
    pub(super) fn major(&self) -> Option<MajorIx> {
        self.config
            .major
            .as_deref()
            .and_then(|id| self.model.find_major(id))
    }
}
