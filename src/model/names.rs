//! Names: which position an id stands for, and which skill a planner's words mean.

use crate::dataset::Dataset;
use crate::problem::half_width;
use std::collections::HashMap;

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
        sorted.sort_unstable();
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
            pub(super) called: SkillNames<'a>,
        }

        impl<'a> Names<'a> {
            pub(super) fn new(data: &'a Dataset) -> Names<'a> {
                Names {
                    $($table: Ids::new(stringify!($table), data.$table.iter().filter_map(|row| row.$id.given())),)*
                    called: SkillNames::new(data),
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

/// Other names as a planner writes them: separated by `|`.
pub(super) fn aliases(cell: Option<&str>) -> impl Iterator<Item = &str> {
    let parts = cell.unwrap_or_default().split('|');
    parts.map(str::trim).filter(|alias| !alias.is_empty())
}

/// What a planner's words for a skill mean. The only place where a skill is found by anything but its id.
#[derive(Debug)]
pub(super) struct SkillNames<'a> {
    /// The ids of the skills that have a name or alias, in id order.
    by_name: HashMap<String, Vec<&'a str>>,
}

/// What was found for a planner's words.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Meant<'a> {
    /// The position of the one skill.
    Skill(usize),
    /// The ids of several.
    Several(&'a [&'a str]),
    /// None.
    Nothing,
}

impl<'a> SkillNames<'a> {
    fn new(data: &'a Dataset) -> SkillNames<'a> {
        let mut by_name: HashMap<String, Vec<&str>> = HashMap::new();
        for row in &data.skills {
            for name in std::iter::once(row.name.as_str()).chain(aliases(row.aliases.as_deref())) {
                by_name.entry(folded(name)).or_default().push(&row.skill_id);
            }
        }
        for ids in by_name.values_mut() {
            ids.sort_unstable();
            ids.dedup();
        }
        SkillNames { by_name }
    }

    /// Finds a skill by its id, else by a name or alias that it alone has; case, width of letters and runs
    /// of spaces do not matter. O(length).
    pub(super) fn find(&'a self, words: &str, ids: &Ids) -> Meant<'a> {
        if let Some(position) = ids.get(words) {
            return Meant::Skill(position);
        }
        match self.by_name.get(&folded(words)).map(Vec::as_slice) {
            Some([one]) => ids.get(one).map_or(Meant::Nothing, Meant::Skill),
            Some(several) => Meant::Several(several),
            None => Meant::Nothing,
        }
    }
}

/// A name as it is compared.
fn folded(name: &str) -> String {
    let lower: String = name
        .chars()
        .map(half_width)
        .flat_map(char::to_lowercase)
        .collect();
    lower.split_whitespace().collect::<Vec<_>>().join(" ")
}
