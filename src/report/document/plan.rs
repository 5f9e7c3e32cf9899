//! The plan as one document: ids, names and numbers, for machines and archives.

use super::advice::AdviceDocument;
use super::tendency::TendencyDocument;
use crate::Language;
use crate::format::rounded;
use crate::phrases::indicator::{self, Figure, Reading};
use crate::session::pretty;
use serde::ser::{Serialize, SerializeMap, Serializer};
use vocmatch::Error;
use vocmatch::advice::Advice;
use vocmatch::demand::Tier;
use vocmatch::fit::View;
use vocmatch::indicator::{
    Band, Coupling, CouplingLevel, coupling, structural_deviation, vacancies_per_seeker,
};
use vocmatch::matching::{Range, audit};
use vocmatch::model::Model;
use vocmatch::plan::{Balance, Note, Overview, Period, Plan, PlanConfig};
use vocmatch::unit::{Heads, Share, Year};

/// The plan and the advice as plain data. Serialised, it is the same to the byte for the same tables, in any
/// order of their rows. Numbers that are not whole are rounded to millionths.
#[derive(Debug, Clone, serde::Serialize)]
#[non_exhaustive]
pub struct Document {
    /// What the plan is about.
    pub title: String,
    /// The years it covers.
    pub years: Vec<Year>,
    /// The choices behind it.
    pub config: PlanConfig,
    /// What a reader must know to believe it.
    pub notes: Vec<Note>,
    /// The years in order, those that pose the same question together.
    pub periods: Vec<PeriodDocument>,
    /// Balances a year, mean over the years.
    pub occupations: Vec<BalanceDocument>,
    /// Balances by industry.
    pub industries: Vec<BalanceDocument>,
    /// Balances by region.
    pub regions: Vec<BalanceDocument>,
    /// Balances by the lowest level asked for.
    pub levels: Vec<BalanceDocument>,
    /// Graduates by class of majors and level.
    pub classes: Vec<ClassDocument>,
    /// Where graduates tend to go: in first jobs, and in careers. All other figures are what could be.
    pub tends_to_be: Vec<TendencyDocument>,
    /// What the people placed cannot do yet, in the first year with openings.
    pub skill_gaps: Vec<SkillGapDocument>,
    /// What to do.
    pub advice: AdviceDocument,
}

/// One or more years that pose the same question.
#[derive(Debug, Clone, serde::Serialize)]
#[non_exhaustive]
pub struct PeriodDocument {
    /// The years.
    pub years: Vec<Year>,
    /// Openings a year by what they ask for.
    pub openings_by_tier: Vec<(Tier, Heads)>,
    /// Every indicator under its key.
    #[serde(flatten)]
    pub indicators: IndicatorsDocument,
    /// Supply nodes, demand nodes and candidate pairs of the market.
    pub market: [usize; 3],
    /// What the auditor found wrong with the matching; empty means proven optimal.
    pub audit: Vec<String>,
}

/// The indicators of a period by key, in the order of their table. People and openings are whole numbers, a value is in
/// millionths, and other numbers are rounded to millionths.
#[derive(Debug, Clone, PartialEq)]
pub struct IndicatorsDocument(Vec<(&'static str, Figure)>);

impl IndicatorsDocument {
    /// The number under a key; `None` where it is not known, or where there is no such key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<f64> {
        let (_, figure) = self.0.iter().find(|(own, _)| *own == key)?;
        match figure {
            Figure::Heads(heads) => Some(*heads as f64),
            Figure::Number(number) => *number,
            Figure::Value(value) => Some(*value as f64),
        }
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.0.iter().map(|(key, _)| *key)
    }
}

/// What a document may say of a period under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndicatorKey {
    /// The key.
    pub key: &'static str,
    /// What the number means.
    pub means: &'static str,
    /// Whether it is a whole number, and always known.
    pub is_whole: bool,
    /// Whether every document has it; the others are there where years carry over into each other.
    pub is_always: bool,
}

impl IndicatorsDocument {
    /// Every key that a document may have, in order.
    pub fn described() -> impl Iterator<Item = IndicatorKey> {
        indicator::documented(true).map(|one| IndicatorKey {
            key: one.key,
            means: one
                .means(Language::English)
                .unwrap_or(one.label(Language::English)),
            is_whole: matches!(one.reading, Reading::Heads(_) | Reading::Value(_)),
            is_always: indicator::documented(false).any(|always| always.key == one.key),
        })
    }
}

impl Serialize for IndicatorsDocument {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, figure) in &self.0 {
            match figure {
                Figure::Heads(heads) => map.serialize_entry(key, heads)?,
                Figure::Number(number) => map.serialize_entry(key, number)?,
                Figure::Value(value) => map.serialize_entry(key, value)?,
            }
        }
        map.end()
    }
}

/// Demand against linked supply of one group.
#[derive(Debug, Clone, serde::Serialize)]
#[non_exhaustive]
pub struct BalanceDocument {
    /// The group's id; empty for what the tables do not name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Openings a year that graduates may take.
    pub openings: Heads,
    /// Graduates linked to them.
    pub linked: f64,
    /// Openings less linked.
    pub gap: f64,
    /// The band of linked over openings.
    pub band: Option<Band>,
    /// Vacancies per seeker: openings over linked graduates.
    pub vacancies_per_seeker: Option<f64>,
    /// Structural deviation: share of openings over share of linked graduates, less 1.
    pub structural_deviation: Option<f64>,
    /// What one more graduate would add, 0..=1.
    pub one_more: f64,
    /// The least and the most of the openings that any optimal matching fills; not told by industry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filled: Option<Range>,
    /// Why to check first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cautions: Vec<String>,
    /// Of an industry with an index: how education and industry develop together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coupling: Option<(Coupling, CouplingLevel)>,
}

/// Graduates of a class of majors at one level.
#[derive(Debug, Clone, serde::Serialize)]
#[non_exhaustive]
pub struct ClassDocument {
    /// The class's id; empty for majors without one.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The level.
    pub level: vocmatch::unit::Level,
    /// Graduates a year.
    pub graduates: Heads,
    /// What one more would add, 0..=1.
    pub one_more: f64,
    /// Graduates where one more would add nothing.
    pub saturated: Heads,
    /// The least and the most of the graduates that any optimal matching places.
    pub placed: Range,
}

/// What is missing in one skill.
#[derive(Debug, Clone, serde::Serialize)]
#[non_exhaustive]
pub struct SkillGapDocument {
    /// The skill's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Σ w·max(0, r − a), in heads.
    pub gap: f64,
    /// Of which from inferred profiles.
    pub inferred: f64,
    /// Heads placed where it is needed.
    pub heads: Heads,
}

/// The plan and the advice as one document.
#[must_use]
pub fn document(model: &Model, plan: &Plan, advice: &Advice, title: &str) -> Document {
    let overview = plan.overview(model);
    let with_openings = plan.periods.iter().find(|period| period.summary.openings > 0);
    let gaps = with_openings.map_or(&[][..], |period| &period.summary.skill_gaps);
    Document {
        title: title.to_owned(),
        years: plan.years.clone().collect(),
        config: plan.config.clone(),
        notes: plan.notes.clone(),
        periods: plan.periods.iter().map(period).collect(),
        occupations: occupations(model, &overview),
        industries: industries(model, &overview),
        regions: balances(&overview.regions, |ix| {
            let region = model.region(*ix);
            (region.id.to_string(), region.name.clone())
        }),
        levels: balances(&overview.levels, |level| {
            level.map_or_else(Default::default, |level| {
                (level.name().to_owned(), model.level_name(level).to_owned())
            })
        }),
        classes: classes(model, &overview),
        tends_to_be: [View::FirstJob, View::Career]
            .map(|view| TendencyDocument::new(model, plan, view))
            .into(),
        skill_gaps: gaps
            .iter()
            .map(|gap| SkillGapDocument {
                id: model.skill(gap.skill).id.to_string(),
                name: model.skill(gap.skill).name.clone(),
                gap: rounded(gap.gap),
                inferred: rounded(gap.inferred),
                heads: gap.heads,
            })
            .collect(),
        advice: AdviceDocument::new(model, advice),
    }
}

impl Document {
    /// The document as JSON, indented.
    ///
    /// # Errors
    /// None that is known: every key is text and every number finite.
    pub fn to_json(&self) -> Result<String, Error> {
        pretty(self)
    }
}

fn period(period: &Period) -> PeriodDocument {
    let (market, summary) = (&period.market, &period.summary);
    PeriodDocument {
        years: period.years.clone(),
        openings_by_tier: summary.by_tier.to_vec(),
        indicators: IndicatorsDocument(
            indicator::documented(period.is_shared())
                .map(|one| (one.key, one.figure(summary)))
                .collect(),
        ),
        market: [
            market.supply().len(),
            market.demand().len(),
            market.market().pair_count(),
        ],
        audit: audit(market.market(), &period.matching)
            .iter()
            .map(ToString::to_string)
            .collect(),
    }
}

fn balances<K>(balances: &[Balance<K>], names: impl Fn(&K) -> (String, String)) -> Vec<BalanceDocument> {
    let openings: Vec<f64> = balances.iter().map(|b| b.openings as f64).collect();
    let linked: Vec<f64> = balances.iter().map(|b| b.linked).collect();
    let deviations = structural_deviation(&openings, &linked);
    let one = |(balance, deviation): (&Balance<K>, Option<f64>)| {
        let (id, name) = names(&balance.group);
        BalanceDocument {
            id,
            name,
            openings: balance.openings,
            linked: rounded(balance.linked),
            gap: rounded(balance.gap()),
            band: balance.band(),
            vacancies_per_seeker: vacancies_per_seeker(balance.openings as f64, balance.linked).map(rounded),
            structural_deviation: deviation.map(rounded),
            one_more: rounded(balance.one_more),
            filled: balance.filled,
            cautions: Vec::new(),
            coupling: None,
        }
    };
    balances.iter().zip(deviations).map(one).collect()
}

fn occupations(model: &Model, overview: &Overview) -> Vec<BalanceDocument> {
    let name = |ix: &vocmatch::id::OccupationIx| {
        let occupation = model.occupation(*ix);
        (occupation.id.to_string(), occupation.name.clone())
    };
    let mut all = balances(&overview.occupations, name);
    for (balance, document) in overview.occupations.iter().zip(&mut all) {
        document.cautions = overview.cautions.get(&balance.group).cloned().unwrap_or_default();
    }
    all
}

fn industries(model: &Model, overview: &Overview) -> Vec<BalanceDocument> {
    let name = |ix: &Option<vocmatch::id::IndustryIx>| {
        ix.map_or_else(Default::default, |ix| {
            (model.industry(ix).id.to_string(), model.industry(ix).name.clone())
        })
    };
    let mut all = balances(&overview.industries, name);
    for (balance, document) in overview.industries.iter().zip(&mut all) {
        let index = balance.group.and_then(|ix| model.industry(ix).index);
        document.coupling = index.filter(|_| balance.openings > 0).map(|index| {
            let covered = Share::clamped(balance.covered / balance.openings as f64);
            let coupling = coupling(covered, index);
            (coupling, coupling.level())
        });
    }
    all
}

fn classes(model: &Model, overview: &Overview) -> Vec<ClassDocument> {
    let named = |class: Option<vocmatch::id::CategoryIx>| {
        class.map_or_else(Default::default, |ix| {
            (model.category(ix).id.to_string(), model.category(ix).name.clone())
        })
    };
    let one = |class: &vocmatch::plan::ClassBalance| {
        let (id, name) = named(class.class);
        ClassDocument {
            id,
            name,
            level: class.level,
            graduates: class.graduates,
            one_more: rounded(class.one_more),
            saturated: class.saturated,
            placed: class.placed,
        }
    };
    overview.classes.iter().map(one).collect()
}
