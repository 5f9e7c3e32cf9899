//! Openings by what they ask for: occupation × area × credential and level.

use crate::labour::Job;
use crate::onet::{Education, Onet};
use crate::pay::Mean;
use crate::raw::{Result, told};
use crate::reading::both;
use crate::round::largest_remainder;
use crate::rules::{Rules, level};
use crate::tally::Tally;
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::unit::Level;

/// The occupations of the planner tables, by id.
pub struct Occupations {
    pub known: BTreeMap<String, Occupation>,
}

/// One occupation of the projections, or several merged.
pub struct Occupation {
    pub name: String,
    /// Codes of the projections that it stands for.
    pub members: BTreeSet<String>,
    /// The level that its openings name, where they name one.
    pub entry: Option<Level>,
    /// What its openings ask at the least.
    pub lowest: Asked,
    /// Years of experience asked; 0 = none.
    pub experience: u32,
    /// Whether its award-asking openings are O*NET's share of openings that BLS says ask for high school.
    pub share_asks: bool,
    /// People employed in the nation.
    pub employment: f64,
    /// Openings by tier and region, not yet whole.
    tiers: BTreeMap<Tier, BTreeMap<String, f64>>,
    /// Region → mean pay, by openings.
    wages: BTreeMap<String, Mean>,
}

/// What openings ask at the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Asked {
    Nothing,
    Award(Level),
    /// A doctorate: above the four levels.
    Beyond,
}

/// What a row of openings asks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    Nothing,
    HighSchool,
    Award(Level),
    /// A doctorate or a professional degree.
    Beyond,
}

impl Tier {
    /// The cell of the table: empty is an award, as the table has it.
    fn cell(self) -> &'static str {
        match self {
            Tier::Award(_) => "",
            other => other.credential(),
        }
    }

    /// Whether openings ask for an award, of whatever level.
    fn asks_award(self) -> bool {
        matches!(self, Tier::Award(_) | Tier::Beyond)
    }

    fn credential(self) -> &'static str {
        match self {
            Tier::Nothing => "none",
            Tier::HighSchool => "high_school",
            Tier::Award(_) => "required",
            Tier::Beyond => "beyond",
        }
    }

    fn level(self) -> Option<Level> {
        match self {
            Tier::Award(level) => Some(level),
            _ => None,
        }
    }
}

impl Occupations {
    /// Splits every occupation's openings by what they ask and by area.
    pub fn new(
        jobs: &BTreeMap<String, Job>,
        onet: &Onet,
        rules: &Rules,
        tally: &mut Tally,
    ) -> Result<Occupations> {
        let mut known: BTreeMap<String, Occupation> = BTreeMap::new();
        for (code, job) in jobs {
            let id = rules.get("merge", code).unwrap_or(code);
            let experience = match job.work_experience.as_str() {
                "" => 0,
                text => {
                    let years = rules.get("experience", text).and_then(|years| years.parse().ok());
                    years.ok_or_else(|| {
                        told(both!(
                            "rules: experience,{text} needs a number of years",
                            "规则 experience,{text} 需要年数"
                        ))
                    })?
                }
            };
            let name = rules.get("group_name", id).unwrap_or(&job.title);
            let occupation = known.entry(id.to_owned()).or_insert_with(|| Occupation {
                name: name.to_owned(),
                members: BTreeSet::new(),
                entry: None,
                lowest: Asked::Beyond,
                experience,
                share_asks: false,
                employment: 0.0,
                tiers: BTreeMap::new(),
                wages: BTreeMap::new(),
            });
            if occupation.experience != experience {
                return Err(told(both!(
                    "rules: merge,{code},{id}: its members ask different experience",
                    "规则 merge,{code},{id}：各成员要求的工作经验不同"
                )));
            }
            occupation.add(code, job, onet, rules, tally)?;
        }
        Ok(Occupations { known })
    }

    /// The `demand` table: whole openings, each occupation's rows summing to its rounded total.
    pub fn table(
        &self,
        years: (u16, u16),
        rules: &Rules,
        notes: impl Fn(&str, bool) -> [String; 2],
        tally: &mut Tally,
    ) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        for (id, occupation) in &self.known {
            let highest = rules.get("occupation_max_level", id).unwrap_or("");
            let tiers: Vec<(Tier, &BTreeMap<String, f64>)> = occupation
                .tiers
                .iter()
                .map(|(tier, regions)| (*tier, regions))
                .collect();
            let sums: Vec<f64> = tiers.iter().map(|(_, regions)| regions.values().sum()).collect();
            let totals = largest_remainder(&sums, sums.iter().sum());
            for ((tier, regions), total) in tiers.into_iter().zip(totals) {
                let parts: Vec<f64> = regions.values().copied().collect();
                for (region, openings) in regions.keys().zip(largest_remainder(&parts, total as f64)) {
                    if openings == 0 {
                        continue;
                    }
                    tally.add(&tier.label(occupation.experience), openings as f64);
                    let pay = occupation.wages.get(region);
                    let [wage, mut p25, mut p75] = pay.map_or_else(Default::default, Mean::cells);
                    // Quarters tell graduates what they may expect; to the other openings they would only add bulk.
                    if !tier.asks_award() {
                        (p25, p75) = (String::new(), String::new());
                    }
                    let experience = match occupation.experience {
                        0 => String::new(),
                        years => years.to_string(),
                    };
                    let top = tier.level().map_or("", |at| {
                        level(highest).filter(|top| *top > at).map_or("", Level::name)
                    });
                    let [note, caution] = notes(id, tier.level().is_some());
                    rows.push(vec![
                        id.clone(),
                        region.clone(),
                        years.0.to_string(),
                        years.1.to_string(),
                        tier.level().map_or("", Level::name).to_owned(),
                        openings.to_string(),
                        tier.cell().to_owned(),
                        experience,
                        top.to_owned(),
                        wage,
                        p25,
                        p75,
                        note,
                        caution,
                    ]);
                }
            }
        }
        rows
    }
}

impl Tier {
    fn label(self, experience: u32) -> String {
        let asked = self.level().map_or(self.credential(), Level::name);
        let after = if experience == 0 { "" } else { ", experience too" };
        format!("openings a year that ask: {asked}{after}")
    }
}

impl Occupation {
    /// Whether the title says that it stands for what no other title covers.
    pub fn is_remainder(&self, rules: &Rules) -> bool {
        let title = self.name.to_lowercase();
        rules.all("funnel_title").any(|(end, _)| title.ends_with(end))
    }

    /// Openings a year in the state that ask an award up to this level and no experience.
    pub fn open_to(&self, at: Level) -> f64 {
        let open = |tier: &Tier| self.experience == 0 && tier.level().is_some_and(|asked| asked <= at);
        self.tiers
            .iter()
            .filter(|(tier, _)| open(tier))
            .flat_map(|(_, regions)| regions.values())
            .sum()
    }

    fn add(&mut self, code: &str, job: &Job, onet: &Onet, rules: &Rules, tally: &mut Tally) -> Result<()> {
        self.members.insert(code.to_owned());
        self.employment += job.employment;
        let text = rules
            .get("occupation_entry", code)
            .unwrap_or(&job.entry_education);
        let word = rules.get("entry_education", text);
        let word = word.ok_or_else(|| {
            told(both!(
                "no rule entry_education,{text} (occupation {code})",
                "没有规则 entry_education,{text}（职业 {code}）"
            ))
        })?;
        let openings = job.national_openings * job.state_share;
        let (tiers, lowest) = match word {
            "outside" => {
                tally.add(
                    "openings left out: they ask what lies outside the four levels",
                    openings,
                );
                (Vec::new(), Asked::Beyond)
            }
            "beyond" => (vec![(Tier::Beyond, 1.0)], Asked::Beyond),
            "none" => (vec![(Tier::Nothing, 1.0)], Asked::Nothing),
            "high_school_only" => (vec![(Tier::HighSchool, 1.0)], Asked::Nothing),
            "high_school" => {
                self.share_asks = true;
                let tiers = by_onet(onet.education(code), Tier::HighSchool, openings, tally);
                (tiers, Asked::Nothing)
            }
            "shares" => {
                let least = Tier::Award(Level::Secondary);
                let tiers = by_onet(onet.education(code), least, openings, tally);
                (tiers, Asked::Award(Level::Secondary))
            }
            name => {
                let level = level(name).ok_or_else(|| {
                    told(both!(
                        "rules: entry_education,{text}: `{name}` is no level",
                        "规则 entry_education,{text}：“{name}”不是层次"
                    ))
                })?;
                self.entry = Some(self.entry.map_or(level, |entry| entry.min(level)));
                (vec![(Tier::Award(level), 1.0)], Asked::Award(level))
            }
        };
        self.lowest = self.lowest.min(lowest);
        for (tier, share) in tiers {
            let regions = self.tiers.entry(tier).or_default();
            for (region, part) in &job.region_shares {
                *regions.entry(region.clone()).or_default() += openings * share * part;
            }
        }
        for (region, wage) in &job.wages {
            let weight = openings * job.region_shares.get(region).copied().unwrap_or(0.0) + f64::MIN_POSITIVE;
            self.wages.entry(region.clone()).or_default().add(wage, weight);
        }
        Ok(())
    }
}

/// Openings split by O*NET: the shares of jobs that require an award ask for it, and the rest asks for `rest`.
fn by_onet(education: Option<&Education>, rest: Tier, openings: f64, tally: &mut Tally) -> Vec<(Tier, f64)> {
    let Some(education) = education else {
        tally.add(
            "openings to split that have no O*NET education: kept whole",
            openings,
        );
        return vec![(rest, 1.0)];
    };
    tally.add(
        "openings left out: O*NET's share of doctorates",
        openings * education.beyond,
    );
    let mut tiers: Vec<(Tier, f64)> = education
        .awards
        .iter()
        .map(|(level, share)| (Tier::Award(*level), *share))
        .collect();
    let awards: f64 = education.awards.values().sum();
    tiers.push((rest, (1.0 - awards - education.beyond).max(0.0)));
    tiers
}
