//! Deepen: a major teaches a skill, or teaches it further.

use super::evidence::lacks;
use super::facts::{Comparison, Facts, Kind, Part, Sources};
use super::skills::aim_of_uses;
use crate::advice::candidate::{Aim, Draft};
use crate::advice::context::SearchContext;
use crate::advice::cost::{Actor, Cost};
use crate::advice::outline::{Outline, Subject};
use crate::advice::reason::Reason;
use crate::advice::uses::Use;
use crate::dataset::rows::MajorSkillRow;
use crate::id::{MajorIx, ProgramIx, RegionIx, SchoolIx, SkillIx};
use crate::model::Model;
use crate::scenario::{Basis, CellText, Change, RowCells};
use crate::unit::{Heads, Share, Year};
use vocmatch_algo::sorted::Set;

pub(in crate::advice) struct Deepen {
    pub(super) major: MajorIx,
    pub(super) skill: SkillIx,
    pub(super) from: Option<Share>,
    pub(super) to: Share,
}

impl Kind for Deepen {
    const NEEDS_TABLES: bool = true;
    const JOINS_PREVIOUS: bool = false;

    /// Generates skills that the graduates of a major lack where they work: those with the largest estimates.
    fn candidates(sources: &Sources) -> Vec<Draft<Deepen>> {
        let majors = (0..sources.context.model.majors().len()).map(MajorIx::at);
        majors.flat_map(|ix| of_major(sources.context, ix)).collect()
    }

    fn resized(self, _: Heads) -> Deepen {
        self
    }
}

impl Facts for Deepen {
    fn programs(&self) -> Vec<ProgramIx> {
        Vec::new()
    }

    fn entrants(&self) -> Vec<(ProgramIx, Heads)> {
        Vec::new()
    }

    fn opened(&self) -> Option<(SchoolIx, MajorIx, Heads)> {
        None
    }

    fn key(&self) -> (usize, usize, Heads) {
        (self.major.index(), self.skill.index(), self.to.millionths())
    }

    fn is_one_per_target(&self) -> bool {
        false
    }

    fn outline(&self, model: &Model) -> Outline {
        Outline {
            subject: Subject::Skill(self.major, self.skill),
            people: None,
            with: vec![format!("{}:{}", model.skill(self.skill).id, self.to.get())],
        }
    }

    fn changes(&self, model: &Model, basis: &Basis, _: Year) -> Vec<Change> {
        let cells = [
            ("major_id", model.major(self.major).id.to_string()),
            ("skill", written(model, basis, self.major, self.skill)),
            ("level", self.to.get().to_string()),
        ];
        let row: RowCells = cells
            .into_iter()
            .map(|(name, text)| (name.to_owned(), CellText(text)))
            .collect();
        vec![Change::Rows {
            table: "major_skills".to_owned(),
            put: vec![row],
            remove: Vec::new(),
        }]
    }

    fn needs_replanning(&self, _: &Model) -> bool {
        true
    }

    fn cost(&self, _: &Model) -> Cost {
        Cost::default()
    }

    fn other_actors(&self, model: &Model) -> Vec<Actor> {
        let programs = model
            .programs()
            .iter()
            .filter(|program| program.major == self.major);
        programs.map(|program| Actor::School(program.school)).collect()
    }

    fn years_until_shown(&self, model: &Model) -> u32 {
        let programs = model
            .programs()
            .iter()
            .filter(|program| program.major == self.major);
        programs.map(|program| program.years).min().unwrap_or_default()
    }

    fn is_dated(&self) -> bool {
        false
    }

    fn moved(&self, plans: &Comparison) -> Heads {
        let all = (0..plans.model.programs().len()).map(ProgramIx::at);
        all.filter(|ix| plans.model.program(*ix).major == self.major)
            .map(|ix| plans.after.supply.heads(ix, plans.year))
            .sum()
    }

    fn own_graduates(&self, model: &Model) -> Vec<(MajorIx, RegionIx)> {
        let regions = (0..model.regions().len()).map(RegionIx::at);
        regions.map(|region| (self.major, region)).collect()
    }

    fn graduates(&self, _: &Model) -> Option<(MajorIx, Option<ProgramIx>)> {
        Some((self.major, None))
    }

    fn reasons(&self, context: &SearchContext, aim: &Aim) -> Vec<Reason> {
        let of_major = |program: ProgramIx| context.model.program(program).major == self.major;
        lacks(context, aim, self.skill, &of_major).into_iter().collect()
    }

    fn part(&self) -> Part {
        Part::Never
    }

    fn is_sized(&self, _: &SearchContext) -> bool {
        false
    }
}

/// The skills that one major could teach further.
fn of_major(context: &SearchContext, ix: MajorIx) -> Vec<Draft<Deepen>> {
    let major = context.model.major(ix);
    if major.skills.is_empty() {
        return Vec::new();
    }
    let programs = context.model.programs().iter().filter(|p| p.major == ix);
    let years = programs.map(|program| program.years).min();
    let Some(when) = years.and_then(|years| context.first_period(context.first_autumn, years)) else {
        return Vec::new();
    };
    let is_own = |one: &&Use| context.model.program(one.program).major == ix;
    let uses: Vec<&Use> = context.uses(when.0).iter().filter(is_own).collect();
    let needs = || uses.iter().flat_map(|one| &one.needs);
    let lacking = needs().filter(|(_, _, r, reached)| r > reached);
    let skills: Set<SkillIx> = lacking.map(|(skill, ..)| *skill).collect();
    let drafts = skills.into_iter().filter_map(|skill| {
        let of_skill = || needs().filter(|(one, ..)| *one == skill);
        let from = major.skills.iter().find(|taught| taught.skill == skill);
        let reached = of_skill().map(|(_, _, _, reached)| *reached).fold(0.0, f64::max);
        let needed = of_skill().map(|(_, _, r, _)| *r).fold(0.0, f64::max);
        // Steps of a hundredth, the precision of tables.
        let to = libm::ceil(100.0 * needed.min(reached + context.config.max_deepen) - 1e-9) / 100.0;
        let gain = |one: &Use| one.gain(1.0, &|s, level| if s == skill { to } else { level });
        Some(Draft {
            action: Deepen {
                major: ix,
                skill,
                from: from.map(|taught| taught.level),
                to: Share::clamped(to),
            },
            aim: aim_of_uses(&uses, when, &gain, context.first_autumn)?,
        })
    });
    drafts.collect()
}

/// The name of a skill in the rows of a major: its id, its name or another name; its id if the major does not have it.
fn written(model: &Model, basis: &Basis, major: MajorIx, skill: SkillIx) -> String {
    let (major, skill) = (&model.major(major).id, model.skill(skill));
    let rows = basis.dataset.major_skills.iter();
    let own = rows.filter(|row| row.major_id == major.as_str());
    let is_meant = |row: &&MajorSkillRow| {
        let text = row.skill.trim();
        let named = std::iter::once(&skill.name).chain(&skill.aliases);
        text == skill.id.as_str() || named.into_iter().any(|name| name.eq_ignore_ascii_case(text))
    };
    own.into_iter()
        .find(is_meant)
        .map_or_else(|| skill.id.to_string(), |row| row.skill.clone())
}
