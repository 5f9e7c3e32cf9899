//! One fact of every kind, made by hand in the tables of the shipped consortium.

use super::screened;
use std::sync::LazyLock;
use vocmatch::advice::{Action, Doubt, FitPart, Reason, ScreenRule, Target};
use vocmatch::dataset::{ArticulationKind, Standing};
use vocmatch::fit::{Basis, Evidence, Fit, PairEvidence, Prepared, Related};
use vocmatch::id::{
    BaseIx, EnterpriseIx, IndustryIx, MajorIx, OccupationIx, ProgramIx, RegionIx, SchoolIx, SkillIx,
};
use vocmatch::plan::Note;
use vocmatch::rules::Advised;
use vocmatch::unit::Share;

fn share(number: f64) -> Share {
    Share::clamped(number)
}

/// Programs of the shipped tables, by their place: two of one school, and one of another.
fn home() -> ProgramIx {
    ProgramIx::at(17)
}

fn next() -> ProgramIx {
    ProgramIx::at(18)
}

fn away() -> ProgramIx {
    ProgramIx::at(5)
}

/// A secondary program, and one that its school runs twice.
fn low() -> ProgramIx {
    ProgramIx::at(10)
}

fn twin() -> ProgramIx {
    ProgramIx::at(15)
}

/// Openings that actions aim at.
pub(super) fn target() -> Target {
    Target {
        occupation: OccupationIx::at(11),
        region: RegionIx::at(12),
    }
}

/// Every kind of action, ways of every kind among them.
pub(super) fn actions() -> Vec<Action> {
    let mut actions = vec![
        Action::Expand {
            program: home(),
            entrants: 8,
        },
        Action::Open {
            school: SchoolIx::at(4),
            major: MajorIx::at(5),
            entrants: 30,
        },
        Action::Shrink {
            program: away(),
            entrants: 17,
            to: vec![(home(), 12), (twin(), 5)],
        },
        Action::Suspend {
            program: home(),
            entrants: 1_024,
            to: vec![(next(), 1_024)],
        },
        Action::Order {
            enterprise: EnterpriseIx::at(0),
            program: home(),
            entrants: 8,
        },
        Action::Deepen {
            major: MajorIx::at(11),
            skill: SkillIx::at(8),
            from: Some(share(0.4)),
            to: share(0.7),
        },
        Action::Deepen {
            major: MajorIx::at(11),
            skill: SkillIx::at(9),
            from: None,
            to: share(0.3),
        },
        Action::OpenBase {
            enterprise: EnterpriseIx::at(1),
            region: RegionIx::at(12),
            skills: vec![(SkillIx::at(2), share(0.7)), (SkillIx::at(7), share(0.6))],
            programs: vec![(home(), 25), (next(), 15)],
        },
        Action::SendToBase {
            base: BaseIx::at(2),
            program: low(),
            places: 20,
        },
        Action::AddPlaces {
            base: BaseIx::at(1),
            program: next(),
            now: 20,
            places: 10,
        },
    ];
    actions.extend(ArticulationKind::ALL.iter().map(|kind| Action::OpenArticulation {
        from: low(),
        to: home(),
        kind: *kind,
        quota: 35,
    }));
    actions.extend([
        Action::RaiseQuota {
            from: home(),
            to: twin(),
            kind: ArticulationKind::Exam,
            now: 20,
            quota: 30,
        },
        Action::Pair {
            strong: next(),
            weak: away(),
            now: share(0.81),
            completion: share(0.9),
        },
    ]);
    actions
}

/// Some fit of the shipped tables.
fn any_fit() -> Fit {
    static SOME: LazyLock<Fit> = LazyLock::new(|| {
        let (present, _) = super::page::advised();
        *present.plan.fit.of(home()).first().unwrap()
    });
    *SOME
}

/// A fit with evidence of every kind.
pub(super) fn fits() -> Vec<Fit> {
    let evidence = |voters| {
        made!(PairEvidence::default();
            text: 0.62,
            votes: 0.4,
            voters: voters,
            linked: 3,
            nearest: None,
            nearest_cosine: 0.0,
            classmates_linked: 0,
            classmates: 0,
            links: 4,
            likeness: 0.5,
            above_level: false,
            basis: made!(Basis::default();
                score: 0.5,
                best: 0.9,
                strength: 0.6,
                terms: 12.0,
                joined: 0.0,
                trust: 0.7,
            ),
            probability: 0.55,
        )
    };
    let inferred = |voters| Related::Inferred {
        evidence: evidence(voters),
        probability: 0.55,
    };
    let fit = |related, prepared, evidence| {
        made!(any_fit();
            occupation: OccupationIx::at(4),
            related: related,
            prepared: prepared,
            evidence: evidence,
            prior: 0.6,
            score: 0.58,
        )
    };
    let documented = Related::Documented { certainty: 0.95 };
    let siblings = Related::Siblings {
        linked: 2,
        of: 5,
        probability: 0.32,
    };
    vec![
        fit(documented, Prepared::Known(0.75), Evidence::new(15, 14)),
        fit(siblings, Prepared::MeanOfKnown(0.6), Evidence::default()),
        fit(inferred(8), Prepared::Dropped, Evidence::default()),
        fit(inferred(0), Prepared::Known(0.4), Evidence::new(1, 0)),
    ]
}

/// Every kind of reason, and every way to say it.
#[expect(clippy::too_many_lines, reason = "one fact a kind")]
pub(super) fn reasons() -> Vec<Reason> {
    let mut reasons = vec![
        Reason::Gap {
            occupation: OccupationIx::at(3),
            openings: 1_240,
            linked: 255.4,
            one_more: 0.87,
        },
        Reason::TrainedInRegion {
            target: Target {
                occupation: OccupationIx::at(3),
                region: RegionIx::at(12),
            },
            graduates: 28,
            openings: 125,
        },
        Reason::Size {
            program: home(),
            graduates: 28,
        },
        Reason::OneMore {
            program: home(),
            gain: 0.88,
        },
        Reason::Size {
            program: away(),
            graduates: 121,
        },
        Reason::LastOne {
            program: away(),
            worth: -0.01,
        },
        Reason::OneMore {
            program: twin(),
            gain: 0.61,
        },
        Reason::LastOne {
            program: low(),
            worth: 0.04,
        },
        Reason::Priority {
            industry: IndustryIx::at(9),
            priority: share(0.9),
        },
        Reason::Standing {
            major: MajorIx::at(8),
            standing: Standing::New,
        },
        Reason::Standing {
            major: MajorIx::at(8),
            standing: Standing::Superior,
        },
        Reason::Standing {
            major: MajorIx::at(8),
            standing: Standing::Characteristic,
        },
        Reason::Lacks {
            skill: SkillIx::at(8),
            heads: 46,
            needed: 0.65,
            reached: 0.4,
        },
        Reason::Places {
            base: BaseIx::at(1),
            places: 40,
            given: 20,
        },
        Reason::Students {
            program: next(),
            students: 120,
        },
        Reason::KnownWay {
            from: low(),
            to: home(),
        },
        Reason::FullWay {
            people: 20,
            quota: 20,
        },
        Reason::FreeSeats {
            program: home(),
            seats: 50,
            entrants: 30,
        },
        Reason::Completion {
            weak: share(0.81),
            strong: share(0.93),
        },
        Reason::Industry {
            industry: IndustryIx::at(9),
            target: Target {
                occupation: OccupationIx::at(3),
                region: RegionIx::at(12),
            },
            openings: 62,
        },
        Reason::Displaces {
            major: MajorIx::at(10),
            region: RegionIx::at(12),
            heads: 4,
            all: 6,
        },
        Reason::Leaves {
            target: target(),
            heads: 3,
        },
        Reason::FirstFewer {
            until: 2027,
            value: 12.4,
        },
        Reason::EnoughElsewhere {
            openings: 125,
            linked: 131.6,
        },
    ];
    reasons.extend(fits().into_iter().map(|fit| Reason::Fit {
        fit,
        interval: (0.41, 0.74),
    }));
    let rule = |advises, years, value| Reason::Rule {
        program: away(),
        rule: "连续两年就业率偏低".to_owned(),
        advises,
        years,
        value,
        threshold: 0.6,
    };
    reasons.extend([
        rule(Advised::Watch, vec![2023, 2024], Some(0.55)),
        rule(Advised::Shrink, Vec::new(), Some(0.48)),
        rule(Advised::Suspend, vec![2024], None),
    ]);
    let parts = [FitPart::Related, FitPart::Prepared, FitPart::Tracked];
    reasons.extend(parts.map(|part| Reason::Weakest { part, level: 0.7 }));
    reasons.extend([1, 3].map(|years| Reason::Lag { years }));
    reasons.extend([Some(0.38), Some(0.97), None].map(|fall| Reason::Flips {
        fall: fall.map(share),
    }));
    reasons.extend(screened::reasons([home(), away(), low()]));
    reasons
}

/// Where a kind of reason stands: a new kind does not compile until it is told.
pub(super) fn place_of(reason: &Reason) -> usize {
    match reason {
        Reason::Gap { .. } => 0,
        Reason::Fit { .. } => 1,
        Reason::OneMore { .. } => 2,
        Reason::Size { .. } => 3,
        Reason::LastOne { .. } => 4,
        Reason::TrainedInRegion { .. } => 5,
        Reason::Priority { .. } => 6,
        Reason::Standing { .. } => 7,
        Reason::Lacks { .. } => 8,
        Reason::Places { .. } => 9,
        Reason::Students { .. } => 10,
        Reason::KnownWay { .. } => 11,
        Reason::FullWay { .. } => 12,
        Reason::FreeSeats { .. } => 13,
        Reason::Completion { .. } => 14,
        Reason::Industry { .. } => 15,
        Reason::Rule { .. } => 16,
        Reason::Displaces { .. } => 17,
        Reason::Leaves { .. } => 18,
        Reason::FirstFewer { .. } => 19,
        Reason::Weakest { .. } => 20,
        Reason::EnoughElsewhere { .. } => 21,
        Reason::Lag { .. } => 22,
        Reason::Flips { .. } => 23,
        Reason::Recruit { .. } => 24,
        Reason::FewApplicants { .. } => 25,
        Reason::Awards { .. } => 26,
        Reason::Step { .. } => 27,
        Reason::LeadsOn { .. } => 28,
        Reason::Teaches { .. } => 29,
        Reason::LargerThanReach { .. } => 30,
        Reason::PayRises { .. } => 31,
        Reason::PayFalls { .. } => 32,
        Reason::PayUnknown { .. } => 33,
        Reason::Earns { .. } => 34,
        Reason::LowestPaid { .. } => 35,
        Reason::OtherLevel { .. } => 36,
        Reason::TendsToPay { .. } => 37,
    }
}

/// How many kinds of reasons there are.
pub(super) const REASONS: usize = 38;

/// Every doubt.
pub(super) fn doubts() -> Vec<Doubt> {
    vec![
        Doubt::InferredLink { probability: 0.62 },
        Doubt::FewTracked { tracked: 0 },
        Doubt::FewTracked { tracked: 15 },
        Doubt::InferredProfile,
        Doubt::UnknownProfile,
        Doubt::UnknownCompletion,
        Doubt::NewClass,
        Doubt::FewGraduates { graduates: 7 },
        Doubt::Screened {
            rule: ScreenRule::Falling,
        },
    ]
}

/// Every note.
pub(super) fn notes() -> Vec<Note> {
    vec![
        Note::Remark {
            text: "示例数据".to_owned(),
            openings: 999,
            open_to_graduates: 880,
        },
        Note::CarriedForward {
            programs: 21,
            heads: 1_204,
            last_observed: 2024,
        },
        Note::UnknownCompletion { programs: 3 },
        Note::UnknownSupply { programs: 4 },
        Note::InferredProfiles { majors: 12, of: 18 },
        Note::PreparedDropped,
        Note::RoutesOnly { articulations: 34 },
        Note::NoCandidates {
            year: 2027,
            heads: 51,
        },
        Note::CandidatesCut {
            year: 2026,
            pairs: 1_310,
        },
        Note::UnknownCoordinates { regions: 2 },
        Note::NoOpenings { year: 2030 },
        Note::ContinueElsewhere { heads: 160 },
        Note::WorkingAdults { heads: 73, of: 5_093 },
    ]
}
