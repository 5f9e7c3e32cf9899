//! Whom to invite: the coverage solved again for each school and enterprise that could join.

use super::config::AllianceConfig;
use super::error::AllianceError;
use super::guest::Guest;
use super::host::{Host, STAGES};
use super::invitation::{Invitation, Invitations};
use crate::control::{Control, Stage};
use crate::id::{AllianceIx, EnterpriseIx, SchoolIx};
use crate::matching::Objective;
use crate::model::{Member, Model};
use crate::plan::Plan;
use std::cmp::Reverse;
use vocmatch_algo::order;

/// Evaluates each school and enterprise that could join an alliance as a member of every year: the additional
/// openings that its graduates could fill, the levels added, and the additional skills met.
/// [`coverage`](super::coverage()) of tables in which it is a member reproduces the reported effect exactly.
///
/// Schools may come from anywhere; enterprises are those of the alliance's industries. A school that changes heads
/// alone is re-solved from the present matching; most are not solved at all, because shadow prices prove that they
/// add nothing. Candidates that add no opening filled, no value, no level, no openings and no places are left out and
/// counted.
///
/// # Errors
/// As [`coverage`](super::coverage()).
pub fn invite(
    model: &Model,
    plan: &Plan,
    alliance: AllianceIx,
    config: &AllianceConfig,
    control: &Control,
) -> Result<Invitations, AllianceError> {
    let mut host = Host::new(model, plan, alliance, config, control)?;
    let listed = model.alliance(alliance).members.iter();
    let listed: Vec<&Member> = listed.map(|(member, ..)| member).collect();
    let schools: Vec<SchoolIx> = (0..model.schools().len())
        .map(SchoolIx::at)
        .filter(|school| !listed.contains(&&Member::School(*school)))
        .collect();
    let enterprises: Vec<EnterpriseIx> = (0..model.enterprises().len())
        .map(EnterpriseIx::at)
        .filter(|ix| !listed.contains(&&Member::Enterprise(*ix)) && host.is_of_its_industries(*ix))
        .collect();
    let mut invitations = Invitations {
        alliance,
        schools: Vec::new(),
        enterprises: Vec::new(),
        schools_considered: schools.len(),
        enterprises_considered: enterprises.len(),
        resolved: 0,
        without_gain: 0,
        untried: 0,
        untried_most: None,
    };
    invitations.schools = host.tried(&schools, Member::School, (&mut invitations, 2))?;
    order::sort_by_key(&mut invitations.schools, |one| {
        (Reverse((one.filled(), one.value())), one.member)
    });
    let untried_most = invitations.untried_most;
    invitations.enterprises = host.tried(&enterprises, Member::Enterprise, (&mut invitations, STAGES))?;
    order::sort_by_key(&mut invitations.enterprises, |one| {
        (Reverse((one.filled(), one.openings(), one.places)), one.member)
    });
    // Enterprises bring no graduates: the bound is for schools.
    invitations.untried_most = untried_most;
    Ok(invitations)
}

impl Host<'_, '_> {
    /// Evaluates the most promising guests; returns the effects of those that add something.
    fn tried<K: Ord + Copy>(
        &mut self,
        guests: &[K],
        member: fn(K) -> Member,
        (counts, stage): (&mut Invitations, usize),
    ) -> Result<Vec<Invitation<K>>, AllianceError> {
        let guests = guests.iter().map(|id| self.guest(*id, member(*id)));
        let (idle, mut able): (Vec<_>, Vec<_>) = guests.partition(Guest::adds_nothing);
        counts.without_gain += idle.len();
        order::sort_by_key(&mut able, |guest| {
            (guest.most.is_some(), Reverse(guest.most), guest.id)
        });
        counts.untried += able.len().saturating_sub(self.config.max_tried);
        // Under best fit, shadow prices do not count heads.
        if let (Objective::FillFirst, Some(next)) = (self.config.objective, able.get(self.config.max_tried)) {
            counts.untried_most = counts.untried_most.or(next.most.map(|most| most.heads));
        }
        able.truncate(self.config.max_tried);
        let pieces = self.control.start(Stage::Guests, (stage, STAGES), able.len())?;
        let mut found = Vec::with_capacity(able.len());
        for guest in able {
            counts.resolved += usize::from(guest.is_solved());
            let invitation = self.invitation(guest)?;
            let (filled, value) = (invitation.filled(), invitation.value());
            let matched = match self.config.objective {
                Objective::FillFirst => (filled, value) > (0, 0),
                Objective::BestFit => filled > 0 || value > 0,
            };
            let gains = matched
                || invitation.openings() > 0
                || invitation.places > 0
                || !invitation.levels.is_empty();
            if gains {
                found.push(invitation);
            } else {
                counts.without_gain += 1;
            }
            pieces.next()?;
        }
        Ok(found)
    }
}
