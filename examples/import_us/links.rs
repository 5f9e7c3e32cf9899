//! Documented links of fields to occupations, and what follows from them: who goes on to study.

use crate::demand::{Asked, Occupations};
use crate::labour::combined;
use crate::options::{Options, Transfer};
use crate::rules::{Rules, level};
use crate::supply::{Key, Supply};
use crate::tally::Tally;
use std::collections::{BTreeMap, BTreeSet};

/// Field → the occupations that it is linked to, after treatment.
pub struct Links {
    pub by_field: BTreeMap<String, BTreeSet<String>>,
}

impl Links {
    /// Reads the crosswalk and treats it: combined codes, merged groups, cut links, funnels.
    pub fn read(
        options: &Options,
        rules: &Rules,
        occupations: &Occupations,
        fields: &BTreeSet<&str>,
        tally: &mut Tally,
    ) -> Links {
        let table = options.raw_tables.open(
            &options.raw.join("crosswalk"),
            "cip2020_soc2018",
            ".csv",
            &["cip2020_code", "soc2018_code"],
        );
        let combined = combined(options);
        let mut by_field: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for row in table
            .rows()
            .filter(|row| options.whole_catalogue || fields.contains(row.text("cip2020_code")))
        {
            let soc = row.text("soc2018_code");
            if soc == NO_MATCH {
                continue;
            }
            if rules.matching("cut_link", soc).is_some() {
                tally.add("links cut: rule cut_link", 1);
                continue;
            }
            let code = combined.get(soc).map_or(soc, String::as_str);
            let code = rules.get("merge", code).unwrap_or(code);
            if occupations.known.contains_key(code) {
                by_field
                    .entry(row.text("cip2020_code").to_owned())
                    .or_default()
                    .insert(code.to_owned());
            } else {
                tally.add("links left out: occupation not in the state's labour tables", 1);
            }
        }
        if !options.keep_funnels {
            cut_funnels(&mut by_field, rules, occupations, tally);
        }
        Links { by_field }
    }

    /// Whether the graduates of a program go on to study, by the rules and the options.
    pub fn goes_on(
        &self,
        (_, field, at): &Key,
        options: &Options,
        rules: &Rules,
        occupations: &Occupations,
    ) -> Option<&'static str> {
        if options.transfer == Transfer::None {
            return None;
        }
        let family = rules.matching("transfer_family", field).and_then(level);
        if family.is_some_and(|highest| *at <= highest) {
            return Some("of a family that is studied in order to transfer");
        }
        let by_links =
            options.transfer == Transfer::All && rules.get("transfer_by_links", at.name()).is_some();
        let all_ask_more = |links: &BTreeSet<String>| {
            links
                .iter()
                .filter_map(|code| occupations.known.get(code))
                .all(|o| o.lowest > Asked::Award(*at))
        };
        let asks_more = self.by_field.get(field).is_some_and(all_ask_more);
        (by_links && asks_more).then_some("whose links all ask for a higher level")
    }

    /// Occupation → graduates of the last year who enter the labour market and have no other link to openings
    /// that ask an award they hold: all of them can only go there.
    pub fn sole(
        &self,
        supply: &Supply,
        occupations: &Occupations,
        goes_on: impl Fn(&Key) -> bool,
    ) -> BTreeMap<String, u32> {
        let mut sole: BTreeMap<String, u32> = BTreeMap::new();
        for (key, years) in &supply.programs {
            let (heads, links) = (years.get(&supply.last_year), self.by_field.get(&key.1));
            let (Some(heads), Some(links), false) = (heads, links, goes_on(key)) else {
                continue;
            };
            let open = |code: &&String| {
                occupations
                    .known
                    .get(*code)
                    .is_some_and(|o| o.open_to(key.2) >= 0.5)
            };
            let mut reached = links.iter().filter(open);
            if let (Some(only), None) = (reached.next(), reached.next()) {
                *sole.entry(only.clone()).or_default() += heads;
            }
        }
        sole
    }

    /// Counts the graduates whom no link serves.
    pub fn count(&self, supply: &Supply, occupations: &Occupations, tally: &mut Tally) {
        for ((_, field, at), years) in &supply.programs {
            let heads = years.get(&supply.last_year).copied().unwrap_or(0);
            match self.by_field.get(field) {
                None => tally.add("graduates of the last year without any link", heads),
                Some(links) => {
                    let mut known = links.iter().filter_map(|code| occupations.known.get(code));
                    if known.all(|o| o.lowest > Asked::Award(*at)) {
                        tally.add(
                            &format!("graduates whose links all ask for more: {}", at.name()),
                            heads,
                        );
                    }
                }
            }
        }
    }
}

/// The crosswalk's code for a field that leads to no occupation.
const NO_MATCH: &str = "99-9999";

/// Links to occupations that ask experience, or are a remainder, draw every graduate of a field whose other
/// occupations ask a higher level. They go, unless nothing else is there.
fn cut_funnels(
    by_field: &mut BTreeMap<String, BTreeSet<String>>,
    rules: &Rules,
    occupations: &Occupations,
    tally: &mut Tally,
) {
    let is_funnel = |code: &String| {
        occupations
            .known
            .get(code)
            .is_some_and(|o| o.experience > 0 || o.is_remainder(rules))
    };
    for links in by_field.values_mut() {
        if links.iter().all(is_funnel) {
            tally.add("fields that keep such links: nothing else is there", 1);
        } else {
            let before = links.len();
            links.retain(|code| !is_funnel(code));
            let cut = u32::try_from(before - links.len()).unwrap_or(u32::MAX);
            tally.add("links cut: the occupation asks experience or is a remainder", cut);
        }
    }
}
