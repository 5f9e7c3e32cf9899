//! The shapes of the crate's own documents, for the documentation. A test holds them against answers.

use serde_json::Value;
use std::borrow::Cow;
use utoipa::openapi::{RefOr, Schema};
use utoipa::{PartialSchema, ToSchema};

/// One or more years that pose the same question; with the indicators of the crate's own table.
pub struct PeriodSchema;

/// What is known of a period besides its indicators.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only its shape is used")]
struct PeriodFrame {
    /// The years.
    years: Vec<i32>,
    /// Openings a year by what they ask for.
    openings_by_tier: Vec<Vec<Value>>,
    /// Supply nodes, demand nodes and candidate pairs of the market.
    market: Vec<usize>,
    /// What the auditor found wrong with the matching; empty means proven optimal.
    audit: Vec<String>,
}

impl PartialSchema for PeriodSchema {
    fn schema() -> RefOr<Schema> {
        let mut period = PeriodFrame::schema();
        if let RefOr::T(Schema::Object(period)) = &mut period {
            for one in vocmatch_report::IndicatorsDocument::described() {
                let mut number = if one.is_whole {
                    i64::schema()
                } else {
                    Option::<f64>::schema()
                };
                if let RefOr::T(Schema::Object(number)) = &mut number {
                    number.description = Some(one.means.to_owned());
                }
                period.properties.insert(one.key.to_owned(), number);
                if one.is_whole && one.is_always {
                    period.required.push(one.key.to_owned());
                }
            }
        }
        period
    }
}

impl ToSchema for PeriodSchema {
    fn name() -> Cow<'static, str> {
        "PeriodSchema".into()
    }
}

/// Demand against linked supply of one group.
#[derive(ToSchema)]
pub struct BalanceSchema {
    /// The group's id; empty for what the tables do not name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Openings a year that graduates may take.
    pub openings: i64,
    /// Graduates linked to them.
    pub linked: f64,
    /// Openings less linked.
    pub gap: f64,
    /// The band of linked over openings.
    pub band: Option<String>,
    /// Openings over linked graduates.
    pub vacancies_per_seeker: Option<f64>,
    /// Share of openings over share of linked graduates, less 1.
    pub structural_deviation: Option<f64>,
    /// What one more graduate would add, 0 to 1.
    pub one_more: f64,
}

/// Graduates of a class of majors at one level.
#[derive(ToSchema)]
pub struct ClassSchema {
    /// The class's id; empty for majors without one.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The level.
    pub level: String,
    /// Graduates a year.
    pub graduates: i64,
    /// What one more would add, 0 to 1.
    pub one_more: f64,
    /// Graduates where one more would add nothing.
    pub saturated: i64,
}

/// What is missing in one skill.
#[derive(ToSchema)]
pub struct SkillGapSchema {
    /// The skill's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What is missing, in heads.
    pub gap: f64,
    /// Of which from inferred profiles.
    pub inferred: f64,
    /// Heads placed where it is needed.
    pub heads: i64,
}

/// An action with score, effect and reasons.
#[derive(ToSchema)]
pub struct RecommendationSchema {
    /// What to do: `kind`, and whom it concerns.
    pub action: ActionSchema,
    /// The first autumn of the change.
    pub first_autumn: i32,
    /// The first year in which it can show.
    pub first_shown: i32,
    /// Who has to act: kind and id.
    pub actors: Vec<Vec<String>>,
    /// What it takes every year.
    pub cost: CostSchema,
    /// The occupation aimed at.
    pub occupation_id: String,
    /// The region aimed at.
    pub region_id: String,
    /// The score, 0 to 100, with its parts.
    pub score: ScoreSchema,
    /// The value that it gains, all years together, in full-fit placements.
    pub gain: f64,
    /// How sure it is.
    pub confidence: Value,
    /// Why it is not surer.
    pub doubts: Vec<Value>,
    /// What it changes, year by year.
    pub effect: Vec<Value>,
    /// What speaks for it.
    pub reasons: Vec<Value>,
    /// What speaks against it.
    pub against: Vec<Value>,
    /// Remarks of the rows that it rests on.
    pub remarks: Vec<String>,
    /// Why to check first.
    pub cautions: Vec<String>,
}

/// What to do; each kind has the ids of whom it concerns besides.
#[derive(ToSchema)]
pub struct ActionSchema {
    /// `expand`, `open`, `shrink`, `suspend`, `order`, `deepen` and so on.
    pub kind: String,
}

/// What it takes every year.
#[derive(ToSchema)]
pub struct CostSchema {
    /// Places that are added.
    pub places: i64,
    /// What they cost, in the planner's money; none where the tables do not say.
    pub money: Option<f64>,
}

/// A score with its parts.
#[derive(ToSchema)]
pub struct ScoreSchema {
    /// 0 to 100.
    pub score: f64,
}

/// Figures of a year, or the mean of several.
#[derive(ToSchema)]
pub struct FiguresSchema {
    /// Openings.
    pub openings: f64,
    /// Graduates.
    pub graduates: f64,
    /// Openings filled.
    pub filled: f64,
    /// Graduates placed.
    pub placed: f64,
    /// The value of the matching, in full-fit placements.
    pub value: f64,
    /// Filled over openings.
    pub fill_rate: Option<f64>,
    /// Placed over graduates.
    pub placement_rate: Option<f64>,
    /// Mean fit of those placed.
    pub mean_fit: Option<f64>,
}

/// What differs between two plans.
#[derive(ToSchema)]
pub struct DifferenceSchema {
    /// The mean of the years that have openings, before.
    pub before: FiguresSchema,
    /// And after.
    pub after: FiguresSchema,
    /// The years that differ.
    pub years: Vec<Value>,
    /// Occupations that differ.
    pub occupations: Vec<Value>,
    /// Industries.
    pub industries: Vec<Value>,
    /// Regions.
    pub regions: Vec<Value>,
    /// The lowest levels that are asked for.
    pub levels: Vec<Value>,
    /// Graduates by class and level.
    pub classes: Vec<Value>,
    /// Programs whose graduates differ.
    pub programs: Vec<Value>,
}

/// A list of changes with a name.
#[derive(ToSchema)]
pub struct ScenarioSchema {
    /// What it is called.
    pub name: String,
    /// What it is about.
    pub note: Option<String>,
    /// What changes, in order: `change` says what, the other keys whom and by how much.
    pub changes: Vec<Value>,
}
