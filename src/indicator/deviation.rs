//! Structural deviation (结构偏离度).

/// Returns `demand share / supply share − 1` of each group: above 0, too little supply. `None` for a group without
/// supply, or where a side is empty altogether.
///
/// ```
/// # use vocmatch::indicator::structural_deviation;
/// // Beijing 2016: output by sector against employment by sector, per cent.
/// let deviation = structural_deviation(&[0.5, 19.2, 80.3], &[4.1, 15.8, 80.1]);
/// let rounded: Vec<f64> = deviation.into_iter().flatten().map(|d| (d * 1e4).round() / 1e4).collect();
/// assert_eq!(rounded, [-0.8780, 0.2152, 0.0025]);
/// ```
#[must_use]
pub fn structural_deviation(demand: &[f64], supply: &[f64]) -> Vec<Option<f64>> {
    let (d, s): (f64, f64) = (demand.iter().sum(), supply.iter().sum());
    let of = |(di, si): (&f64, &f64)| (*si > 0.0 && d > 0.0).then(|| (di / d) / (si / s) - 1.0);
    demand.iter().zip(supply).map(of).collect()
}
