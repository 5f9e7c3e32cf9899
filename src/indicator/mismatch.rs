//! Mismatch: the distance between the structures of seekers and vacancies.

/// Returns the Jackman–Roper index `½·Σ|u_i/U − v_i/V|`, 0 (same structure) to 1; `None` if either side is empty.
///
/// Source: Jackman and Roper, Oxford Bulletin of Economics and Statistics, 1987 (recalled).
///
/// ```
/// # use vocmatch::indicator::jackman_roper;
/// assert_eq!(jackman_roper(&[100.0, 100.0], &[150.0, 50.0]), Some(0.25));
/// ```
#[must_use]
pub fn jackman_roper(seekers: &[f64], vacancies: &[f64]) -> Option<f64> {
    let (u, v) = (total(seekers)?, total(vacancies)?);
    Some(
        seekers
            .iter()
            .zip(vacancies)
            .map(|(ui, vi)| (ui / u - vi / v).abs())
            .sum::<f64>()
            / 2.0,
    )
}

/// Returns the Şahin et al. index `1 − Σ (v_i/V)^α·(u_i/U)^(1−α)`: the share of hires lost to mismatch; `None` if
/// either side is empty.
///
/// Source: Şahin, Song, Topa and Violante, American Economic Review 104(11), 2014.
///
/// ```
/// # use vocmatch::indicator::sahin;
/// let lost = sahin(&[100.0, 100.0], &[150.0, 50.0], 0.5).unwrap();
/// assert!((lost - 0.034074).abs() < 5e-7);
/// ```
#[must_use]
pub fn sahin(seekers: &[f64], vacancies: &[f64], alpha: f64) -> Option<f64> {
    let (u, v) = (total(seekers)?, total(vacancies)?);
    let matched = seekers.iter().zip(vacancies).map(|(ui, vi)| {
        if *ui > 0.0 && *vi > 0.0 {
            libm::pow(vi / v, alpha) * libm::pow(ui / u, 1.0 - alpha)
        } else {
            0.0
        }
    });
    Some((1.0 - matched.sum::<f64>()).max(0.0))
}

fn total(parts: &[f64]) -> Option<f64> {
    Some(parts.iter().sum()).filter(|sum| *sum > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_same_structure_at_another_size_has_no_mismatch(parts in prop::collection::vec(1.0f64..100.0, 1..9), size in 0.1f64..10.0) {
            let scaled: Vec<f64> = parts.iter().map(|p| p * size).collect();
            prop_assert!(jackman_roper(&parts, &scaled).unwrap().abs() < 1e-9);
            prop_assert!(sahin(&parts, &scaled, 0.3).unwrap().abs() < 1e-9);
        }

        #[test]
        fn both_indices_lie_from_zero_to_one(u in prop::collection::vec(0.0f64..100.0, 4), v in prop::collection::vec(0.0f64..100.0, 4)) {
            for index in [jackman_roper(&u, &v), sahin(&u, &v, 0.5)].into_iter().flatten() {
                prop_assert!((0.0..=1.0 + 1e-12).contains(&index));
            }
        }
    }
}
