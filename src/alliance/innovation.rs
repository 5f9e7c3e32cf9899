//! Innovation, from the table of measures.

use super::scope::Scope;
use crate::id::AllianceIx;
use crate::model::Model;
use crate::unit::Year;

/// The measure called `name`, of the alliance itself, else of its schools, enterprises and bases: the sum of the
/// numbers, and how many there are. Of each subject the latest number of `year` or before counts; numbers outside
/// 0..=1 are ignored.
pub(super) fn innovation(
    model: &Model,
    alliance: AllianceIx,
    scope: &Scope,
    year: Year,
    name: &str,
) -> Option<(f64, f64)> {
    let latest = |kind: &str, id: &str| {
        let of = model.measures().iter().filter(|row| {
            row.measure == name && row.subject_kind == kind && row.subject_id == id && row.year <= year
        });
        of.filter(|row| (0.0..=1.0).contains(&row.value))
            .max_by_key(|row| row.year)
            .map(|row| row.value)
    };
    if !model.measures().iter().any(|row| row.measure == name) {
        return None;
    }
    if let Some(own) = latest("alliance", model.alliance(alliance).id.as_str()) {
        return Some((own, 1.0));
    }
    let schools = scope.schools.iter().map(|ix| model.school(*ix).id.as_str());
    let enterprises = scope
        .enterprises
        .iter()
        .map(|ix| model.enterprise(*ix).id.as_str());
    let bases = scope.bases.iter().map(|ix| model.base(*ix).id.as_str());
    let members = schools
        .map(|id| ("school", id))
        .chain(enterprises.map(|id| ("enterprise", id)))
        .chain(bases.map(|id| ("base", id)));
    let known = members.filter_map(|(kind, id)| latest(kind, id));
    let (sum, count) = known.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then_some((sum, count))
}
