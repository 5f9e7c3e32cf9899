//! The matching as data for the script: names once, pairs as numbers, and the table row of every number.

use super::sources::{graduates_row, parted};
use super::view::Page;
use crate::phrases;
use serde::Serialize;
use vocmatch::fit::Related;
use vocmatch::id::{MajorIx, OccupationIx, ProgramIx, RegionIx, SchoolIx};
use vocmatch::model::Quoted;
use vocmatch::plan::Period;
use vocmatch::problem::Location;
use vocmatch::unit::{Heads, Year};
use vocmatch_algo::order;
use vocmatch_algo::sorted::Map;

/// What the script shows. A pair is (period, supply, demand, heads, fit in hundredths, evidence, row of the link); a supply
/// is (major, region, its schools); a demand is (occupation, region, openings, its rows). A row is (file, number).
#[derive(Debug, Default, Serialize)]
pub(super) struct Data {
    years: Vec<String>,
    levels: Vec<String>,
    evidence: Vec<&'static str>,
    majors: Vec<(String, usize)>,
    schools: Vec<String>,
    regions: Vec<String>,
    occupations: Vec<String>,
    files: Vec<(String, String)>,
    supply: Vec<(usize, usize, Vec<Member>)>,
    demand: Vec<(usize, usize, Heads, Vec<Row>)>,
    pairs: Vec<Pair>,
}

type Row = (usize, usize);
/// A school, its graduates and their row; -1 for graduates who follow from entrants.
type Member = (usize, Heads, i64, usize);
type Pair = (usize, usize, usize, Heads, i64, usize, Option<Row>);

impl Data {
    pub(super) fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

/// Positions in a list of what was seen, in the order in which it was seen.
struct Seen<K>(Map<K, usize>);

impl<K: Ord> Seen<K> {
    fn at(&mut self, key: K, add: impl FnOnce()) -> usize {
        let next = self.0.len();
        *self.0.entry(key).or_insert_with(|| {
            add();
            next
        })
    }
}

struct Writer<'a> {
    page: &'a Page<'a>,
    data: Data,
    majors: Seen<MajorIx>,
    schools: Seen<SchoolIx>,
    regions: Seen<RegionIx>,
    occupations: Seen<OccupationIx>,
    levels: Seen<vocmatch::unit::Level>,
    evidence: Seen<&'static str>,
    files: Seen<(String, String)>,
    supply: Seen<(usize, u32)>,
    demand: Seen<(usize, u32)>,
}

/// The matching of every period, most people first, and how many pairs are left out.
pub(super) fn data(page: &Page) -> (Data, usize) {
    let mut pairs: Vec<(usize, vocmatch::matching::Pair, Heads)> = Vec::new();
    for (k, period) in page.plan.periods.iter().enumerate() {
        pairs.extend(period.pairs().map(|(pair, heads)| (k, pair, heads)));
    }
    order::sort_by_key(&mut pairs, |(period, pair, heads)| {
        (std::cmp::Reverse(*heads), *period, pair.supply, pair.demand)
    });
    let left = pairs.len().saturating_sub(page.config.pairs);
    pairs.truncate(page.config.pairs);
    let mut writer = Writer {
        page,
        data: Data {
            years: page
                .plan
                .periods
                .iter()
                .map(|p| phrases::years(&p.years, page.language()))
                .collect(),
            ..Data::default()
        },
        majors: Seen(Map::new()),
        schools: Seen(Map::new()),
        regions: Seen(Map::new()),
        occupations: Seen(Map::new()),
        levels: Seen(Map::new()),
        evidence: Seen(Map::new()),
        files: Seen(Map::new()),
        supply: Seen(Map::new()),
        demand: Seen(Map::new()),
    };
    for (k, pair, heads) in pairs {
        if let Some(period) = page.plan.periods.get(k) {
            writer.pair(k, period, pair, heads);
        }
    }
    (writer.data, left)
}

impl Writer<'_> {
    #[expect(clippy::cast_possible_truncation, reason = "a fit is 0..=1")]
    fn pair(&mut self, k: usize, period: &Period, pair: vocmatch::matching::Pair, heads: Heads) {
        let (model, plan) = (self.page.model, self.page.plan);
        let Some(fit) = period.market.fit(&plan.fit, &pair) else {
            return;
        };
        let major = plan
            .fit
            .major_of(period.market.supply()[pair.supply as usize].row);
        let is_documented = matches!(fit.related, Related::Documented { .. });
        let link = is_documented
            .then(|| model.place_of(Quoted::Link(major, fit.occupation)))
            .flatten();
        let kind = phrases::evidence_kind(fit.related, self.page.language());
        let kinds = &mut self.data.evidence;
        let evidence = self.evidence.at(kind, || kinds.push(kind));
        let link = link.and_then(|place| self.row(&place));
        let hundredths = libm::round(fit.score * 100.0) as i64;
        let supply = self.supply(k, period, pair.supply);
        let demand = self.demand(k, period, pair.demand);
        self.data
            .pairs
            .push((k, supply, demand, heads, hundredths, evidence, link));
    }

    fn supply(&mut self, k: usize, period: &Period, at: u32) -> usize {
        let node = &period.market.supply()[at as usize];
        let next = self.supply.0.len();
        if let Some(known) = self.supply.0.get(&(k, at)) {
            return *known;
        }
        self.supply.0.insert((k, at), next);
        let major = self.major(self.page.plan.fit.major_of(node.row));
        let region = self.region(node.region);
        let members = node
            .members
            .iter()
            .map(|(program, heads)| self.member(*program, *heads, node.year));
        let members = members.collect();
        self.data.supply.push((major, region, members));
        next
    }

    /// A school of a supply, and the row that its graduates come from: of the year itself, or of the last one observed.
    fn member(&mut self, ix: ProgramIx, heads: Heads, year: Year) -> Member {
        let model = self.page.model;
        let program = model.program(ix);
        let name = &model.school(program.school).name;
        let schools = &mut self.data.schools;
        let school = self.schools.at(program.school, || schools.push(name.clone()));
        let place = graduates_row(self.page, ix, year);
        let row = place.and_then(|place| self.row(&place));
        let row = row.and_then(|(file, number)| Some((i64::try_from(file).ok()?, number)));
        let (file, number) = row.unwrap_or((-1, 0));
        (school, heads, file, number)
    }

    fn demand(&mut self, k: usize, period: &Period, at: u32) -> usize {
        let node = &period.market.demand()[at as usize];
        let next = self.demand.0.len();
        if let Some(known) = self.demand.0.get(&(k, at)) {
            return *known;
        }
        self.demand.0.insert((k, at), next);
        let model = self.page.model;
        let occupations = &mut self.data.occupations;
        let name = &model.occupation(node.occupation).name;
        let occupation = self
            .occupations
            .at(node.occupation, || occupations.push(name.clone()));
        let region = self.region(node.region);
        let openings = node
            .rows
            .iter()
            .filter_map(|row| period.market.openings().get(*row));
        let places: Vec<Location> = openings.filter_map(|opening| opening.location(model)).collect();
        let rows = places.iter().filter_map(|place| self.row(place)).collect();
        self.data.demand.push((occupation, region, node.openings, rows));
        next
    }

    fn major(&mut self, ix: MajorIx) -> usize {
        let (model, language) = (self.page.model, self.page.language());
        let major = model.major(ix);
        let levels = &mut self.data.levels;
        let level = self.levels.at(major.level, || {
            levels.push(phrases::level(model, major.level, language).to_owned());
        });
        let majors = &mut self.data.majors;
        self.majors.at(ix, || majors.push((major.name.clone(), level)))
    }

    fn region(&mut self, ix: RegionIx) -> usize {
        let regions = &mut self.data.regions;
        let name = &self.page.model.region(ix).name;
        self.regions.at(ix, || regions.push(name.clone()))
    }

    /// A place as file and number.
    fn row(&mut self, place: &Location) -> Option<Row> {
        let (file, number) = parted(place, self.page.language())?;
        let files = &mut self.data.files;
        let at = self.files.at(file.clone(), || files.push(file));
        Some((at, number))
    }
}
