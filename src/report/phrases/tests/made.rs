//! Recommendations made by hand, so that every part of one is told in every way.

use super::every;
use std::sync::LazyLock;
use vocmatch::advice::{Actor, Cost, Effect, Reason, Recommendation, Robustness, Score, Target, YearEffect};
use vocmatch::id::{MajorIx, OccupationIx, RegionIx, SchoolIx};
use vocmatch::scenario::Interval;
use vocmatch::unit::{Heads, MILLION, Value};

/// What a year changes; its value in hundredths of a head's worth.
fn year(year: i32, moved: Heads, filled: Heads, value: i64) -> YearEffect {
    made!(YearEffect::default();
        year: year,
        moved: moved,
        graduates: moved,
        filled: filled,
        placed: filled,
        value: Value(value * MILLION / 100),
    )
}

/// Some recommendation on the shipped tables.
fn any() -> Recommendation {
    static SOME: LazyLock<Recommendation> = LazyLock::new(|| super::page::advised().1.remove(0));
    SOME.clone()
}

/// A recommendation of the first action, which brings good and bad.
fn mixed() -> Recommendation {
    let other = Target {
        occupation: OccupationIx::at(4),
        region: RegionIx::at(6),
    };
    let effect = made!(Effect::default();
        years: vec![
            year(2027, 4, -2, -110),
            year(2028, 7, 5, 380),
            year(2029, 7, 5, 380),
            year(2031, 8, 0, 1_250),
        ],
        skill_gap: -28.4,
        skill_gap_by_year: vec![(2028, -9.1), (2029, -9.1), (2031, 13.2)],
        filled_at: vec![(every::target(), 18), (other, -3)],
        displaced: vec![
            (MajorIx::at(10), RegionIx::at(3), 4),
            (MajorIx::at(11), RegionIx::at(12), 2),
            (MajorIx::at(12), RegionIx::at(12), 1),
        ],
    );
    let gained = effect.value();
    let moved = effect.moved();
    made!(any();
        action: every::actions()[0].clone(),
        first_autumn: 2025,
        first_shown: 2027,
        target: every::target(),
        takes: other,
        actors: vec![Actor::School(SchoolIx::at(4)), Actor::Commission],
        cost: made!(Cost::default(); places: 8, money: Some(128_000.0)),
        score: Score::new(gained, moved, Some(0.95)),
        gain: gained,
        robustness: Some(made!(Robustness::default();
            holds: 0.95,
            gain: made!(Interval::default(); mean: 18.0, low: 4.3, high: 26.2),
            draws: 200,
        )),
        effect: effect,
        reasons: Vec::new(),
        against: vec![Reason::Flips { fall: None }, Reason::Lag { years: 2 }],
        doubts: every::doubts(),
        remarks: Vec::new(),
        cautions: Vec::new(),
    )
}

/// Recommendations of every kind of action, and of every way in which one brings, costs and takes.
pub(super) fn recommendations() -> Vec<Recommendation> {
    // What is said of a kind besides its action does not depend on the way.
    let mut made: Vec<Recommendation> = every::actions()
        .into_iter()
        .map(|action| made!(mixed(); action: action))
        .collect();
    made.dedup_by_key(|one| one.action.kind());
    let gain = made!(Interval::default(); mean: 29.0, low: 29.0, high: 29.0);
    // Nobody loses, and no opening more is filled.
    made.push(made!(mixed();
        cost: made!(Cost::default(); places: 0, money: Some(-64_000.0)),
        robustness: Some(made!(Robustness::default(); holds: 1.0, gain: gain, draws: 20)),
        effect: made!(Effect::default();
            years: vec![year(2030, 30, 0, 2_850)],
            skill_gap: 12.3,
        ),
        doubts: Vec::new(),
    ));
    // Fewer are filled, many act, nothing is known of its cost.
    made.push(made!(mixed();
        actors: (0..5)
            .map(|k| Actor::School(SchoolIx::at(k)))
            .chain([
                Actor::Enterprise(vocmatch::id::EnterpriseIx::at(0)),
                Actor::Commission,
            ])
            .collect(),
        cost: Cost::default(),
        robustness: None,
        takes: every::target(),
        effect: made!(Effect::default(); years: vec![year(2030, 1_030, -6, 1)]),
        doubts: vec![every::doubts()[0]],
    ));
    made
}
