//! Open a base: an enterprise opens a base, to which programs send students.

use super::bases::{is_near, sent_places};
use super::entrants::free_id;
use super::evidence::{lacks, students_of};
use super::facts::{Comparison, Facts, Kind, Part, Sources, of_program, places_of};
use super::industry::occupations_of;
use super::skills::aim_of_uses;
use crate::advice::candidate::{Aim, Draft};
use crate::advice::context::SearchContext;
use crate::advice::cost::{Actor, Cost};
use crate::advice::outline::{Outline, Subject};
use crate::advice::reason::Reason;
use crate::advice::uses::{Use, share_of};
use crate::fit::students;
use crate::id::{EnterpriseIx, MajorIx, ProgramIx, RegionIx, SchoolIx, SkillIx};
use crate::model::Model;
use crate::scenario::{Amount, Basis, Change};
use crate::unit::{Heads, Share, Year};
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// The most skills of one base, and the most programs that send students to it at first.
const MOST_SKILLS: usize = 5;
const MOST_PROGRAMS: usize = 3;

pub(in crate::advice) struct OpenBase {
    pub(super) enterprise: EnterpriseIx,
    pub(super) region: RegionIx,
    pub(super) skills: Vec<(SkillIx, Share)>,
    pub(super) programs: Vec<(ProgramIx, Heads)>,
}

impl Kind for OpenBase {
    const NEEDS_TABLES: bool = true;
    const JOINS_PREVIOUS: bool = false;

    /// Generates a base for every enterprise, for the skills that its industry's openings need most, in its region.
    fn candidates(sources: &Sources) -> Vec<Draft<OpenBase>> {
        let context = sources.context;
        let first_autumn = context
            .first_autumn
            .saturating_add_unsigned(context.config.base_lag);
        let Some(when) = context.first_period(first_autumn, 1) else {
            return Vec::new();
        };
        let enterprises = (0..context.model.enterprises().len()).map(EnterpriseIx::at);
        enterprises
            .filter_map(|enterprise| draft(context, when, enterprise, first_autumn))
            .collect()
    }

    fn resized(self, _: Heads) -> OpenBase {
        self
    }
}

impl Facts for OpenBase {
    fn programs(&self) -> Vec<ProgramIx> {
        self.programs.iter().map(|(program, _)| *program).collect()
    }

    fn entrants(&self) -> Vec<(ProgramIx, Heads)> {
        Vec::new()
    }

    fn opened(&self) -> Option<(SchoolIx, MajorIx, Heads)> {
        None
    }

    fn key(&self) -> (usize, usize, Heads) {
        (self.enterprise.index(), self.region.index(), self.places())
    }

    fn is_one_per_target(&self) -> bool {
        false
    }

    fn outline(&self, model: &Model) -> Outline {
        let enterprise = model.enterprise(self.enterprise).id.to_string();
        let sent = self.programs.iter();
        let sent = sent.map(|(ix, places)| format!("{}:{places}", model.program(*ix).id));
        Outline {
            subject: Subject::Enterprise(self.enterprise),
            people: Some(self.places()),
            with: std::iter::once(enterprise).chain(sent).collect(),
        }
    }

    fn changes(&self, model: &Model, _: &Basis, _: Year) -> Vec<Change> {
        let enterprise = &model.enterprise(self.enterprise);
        let wish = format!("{}-base", enterprise.id);
        let base = free_id(&wish, &|id| {
            model.bases().iter().any(|base| base.id.as_str() == id)
        });
        let skill = |ix: SkillIx| model.skill(ix).id.to_string();
        let opened = Change::AddBase {
            base: base.clone(),
            name: enterprise.name.clone(),
            region: model.region(self.region).id.to_string(),
            places: self.places(),
            skills: self
                .skills
                .iter()
                .map(|(ix, level)| (skill(*ix), level.get()))
                .collect(),
            programs: Vec::new(),
            enterprise: Some(enterprise.id.to_string()),
            industry: None,
        };
        let sent = self.programs.iter().map(|(ix, places)| Change::BasePlaces {
            base: base.clone(),
            program: Some(model.program(*ix).id.to_string()),
            places: Amount::To(*places),
        });
        std::iter::once(opened).chain(sent).collect()
    }

    fn needs_replanning(&self, _: &Model) -> bool {
        true
    }

    fn cost(&self, _: &Model) -> Cost {
        Cost {
            places: self.places(),
            money: None,
        }
    }

    fn other_actors(&self, _: &Model) -> Vec<Actor> {
        vec![Actor::Enterprise(self.enterprise)]
    }

    fn years_until_shown(&self, _: &Model) -> u32 {
        1
    }

    fn is_dated(&self) -> bool {
        false
    }

    fn moved(&self, plans: &Comparison) -> Heads {
        let sent = self.programs.iter();
        sent.map(|(ix, places)| sent_places(plans, *ix, *places)).sum()
    }

    fn own_graduates(&self, model: &Model) -> Vec<(MajorIx, RegionIx)> {
        places_of(model, &self.programs())
    }

    fn graduates(&self, model: &Model) -> Option<(MajorIx, Option<ProgramIx>)> {
        self.programs
            .first()
            .map(|(program, _)| of_program(model, *program))
    }

    fn reasons(&self, context: &SearchContext, aim: &Aim) -> Vec<Reason> {
        let sends = |program: ProgramIx| self.programs.iter().any(|(one, _)| *one == program);
        let skills = self.skills.iter();
        let lacks = skills.filter_map(|(skill, _)| lacks(context, aim, *skill, &sends));
        let students = self.programs.iter().map(|(ix, _)| students_of(context, *ix));
        lacks.chain(students).collect()
    }

    fn part(&self) -> Part {
        Part::Never
    }

    fn is_sized(&self, _: &SearchContext) -> bool {
        false
    }
}

impl OpenBase {
    /// Students a year.
    fn places(&self) -> Heads {
        self.programs.iter().map(|(_, places)| places).sum()
    }
}

/// A base of one enterprise, for the programs near it whose graduates would gain most from its skills.
fn draft(
    context: &SearchContext,
    when: (usize, Heads),
    enterprise: EnterpriseIx,
    first_autumn: Year,
) -> Option<Draft<OpenBase>> {
    let uses = context.uses(when.0);
    let model = context.model;
    let one = model.enterprise(enterprise);
    let (industry, region) = (one.industry?, one.region?);
    let occupations = occupations_of(context, when.0, industry);
    // What its occupations need: importance by openings, and the highest level.
    let mut needs: Map<SkillIx, (f64, f64)> = Map::new();
    for (occupation, openings) in &occupations {
        for need in &model.occupation(*occupation).needs {
            let sum = needs.entry(need.skill).or_insert((0.0, 0.0));
            sum.0 += *openings as f64 * need.importance.get();
            sum.1 = sum.1.max(need.level.get());
        }
    }
    let mut needs: Vec<(SkillIx, (f64, f64))> = needs.into_iter().collect();
    order::sort_by(&mut needs, |a, b| b.1.0.total_cmp(&a.1.0).then(a.0.cmp(&b.0)));
    needs.truncate(MOST_SKILLS);
    needs.retain(|(_, (_, level))| *level > 0.0);
    let skills: Vec<(SkillIx, Share)> = needs
        .iter()
        .map(|(skill, (_, level))| (*skill, Share::clamped(*level)))
        .collect();
    let level = |skill: SkillIx, reached: f64| {
        let trained = skills.iter().find(|(one, _)| *one == skill);
        trained.map_or(reached, |(_, level)| level.get())
    };
    let ours = uses.iter().filter(|one| {
        occupations.contains_key(&one.target.occupation) && is_near(context, one.program, region)
    });
    let mut by_program: Map<ProgramIx, f64> = Map::new();
    for one in ours {
        *by_program.entry(one.program).or_insert(0.0) += one.gain(1.0, &level);
    }
    let mut ranked: Vec<(ProgramIx, f64)> = by_program.into_iter().filter(|(_, gain)| *gain > 0.0).collect();
    order::sort_by(&mut ranked, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut left = context.config.base_places;
    let mut programs: Vec<(ProgramIx, Heads)> = Vec::new();
    for (program, _) in ranked.into_iter().take(MOST_PROGRAMS) {
        let places = students(model.program(program)).min(left);
        if places > 0 {
            programs.push((program, places));
            left -= places;
        }
    }
    let places: Heads = programs.iter().map(|(_, places)| places).sum();
    if places < context.config.min_heads {
        return None;
    }
    let sent: Map<ProgramIx, Heads> = programs.iter().copied().collect();
    let theirs: Vec<&Use> = uses
        .iter()
        .filter(|one| sent.contains_key(&one.program))
        .collect();
    let gain = |one: &Use| {
        let places = sent.get(&one.program).copied().unwrap_or(0);
        one.gain(share_of(places, students(model.program(one.program))), &level)
    };
    let aim = aim_of_uses(&theirs, when, &gain, first_autumn)?;
    Some(Draft {
        action: OpenBase {
            enterprise,
            region,
            skills,
            programs,
        },
        aim,
    })
}
