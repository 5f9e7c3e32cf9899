//! The scope of an alliance: its schools, industries and regions.

use super::config::AllianceConfig;
use super::error::AllianceError;
use crate::dataset::AllianceKind;
use crate::demand::Opening;
use crate::id::{AllianceIx, BaseIx, EnterpriseIx, IndustryIx, RegionIx, SchoolIx};
use crate::matching::{MarketConfig, mobility};
use crate::model::{Alliance, Base, Member, Model};
use crate::unit::Year;
use std::cell::RefCell;
use vocmatch_algo::sorted::{Map, Set};

/// The scope of an alliance in a year. Openings are its own if both industry and region are; graduates are its own if
/// the school is a member.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Scope {
    /// Its schools, in id order.
    pub schools: Vec<SchoolIx>,
    /// Its enterprises, in id order.
    pub enterprises: Vec<EnterpriseIx>,
    /// Its bases, in id order: those that are members, and those that member enterprises run.
    pub bases: Vec<BaseIx>,
    /// Members of any other kind, by name.
    pub others: Vec<String>,
    /// The industries of its enterprises and bases, and those of the config, with all their descendants, in id order.
    /// `None`: every industry, because no member names one.
    pub industries: Option<Vec<IndustryIx>>,
    /// The regions that it works in, in id order. `None`: everywhere.
    pub regions: Option<Vec<RegionIx>>,
}

impl Scope {
    /// Returns whether a school is a member. O(log n).
    #[must_use]
    pub fn has(&self, school: SchoolIx) -> bool {
        self.schools.binary_search(&school).is_ok()
    }

    /// Returns whether openings are its own, by industry and region, whatever award they ask for. O(log n).
    #[must_use]
    pub fn takes(&self, opening: &Opening) -> bool {
        self.takes_industry(opening.industry) && self.takes_region(opening.region)
    }

    /// Whether a base is one of its own, or one of its industries and regions.
    #[must_use]
    pub(super) fn reaches(&self, ix: BaseIx, base: &Base) -> bool {
        let near = || self.takes_industry(base.industry) && self.takes_region(base.region);
        self.bases.binary_search(&ix).is_ok() || near()
    }

    pub(super) fn takes_industry(&self, industry: Option<IndustryIx>) -> bool {
        let Some(own) = &self.industries else {
            return true;
        };
        industry.is_some_and(|industry| own.binary_search(&industry).is_ok())
    }

    pub(super) fn takes_region(&self, region: RegionIx) -> bool {
        let own = self.regions.as_ref();
        own.is_none_or(|regions| regions.binary_search(&region).is_ok())
    }

    /// Whether two scopes have the same openings.
    pub(super) fn asks_like(&self, other: &Scope) -> bool {
        (&self.industries, &self.regions) == (&other.industries, &other.regions)
    }
}

/// Returns the scope of an alliance in `year`, from its members in that year. Mobility is that of `market`.
///
/// - Industries: of member enterprises, member bases and the bases of member enterprises, with all descendants.
/// - Regions: a community works everywhere. Any other alliance works in the regions of its members, in those within
///   them, and in those around them: where mobility to them is at least [`AllianceConfig::reach`]. For a
///   consortium the regions of schools do not count, unless no other member has one: openings are where the
///   enterprises are.
///
/// O(members · regions).
///
/// # Errors
/// [`AllianceError::UnknownIndustry`] if the config names one.
pub fn scope(
    model: &Model,
    alliance: AllianceIx,
    year: Year,
    config: &AllianceConfig,
    market: &MarketConfig,
) -> Result<Scope, AllianceError> {
    let alliance = model.alliance(alliance);
    Ruler::new(model, config, market).map(|ruler| ruler.scope(alliance, year, None))
}

/// Computes scopes.
pub(super) struct Ruler<'m> {
    model: &'m Model,
    reach: f64,
    mobility_km: f64,
    named: Vec<IndustryIx>,
    /// A cache of surroundings.
    known: RefCell<Map<Set<RegionIx>, Vec<RegionIx>>>,
}

impl<'m> Ruler<'m> {
    pub(super) fn new(
        model: &'m Model,
        config: &AllianceConfig,
        market: &MarketConfig,
    ) -> Result<Ruler<'m>, AllianceError> {
        let named = config.industries.iter().map(|id| {
            let found = model.find_industry(id.as_str());
            found.ok_or_else(|| AllianceError::UnknownIndustry(id.clone()))
        });
        Ok(Ruler {
            model,
            reach: config.reach,
            mobility_km: market.mobility_km,
            named: named.collect::<Result<_, _>>()?,
            known: RefCell::default(),
        })
    }

    /// The scope of an alliance in a year, as if `guest` were a member too.
    pub(super) fn scope(&self, alliance: &Alliance, year: Year, guest: Option<&Member>) -> Scope {
        let members = alliance.members.iter();
        let present = members.filter(|(_, _, first, last)| {
            first.is_none_or(|first| first <= year) && last.is_none_or(|last| year <= last)
        });
        let present: Vec<&Member> = present.map(|(member, ..)| member).chain(guest).collect();
        let mut schools = Set::new();
        let mut enterprises = Set::new();
        let mut bases = Set::new();
        let mut places = Set::new();
        let mut others = Vec::new();
        for member in present {
            match member {
                Member::School(school) => _ = schools.insert(*school),
                Member::Enterprise(enterprise) => _ = enterprises.insert(*enterprise),
                Member::Base(base) => _ = bases.insert(*base),
                Member::Region(region) => _ = places.insert(*region),
                Member::Other(name) => others.push(name.clone()),
            }
        }
        for (k, base) in self.model.bases().iter().enumerate() {
            if base.enterprise.is_some_and(|owner| enterprises.contains(&owner)) {
                bases.insert(BaseIx::at(k));
            }
        }
        let mut industries: Set<IndustryIx> = self.named.iter().copied().collect();
        for enterprise in &enterprises {
            let enterprise = self.model.enterprise(*enterprise);
            industries.extend(enterprise.industry);
            places.extend(enterprise.region);
        }
        for base in &bases {
            let base = self.model.base(*base);
            industries.extend(base.industry);
            places.insert(base.region);
        }
        let are_places = match alliance.kind {
            AllianceKind::Consortium => places.is_empty(),
            AllianceKind::Community | AllianceKind::EducationGroup | AllianceKind::Pairing => true,
        };
        if are_places {
            places.extend(schools.iter().map(|school| self.model.school(*school).region));
        }
        Scope {
            industries: (!industries.is_empty()).then(|| self.with_their_own(&industries)),
            regions: (alliance.kind != AllianceKind::Community).then(|| self.around(&places)),
            schools: schools.into_iter().collect(),
            enterprises: enterprises.into_iter().collect(),
            bases: bases.into_iter().collect(),
            others,
        }
    }

    /// Industries with all their descendants.
    fn with_their_own(&self, industries: &Set<IndustryIx>) -> Vec<IndustryIx> {
        let all = (0..self.model.industries().len()).map(IndustryIx::at);
        let belongs = |industry: &IndustryIx| {
            std::iter::successors(Some(*industry), |ix| self.model.industry(*ix).parent)
                .any(|ix| industries.contains(&ix))
        };
        all.filter(belongs).collect()
    }

    /// Regions with those within them and those around both.
    fn around(&self, places: &Set<RegionIx>) -> Vec<RegionIx> {
        if let Some(known) = self.known.borrow().get(places) {
            return known.clone();
        }
        let all = || (0..self.model.regions().len()).map(RegionIx::at);
        let lies_within = |region: &RegionIx| {
            std::iter::successors(Some(*region), |ix| self.model.region(*ix).parent)
                .any(|ix| places.contains(&ix))
        };
        let within: Vec<RegionIx> = all().filter(lies_within).collect();
        let near = |to: RegionIx| {
            let willing = |from: &RegionIx| mobility(self.model, *from, to, self.mobility_km);
            within
                .iter()
                .filter_map(willing)
                .any(|m| m > 0.0 && m >= self.reach)
        };
        let around: Vec<RegionIx> = all()
            .filter(|region| within.contains(region) || near(*region))
            .collect();
        self.known.borrow_mut().insert(places.clone(), around.clone());
        around
    }
}
