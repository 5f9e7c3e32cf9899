//! Labour-market areas of the state, and the area each institution lies in.

use crate::options::Options;
use crate::raw::{Numbers, Result, told};
use crate::reading::both;
use crate::rules::Rules;
use crate::tally::Tally;
use std::collections::{BTreeMap, BTreeSet};
use vocmatch::problem::Code;

/// The state's areas and institutions.
pub struct Areas {
    /// Code of the state's own row in the wage tables.
    pub state_code: String,
    /// Area code of the wage tables → region id (the metro's cbsa, else the area code).
    pub regions: BTreeMap<String, String>,
    /// Region id → official name.
    pub names: BTreeMap<String, String>,
    /// Every area code of the wage tables, of other states too.
    pub known: BTreeSet<String>,
    /// Unit id → institution.
    pub schools: BTreeMap<String, School>,
}

/// An institution.
pub struct School {
    pub name: String,
    /// Where it lies; `None` when neither its metro nor its county is an area of the state.
    pub region: Option<String>,
    /// Whether the rules say that it teaches elsewhere.
    pub elsewhere: bool,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

impl Areas {
    /// Reads the areas and the institutions.
    pub fn read(options: &Options, rules: &Rules, tally: &mut Tally) -> Result<Areas> {
        let state = options.state.to_ascii_lowercase();
        let columns = [
            "unitid",
            "name",
            "state",
            "state_fips",
            "county_name",
            "cbsa",
            "latitude",
            "longitude",
        ];
        let table = options.raw_tables.open(
            &options.raw.join("supply"),
            &format!("institutions_{state}"),
            ".csv",
            &columns,
        );
        let home = table
            .rows()
            .find(|row| row.text("state") == options.state)
            .ok_or_else(|| {
                let (state, file) = (&options.state, table.name());
                told(both!(
                    "{file}: no institution lies in the state {state}; give two letters as in its column state",
                    "{file}：没有位于 {state} 州的院校，请按 state 列的写法给出两个字母"
                ))
            })?;
        let fips = format!("{:0>2}", home.text("state_fips"));
        let mut areas = Areas::of_state(options, &fips)?;
        let metros: BTreeSet<String> = areas.regions.values().cloned().collect();
        for row in table.rows() {
            let metro = Some(row.text("cbsa")).filter(|cbsa| metros.contains(*cbsa));
            let county = || rules.get("county_area", row.text("county_name"));
            let region = metro.or_else(|| {
                county()
                    .and_then(|area| areas.regions.get(area))
                    .map(String::as_str)
            });
            let school = School {
                name: row.text("name").to_owned(),
                region: region.map(str::to_owned),
                elsewhere: rules.get("elsewhere", row.text("unitid")).is_some(),
                latitude: row.number("latitude"),
                longitude: row.number("longitude"),
            };
            if areas.schools.contains_key(row.text("unitid")) {
                let unit = row.text("unitid");
                let wrong = both!("the institution {unit} stands twice", "院校 {unit} 出现两次");
                options
                    .raw_tables
                    .faults
                    .add(Code::DuplicateKey, row.place("unitid"), wrong, None);
            }
            tally.add("institutions in the table", 1);
            if school.region.is_none() {
                tally.add("institutions in no area of the state", 1);
            }
            areas.schools.insert(row.text("unitid").to_owned(), school);
        }
        Ok(areas)
    }

    fn of_state(options: &Options, fips: &str) -> Result<Areas> {
        let columns = ["area_code", "area_type", "state_fips", "area_name", "cbsa"];
        let table = options
            .raw_tables
            .open(&options.raw.join("demand"), "oews_areas", ".csv", &columns);
        let mut areas = Areas {
            state_code: String::new(),
            regions: BTreeMap::new(),
            names: BTreeMap::new(),
            known: table.rows().map(|row| row.text("area_code").to_owned()).collect(),
            schools: BTreeMap::new(),
        };
        for row in table.rows().filter(|row| row.text("state_fips") == fips) {
            let code = row.text("area_code");
            match row.text("area_type") {
                "S" => code.clone_into(&mut areas.state_code),
                "M" => {
                    let cbsa = row.text("cbsa");
                    let region = if cbsa.is_empty() { code } else { cbsa };
                    areas.regions.insert(code.to_owned(), region.to_owned());
                    areas
                        .names
                        .insert(region.to_owned(), row.text("area_name").to_owned());
                }
                _ => {}
            }
        }
        if areas.state_code.is_empty() || areas.regions.is_empty() {
            let file = table.name();
            return Err(told(both!(
                "{file}: it has no areas of the state with the code {fips}; compare its column state_fips",
                "{file}：没有代码为 {fips} 的州的地区，请核对 state_fips 列"
            )));
        }
        Ok(areas)
    }

    /// The `regions` table: coordinates are the mean of the region's institutions, each weighted by `weight`.
    pub fn table(&self, weight: impl Fn(&str) -> f64) -> Vec<Vec<String>> {
        let mut sums: BTreeMap<&str, [f64; 3]> = BTreeMap::new();
        for (unit, school) in &self.schools {
            if let (Some(region), Some(latitude), Some(longitude)) =
                (&school.region, school.latitude, school.longitude)
            {
                let w = weight(unit);
                let sum = sums.entry(region).or_default();
                *sum = [sum[0] + w * latitude, sum[1] + w * longitude, sum[2] + w];
            }
        }
        let place = |region: &str, axis: usize| match sums.get(region) {
            Some(sum) if sum[2] > 0.0 => format!("{:.4}", sum[axis] / sum[2]),
            _ => String::new(),
        };
        let row = |(id, name): (&String, &String)| vec![id.clone(), name.clone(), place(id, 0), place(id, 1)];
        self.names.iter().map(row).collect()
    }
}
