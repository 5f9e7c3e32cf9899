//! What an alliance can fill by itself, and whom it could invite, as plain data.

use crate::format::rounded;
use serde::Serialize;
use vocmatch::alliance::{
    Chain, ChainLink, Coverage, Fill, Invitation, Invitations, Measured, Part, YearCoverage,
};
use vocmatch::matching::{Objective, Range};
use vocmatch::model::Model;
use vocmatch::unit::{Heads, Level, Year};

/// An alliance: what it can fill by itself, and whom to invite. Numbers that are not whole are rounded to millionths.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct AllianceDocument {
    /// Its id.
    pub alliance_id: String,
    /// Its name.
    pub name: String,
    /// What its graduates are matched for.
    pub objective: Objective,
    /// Its openings over all years.
    pub openings: Heads,
    /// Of which its own graduates can fill.
    pub filled: Heads,
    /// The share of them; null where there are no openings.
    pub share: Option<f64>,
    /// The same year by year.
    pub years: Vec<YearCoverageDocument>,
    /// Whom to invite, if that was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invitations: Option<InvitationsDocument>,
}

/// What an alliance can fill by itself in a year.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct YearCoverageDocument {
    /// The years for which it holds.
    pub years: Vec<Year>,
    /// Its schools.
    pub school_ids: Vec<String>,
    /// Its enterprises.
    pub enterprise_ids: Vec<String>,
    /// Its openings a year that graduates may take.
    pub openings: Heads,
    /// Its openings a year that graduates may not take.
    pub apart: Heads,
    /// What its own graduates can fill.
    pub own: FillDocument,
    /// What all graduates of the plan could fill.
    pub everyone: FillDocument,
    /// Of its graduates in the plan: who take its openings, who take others, who find none.
    pub whereabouts: [f64; 3],
    /// Its openings that graduates of other schools take in the plan.
    pub by_others: f64,
    /// Levels that its openings ask for and none of its programs teaches, with the openings.
    pub missing_levels: Vec<(Level, Heads)>,
    /// Openings that none of its programs trains for: occupation, lowest level, openings a year.
    pub untaught: Vec<(String, Option<Level>, Heads)>,
    /// The four links.
    pub links: Vec<LinkDocument>,
    /// The weakest of them.
    pub weakest: Option<Chain>,
}

/// What some graduates can fill.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct FillDocument {
    /// The graduates a year.
    pub graduates: Heads,
    /// Openings filled a year.
    pub filled: Heads,
    /// Their value, in millionths.
    pub value_millionths: i128,
    /// Their mean fit.
    pub mean_fit: Option<f64>,
    /// By occupation, the most openings that stay empty first.
    pub occupations: Vec<PartDocument>,
    /// By region.
    pub regions: Vec<PartDocument>,
    /// By industry; an empty id where the tables name none.
    pub industries: Vec<PartDocument>,
}

/// A group of openings.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct PartDocument {
    /// The group's id.
    pub id: String,
    /// Its openings a year.
    pub openings: Heads,
    /// The least and the most of them that any optimal matching fills.
    pub filled: Range,
}

/// A link of the four chains.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct LinkDocument {
    /// Which.
    pub chain: Chain,
    /// How strong it is, 0..=1; null where nothing is known.
    pub strength: Option<f64>,
    /// Its parts: what is measured, how much, of how much.
    pub parts: Vec<(Measured, f64, f64)>,
}

/// Whom an alliance could invite.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct InvitationsDocument {
    /// Schools, the best first.
    pub schools: Vec<InvitationDocument>,
    /// Enterprises, the best first.
    pub enterprises: Vec<InvitationDocument>,
    /// Schools that are not members.
    pub schools_considered: usize,
    /// Enterprises of its industries that are not members.
    pub enterprises_considered: usize,
    /// Of both, those that were tried in the markets.
    pub resolved: usize,
    /// Of both, those that add nothing.
    pub without_gain: usize,
    /// Of both, those that were not tried.
    pub untried: usize,
}

/// What one new member would change, over all years.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct InvitationDocument {
    /// Who is invited.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Openings filled more.
    pub filled: Heads,
    /// Openings that become the alliance's.
    pub openings: Heads,
    /// Graduates who become the alliance's.
    pub graduates: Heads,
    /// Levels that are missing without it.
    pub levels: Vec<Level>,
    /// The share of skills met, without and with it.
    pub skills: Option<(f64, f64)>,
    /// Places a year at its bases.
    pub places: Heads,
}

/// The coverage of an alliance, and its invitations if there are any, as one document.
#[must_use]
pub fn alliance_document(
    model: &Model,
    coverage: &Coverage,
    invitations: Option<&Invitations>,
) -> AllianceDocument {
    let alliance = model.alliance(coverage.alliance);
    AllianceDocument {
        alliance_id: alliance.id.to_string(),
        name: alliance.name.clone(),
        objective: coverage.objective,
        openings: coverage.openings(),
        filled: coverage.filled(),
        share: coverage.share().map(rounded),
        years: coverage.years.iter().map(|of| year(model, of)).collect(),
        invitations: invitations.map(|all| invited(model, all)),
    }
}

fn year(model: &Model, of: &YearCoverage) -> YearCoverageDocument {
    let plan = of.placement;
    let untaught = of.untaught.iter().map(|one| {
        let occupation = model.occupation(one.occupation).id.to_string();
        (occupation, one.level, one.openings)
    });
    let schools = of.scope.schools.iter().map(|ix| model.school(*ix).id.to_string());
    let enterprises = of.scope.enterprises.iter();
    YearCoverageDocument {
        years: of.years.clone(),
        school_ids: schools.collect(),
        enterprise_ids: enterprises
            .map(|ix| model.enterprise(*ix).id.to_string())
            .collect(),
        openings: of.openings,
        apart: of.apart,
        own: fill(model, &of.own),
        everyone: fill(model, &of.everyone),
        whereabouts: [plan.inside, plan.elsewhere, plan.unplaced].map(rounded),
        by_others: rounded(plan.by_others),
        missing_levels: of
            .missing_levels
            .iter()
            .map(|one| (one.level, one.openings))
            .collect(),
        untaught: untaught.collect(),
        links: of.links.iter().map(link).collect(),
        weakest: of.weakest().map(|link| link.chain),
    }
}

fn fill(model: &Model, fill: &Fill) -> FillDocument {
    FillDocument {
        graduates: fill.graduates,
        filled: fill.filled,
        value_millionths: fill.value,
        mean_fit: fill.mean_fit.map(rounded),
        occupations: parts(&fill.occupations, |ix| model.occupation(ix).id.to_string()),
        regions: parts(&fill.regions, |ix| model.region(ix).id.to_string()),
        industries: parts(&fill.industries, |ix| {
            ix.map(|ix| model.industry(ix).id.to_string()).unwrap_or_default()
        }),
    }
}

fn parts<K: Copy>(parts: &[Part<K>], id: impl Fn(K) -> String) -> Vec<PartDocument> {
    let one = |part: &Part<K>| PartDocument {
        id: id(part.of),
        openings: part.openings,
        filled: part.filled,
    };
    parts.iter().map(one).collect()
}

fn link(link: &ChainLink) -> LinkDocument {
    let parts = link.parts.iter();
    LinkDocument {
        chain: link.chain,
        strength: link.strength().map(rounded),
        parts: parts
            .map(|part| (part.measured, rounded(part.part), rounded(part.whole)))
            .collect(),
    }
}

fn invited(model: &Model, all: &Invitations) -> InvitationsDocument {
    let schools = all.schools.iter().map(|one| {
        let school = model.school(one.member);
        invitation(school.id.to_string(), school.name.clone(), one)
    });
    let enterprises = all.enterprises.iter().map(|one| {
        let enterprise = model.enterprise(one.member);
        invitation(enterprise.id.to_string(), enterprise.name.clone(), one)
    });
    InvitationsDocument {
        schools: schools.collect(),
        enterprises: enterprises.collect(),
        schools_considered: all.schools_considered,
        enterprises_considered: all.enterprises_considered,
        resolved: all.resolved,
        without_gain: all.without_gain,
        untried: all.untried,
    }
}

fn invitation<K>(id: String, name: String, one: &Invitation<K>) -> InvitationDocument {
    InvitationDocument {
        id,
        name,
        filled: one.filled(),
        openings: one.openings(),
        graduates: one.graduates(),
        levels: one.levels.clone(),
        skills: one
            .skills
            .map(|(without, with)| (rounded(without), rounded(with))),
        places: one.places,
    }
}
