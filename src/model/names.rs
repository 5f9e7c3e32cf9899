//! Names: the position of an id, and the skill that a name means.

use crate::dataset::{Dataset, NameKind};
use crate::lexicon::{Entry, LinkConfig};
use crate::naming::{NameLink, Settled, Verdict, settle};
use std::collections::HashMap;
use vocmatch_algo::order;

/// A cell that may hold a text.
pub(super) trait Given {
    /// The text, unless the cell is empty.
    fn given(&self) -> Option<&str>;
}

impl Given for String {
    fn given(&self) -> Option<&str> {
        Some(self.as_str()).filter(|text| !text.is_empty())
    }
}

impl Given for Option<String> {
    fn given(&self) -> Option<&str> {
        self.as_deref().filter(|text| !text.is_empty())
    }
}

/// The ids of a table and their positions in id order.
#[derive(Debug)]
pub(super) struct Ids<'a> {
    /// The table that defines them.
    pub(super) table: &'static str,
    sorted: Vec<&'a str>,
    positions: HashMap<&'a str, usize>,
}

impl<'a> Ids<'a> {
    fn new(table: &'static str, ids: impl Iterator<Item = &'a str>) -> Ids<'a> {
        let mut sorted: Vec<&str> = ids.collect();
        order::sort(&mut sorted);
        sorted.dedup();
        let positions = sorted.iter().enumerate().map(|(k, id)| (*id, k)).collect();
        Ids {
            table,
            sorted,
            positions,
        }
    }

    /// The position of an id. O(1).
    pub(super) fn get(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }

    /// The ids in order.
    pub(super) fn all(&self) -> &[&'a str] {
        &self.sorted
    }
}

macro_rules! names {
    ($($table:ident: $id:ident,)*) => {
        /// The ids of every table that others refer to.
        #[derive(Debug)]
        pub(super) struct Names<'a> {
            $(pub(super) $table: Ids<'a>,)*
            /// The names of skills other than their ids.
            pub(super) called: Settled,
        }

        impl<'a> Names<'a> {
            pub(super) fn new(data: &'a Dataset, config: &LinkConfig) -> Names<'a> {
                Names {
                    $($table: Ids::new(stringify!($table), data.$table.iter().filter_map(|row| row.$id.given())),)*
                    called: settled_skills(data, &skill_ids(data), config),
                }
            }
        }
    };
}

names! {
    regions: region_id,
    industries: industry_id,
    categories: category_id,
    skills: skill_id,
    occupations: occupation_id,
    schools: school_id,
    majors: major_id,
    programs: program_id,
    enterprises: enterprise_id,
    bases: base_id,
    alliances: alliance_id,
    stages: stage_id,
    sites: site_id,
}

/// Splits other names as a planner writes them: separated by `|`.
pub(super) fn aliases(cell: Option<&str>) -> impl Iterator<Item = &str> {
    let parts = cell.unwrap_or_default().split('|');
    parts.map(str::trim).filter(|alias| !alias.is_empty())
}

/// The meaning of a planner's name of a skill.
#[derive(Debug)]
pub(super) enum Meant<'n> {
    /// The position of the skill.
    Skill(usize),
    /// A decision leaves the row out.
    LeftOut(&'n NameLink),
    /// A decision gives an id that no skill has; it is reported at the decision.
    Misdirected,
    /// No sure meaning.
    Open(&'n NameLink),
}

impl Names<'_> {
    /// Finds a skill by its id, else by the link of its name. O(length).
    pub(super) fn skill(&self, words: &str) -> Meant<'_> {
        if let Some(position) = self.skills.get(words) {
            return Meant::Skill(position);
        }
        match self.called.get(words) {
            Some(link) if link.verdict.is_open() => Meant::Open(link),
            Some(link) if link.verdict == Verdict::LeftOut => Meant::LeftOut(link),
            Some(link) => {
                let position = link.id.as_deref().and_then(|id| self.skills.get(id));
                position.map_or(Meant::Misdirected, Meant::Skill)
            }
            None => Meant::Misdirected,
        }
    }

    /// The link of a name that is no id.
    pub(super) fn link(&self, words: &str) -> Option<&NameLink> {
        self.called.get(words)
    }
}

/// Settles every skill in a table that is not an id.
pub(super) fn settled_skills(data: &Dataset, skills: &Ids, config: &LinkConfig) -> Settled {
    let of_occupations = data.occupation_skills.iter().map(|row| &row.skill);
    let of_majors = data.major_skills.iter().map(|row| &row.skill);
    let of_bases = data.base_skills.iter().map(|row| &row.skill);
    let cells = of_occupations.chain(of_majors).chain(of_bases);
    let texts = cells
        .filter_map(Given::given)
        .filter(|text| skills.get(text).is_none());
    let mut texts = texts.peekable();
    let none_is_decided = data.decisions.is_empty();
    if texts.peek().is_none() && none_is_decided {
        return Settled::default();
    }
    let with_id = data.skills.iter().filter(|row| row.skill_id.given().is_some());
    let entries: Vec<Entry> = with_id
        .map(|row| Entry::new(&row.skill_id, &row.name).with_aliases(aliases(row.aliases.as_deref())))
        .collect();
    settle(NameKind::Skill, &entries, &data.decisions, texts, config)
}

/// The ids of skills alone.
pub(super) fn skill_ids(data: &Dataset) -> Ids<'_> {
    Ids::new(
        "skills",
        data.skills.iter().filter_map(|row| row.skill_id.given()),
    )
}
