//! Every reason of the screen of advice.

use vocmatch::advice::Reason;
use vocmatch::dataset::Delivery;
use vocmatch::id::{MajorIx, ProgramIx};

/// Every reason of the screen.
pub(super) fn reasons([home, away, low]: [ProgramIx; 3]) -> Vec<Reason> {
    let awards = |from, to| Reason::Awards {
        program: home,
        from_year: 2021,
        from,
        to_year: 2024,
        to,
    };
    let earns = |threshold| Reason::Earns {
        major: MajorIx::at(8),
        earnings: 36_554.0,
        threshold,
    };
    let lowest = |by_earnings| Reason::LowestPaid {
        major: MajorIx::at(8),
        percentile: 0.17,
        by_earnings,
    };
    vec![
        Reason::Recruit {
            program: home,
            seats: 50,
            entrants: 30,
        },
        Reason::FewApplicants {
            program: home,
            year: 2025,
            applicants: 38,
            seats: 50,
        },
        awards(1_200, 507),
        awards(80, 210),
        Reason::Step {
            program: home,
            higher: 60,
            openings: 110,
        },
        Reason::LeadsOn {
            program: low,
            to: home,
            people: 20,
        },
        Reason::Teaches {
            program: away,
            delivery: Delivery::Distance,
        },
        Reason::Teaches {
            program: away,
            delivery: Delivery::Mixed,
        },
        Reason::LargerThanReach {
            program: away,
            graduates: 1_028,
            openings: 1_400,
        },
        Reason::TendsToPay {
            from: 87_008.0,
            to: 75_168.0,
            heads: 31,
        },
        Reason::TendsToPay {
            from: 48_100.0,
            to: 60_125.0,
            heads: 12,
        },
        Reason::PayRises {
            from: 59_790.0,
            to: 94_310.0,
            heads: 30,
            by_earnings: true,
        },
        Reason::PayFalls {
            from: 94_310.0,
            to: 59_790.0,
            heads: 30,
            by_earnings: false,
        },
        Reason::PayUnknown { program: away },
        earns(Some(36_976.0)),
        earns(Some(30_000.0)),
        earns(None),
        lowest(true),
        lowest(false),
        Reason::OtherLevel { taken: 0, filled: 17 },
    ]
}
