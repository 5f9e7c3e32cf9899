//! Regions, colleges and industries, where the command line asks for them.

use crate::catalogue::Codes;
use crate::error::Error;
use crate::raw::Tables;
use std::collections::BTreeSet;
use vocmatch::dataset::rows::{IndustryRow, RegionRow, SchoolRow};

/// The regions whose code starts with `prefix`: a province `110000`, its cities and their districts.
pub fn regions(tables: &Tables, prefix: &str) -> Codes<RegionRow> {
    let mut regions: Codes<RegionRow> = tables
        .regions
        .iter()
        .filter(|region| region.gb2260.starts_with(prefix))
        .map(|region| {
            let row = RegionRow {
                region_id: region.gb2260.clone(),
                name: region.name.clone(),
                latitude: region.centroid_lat.parse().ok(),
                longitude: region.centroid_lon.parse().ok(),
                ..RegionRow::default()
            };
            (region.gb2260.clone(), row)
        })
        .collect();
    let codes: BTreeSet<String> = regions.keys().cloned().collect();
    for (code, region) in &mut regions {
        // 110115 lies in 110100 if that is listed, else in 110000; a municipality has no city between.
        region.parent_id = [4, 2]
            .into_iter()
            .filter_map(|digits| Some(format!("{:0<6}", code.get(..digits)?)))
            .find(|above| above != code && codes.contains(above));
    }
    regions
}

/// The colleges with these codes, each in the region that carries the name of its city.
///
/// # Errors
/// [`Error::Unknown`] if a code is not listed or its city is not among the regions.
pub fn schools(
    tables: &Tables,
    wanted: &BTreeSet<String>,
    regions: &Codes<RegionRow>,
) -> Result<Codes<SchoolRow>, Error> {
    let schools: Codes<SchoolRow> = tables
        .universities
        .iter()
        .filter(|college| wanted.contains(&college.moe_code))
        .filter_map(|college| {
            let home = |name: &str| regions.values().find(|region| region.name == name);
            let row = SchoolRow {
                school_id: college.moe_code.clone(),
                name: college.name.clone(),
                region_id: home(&college.city)
                    .or_else(|| home(&college.province))?
                    .region_id
                    .clone(),
                ..SchoolRow::default()
            };
            Some((college.moe_code.clone(), row))
        })
        .collect();
    all_known("college of these regions", wanted, &schools)?;
    Ok(schools)
}

/// The industries with these codes and those that they belong to.
///
/// # Errors
/// [`Error::Unknown`] if a code is not listed.
pub fn industries(tables: &Tables, wanted: &BTreeSet<String>) -> Result<Codes<IndustryRow>, Error> {
    let all: Codes<IndustryRow> = tables
        .industries
        .iter()
        .map(|industry| {
            let row = IndustryRow {
                industry_id: industry.code.clone(),
                name: industry.name.clone(),
                parent_id: (!industry.parent.is_empty()).then(|| industry.parent.clone()),
                ..IndustryRow::default()
            };
            (industry.code.clone(), row)
        })
        .collect();
    all_known("industry", wanted, &all)?;
    Ok(with_ancestors(&all, wanted.iter().cloned(), |industry| {
        industry.parent_id.as_ref()
    }))
}

/// The entries with these codes and, step by step, those that they belong to.
pub fn with_ancestors<T: Clone>(
    all: &Codes<T>,
    wanted: impl Iterator<Item = String>,
    parent: impl Fn(&T) -> Option<&String>,
) -> Codes<T> {
    let mut kept = Codes::new();
    for code in wanted {
        let mut next = Some(code);
        while let Some(code) = next.filter(|code| !kept.contains_key(code)) {
            let entry = all.get(&code);
            next = entry.and_then(&parent).cloned();
            if let Some(entry) = entry {
                kept.insert(code, entry.clone());
            }
        }
    }
    kept
}

/// Refuses codes that a table does not have.
///
/// # Errors
/// [`Error::Unknown`] with all of them.
pub fn all_known<T>(what: &'static str, wanted: &BTreeSet<String>, there: &Codes<T>) -> Result<(), Error> {
    let missing: Vec<&str> = wanted
        .iter()
        .filter(|code| !there.contains_key(*code))
        .map(String::as_str)
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(Error::Unknown {
            what,
            codes: missing.join(", "),
        })
    }
}
