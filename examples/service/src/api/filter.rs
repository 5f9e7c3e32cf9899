//! Which recommendations are wanted.

use super::find;
use super::recommendations::AdviceQuery;
use crate::refusal::{Code, Refusal};
use std::collections::BTreeSet;
use vocmatch::advice::{ActionKind, Actor, Recommendation, Subject};
use vocmatch::id::{OccupationIx, ProgramIx, RegionIx, SchoolIx};
use vocmatch::model::Model;
use vocmatch::unit::Level;

/// Which recommendations are wanted, in positions of the model.
pub struct Filter {
    kind: Option<ActionKind>,
    level: Option<Level>,
    /// The occupations of the industry.
    occupations: Option<BTreeSet<OccupationIx>>,
    region: Option<RegionIx>,
    school: Option<SchoolIx>,
    min_score: f64,
}

impl Filter {
    /// The filter of a request.
    pub fn new(model: &Model, query: &AdviceQuery) -> Result<Filter, Refusal> {
        let level = |text: &str| {
            find::level(text).ok_or_else(|| {
                let names = Level::ALL.map(Level::name).join(", ");
                Refusal::new(Code::BadQuery, format!("level={text} is none of {names}"))
            })
        };
        let region = |id: &str| model.find_region(id).ok_or_else(|| find::missing("region", id));
        let school = |id: &str| model.find_school(id).ok_or_else(|| find::missing("school", id));
        let occupations = |id: &str| {
            let industry = model
                .find_industry(id)
                .ok_or_else(|| find::missing("industry", id))?;
            let within = |one| model.is_within(one, industry);
            let given = model.demand().iter().map(|line| (line.industry, line.occupation));
            let derived = model
                .employment()
                .iter()
                .map(|line| (line.industry, line.occupation));
            let all = given.chain(derived);
            let of_it = all.filter(|(industry, _)| industry.is_some_and(within));
            Ok::<_, Refusal>(of_it.map(|(_, occupation)| occupation).collect())
        };
        Ok(Filter {
            kind: query.kind,
            level: query.level.as_deref().map(level).transpose()?,
            occupations: query.industry.as_deref().map(occupations).transpose()?,
            region: query.region.as_deref().map(region).transpose()?,
            school: query.school.as_deref().map(school).transpose()?,
            min_score: query.min_score.unwrap_or(0.0),
        })
    }

    /// Whether a recommendation is wanted.
    pub fn keeps(&self, model: &Model, one: &Recommendation) -> bool {
        let programs = one.action.programs();
        let major = match one.action.outline(model).subject {
            Subject::Offer(_, major) | Subject::Skill(major, _) => Some(major),
            _ => None,
        };
        let levels = || {
            let of_programs = programs.iter().map(|ix| model.program(*ix).level);
            of_programs.chain(major.map(|ix| model.major(ix).level))
        };
        let concerns = |school: SchoolIx| {
            programs.iter().any(|ix| model.program(*ix).school == school)
                || one.actors.contains(&Actor::School(school))
        };
        self.kind.is_none_or(|kind| one.action.kind() == kind)
            && self.level.is_none_or(|level| levels().any(|one| one == level))
            && self.region.is_none_or(|region| one.target.region == region)
            && self.school.is_none_or(concerns)
            && self
                .occupations
                .as_ref()
                .is_none_or(|wanted| wanted.contains(&one.target.occupation))
            && one.score.score >= self.min_score
    }

    /// Whether a warning about a program is wanted.
    pub fn concerns(&self, model: &Model, program: ProgramIx) -> bool {
        let program = model.program(program);
        self.level.is_none_or(|level| program.level == level)
            && self.region.is_none_or(|region| program.region == region)
            && self.school.is_none_or(|school| program.school == school)
    }
}
