//! Programs and their graduates: institution (or region) × field × level.

use crate::areas::Areas;
use crate::fields::{Field, Fields};
use crate::left_out::{LeftOut, Total};
use crate::options::{Group, Options};
use crate::raw::{Numbers, Result, told};
use crate::reading::both;
use crate::rules::{Rules, letter};
use crate::tally::Tally;
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::unit::Level;

/// What identifies a program: school (or region), field, level.
pub type Key = (String, String, Level);

/// Majors: field and level.
pub type Majors = BTreeSet<(String, Level)>;

/// Programs with their graduates by year.
pub struct Supply {
    pub programs: BTreeMap<Key, BTreeMap<u16, u32>>,
    /// The last year observed.
    pub last_year: u16,
    /// Awards of each institution in the last year, by field and level.
    pub awards: BTreeMap<Key, u32>,
}

impl Supply {
    /// Reads the completions.
    #[expect(
        clippy::too_many_lines,
        reason = "every reason to leave out a row stands in one loop"
    )]
    pub fn read(options: &Options, rules: &Rules, areas: &Areas, tally: &mut Tally) -> Result<Supply> {
        let state = options.state.to_ascii_lowercase();
        let table = options.raw_tables.open(
            &options.raw.join("supply"),
            &format!("completions_{state}_institution"),
            ".csv",
            &["year", "unitid", "cip2020_code", "award_level", "awards"],
        );
        // Certificates of several levels meet in one program: each level's awards are kept until the end.
        let mut cells: BTreeMap<(Key, u16), Vec<u32>> = BTreeMap::new();
        let mut awards_by_year: BTreeMap<u16, BTreeMap<Key, u32>> = BTreeMap::new();
        let mut outside: BTreeMap<(u16, String), u32> = BTreeMap::new();
        let mut unplaced: BTreeMap<(u16, &str), (u32, BTreeSet<Key>)> = BTreeMap::new();
        let faults = &options.raw_tables.faults;
        let (mut fields, mut left) = (Fields::new(options, &table), LeftOut::default());
        for row in table.rows() {
            let awards = row.people("awards", faults);
            let (unit, code) = (row.text("unitid"), row.text("award_level"));
            // A year that cannot be read was told when the table was read.
            let (true, Ok(year)) = (awards > 0, row.text("year").parse::<u16>()) else {
                continue;
            };
            if let Some(total) = Total::of(row) {
                left.total(total, row);
                continue;
            }
            let field = match fields.of(row, faults) {
                Field::Is(field) => field,
                Field::Total => {
                    left.total(Total::Fields, row);
                    continue;
                }
                Field::Bad => continue,
            };
            if left.repeats(row, awards, faults) {
                continue;
            }
            let Some(level) = rules.level("award_level", code) else {
                if rules.get("award_level", code).is_none() {
                    left.level(code, awards);
                }
                *outside.entry((year, code.to_owned())).or_default() += awards;
                continue;
            };
            fields.count(&field, awards);
            let school = areas.schools.get(unit);
            let reason = match school {
                None => {
                    left.unit(unit, awards);
                    Some("the table of institutions lacks")
                }
                Some(school) if school.elsewhere && !options.keep_elsewhere => Some("teach elsewhere"),
                Some(school) if school.region.is_some() => None,
                _ => Some("lie in no area of the state"),
            };
            if let Some(reason) = reason {
                let left = unplaced.entry((year, reason)).or_default();
                left.0 += awards;
                left.1.insert((unit.to_owned(), field, level));
                continue;
            }
            let of_school = (unit.to_owned(), field.clone(), level);
            *awards_by_year
                .entry(year)
                .or_default()
                .entry(of_school)
                .or_default() += awards;
            let place = match (options.group, school.and_then(|s| s.region.clone())) {
                (Group::Region, Some(region)) => region,
                _ => unit.to_owned(),
            };
            cells
                .entry(((place, field, level), year))
                .or_default()
                .push(awards);
        }
        fields.tell(&table, faults);
        left.tell(table.name(), faults);
        faults.stop()?;
        for (total, rows) in left.totals() {
            tally.add(total.label(), u32::try_from(rows)?);
        }
        let last_year = *awards_by_year.keys().last().ok_or_else(|| {
            let (file, told_before) = (
                table.name(),
                faults.lines(vocmatch::problem::Severity::Warning, options.language),
            );
            let told_before = told_before.join("\n");
            told(both!(
                "{file}: no awards are left at any level and institution of the state\n{told_before}",
                "{file}：没有任何属于该州院校和规则中层次的证书\n{told_before}"
            ))
        })?;
        let awards = awards_by_year.remove(&last_year).unwrap_or_default();
        for ((_, code), awards) in outside.iter().filter(|((year, _), _)| *year == last_year) {
            tally.add(
                &format!("awards of the last year left out: award level {code}"),
                *awards,
            );
        }
        for ((_, reason), (awards, programs)) in unplaced.iter().filter(|((year, _), _)| *year == last_year) {
            tally.add(
                &format!("awards of the last year left out: schools that {reason}"),
                *awards,
            );
            let programs = u32::try_from(programs.len())?;
            tally.add(
                &format!("programs of the last year left out: schools that {reason}"),
                programs,
            );
        }
        let mut supply = Supply {
            programs: BTreeMap::new(),
            last_year,
            awards,
        };
        for ((key, year), levels) in cells {
            let (sum, largest) = (
                levels.iter().sum::<u32>(),
                levels.iter().copied().max().unwrap_or(0),
            );
            if year == last_year && key.2 == Level::Secondary {
                tally.add("certificate awards of the last year", sum);
                tally.add(
                    "the people they stand for at least, by institution and program",
                    largest,
                );
            }
            let heads = if options.largest_of_stack { largest } else { sum };
            supply.programs.entry(key).or_default().insert(year, heads);
        }
        if !options.keep_lapsed {
            supply.drop_lapsed(tally);
        }
        supply.count(tally)?;
        Ok(supply)
    }

    /// A program without graduates in the last year supplies nobody under "same as last year".
    fn drop_lapsed(&mut self, tally: &mut Tally) {
        let last = self.last_year;
        self.programs.retain(|_, years| {
            let goes_on = years.contains_key(&last);
            if !goes_on {
                tally.add("programs left out: no graduates in the last year", 1);
                tally.add("their graduates in all years", years.values().sum::<u32>());
            }
            goes_on
        });
    }

    fn count(&self, tally: &mut Tally) -> Result<()> {
        for ((_, _, level), years) in &self.programs {
            if let Some(heads) = years.get(&self.last_year) {
                tally.add(&format!("programs: {}", level.name()), 1);
                tally.add(&format!("graduates of the last year: {}", level.name()), *heads);
                if *heads <= 5 {
                    tally.add("programs with five graduates or fewer", 1);
                    tally.add("their graduates", *heads);
                }
            }
        }
        let schools: BTreeSet<&String> = self.programs.keys().map(|(school, _, _)| school).collect();
        tally.add(
            "schools (or regions) with programs",
            u32::try_from(schools.len())?,
        );
        Ok(())
    }

    /// Every major that is taught.
    pub fn majors(&self) -> Majors {
        let majors = self.programs.keys();
        majors.map(|(_, field, level)| (field.clone(), *level)).collect()
    }
}

/// The id of a major, such as `51.3801a`.
pub fn major_id(field: &str, level: Level) -> String {
    format!("{field}{}", letter(level))
}

/// The id of a program, such as `108232513801a`.
pub fn program_id((place, field, level): &Key) -> String {
    format!("{place}{}{}", field.replace('.', ""), letter(*level))
}
