//! The quantile of the standard normal distribution, by rational approximations (Wichura 1988, algorithm AS 241,
//! recalled; as in Python's `statistics.NormalDist`). Relative error about 1e-16. O(1).

/// The number below which a standard normal one lies with probability `p`; infinite at 0 and 1, NaN outside.
///
/// ```
/// # use vocmatch_algo::normal::quantile;
/// assert_eq!(quantile(0.5), 0.0);
/// assert!((quantile(0.95) - 1.644_853_626_951_472_2).abs() < 1e-14);
/// assert_eq!(quantile(0.0), f64::NEG_INFINITY);
/// ```
#[must_use]
pub fn quantile(p: f64) -> f64 {
    let q = p - 0.5;
    // Three ranges, each with its own rational function: the centre in q², the tails in √(−ln p), which grows only like
    // the quantile itself.
    if libm::fabs(q) <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * ratio(r, &CENTRE);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    if tail <= 0.0 {
        // Outside 0..=1 the logarithm below would be of a negative number.
        return if tail == 0.0 {
            f64::INFINITY.copysign(q)
        } else {
            f64::NAN
        };
    }
    let r = libm::sqrt(-libm::log(tail));
    let x = if r <= 5.0 {
        ratio(r - 1.6, &NEAR)
    } else {
        ratio(r - 5.0, &FAR)
    };
    x.copysign(q)
}

/// Coefficients of numerator and denominator, highest power first; the denominator ends in 1.
struct Ratio([f64; 8], [f64; 8]);

fn ratio(r: f64, of: &Ratio) -> f64 {
    let value = |coefficients: &[f64; 8]| coefficients.iter().fold(0.0, |sum, c| sum * r + c);
    value(&of.0) / value(&of.1)
}

const CENTRE: Ratio = Ratio(
    [
        2.509_080_928_730_122_7e3,
        3.343_057_558_358_813e4,
        6.726_577_092_700_87e4,
        4.592_195_393_154_987e4,
        1.373_169_376_550_946e4,
        1.971_590_950_306_551_4e3,
        1.331_416_678_917_843_8e2,
        3.387_132_872_796_366_6,
    ],
    [
        5.226_495_278_852_854e3,
        2.872_908_573_572_194_3e4,
        3.930_789_580_009_271e4,
        2.121_379_430_158_659_7e4,
        5.394_196_021_424_751e3,
        6.871_870_074_920_579e2,
        4.231_333_070_160_091e1,
        1.0,
    ],
);

const NEAR: Ratio = Ratio(
    [
        7.745_450_142_783_414e-4,
        2.272_384_498_926_918_4e-2,
        2.417_807_251_774_506e-1,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_546,
        1.423_437_110_749_683_5,
    ],
    [
        1.050_750_071_644_416_9e-9,
        5.475_938_084_995_345e-4,
        1.519_866_656_361_645_7e-2,
        1.481_039_764_274_800_8e-1,
        6.897_673_349_851e-1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
);

const FAR: Ratio = Ratio(
    [
        2.010_334_399_292_288_1e-7,
        2.711_555_568_743_487_6e-5,
        1.242_660_947_388_078_4e-3,
        2.653_218_952_657_612_4e-2,
        2.965_605_718_285_048_7e-1,
        1.784_826_539_917_291_3,
        5.463_784_911_164_114,
        6.657_904_643_501_104,
    ],
    [
        2.044_263_103_389_939_8e-15,
        1.421_511_758_316_446e-7,
        1.846_318_317_510_054_8e-5,
        7.868_691_311_456_133e-4,
        1.487_536_129_085_061_5e-2,
        1.369_298_809_227_358e-1,
        5.998_322_065_558_88e-1,
        1.0,
    ],
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quantile_inverts_the_normal_distribution() {
        let below = |x: f64| 0.5 * libm::erfc(-x / core::f64::consts::SQRT_2);
        for k in 1..10_000 {
            let p = f64::from(k) / 10_000.0;
            assert!((below(quantile(p)) - p).abs() < 1e-15 + 4e-15 * p, "{p}");
        }
        for p in [1e-300_f64, 1e-100, 1e-20, 1e-9] {
            assert!((below(quantile(p)) / p - 1.0).abs() < 1e-10, "{p}");
            assert!(quantile(p) < -5.0);
        }
        assert!(quantile(-0.1).is_nan() && quantile(f64::NAN).is_nan());
    }
}
