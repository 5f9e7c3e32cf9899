//! From an action to the changes of the tables that it stands for: what a scenario is made of.

use super::action::Action;
use crate::dataset::rows::MajorSkillRow;
use crate::id::{MajorIx, ProgramIx, SkillIx};
use crate::model::Model;
use crate::scenario::{Amount, Basis, CellText, Change, RowCells, Scenario};
use crate::unit::{Heads, Year};

/// The scenario in which an action is done, from its first autumn on. `basis` has the tables of `model`.
///
/// What skills are taught, where students are trained and how many complete has no years in the tables: such a change
/// holds there from the start, and an action counts what comes of it from the first year in which it can show.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one arm a kind, none of them long")]
pub fn scenario(model: &Model, basis: &Basis, action: &Action, first_autumn: Year) -> Scenario {
    let program = |ix: ProgramIx| model.program(ix).id.to_string();
    let added = |ix: ProgramIx, entrants: Heads| Change::AddedEntrants {
        program: program(ix),
        entrants,
        first_year: first_autumn,
        last_year: None,
    };
    let changes = match action {
        Action::Expand { .. } | Action::Order { .. } | Action::Shrink { .. } | Action::Suspend { .. } => {
            let entrants = action.entrants().into_iter();
            entrants.map(|(ix, entrants)| added(ix, entrants)).collect()
        }
        Action::Open {
            school,
            major,
            entrants,
        } => {
            let (school, major) = (&model.school(*school).id, &model.major(*major).id);
            let wish = format!("{school}-{major}");
            vec![Change::OpenProgram {
                program: free_id(&wish, |id| model.find_program(id).is_some()),
                school: school.to_string(),
                major: major.to_string(),
                entrants: *entrants,
                first_year: first_autumn,
                seats: None,
                years: None,
                completion: None,
            }]
        }
        Action::Deepen { major, skill, to, .. } => {
            let cells = [
                ("major_id", model.major(*major).id.to_string()),
                ("skill", written(model, basis, *major, *skill)),
                ("level", to.get().to_string()),
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
        Action::OpenBase {
            enterprise,
            region,
            skills,
            programs,
        } => {
            let enterprise = &model.enterprise(*enterprise);
            let wish = format!("{}-base", enterprise.id);
            let base = free_id(&wish, |id| {
                model.bases().iter().any(|base| base.id.as_str() == id)
            });
            let skill = |ix: SkillIx| model.skill(ix).id.to_string();
            let opened = Change::AddBase {
                base: base.clone(),
                name: enterprise.name.clone(),
                region: model.region(*region).id.to_string(),
                places: programs.iter().map(|(_, places)| places).sum(),
                skills: skills
                    .iter()
                    .map(|(ix, level)| (skill(*ix), level.get()))
                    .collect(),
                programs: Vec::new(),
                enterprise: Some(enterprise.id.to_string()),
                industry: None,
            };
            let sent = programs.iter().map(|(ix, places)| Change::BasePlaces {
                base: base.clone(),
                program: Some(program(*ix)),
                places: Amount::To(*places),
            });
            std::iter::once(opened).chain(sent).collect()
        }
        Action::SendToBase {
            base,
            program: ix,
            places,
        } => vec![Change::BasePlaces {
            base: model.base(*base).id.to_string(),
            program: Some(program(*ix)),
            places: Amount::To(*places),
        }],
        Action::AddPlaces {
            base,
            program: ix,
            now,
            places,
        } => {
            let base = model.base(*base);
            vec![
                Change::BasePlaces {
                    base: base.id.to_string(),
                    program: None,
                    places: Amount::Add(*places),
                },
                Change::BasePlaces {
                    base: base.id.to_string(),
                    program: Some(program(*ix)),
                    places: Amount::To(now + places),
                },
            ]
        }
        Action::OpenArticulation {
            from,
            to,
            kind,
            quota,
        } => vec![Change::OpenArticulation {
            from: program(*from),
            to: program(*to),
            kind: *kind,
            share: None,
            quota: Some(*quota),
            first_year: Some(first_autumn),
        }],
        Action::RaiseQuota {
            from,
            to,
            kind,
            quota,
            ..
        } => vec![Change::Articulation {
            from: program(*from),
            to: program(*to),
            kind: Some(*kind),
            share: None,
            quota: Some(*quota),
            first_year: Some(first_autumn),
        }],
        Action::Pair { weak, completion, .. } => vec![Change::Completion {
            program: program(*weak),
            rate: completion.get(),
        }],
    };
    Scenario {
        name: String::new(),
        note: None,
        changes,
    }
}

/// `wish`, or with a number if it is taken.
fn free_id(wish: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let others = (2..).map(|n: u32| format!("{wish}-{n}"));
    let mut all = std::iter::once(wish.to_owned()).chain(others);
    all.find(|id| !is_taken(id)).unwrap_or_default()
}

/// How the tables write a skill of a major: by its id, its name or another name; by its id if the major does not have it.
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
