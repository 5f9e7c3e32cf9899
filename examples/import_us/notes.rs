//! The caveats that stand beside openings, wherever they are quoted.

use crate::demand::{Occupation, Occupations};
use crate::labour::Job;
use crate::links::Links;
use crate::options::Options;
use crate::rules::Rules;
use crate::tally::Tally;
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::unit::Level;

/// Occupation → its caveat, and the one that concerns only the openings that ask an award.
pub struct Notes {
    notes: BTreeMap<String, (String, String)>,
}

impl Notes {
    /// What the rules say of an occupation, then what its figures say.
    pub fn new(
        occupations: &Occupations,
        jobs: &BTreeMap<String, Job>,
        links: &Links,
        sole: &BTreeMap<String, u32>,
        rules: &Rules,
        options: &Options,
        tally: &mut Tally,
    ) -> Notes {
        let linked: BTreeSet<&String> = links.by_field.values().flatten().collect();
        let mut notes = BTreeMap::new();
        for (id, occupation) in &occupations.known {
            let mut general: Vec<&str> = rules.matching("note", id).into_iter().collect();
            let members = || occupation.members.iter().filter_map(|code| jobs.get(code));
            general.extend(members().filter_map(|job| rules.get("training_note", &job.training)));
            if self_employed(members(), options.self_employment) {
                tally.add("occupations flagged: mostly self-employed", 1);
                general.push("Mostly self-employed: the area's share is uncertain");
            }
            let mut asked = Vec::new();
            let openings = occupation.open_to(Level::ProfessionalMaster);
            if sole.get(id).is_some_and(|heads| f64::from(*heads) > openings) {
                tally.add(
                    "occupations flagged: many graduates are linked to nothing else",
                    1,
                );
                asked.push("Many graduates are linked to nothing else");
            }
            if is_remainder(occupation, rules) {
                tally.add("occupations flagged: a remainder that many fields fill", 1);
                asked.push("A remainder that many fields fill");
            } else if !linked.contains(id) {
                tally.add("occupations flagged: no program is linked", 1);
                asked.push("No program is linked to it");
            } else if occupation.share_asks {
                asked.push("Often filled without an award");
            }
            general.dedup();
            let general = general.join(". ");
            let all: Vec<&str> = [general.as_str()]
                .into_iter()
                .filter(|n| !n.is_empty())
                .chain(asked)
                .collect();
            notes.insert(id.clone(), (general.clone(), all.join(". ")));
        }
        Notes { notes }
    }

    /// The caveat of an occupation's openings that ask an award, or of its others.
    pub fn of(&self, id: &str, asks_award: bool) -> String {
        let (general, all) = self.notes.get(id).cloned().unwrap_or_default();
        if asks_award { all } else { general }
    }
}

/// Whether wage-and-salary jobs are below this share of all jobs in any of them.
fn self_employed<'a>(mut jobs: impl Iterator<Item = &'a Job>, least: f64) -> bool {
    jobs.any(|job| job.employed_share.is_some_and(|share| share < least))
}

/// Whether the title says that it stands for what no other title covers.
pub fn is_remainder(occupation: &Occupation, rules: &Rules) -> bool {
    let title = occupation.name.to_lowercase();
    rules.all("funnel_title").any(|(end, _)| title.ends_with(end))
}
