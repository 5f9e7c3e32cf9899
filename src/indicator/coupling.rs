//! Coupling coordination (耦合协调度) of education and industry.

use crate::unit::Share;
use serde::{Deserialize, Serialize};

/// How two systems develop together.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Coupling {
    /// C = 2√(U1·U2)/(U1+U2), 0..=1.
    pub coupling: f64,
    /// T = .5·U1 + .5·U2, 0..=1.
    pub development: f64,
    /// D = √(C·T), 0..=1.
    pub coordination: f64,
    /// D with the corrected coupling C = √((1−|U1−U2|)·min/max) (after Wang 2021, recalled).
    pub corrected: f64,
}

/// The ten levels of coordination, each a tenth wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CouplingLevel {
    /// 极度失调, below .1.
    ExtremeDisorder,
    /// 严重失调, below .2.
    SevereDisorder,
    /// 中度失调, below .3.
    ModerateDisorder,
    /// 轻度失调, below .4.
    MildDisorder,
    /// 濒临失调, below .5.
    NearDisorder,
    /// 勉强协调, below .6.
    BarelyCoordinated,
    /// 初级协调, below .7.
    PrimaryCoordination,
    /// 中级协调, below .8.
    IntermediateCoordination,
    /// 良好协调, below .9.
    GoodCoordination,
    /// 优质协调, .9 and above.
    HighQualityCoordination,
}

/// Returns the coupling coordination of U1, the share of demand that is covered (Σmin(s,d)/Σd), and U2, the index of
/// the industry that the planner gives.
///
/// ```
/// # use vocmatch::{indicator::{coupling, CouplingLevel}, unit::Share};
/// let share = |x| Share::new(x).unwrap();
/// let c = coupling(share(0.4), share(0.8));
/// assert!((c.coordination - 0.752121).abs() < 5e-7);
/// assert!((c.corrected - 0.573266).abs() < 5e-7);
/// assert_eq!(c.level(), CouplingLevel::IntermediateCoordination);
/// ```
#[must_use]
pub fn coupling(covered: Share, industry: Share) -> Coupling {
    let (u1, u2) = (covered.get(), industry.get());
    let (low, high) = (u1.min(u2), u1.max(u2));
    let development = f64::midpoint(u1, u2);
    let (coupling, corrected) = if high > 0.0 {
        (
            libm::sqrt(u1 * u2) / development,
            libm::sqrt((1.0 - (u1 - u2).abs()) * low / high),
        )
    } else {
        (0.0, 0.0)
    };
    Coupling {
        coupling,
        development,
        coordination: libm::sqrt(coupling * development),
        corrected: libm::sqrt(corrected * development),
    }
}

impl Coupling {
    /// Returns the named level of D.
    #[must_use]
    pub fn level(&self) -> CouplingLevel {
        use CouplingLevel::{
            BarelyCoordinated, ExtremeDisorder, GoodCoordination, HighQualityCoordination,
            IntermediateCoordination, MildDisorder, ModerateDisorder, NearDisorder, PrimaryCoordination,
            SevereDisorder,
        };
        match self.coordination {
            d if d < 0.1 => ExtremeDisorder,
            d if d < 0.2 => SevereDisorder,
            d if d < 0.3 => ModerateDisorder,
            d if d < 0.4 => MildDisorder,
            d if d < 0.5 => NearDisorder,
            d if d < 0.6 => BarelyCoordinated,
            d if d < 0.7 => PrimaryCoordination,
            d if d < 0.8 => IntermediateCoordination,
            d if d < 0.9 => GoodCoordination,
            _ => HighQualityCoordination,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_systems_at_zero_are_in_extreme_disorder() {
        let c = coupling(Share::ZERO, Share::ZERO);
        assert_eq!((c.coordination, c.level()), (0.0, CouplingLevel::ExtremeDisorder));
    }

    proptest! {
        #[test]
        fn coordination_is_symmetric_and_at_most_the_better_system(a in 0.0f64..=1.0, b in 0.0f64..=1.0) {
            let (a, b) = (Share::clamped(a), Share::clamped(b));
            prop_assert_eq!(coupling(a, b), coupling(b, a));
            let d = coupling(a, b);
            prop_assert!((0.0..=1.0).contains(&d.coordination) && d.corrected <= d.coordination + 1e-12);
        }
    }
}
