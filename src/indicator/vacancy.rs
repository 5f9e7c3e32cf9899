//! Vacancies per seeker (求人倍率).

/// Returns vacancies over seekers; `None` without seekers.
///
/// ```
/// # use vocmatch::indicator::vacancies_per_seeker;
/// // China's hundred scarcest occupations, 2021: 1.538 million vacancies, 0.517 million seekers.
/// assert_eq!(vacancies_per_seeker(153.8, 51.7).map(|r| (r * 100.0).round() / 100.0), Some(2.97));
/// assert_eq!(vacancies_per_seeker(111.4, 41.8).map(|r| (r * 100.0).round() / 100.0), Some(2.67));
/// ```
#[must_use]
pub fn vacancies_per_seeker(vacancies: f64, seekers: f64) -> Option<f64> {
    (seekers > 0.0).then(|| vacancies / seekers)
}
