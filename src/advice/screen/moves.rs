//! Rule 6, pay of a move: nobody is moved to what pays less, or to what nobody knows the pay of.

use super::class::Class;
use super::falling::fallen;
use super::grounds::Grounds;
use super::rule::ScreenRule;
use super::seats::empty_seats;
use crate::advice::reason::Reason;
use crate::id::ProgramIx;
use crate::unit::Heads;

/// What the screen says to a program that would take the entrants of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::advice) enum Taking {
    /// It may.
    May,
    /// Nobody can say whether those who move earn as much.
    Unknown,
    /// It may not.
    MayNot,
}

/// Judges a receiver: by pay, and whether it should grow at all. Matched wages alone foretell poorly who earns more
/// after a move, so that without earnings only moves within a class are sure.
pub(in crate::advice) fn taking(grounds: &Grounds, from: ProgramIx, to: ProgramIx) -> Taking {
    if empty_seats(grounds, to).is_some() || fallen(grounds, to).is_some() {
        return Taking::MayNot;
    }
    let model = grounds.context.model;
    let is_same = Class::of_program(model, from) == Class::of_program(model, to);
    if is_same || !grounds.has(ScreenRule::PayOfMove) {
        return Taking::May;
    }
    if !grounds.pays.has_earnings() {
        return Taking::Unknown;
    }
    let (old, new) = (model.program(from).major, model.program(to).major);
    let (pays, config) = (&grounds.pays, grounds.config());
    let earned = pays.earnings(model, old).zip(pays.earnings(model, new));
    let earns = earned.is_some_and(|(old, new)| new.earnings >= config.earnings_kept * old.earnings);
    let wages = pays.wage(model, old).zip(pays.wage(model, new));
    let paid = wages.is_none_or(|(old, new)| new >= config.wage_kept * old);
    if earns && paid {
        Taking::May
    } else {
        Taking::MayNot
    }
}

/// What a move pays at both ends, by earnings where both are known, else by the wages of matched openings: before, after
/// and whether by earnings.
pub(super) fn ends(
    grounds: &Grounds,
    from: ProgramIx,
    to: &[(ProgramIx, Heads)],
) -> Option<(f64, f64, bool)> {
    let (model, pays) = (grounds.context.model, &grounds.pays);
    let major = |program: ProgramIx| model.program(program).major;
    let earnings = |program| pays.earnings(model, major(program)).map(|of| of.earnings);
    let wage = |program| pays.wage(model, major(program));
    let ends = |pay: &dyn Fn(ProgramIx) -> Option<f64>| {
        let before = pay(from)?;
        let (mut sum, mut heads) = (0.0, 0.0);
        for (program, entrants) in to {
            sum += pay(*program)? * *entrants as f64;
            heads += *entrants as f64;
        }
        (heads > 0.0).then(|| (before, sum / heads))
    };
    let by_earnings = ends(&earnings).map(|(before, after)| (before, after, true));
    by_earnings.or_else(|| ends(&wage).map(|(before, after)| (before, after, false)))
}

/// The pay of a move as a reason for it, or against it, and whether it falls so far that the move needs review. A fall
/// within a tenth says nothing.
pub(super) fn pay(grounds: &Grounds, from: ProgramIx, to: &[(ProgramIx, Heads)]) -> Option<(Reason, bool)> {
    let (before, after, by_earnings) = ends(grounds, from, to)?;
    let heads = to.iter().map(|(_, entrants)| entrants).sum();
    let (from, to) = (before, after);
    if after >= before {
        let rises = Reason::PayRises {
            from,
            to,
            heads,
            by_earnings,
        };
        return Some((rises, false));
    }
    let config = grounds.config();
    let fall = 1.0 - after / before;
    (fall > config.pay_falls).then_some((
        Reason::PayFalls {
            from,
            to,
            heads,
            by_earnings,
        },
        fall > config.pay_falls_far,
    ))
}
