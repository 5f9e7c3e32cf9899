//! Skills: the share of the openings' requirements that matched graduates meet.

use super::market::{AllianceMarket, Solved, Span};
use crate::fit::{Attainment, FitConfig, RowIx};
use crate::id::{OccupationIx, ProgramIx, SkillIx};
use crate::matching::LabourMarket;
use crate::model::Model;
use crate::unit::Heads;
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// One skill that openings need. Amounts are in heads that bring, or lack, a skill of importance 1 altogether.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct SkillPart {
    /// The skill.
    pub skill: SkillIx,
    /// Σ over openings of the importance w.
    pub need: f64,
    /// Σ over heads matched to them of w·min(1, a/r): the part that is met.
    pub met: f64,
    /// Σ over heads matched to them of w, where the graduates' profile is unknown. It counts as not met.
    pub unknown: f64,
}

impl SkillPart {
    /// Returns the share of the requirement that is met, 0..=1. Openings that stay empty meet nothing.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.need > 0.0 {
            (self.met / self.need).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// Returns the part that is not met.
    #[must_use]
    pub fn lacking(&self) -> f64 {
        self.need - self.met
    }
}

/// The skills that heads bring to the openings that they fill, all skills together.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Brought {
    /// Σ w·min(1, a/r) over heads.
    pub(super) met: f64,
    /// Σ w over heads with a known profile.
    pub(super) known: f64,
}

/// The skills of one head: by skill, w and w·min(1, a/r); `None` where no profile is known.
type Bring = Option<Vec<(SkillIx, f64, f64)>>;

/// Looks up graduates' skills, with a cache.
pub(super) struct Skills<'m> {
    model: &'m Model,
    attainment: Attainment<'m>,
    known: Map<(RowIx, OccupationIx), Bring>,
}

impl<'m> Skills<'m> {
    pub(super) fn new(model: &'m Model, fit: &FitConfig) -> Skills<'m> {
        Skills {
            model,
            attainment: Attainment::new(model, fit),
            known: Map::new(),
        }
    }

    fn bring(&mut self, row: RowIx, program: ProgramIx, occupation: OccupationIx) -> &Bring {
        let (model, attainment) = (self.model, &self.attainment);
        self.known.entry((row, occupation)).or_insert_with(|| {
            let (_, levels) = attainment.levels(program, occupation)?;
            let needs = needs(model, occupation);
            let brings = needs.map(|(skill, w, r)| (skill, w, w * (levels[skill.index()] / r).min(1.0)));
            Some(brings.collect())
        })
    }

    /// Σ of the importances that the openings of a span need.
    pub(super) fn need(&self, span: &Span, openings: &[Heads]) -> f64 {
        let parts = asked(span, openings);
        parts
            .map(|(occupation, openings)| {
                let each: f64 = needs(self.model, occupation).map(|(_, w, _)| w).sum();
                each * openings as f64
            })
            .sum()
    }

    /// The skills that the heads matched to the openings of a span bring.
    pub(super) fn brought(&mut self, span: &Span, solved: &Solved) -> Brought {
        let mut brought = Brought::default();
        for (row, program, occupation, heads) in placed(span, solved) {
            for (_, w, met) in self.bring(row, program, occupation).iter().flatten() {
                brought.met += met * heads as f64;
                brought.known += w * heads as f64;
            }
        }
        brought
    }

    /// Returns every skill that the openings of a span need, the most lacking first, ties by id.
    pub(super) fn parts(&mut self, span: &Span, solved: &Solved) -> Vec<SkillPart> {
        let mut parts: Map<SkillIx, SkillPart> = Map::new();
        for (occupation, openings) in asked(span, solved.market.openings()) {
            for (skill, w, _) in needs(self.model, occupation) {
                let none = SkillPart {
                    skill,
                    need: 0.0,
                    met: 0.0,
                    unknown: 0.0,
                };
                parts.entry(skill).or_insert(none).need += w * openings as f64;
            }
        }
        let model = self.model;
        for (row, program, occupation, heads) in placed(span, solved) {
            if let Some(brings) = self.bring(row, program, occupation) {
                for (skill, _, met) in brings {
                    if let Some(part) = parts.get_mut(skill) {
                        part.met += met * heads as f64;
                    }
                }
            } else {
                for (skill, w, _) in needs(model, occupation) {
                    if let Some(part) = parts.get_mut(&skill) {
                        part.unknown += w * heads as f64;
                    }
                }
            }
        }
        let mut parts: Vec<SkillPart> = parts.into_values().collect();
        order::sort_by(&mut parts, |a, b| {
            b.lacking()
                .total_cmp(&a.lacking())
                .then_with(|| a.skill.cmp(&b.skill))
        });
        parts
    }
}

/// The skills that an occupation needs: importance and level, both above 0.
fn needs(model: &Model, occupation: OccupationIx) -> impl Iterator<Item = (SkillIx, f64, f64)> + '_ {
    let needs = model.occupation(occupation).needs.iter();
    needs
        .map(|need| (need.skill, need.importance.get(), need.level.get()))
        .filter(|(_, w, r)| *w > 0.0 && *r > 0.0)
}

/// Openings of a span by occupation, in the order of nodes.
fn asked<'s>(span: &'s Span, openings: &'s [Heads]) -> impl Iterator<Item = (OccupationIx, Heads)> + 's {
    let nodes = span.labour().demand_of(span.node_year());
    let asked = nodes.map(|place| (span.labour().demand()[place].occupation, openings[place]));
    asked.filter(|(_, openings)| *openings > 0)
}

/// Heads matched to the openings of a span, with their fit row, a program of theirs and the occupation.
fn placed<'s>(
    span: &'s Span,
    solved: &'s Solved,
) -> impl Iterator<Item = (RowIx, ProgramIx, OccupationIx, Heads)> + 's {
    let labour: &LabourMarket = span.labour();
    let nodes = labour.demand_of(span.node_year());
    let pairs = solved.matching.pairs(&solved.market);
    pairs
        .filter(move |(pair, _)| nodes.contains(&(pair.demand as usize)))
        .filter_map(move |(pair, heads)| {
            let graduates = &labour.supply()[pair.supply as usize];
            let (program, _) = graduates.members.first()?;
            let occupation = labour.demand()[pair.demand as usize].occupation;
            Some((graduates.row, *program, occupation, heads))
        })
}

/// The share of the required skills of an alliance's openings that is met, over all years.
pub(super) fn share_met(skills: &mut Skills, markets: &[(&AllianceMarket, &Solved)]) -> Option<f64> {
    let (mut met, mut need) = (0.0, 0.0);
    for (market, solved) in markets {
        for span in &market.spans {
            let years = span.years.len() as f64;
            met += years * skills.brought(span, solved).met;
            need += years * skills.need(span, solved.market.openings());
        }
    }
    (need > 0.0).then(|| (met / need).clamp(0.0, 1.0))
}
