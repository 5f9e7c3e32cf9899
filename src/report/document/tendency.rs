//! What tends to be, as plain data.

use serde::Serialize;
use vocmatch::fit::View;
use vocmatch::id::CategoryIx;
use vocmatch::model::Model;
use vocmatch::plan::{Plan, Tendency, Tends};
use vocmatch::unit::{Heads, Level};

/// Where graduates tend to go, in people a year, mean over the plan's years.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct TendencyDocument {
    /// Careers or first jobs.
    pub view: View,
    /// The distance over which nearness falls to 1/e, in kilometres.
    pub mobility_km: f64,
    /// All graduates.
    pub all: TendsDocument,
    /// By level.
    pub levels: Vec<TendsDocument>,
    /// By class of majors and level.
    pub classes: Vec<TendsDocument>,
    /// By region.
    pub regions: Vec<TendsDocument>,
    /// By occupation.
    pub occupations: Vec<ArrivalsDocument>,
}

/// What becomes of a group of graduates.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct TendsDocument {
    /// The group's id; empty for all, and for what the tables do not name.
    pub id: String,
    /// Its level, where groups differ by level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Graduates.
    pub graduates: Heads,
    /// In posts of their field.
    pub in_field: Heads,
    /// In posts that ask for an award.
    pub award: Heads,
    /// In both.
    pub award_in_field: Heads,
    /// In posts that ask for more than the four levels.
    pub beyond: Heads,
    /// In their own region.
    pub stay: Heads,
    /// Nowhere that the tables know.
    pub unknown: Heads,
    /// What they tend to earn, by class.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pay: Option<f64>,
}

/// People who come to an occupation.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct ArrivalsDocument {
    /// The occupation's id.
    pub id: String,
    /// Openings that ask for an award.
    pub openings: Heads,
    /// People who take them.
    pub filled: Heads,
    /// People who take its other openings.
    pub others: Heads,
}

impl TendencyDocument {
    pub(super) fn new(model: &Model, plan: &Plan, view: View) -> TendencyDocument {
        let of: &Tendency = plan.tendency(model, view);
        let pay = plan.pay_by_class(model);
        let class_id = |class: &Option<CategoryIx>| {
            class.map_or_else(String::new, |class| model.category(class).id.to_string())
        };
        let classes = of.classes.iter().map(|(class, level, tends)| {
            let pay = pay.get(&(*class, *level)).map(|pay| libm::floor(pay + 0.5));
            TendsDocument {
                pay,
                ..tends_of(class_id(class), Some(*level), tends)
            }
        });
        let arrivals = of.occupations.iter().map(|one| ArrivalsDocument {
            id: model.occupation(one.occupation).id.to_string(),
            openings: one.openings,
            filled: one.filled,
            others: one.others,
        });
        TendencyDocument {
            view: of.view,
            mobility_km: of.mobility_km,
            all: tends_of(String::new(), None, &of.all),
            levels: of
                .levels
                .iter()
                .map(|(level, tends)| tends_of(level.name().to_owned(), Some(*level), tends))
                .collect(),
            classes: classes.collect(),
            regions: of
                .regions
                .iter()
                .map(|(region, tends)| tends_of(model.region(*region).id.to_string(), None, tends))
                .collect(),
            occupations: arrivals.collect(),
        }
    }
}

fn tends_of(id: String, level: Option<Level>, tends: &Tends) -> TendsDocument {
    TendsDocument {
        id,
        level,
        graduates: tends.graduates,
        in_field: tends.in_field,
        award: tends.award,
        award_in_field: tends.award_in_field,
        beyond: tends.beyond,
        stay: tends.stay,
        unknown: tends.unknown,
        pay: None,
    }
}
