//! Disclosure control: which numbers of a tracking record are withheld so that no small group can be derived
//! (docs/decisions/small-groups.md).

use super::record::{TrackedGroup, TrackingConfig};
use super::share::Rate;
use super::tracked_years::TrackedYear;
use crate::unit::Heads;

/// Which years of a record are withheld.
pub(super) struct Withheld {
    small: Heads,
    suppress: bool,
    /// Years that are withheld entirely.
    whole: Vec<bool>,
    /// Years of which the share in the field is withheld: also those with few working among many tracked.
    in_field: Vec<bool>,
}

impl Withheld {
    pub(super) fn new(years: &[TrackedYear], config: &TrackingConfig) -> Withheld {
        let suppress = config.suppress_small;
        let small = |people: Heads| suppress && people < config.small;
        Withheld {
            small: config.small,
            suppress,
            whole: years.iter().map(|year| small(year.people())).collect(),
            in_field: years
                .iter()
                .map(|year| small(year.people()) || small(year.working))
                .collect(),
        }
    }

    /// The numbers shown for the `k`-th year.
    pub(super) fn year(&self, k: usize, year: &TrackedYear) -> TrackedGroup {
        let (whole, in_field) = (self.whole[k], self.in_field[k]);
        let rate = |parts: Option<(Heads, Heads)>| {
            let (part, of) = parts.filter(|_| !whole)?;
            Rate::new(part, of)
        };
        TrackedGroup {
            tracked: year.tracked.filter(|_| !whole),
            employed: rate(year.of_tracked(year.employed)),
            settled: rate(year.settled()),
            further_study: rate(year.of_tracked(year.further_study)),
            own_business: rate(year.of_tracked(year.own_business)),
            in_field: Rate::new(year.in_field, year.working).filter(|_| !in_field),
            prior: self.told(year.prior).filter(|_| !in_field),
            small: year.people() < self.small,
            withheld: in_field,
        }
    }

    /// The numbers shown for all years together.
    pub(super) fn together(&self, years: &[TrackedYear]) -> TrackedGroup {
        // A small working group among many tracked is suppressed; a sum that includes it would disclose it.
        let same = self.whole == self.in_field;
        let of_tracked = |parts: fn(&TrackedYear) -> Option<(Heads, Heads)>| {
            let included = self.included(years, &self.whole, true, parts);
            sum(included.iter().map(|k| parts(&years[*k])))
        };
        let of_working = |year: &TrackedYear| (year.working > 0).then_some((year.in_field, year.working));
        let included = self.included(years, &self.in_field, same, of_working);
        let in_field = sum(included.iter().map(|k| of_working(&years[*k])));
        let tracked = of_tracked(|year| year.of_tracked(year.tracked));
        let people = tracked.or(in_field).map_or(0, |rate| rate.of);
        TrackedGroup {
            tracked: tracked.map(|rate| rate.of),
            employed: of_tracked(|year| year.of_tracked(year.employed)),
            settled: of_tracked(TrackedYear::settled),
            further_study: of_tracked(|year| year.of_tracked(year.further_study)),
            own_business: of_tracked(|year| year.of_tracked(year.own_business)),
            in_field,
            prior: self.told(expected(years, &included)),
            small: people < self.small,
            withheld: self.in_field.contains(&true),
        }
    }

    /// The years whose numbers are added up: those that are shown; and all withheld ones too, where at least two of
    /// them have people, all of them know the number, and together they are not a small group. So every difference
    /// between a sum and the years shown is the same large group.
    fn included(
        &self,
        years: &[TrackedYear],
        withheld: &[bool],
        may_add: bool,
        parts: impl Fn(&TrackedYear) -> Option<(Heads, Heads)>,
    ) -> Vec<usize> {
        let hidden = || (0..years.len()).filter(|k| withheld[*k]);
        let known = hidden().all(|k| parts(&years[k]).is_some());
        let groups = || hidden().filter_map(|k| parts(&years[k])).map(|(_, of)| of);
        let many = groups().filter(|of| *of > 0).count() >= 2 && groups().sum::<Heads>() >= self.small;
        let add = may_add && known && many;
        (0..years.len())
            .filter(|k| (add || !withheld[*k]) && parts(&years[*k]).is_some())
            .collect()
    }

    /// A prior; rounded to hundredths where small groups are withheld, or the weights in a mean of priors would
    /// disclose them.
    fn told(&self, prior: Option<f64>) -> Option<f64> {
        prior.map(|prior| {
            if self.suppress {
                libm::round(prior * 100.0) / 100.0
            } else {
                prior
            }
        })
    }
}

fn sum(parts: impl Iterator<Item = Option<(Heads, Heads)>>) -> Option<Rate> {
    let (part, of) = parts
        .flatten()
        .fold((0, 0), |(part, of), more| (part + more.0, of + more.1));
    Rate::new(part, of)
}

/// The mean prior of those who work in the years that are added up.
fn expected(years: &[TrackedYear], included: &[usize]) -> Option<f64> {
    let (mut sum, mut people) = (0.0, 0.0);
    for k in included {
        let year = &years[*k];
        sum += year.prior? * year.working as f64;
        people += year.working as f64;
    }
    (people > 0.0).then(|| sum / people)
}
