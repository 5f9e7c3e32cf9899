//! Whom to invite next: the coverage solved again for each school and enterprise that could join.

use super::config::AllianceConfig;
use super::error::AllianceError;
use super::ground::{Ground, Solved, grounds, times};
use super::invitation::{Invitation, InvitationYear, Invitations};
use super::present::{Present, asked, by_span, missing};
use super::scope::Ruler;
use super::skills::{Skills, share_met};
use crate::id::{AllianceIx, EnterpriseIx, SchoolIx};
use crate::matching::{Control, Objective, Price};
use crate::model::{Alliance, Member, Model};
use crate::planning::Plan;
use crate::unit::{Heads, Level, Value};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Schools and enterprises that could join an alliance, each solved again as a member of every year: what more its
/// graduates could fill, which levels come, and what more of the skills needed is met. What is promised is what
/// [`coverage`](super::coverage()) says of tables in which it is a member.
///
/// Schools may come from anywhere; enterprises are those of the alliance's industries. A school that changes heads alone
/// is solved from the present matching; most are not solved at all, because the prices of one more graduate prove that
/// they add nothing. Who adds no opening filled, no value, no level, no openings and no places is left out and counted.
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
    invitations.schools = host.tried(&schools, Member::School, &mut invitations)?;
    invitations
        .schools
        .sort_by_key(|one| (Reverse((one.filled(), one.value())), one.member));
    let untried_most = invitations.untried_most;
    invitations.enterprises = host.tried(&enterprises, Member::Enterprise, &mut invitations)?;
    invitations
        .enterprises
        .sort_by_key(|one| (Reverse((one.filled(), one.openings(), one.places)), one.member));
    // Enterprises bring no graduates: what is known is of schools.
    invitations.untried_most = untried_most;
    Ok(invitations)
}

/// The alliance that invites.
struct Host<'p, 'c> {
    model: &'p Model,
    alliance: &'p Alliance,
    config: &'p AllianceConfig,
    control: &'c Control<'c>,
    ruler: Ruler<'p>,
    skills: Skills<'p>,
    present: Vec<Present<'p>>,
    /// The share of skills met without anybody new.
    met: Option<f64>,
}

/// A guest, with its grounds and the heads that it brings to each.
struct Guest<'p, K> {
    id: K,
    grounds: Vec<Ground<'p>>,
    brings: Vec<Vec<(usize, Heads)>>,
    levels: Vec<Level>,
    places: Heads,
    /// No more than this can be gained; `None` where openings change, so that nothing is known.
    most: Option<Price>,
}

impl<'p, 'c> Host<'p, 'c> {
    fn new(
        model: &'p Model,
        plan: &'p Plan,
        alliance: AllianceIx,
        config: &'p AllianceConfig,
        control: &'c Control<'c>,
    ) -> Result<Host<'p, 'c>, AllianceError> {
        let ruler = Ruler::new(model, config, &plan.config.market)?;
        let alliance = model.alliance(alliance);
        let mut skills = Skills::new(model, plan.fit.config());
        let mut present = Vec::new();
        for ground in grounds(plan, &ruler, alliance) {
            present.push(Present::new(model, ground, config, control)?);
        }
        let all: Vec<_> = present.iter().map(|of| (&of.ground, &of.solved)).collect();
        let met = share_met(&mut skills, &all);
        Ok(Host {
            model,
            alliance,
            config,
            control,
            ruler,
            skills,
            present,
            met,
        })
    }

    /// Whether an enterprise works in an industry that members named, in some year.
    fn is_of_its_industries(&self, ix: EnterpriseIx) -> bool {
        let industry = self.model.enterprise(ix).industry;
        let mut spans = self.present.iter().flat_map(|present| &present.ground.spans);
        spans.any(|span| span.scope.industries.is_some() && span.scope.takes_industry(industry))
    }

    /// Tries the most promising guests; returns what those that add something would change.
    fn tried<K: Ord + Copy>(
        &mut self,
        guests: &[K],
        member: fn(K) -> Member,
        counts: &mut Invitations,
    ) -> Result<Vec<Invitation<K>>, AllianceError> {
        let guests = guests.iter().map(|id| self.guest(*id, &member(*id)));
        let nothing = |guest: &Guest<K>| {
            guest.most == Some(Price::default()) && guest.levels.is_empty() && guest.places == 0
        };
        let (idle, mut able): (Vec<_>, Vec<_>) = guests.partition(nothing);
        counts.without_gain += idle.len();
        able.sort_by_key(|guest| (guest.most.is_some(), Reverse(guest.most), guest.id));
        counts.untried += able.len().saturating_sub(self.config.max_tried);
        // Under best fit prices do not count heads.
        if let (Objective::FillFirst, Some(next)) = (self.config.objective, able.get(self.config.max_tried)) {
            counts.untried_most = counts.untried_most.or(next.most.map(|most| most.heads));
        }
        able.truncate(self.config.max_tried);
        let mut found = Vec::with_capacity(able.len());
        for guest in able {
            if guest.most != Some(Price::default()) {
                counts.resolved += 1;
            }
            let invitation = self.invitation(guest)?;
            let gains = (invitation.filled(), invitation.value()) > (0, 0)
                || invitation.openings() > 0
                || invitation.places > 0
                || !invitation.levels.is_empty();
            if gains {
                found.push(invitation);
            } else {
                counts.without_gain += 1;
            }
        }
        Ok(found)
    }

    /// What comes with a guest, before anything is solved.
    fn guest<K>(&self, id: K, member: &Member) -> Guest<'p, K> {
        let mut most = Some(Price::default());
        let (mut grounds, mut brings) = (Vec::new(), Vec::new());
        let mut levels = BTreeSet::new();
        for present in &self.present {
            let ground = present.ground.with_guest(&self.ruler, self.alliance, member);
            let brought = match member {
                Member::School(school) => present.guests.get(school),
                _ => None,
            };
            let brought = brought.into_iter().flatten();
            let changes: Vec<(usize, Heads)> = brought.map(|(node, heads)| (*node, *heads)).collect();
            // No set of new graduates is worth more than each of them alone at the prices of the first.
            let same = ground.asks_like(&present.ground);
            most = most.filter(|_| same).map(|sum| {
                let years = ground
                    .spans
                    .iter()
                    .map(|span| times(&span.years))
                    .max()
                    .unwrap_or(0);
                changes.iter().fold(sum, |sum, (node, more)| {
                    let one = present.prices.one_more_graduate[*node];
                    let times = more.saturating_mul(years);
                    Price {
                        heads: sum.heads.saturating_add(one.heads.saturating_mul(times)),
                        value: Value(sum.value.0.saturating_add(one.value.0.saturating_mul(times))),
                    }
                })
            });
            let after = if same {
                missing(self.model, &ground, &present.asked)
            } else {
                missing(self.model, &ground, &asked(&ground, &ground.openings()))
            };
            for (before, after) in present.missing.iter().zip(&after) {
                levels.extend(before.difference(after).copied());
            }
            grounds.push(ground);
            brings.push(changes);
        }
        let places = match member {
            Member::Enterprise(ix) => {
                let bases = self.model.bases().iter();
                let own = bases.filter(|base| base.enterprise == Some(*ix));
                own.map(|base| base.places).sum()
            }
            _ => 0,
        };
        Guest {
            id,
            grounds,
            brings,
            levels: levels.into_iter().collect(),
            places,
            most,
        }
    }

    /// Solves every market again with the guest.
    fn invitation<K>(&mut self, guest: Guest<'p, K>) -> Result<Invitation<K>, AllianceError> {
        let mut years = Vec::new();
        let mut after: Vec<Solved> = Vec::with_capacity(self.present.len());
        for ((present, ground), brings) in self.present.iter().zip(&guest.grounds).zip(&guest.brings) {
            let solved = self.solved(present, ground, brings)?;
            let (openings, before) = (solved.market.openings(), present.solved.market.openings());
            let now = by_span(ground, &solved);
            for ((span, was), now) in ground.spans.iter().zip(&present.spans).zip(now) {
                let graduates = span.labour().supply_of(span.node_year());
                let asked = span.labour().demand_of(span.node_year());
                let brought = brings.iter().filter(|(node, _)| graduates.contains(node));
                let sum = |openings: &[Heads]| openings[asked.clone()].iter().sum::<Heads>();
                years.push(InvitationYear {
                    years: span.years.clone(),
                    graduates: brought.map(|(_, heads)| heads).sum(),
                    openings: sum(openings) - sum(before),
                    filled: now.0 - was.0,
                    value: now.1 - was.1,
                });
            }
            after.push(solved);
        }
        let all: Vec<_> = guest.grounds.iter().zip(&after).collect();
        let met = share_met(&mut self.skills, &all);
        Ok(Invitation {
            member: guest.id,
            years,
            levels: guest.levels,
            skills: self.met.zip(met),
            places: guest.places,
        })
    }

    fn solved(
        &self,
        present: &Present,
        ground: &Ground,
        brings: &[(usize, Heads)],
    ) -> Result<Solved, AllianceError> {
        if !ground.asks_like(&present.ground) {
            let objective = self.config.objective;
            return ground.solve(
                ground.heads(self.model),
                ground.openings(),
                objective,
                self.control,
            );
        }
        if brings.is_empty() {
            return Ok(present.solved.clone());
        }
        Ok(Solved {
            market: Arc::clone(&present.solved.market),
            matching: present.solved.matching.with_heads(brings, self.control)?,
        })
    }
}
