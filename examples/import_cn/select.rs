//! Which majors are written: all, those that are named, or those around a few.

use crate::args::Options;
use crate::catalogue::Codes;
use crate::error::Error;
use crate::pathways::Pathways;
use crate::places::all_known;
use std::collections::BTreeSet;
use vocmatch::dataset::rows::MajorRow;
use vocmatch::unit::Level;

/// The codes of the majors that the options ask for.
///
/// # Errors
/// [`Error::Unknown`] if a named major is not in the catalogue.
pub fn majors(
    options: &Options,
    catalogue: &Codes<MajorRow>,
    pathways: &Pathways,
) -> Result<BTreeSet<String>, Error> {
    if options.around.is_empty() && options.majors.is_empty() {
        return Ok(catalogue.keys().cloned().collect());
    }
    all_known("major", &options.around, catalogue)?;
    all_known("major", &options.majors, catalogue)?;
    let mut chosen: BTreeSet<String> = options.around.union(&options.majors).cloned().collect();
    let classes: BTreeSet<&str> = options
        .around
        .iter()
        .filter_map(|code| class(catalogue.get(code)?))
        .collect();
    for (code, major) in catalogue {
        if class(major).is_some_and(|class| classes.contains(class)) {
            chosen.insert(code.clone());
        }
    }
    for (from, to) in pathways.edges.keys() {
        if options.around.contains(from) || options.around.contains(to) {
            chosen.extend([from.clone(), to.clone()]);
        }
    }
    Ok(chosen)
}

/// The class of a major. A degree category has only its discipline, which is too wide to make class mates.
fn class(major: &MajorRow) -> Option<&str> {
    let class = major.category_id.as_deref()?;
    (major.level != Level::ProfessionalMaster).then_some(class)
}
