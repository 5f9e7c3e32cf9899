//! Expected flows of every period, and their sums.

use super::super::period::{Period, Plan};
use super::pay::Pay;
use super::tends::{Arrivals, Tendency, Tends, class_of};
use crate::control::{Control, unwatched};
use crate::fit::View;
use crate::id::{CategoryIx, MajorIx, OccupationIx, ProgramIx, RegionIx};
use crate::indicator::is_in_field;
use crate::matching::{self, Expected, ExpectedConfig, Graduates};
use crate::model::Model;
use crate::unit::{Heads, Level};
use vocmatch_algo::largest_remainder::round_to_total;
use vocmatch_algo::sorted::Map;

/// The expected flows of the first year of every period.
pub(super) fn expected(
    model: &Model,
    plan: &Plan,
    config: &ExpectedConfig,
    control: &Control,
) -> Vec<Expected> {
    let destinations = plan.destinations(model, config.view);
    let of_period = |period: &Period| {
        let openings = period.market.openings_of(period.first_year());
        let groups = groups(model, plan, period);
        matching::expected(model, destinations, groups, openings, config, control)
    };
    // Nobody stops it: the control of a plan that is done asks nobody.
    unwatched(|_| plan.periods.iter().map(of_period).collect())
}

/// Expected pay in the first year.
pub(super) fn pay(model: &Model, plan: &Plan) -> Pay {
    let period = plan.periods.first();
    let year = period.map(Period::first_year).unwrap_or_default();
    let openings = period.map_or(&[][..], |period| period.market.openings_of(year));
    let heads = |program| plan.supply.heads(program, year);
    Pay::new(model, plan.destinations(model, View::FirstJob), openings, &heads)
}

/// Graduates of the first year of a period by major and region.
fn groups(model: &Model, plan: &Plan, period: &Period) -> Vec<Graduates> {
    let mut heads: Map<(MajorIx, RegionIx), Heads> = Map::new();
    for (k, program) in model.programs().iter().enumerate() {
        let graduates = plan.supply.heads(ProgramIx::at(k), period.first_year());
        if graduates > 0 {
            *heads.entry((program.major, program.region)).or_insert(0) += graduates;
        }
    }
    let group = |((major, region), heads)| Graduates { major, region, heads };
    heads.into_iter().map(group).collect()
}

/// Expected pay by class and level, mean over the graduates of the first year.
pub(super) fn pay_by_class(model: &Model, plan: &Plan) -> Map<(Option<CategoryIx>, Level), f64> {
    let mut sums: Map<(Option<CategoryIx>, Level), (f64, f64)> = Map::new();
    let year = plan.periods.first().map(Period::first_year).unwrap_or_default();
    for (k, program) in model.programs().iter().enumerate() {
        let heads = plan.supply.heads(ProgramIx::at(k), year) as f64;
        let pay = plan.pay(model).of_major(model, program.major, program.region);
        if let (true, Some(pay)) = (heads > 0.0, pay) {
            let sum = sums.entry(class_of(model, program.major)).or_default();
            *sum = (sum.0 + heads * pay, sum.1 + heads);
        }
    }
    sums.into_iter()
        .map(|(key, (sum, heads))| (key, sum / heads))
        .collect()
}

/// Parts of a group in real numbers: graduates, in field, award, both, beyond, stay, unknown.
type Parts = [f64; 7];

/// Sums by class and level, by level and by region.
#[derive(Default)]
struct Sums {
    classes: Map<(Option<CategoryIx>, Level), Parts>,
    regions: Map<RegionIx, Parts>,
}

/// The mean over years of what becomes of graduates.
pub(super) fn tendency(
    model: &Model,
    plan: &Plan,
    config: &ExpectedConfig,
    expected: &[Expected],
) -> Tendency {
    let years: f64 = plan.periods.iter().map(|period| period.years.len() as f64).sum();
    let fields: Vec<Vec<bool>> = (0..model.majors().len())
        .map(|m| field(model, MajorIx::at(m)))
        .collect();
    let mut sums = Sums::default();
    let mut arrivals = vec![[0.0; 3]; model.occupations().len()];
    for (period, expected) in plan.periods.iter().zip(expected) {
        let weight = period.years.len() as f64 / years.max(1.0);
        add(model, plan, &fields, expected, weight, &mut sums);
        for (o, sum) in arrivals.iter_mut().enumerate() {
            for region in (0..model.regions().len()).map(RegionIx::at) {
                let occupation = OccupationIx::at(o);
                let [filled, others] = expected.arrivals(occupation, region);
                let [openings, _] = expected.offers().at(occupation, region);
                let parts = [openings, filled, others];
                sum.iter_mut()
                    .zip(parts)
                    .for_each(|(sum, part)| *sum += weight * part);
            }
        }
    }
    let mut levels: Map<Level, Parts> = Map::new();
    for ((_, level), parts) in &sums.classes {
        plus(levels.entry(*level).or_default(), parts);
    }
    let mut all = Parts::default();
    levels.values().for_each(|parts| plus(&mut all, parts));
    let all = whole(&[all], None);
    let of_all = all.first().copied();
    let (classes, of_classes): (Vec<_>, Vec<Parts>) = sums.classes.into_iter().unzip();
    let (regions, of_regions): (Vec<_>, Vec<Parts>) = sums.regions.into_iter().unzip();
    let (levels, of_levels): (Vec<_>, Vec<Parts>) = levels.into_iter().unzip();
    let classes = classes.into_iter().zip(whole(&of_classes, of_all));
    Tendency {
        view: config.view,
        mobility_km: config.mobility_km,
        all: of_all.unwrap_or_default(),
        classes: classes
            .map(|((class, level), tends)| (class, level, tends))
            .collect(),
        levels: levels.into_iter().zip(whole(&of_levels, of_all)).collect(),
        regions: regions.into_iter().zip(whole(&of_regions, of_all)).collect(),
        occupations: occupations(&arrivals),
    }
}

/// Adds the groups of one period.
fn add(model: &Model, plan: &Plan, fields: &[Vec<bool>], expected: &Expected, weight: f64, sums: &mut Sums) {
    let destinations = plan.destinations(model, View::Career);
    let beyond: Vec<bool> = (0..model.occupations().len())
        .map(|o| destinations.is_beyond(OccupationIx::at(o)))
        .collect();
    let by_region: Vec<(Vec<f64>, Vec<f64>)> = (0..model.regions().len())
        .map(RegionIx::at)
        .map(|region| {
            let award = expected.at_openings(region, &|_| [1.0, 0.0]);
            let own = expected.at_openings(region, &|place| [f64::from(u8::from(place.region == region)); 2]);
            (award, own)
        })
        .collect();
    let mut shares = Vec::new();
    for group in expected.groups() {
        expected.shares_into(group.major, group.region, &mut shares);
        let (award, own) = &by_region[group.region.index()];
        let field = &fields[group.major.index()];
        let mut parts = [0.0; 5];
        for (o, share) in shares.iter().enumerate() {
            let in_field = if field[o] { *share } else { 0.0 };
            parts[0] += in_field;
            parts[1] += share * award[o];
            parts[2] += in_field * award[o];
            parts[3] += if beyond[o] { share * (1.0 - award[o]) } else { 0.0 };
            parts[4] += share * own[o];
        }
        let placed: f64 = shares.iter().sum();
        let heads = weight * group.heads as f64;
        let [in_field, award, both, beyond, stay] = parts.map(|part| part * heads);
        let parts = [
            heads,
            in_field,
            award,
            both,
            beyond,
            stay,
            heads * (1.0 - placed).max(0.0),
        ];
        plus(
            sums.classes.entry(class_of(model, group.major)).or_default(),
            &parts,
        );
        plus(sums.regions.entry(group.region).or_default(), &parts);
    }
}

fn plus(sum: &mut Parts, parts: &Parts) {
    sum.iter_mut().zip(parts).for_each(|(sum, part)| *sum += part);
}

/// By occupation: whether it lies in the field of a major.
fn field(model: &Model, major: MajorIx) -> Vec<bool> {
    let all = (0..model.occupations().len()).map(OccupationIx::at);
    all.map(|occupation| is_in_field(model, major, occupation))
        .collect()
}

/// Whole people: every part adds up to that of all, which is rounded first.
fn whole(groups: &[Parts], all: Option<Tends>) -> Vec<Tends> {
    let totals = all.map(|all| {
        [
            all.graduates,
            all.in_field,
            all.award,
            all.award_in_field,
            all.beyond,
            all.stay,
            all.unknown,
        ]
    });
    let mut tends = vec![[0; 7]; groups.len()];
    for part in 0..7 {
        let quotas: Vec<f64> = groups.iter().map(|group| group[part]).collect();
        let total = totals.map_or_else(|| rounded(quotas.iter().sum()), |totals| totals[part]);
        for (tends, heads) in tends.iter_mut().zip(round_to_total(total, &quotas)) {
            tends[part] = heads;
        }
    }
    let tends = tends.into_iter().map(|parts| Tends {
        graduates: parts[0],
        in_field: parts[1],
        award: parts[2],
        award_in_field: parts[3],
        beyond: parts[4],
        stay: parts[5],
        unknown: parts[6],
    });
    tends.collect()
}

#[expect(clippy::cast_possible_truncation, reason = "people")]
fn rounded(people: f64) -> Heads {
    libm::floor(people + 0.5) as Heads
}

/// Arrivals by occupation in whole people, for occupations with openings or arrivals.
fn occupations(sums: &[[f64; 3]]) -> Vec<Arrivals> {
    let column = |k: usize| {
        let quotas: Vec<f64> = sums.iter().map(|sum| sum[k]).collect();
        round_to_total(rounded(quotas.iter().sum()), &quotas)
    };
    let (openings, filled, others) = (column(0), column(1), column(2));
    let all = openings
        .into_iter()
        .zip(filled.into_iter().zip(others))
        .enumerate();
    all.filter(|(_, (openings, (filled, others)))| openings + filled + others > 0)
        .map(|(o, (openings, (filled, others)))| Arrivals {
            occupation: OccupationIx::at(o),
            openings,
            filled: filled.min(openings),
            others,
        })
        .collect()
}
