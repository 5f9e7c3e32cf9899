//! The caveats that stand beside openings, wherever they are quoted.

use crate::demand::Occupations;
use crate::labour::Job;
use crate::links::Links;
use crate::options::Options;
use crate::rules::Rules;
use crate::tally::Tally;
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::unit::Level;

/// What stands beside the openings of an occupation.
#[derive(Default)]
struct Caveats {
    /// A remark on the graduates that are linked to openings asking an award.
    note: String,
    /// Why advice should not rest on any of its openings.
    caution: String,
    /// The same for those that ask an award: there is more to doubt.
    award_caution: String,
}

/// Occupation → what stands beside its openings.
pub struct Notes {
    of: BTreeMap<String, Caveats>,
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
        let mut of = BTreeMap::new();
        for (id, occupation) in &occupations.known {
            let mut general: Vec<&str> = rules.matching("note", id).into_iter().collect();
            let members = || occupation.members.iter().filter_map(|code| jobs.get(code));
            general.extend(members().filter_map(|job| rules.get("training_note", &job.training)));
            if self_employed(members(), options.self_employment) {
                tally.add("occupations flagged: mostly self-employed", 1);
                general.push("Mostly self-employed: the area's share is uncertain");
            }
            let mut note = String::new();
            let openings = occupation.open_to(Level::ProfessionalMaster);
            if sole.get(id).is_some_and(|heads| f64::from(*heads) > openings) {
                tally.add(
                    "occupations flagged: many graduates are linked to nothing else",
                    1,
                );
                note.push_str("Many graduates are linked to nothing else");
            }
            let mut asked = Vec::new();
            if occupation.is_remainder(rules) {
                tally.add("occupations flagged: a remainder that many fields fill", 1);
                asked.push("A remainder that many fields fill");
            } else if !linked.contains(id) {
                tally.add("occupations flagged: no program is linked", 1);
                asked.push("No program is linked to it");
            } else if occupation.share_asks {
                asked.push("Often filled without an award");
            }
            general.dedup();
            let award: Vec<&str> = general.iter().copied().chain(asked).collect();
            let (caution, award_caution) = (general.join(". "), award.join(". "));
            let caveats = Caveats {
                note,
                caution,
                award_caution,
            };
            of.insert(id.clone(), caveats);
        }
        Notes { of }
    }

    /// The remark and the caution beside an occupation's openings that ask an award, or beside its others.
    pub fn of(&self, id: &str, asks_award: bool) -> [String; 2] {
        match self.of.get(id) {
            Some(caveats) if asks_award => [caveats.note.clone(), caveats.award_caution.clone()],
            Some(caveats) => [String::new(), caveats.caution.clone()],
            None => Default::default(),
        }
    }
}

/// Whether wage-and-salary jobs are below this share of all jobs in any of them.
fn self_employed<'a>(mut jobs: impl Iterator<Item = &'a Job>, least: f64) -> bool {
    jobs.any(|job| job.employed_share.is_some_and(|share| share < least))
}
