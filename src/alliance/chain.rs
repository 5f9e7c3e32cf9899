//! The four chains of an alliance, education → talent → industry → innovation, and the weakest of them.

use super::education::Asked;
use super::fill::Fill;
use super::market::Span;
use super::skills::Brought;
use crate::id::{BaseIx, IndustryIx, ProgramIx};
use crate::model::Model;
use crate::pathway::StageCoverage;
use crate::plan::Plan;
use crate::unit::{Heads, Level};
use serde::Serialize;

/// A chain of an alliance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Chain {
    /// 教育链: do its schools teach the required majors and levels, step by step?
    Education,
    /// 人才链: do its graduates fill the openings, with the skills needed?
    Talent,
    /// 产业链: how developed are its industries, and do they train students?
    Industry,
    /// 创新链: from the table of measures.
    Innovation,
}

/// The quantity measured by a part of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// Education: openings for which a program of the alliance fits the occupation, at a level that is asked for; of
    /// all openings.
    Taught,
    /// Education: steps between neighbouring levels that a way joins within the alliance; of all steps from the lowest to
    /// the highest level that its openings ask for. Unknown in a model without articulations.
    Steps,
    /// Talent: openings that its own graduates can fill; of all openings.
    Filled,
    /// Talent: the required skills that these graduates have, by importance; of the required skills. Only graduates
    /// with a known profile count.
    Skilled,
    /// Industry: the mean index of its openings' industries from the table of industries, an industry without one
    /// taking that of its nearest ancestor; of 1, over openings where it is known.
    Index,
    /// Industry: places at bases for its own graduates who may take its openings, at most one each; of these
    /// graduates. Bases of the alliance and bases of its industries and regions count. Unknown in a model without
    /// bases.
    Places,
    /// Innovation: the sum of the measures of the alliance or its members; of their number.
    Measures,
}

/// A part of a link: an amount and its total.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[non_exhaustive]
pub struct LinkPart {
    /// The quantity.
    pub measured: Measured,
    /// The amount.
    pub part: f64,
    /// The total.
    pub whole: f64,
}

impl LinkPart {
    /// Returns the share, 0..=1; `None` for a total of 0.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.whole > 0.0).then(|| (self.part / self.whole).clamp(0.0, 1.0))
    }
}

/// A link of the chain.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct ChainLink {
    /// Its kind.
    pub chain: Chain,
    /// Its parts that are known.
    pub parts: Vec<LinkPart>,
}

impl ChainLink {
    /// Its strength, 0..=1: that of its weakest part. `None` where no part is known: missing is not zero.
    #[must_use]
    pub fn strength(&self) -> Option<f64> {
        self.parts.iter().filter_map(LinkPart::share).reduce(f64::min)
    }
}

/// Returns the weakest of the links with a known strength; of equals the first.
#[must_use]
pub fn weakest(links: &[ChainLink]) -> Option<&ChainLink> {
    let known = links.iter().filter_map(|link| Some((link, link.strength()?)));
    known
        .min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.chain.cmp(&b.0.chain)))
        .map(|(link, _)| link)
}

/// The inputs of the links of a span.
pub(super) struct ChainInputs<'a> {
    pub(super) model: &'a Model,
    pub(super) plan: &'a Plan,
    pub(super) span: &'a Span<'a>,
    /// The alliance's openings by demand node.
    pub(super) openings: &'a [Heads],
    pub(super) asked: &'a Asked,
    pub(super) own: &'a Fill,
    pub(super) brought: Brought,
    /// Openings without a matching program.
    pub(super) untaught: Heads,
    pub(super) stages: &'a StageCoverage,
    pub(super) innovation: Option<(f64, f64)>,
}

impl ChainInputs<'_> {
    /// The four links, in their order.
    pub(super) fn links(&self) -> Vec<ChainLink> {
        let all = self.all() as f64;
        let part = |measured, (part, whole): (f64, f64)| LinkPart {
            measured,
            part,
            whole,
        };
        let parts = [
            (
                Chain::Education,
                vec![
                    part(Measured::Taught, (all - self.untaught as f64, all)),
                    part(Measured::Steps, self.steps()),
                ],
            ),
            (
                Chain::Talent,
                vec![
                    part(Measured::Filled, (self.own.filled as f64, all)),
                    part(Measured::Skilled, (self.brought.met, self.brought.known)),
                ],
            ),
            (
                Chain::Industry,
                vec![
                    part(Measured::Index, self.index()),
                    part(Measured::Places, self.places()),
                ],
            ),
            (
                Chain::Innovation,
                vec![part(Measured::Measures, self.innovation.unwrap_or_default())],
            ),
        ];
        let known = |parts: Vec<LinkPart>| parts.into_iter().filter(|part| part.whole > 0.0).collect();
        parts
            .into_iter()
            .map(|(chain, parts)| ChainLink {
                chain,
                parts: known(parts),
            })
            .collect()
    }

    fn all(&self) -> Heads {
        let nodes = self.span.labour().demand_of(self.span.node_year());
        self.openings[nodes].iter().sum()
    }

    fn steps(&self) -> (f64, f64) {
        let known = !self.model.articulations().is_empty();
        let Some((low, high)) = self.asked.extent().filter(|_| known) else {
            return (0.0, 0.0);
        };
        let (mut joined, mut all) = (0.0, 0.0);
        for pair in Level::ALL.windows(2) {
            let &[below, above] = pair else { continue };
            if low <= below && above <= high {
                all += 1.0;
                let has = |level: Level| self.stages.programs[level as usize] > 0;
                if has(below) && has(above) && !self.stages.unjoined.contains(&(below, above)) {
                    joined += 1.0;
                }
            }
        }
        (joined, all)
    }

    /// Σ index · openings, and Σ openings, over openings whose industry has an index.
    fn index(&self) -> (f64, f64) {
        let labour = self.span.labour();
        let index = |industry: IndustryIx| {
            std::iter::successors(Some(industry), |ix| self.model.industry(*ix).parent)
                .find_map(|ix| self.model.industry(ix).index)
        };
        let (mut sum, mut known) = (0.0, 0.0);
        for node in &labour.demand()[labour.demand_of(self.span.node_year())] {
            let rows = node.rows.iter().map(|row| &labour.openings()[*row]);
            for row in rows.filter(|row| self.span.scope.takes(row)) {
                if let Some(index) = row.industry.and_then(index) {
                    sum += index.get() * row.openings as f64;
                    known += row.openings as f64;
                }
            }
        }
        (sum, known)
    }

    /// Places for graduates who may take the openings, and these graduates.
    fn places(&self) -> (f64, f64) {
        if self.model.bases().is_empty() {
            return (0.0, 0.0);
        }
        let is_own = |ix: BaseIx| self.span.scope.reaches(ix, self.model.base(ix));
        let (mut trained, mut all) = (0, 0);
        for (k, program) in self.model.programs().iter().enumerate() {
            let ix = ProgramIx::at(k);
            let heads = self.plan.supply.heads(ix, self.span.node_year());
            if heads == 0
                || !self.span.scope.has(program.school)
                || !self.asked.is_open_to(self.plan, ix, program.level)
            {
                continue;
            }
            let stays = program.bases.iter().filter(|stay| is_own(stay.base));
            let places: Heads = stays.map(|stay| stay.places).sum();
            trained += places.min(heads);
            all += heads;
        }
        (trained as f64, all as f64)
    }
}
