//! The options of a plan, each with its default.

use crate::control::Cancelled;
use crate::fit::FitConfig;
use crate::language::Language;
use crate::matching::{MarketConfig, Objective};
use crate::model::Model;
use crate::pathway::{ProjectConfig, first_year};
use crate::unit::Year;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// The most years of one plan.
pub const LONGEST_HORIZON: i32 = 30;

/// The options of a plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PlanConfig {
    /// The years to plan, at most 30. Default: every year with demand in the tables, the latest 30.
    pub years: Option<RangeInclusive<Year>>,
    /// The objective of the matching. Default [`Objective::BestFit`].
    pub objective: Objective,
    /// How programs fit occupations.
    pub fit: FitConfig,
    /// How cohorts are projected.
    pub project: ProjectConfig,
    /// Which pairs may be matched, and their values.
    pub market: MarketConfig,
    #[doc(hidden)]
    #[serde(skip)]
    pub reserved: crate::unit::Reserved,
}

/// Errors of planning.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// The tables have no demand. Fit and routes work without.
    #[error("the tables give no openings; fill in `demand` or `employment` to plan")]
    NoDemand,
    /// The tables have no programs, so no supply.
    #[error("the tables give no programs; fill in `programs`, and `graduates` or `entrants`, to plan")]
    NoPrograms,
    /// No years are asked for, or too many.
    #[error("{first}..={last} is not a valid horizon: it must have 1 to 30 years")]
    Horizon {
        /// The first year asked for.
        first: Year,
        /// The last year asked for.
        last: Year,
    },
    /// The tables have no openings in any of the planned years.
    #[error("the tables give openings for {from}..={to} only; ask for a year of these")]
    HorizonWithoutDemand {
        /// The first year with demand.
        from: Year,
        /// The last year with demand.
        to: Year,
    },
    /// The tables have no entrants or graduates in any of the planned years, only in later ones.
    #[error("the tables know no entrants and no graduates before {from}; ask for {from} or a later year")]
    HorizonBeforePeople {
        /// The first year with entrants or graduates.
        from: Year,
    },
    /// The matching failed.
    #[error(transparent)]
    Matching(#[from] crate::matching::MatchError),
}

impl PlanError {
    /// Returns the error in a language; its `Display` is English.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        match language {
            Language::English => self.to_string(),
            Language::Chinese => self.chinese(),
        }
    }

    fn chinese(&self) -> String {
        match self {
            PlanError::NoDemand => "表中没有岗位需求；要规划，请填写“人才需求”表或“从业人员”表".to_owned(),
            PlanError::NoPrograms => {
                "表中没有专业布点；要规划，请填写“专业布点”表，以及“毕业生”表或“招生”表".to_owned()
            }
            PlanError::Horizon { first, last } => {
                format!("{first} 至 {last} 不是有效的规划期：须为 1 到 {LONGEST_HORIZON} 年")
            }
            PlanError::HorizonWithoutDemand { from, to } => {
                format!("表中只有 {from} 至 {to} 年的岗位需求；请规划其中的年份")
            }
            PlanError::HorizonBeforePeople { from } => {
                format!("{from} 年之前，表中既没有招生也没有毕业生；请规划 {from} 年或以后的年份")
            }
            PlanError::Matching(error) => error.text(Language::Chinese),
        }
    }

    /// Returns whether the caller asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self, PlanError::Matching(error) if error.is_cancelled())
    }
}

impl From<Cancelled> for PlanError {
    fn from(cancelled: Cancelled) -> Self {
        PlanError::Matching(cancelled.into())
    }
}

/// Returns the years that a plan of `model` covers.
///
/// # Errors
/// [`PlanError`] if there is nothing to plan or the years are not a valid horizon.
pub fn horizon(model: &Model, config: &PlanConfig) -> Result<RangeInclusive<Year>, PlanError> {
    if model.programs().is_empty() {
        return Err(PlanError::NoPrograms);
    }
    let given = model
        .demand()
        .iter()
        .map(|line| (line.first_year, line.last_year));
    // Employment gives openings for a year only with a row for the year before.
    let pairs = model
        .employment()
        .windows(2)
        .filter(|pair| pair[1].follows(&pair[0]));
    let derived = pairs.map(|pair| (pair[1].year, pair[1].year));
    let all = given.chain(derived);
    let (from, to) = all
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
        .ok_or(PlanError::NoDemand)?;
    let years = config
        .years
        .clone()
        .unwrap_or(from.max(to - LONGEST_HORIZON + 1)..=to);
    let (first, last) = (*years.start(), *years.end());
    if first > last || i64::from(last) - i64::from(first) >= i64::from(LONGEST_HORIZON) {
        return Err(PlanError::Horizon { first, last });
    }
    if last < from || first > to {
        return Err(PlanError::HorizonWithoutDemand { from, to });
    }
    if let Some(from) = first_year(model).filter(|from| last < *from) {
        return Err(PlanError::HorizonBeforePeople { from });
    }
    Ok(years)
}
