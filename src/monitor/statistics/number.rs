//! Factorials, deviances and the distributions the tests are read from, to the last digits also far out in a tail.
//!
//! Point probabilities are built from Stirling's error and the deviance (Loader 2000, "Fast and accurate computation of
//! binomial probabilities"), never from differences of logarithms of large factorials.

use std::f64::consts::{PI, SQRT_2};

/// Half the logarithm of two pi.
const HALF_LN_TAU: f64 = 0.918_938_533_204_672_8;

/// Factorials of all numbers below this are in a table.
const TABLED: usize = 1024;

/// n! for n below [`TABLED`]: a number from one to two, and the power of two it is to be multiplied by.
static FACTORIALS: [(f64, i32); TABLED] = factorials();

#[expect(clippy::cast_precision_loss, reason = "sixty-four bits are rounded once, to the nearest")]
#[expect(clippy::cast_possible_truncation, reason = "the shift leaves sixty-four bits")]
#[expect(
    clippy::indexing_slicing,
    reason = "counted up to the length; iterators cannot be used in a constant"
)]
const fn factorials() -> [(f64, i32); TABLED] {
    let mut table = [(1.0, 0); TABLED];
    // INVARIANT: n! is bits · 2^(exponent − 63), cut off below the sixty-fourth bit; the highest bit is set.
    let mut bits: u64 = 1 << 63;
    let mut exponent: i32 = 0;
    let mut n: usize = 1;
    while n < TABLED {
        let product = bits as u128 * n as u128;
        let shift = 64 - product.leading_zeros();
        bits = (product >> shift) as u64;
        exponent += shift.cast_signed();
        table[n] = (bits as f64 / (1_u64 << 63) as f64, exponent);
        n += 1;
    }
    table
}

/// n! as a number from one to two and a power of two.
#[expect(clippy::indexing_slicing, reason = "masked to the length of the table")]
#[expect(clippy::cast_possible_truncation, reason = "masked to ten bits")]
const fn tabled_factorial(n: u64) -> (f64, i32) {
    FACTORIALS[n as usize & (TABLED - 1)]
}

/// A count as a number: exact, since no count or sum of counts here reaches two to the power of fifty-three.
#[expect(clippy::cast_precision_loss, reason = "counts are sums of a few numbers of thirty-two bits")]
pub(super) const fn real(count: u64) -> f64 {
    count as f64
}

/// The count nearest to a number; nought for what is below, and for what is no number.
#[expect(clippy::cast_possible_truncation, reason = "the cast stops at the ends of its range")]
#[expect(clippy::cast_sign_loss, reason = "what is below nought becomes nought")]
pub(super) const fn count(real: f64) -> u64 {
    real as u64
}

/// Stirling's error at the halves of 0, 1, 2, … 31: ln Γ(n + 1) − (n + ½) ln n + n − ½ ln 2π.
const STIRLING_ERRORS: [f64; 32] = [
    0.0,
    0.153_426_409_720_027_36,
    0.081_061_466_795_327_26,
    0.054_814_121_051_917_65,
    0.041_340_695_955_409_3,
    0.033_162_873_519_936_29,
    0.027_677_925_684_998_34,
    0.023_746_163_656_297_496,
    0.020_790_672_103_765_093,
    0.018_488_450_532_673_187,
    0.016_644_691_189_821_193,
    0.015_134_973_221_917_378,
    0.013_876_128_823_070_748,
    0.012_810_465_242_920_227,
    0.011_896_709_945_891_77,
    0.011_104_559_758_206_917,
    0.010_411_265_261_972_096,
    0.009_799_416_126_158_804,
    0.009_255_462_182_712_733,
    0.008_768_700_134_139_386,
    0.008_330_563_433_362_87,
    0.007_934_114_564_314_02,
    0.007_573_675_487_951_841,
    0.007_244_554_301_320_383,
    0.006_942_840_107_209_53,
    0.006_665_247_032_707_682,
    0.006_408_994_188_004_207,
    0.006_171_712_263_039_458,
    0.005_951_370_112_758_847_5,
    0.005_746_216_513_010_115_5,
    0.005_554_733_551_962_801,
    0.005_375_599_032_926_835,
];

/// Stirling's error of a number that is whole or a half above: how much ln n! exceeds Stirling's formula.
pub(super) fn stirling_error(n: f64) -> f64 {
    if n < 15.75 {
        let index = usize::try_from(count(2.0 * n)).unwrap_or(0);
        return STIRLING_ERRORS.get(index).copied().unwrap_or(0.0);
    }
    // The coefficients are B(2k) / (2k (2k − 1)).
    let inverse = 1.0 / (n * n);
    let series = [-691.0 / 360_360.0, 1.0 / 1188.0, -1.0 / 1680.0, 1.0 / 1260.0, -1.0 / 360.0, 1.0 / 12.0];
    series.iter().fold(0.0, |sum, coefficient| sum * inverse + coefficient) / n
}

/// The deviance term x ln(x/mean) + mean − x, where x = mean + difference is given as all three so that none is rounded
/// twice.
pub(super) fn deviance(x: f64, mean: f64, difference: f64) -> f64 {
    if x <= 0.0 {
        return mean;
    }
    let sum = x + mean;
    if difference.abs() >= 0.1 * sum {
        return x * libm::log(x / mean) - difference;
    }
    let v = difference / sum;
    let square = v * v;
    let mut power = 2.0 * x * v;
    let mut total = difference * v;
    for divisor in 1..32_u32 {
        power *= square;
        let next = total + power / f64::from(2 * divisor + 1);
        if next.to_bits() == total.to_bits() {
            break;
        }
        total = next;
    }
    total
}

/// The logarithm of the binomial probability of x of n at a share p, where q is 1 − p.
pub(super) fn ln_binomial(x: u64, n: u64, p: f64, q: f64) -> f64 {
    if x > n {
        return f64::NEG_INFINITY;
    }
    if x > 0 && p <= 0.0 || x < n && q <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let (selected, rest, of) = (real(x), real(n - x), real(n));
    let ln = |share: f64, other: f64| if share > 0.5 { libm::log1p(-other) } else { libm::log(share) };
    if x == 0 {
        return if n == 0 { 0.0 } else { of * ln(q, p) };
    }
    if x == n {
        return of * ln(p, q);
    }
    // Taken on the smaller side, where a share near one loses no digits.
    let difference = if p <= q { libm::fma(-of, p, selected) } else { -libm::fma(-of, q, rest) };
    stirling_error(of)
        - stirling_error(selected)
        - stirling_error(rest)
        - deviance(selected, of * p, difference)
        - deviance(rest, of * q, -difference)
        + 0.5 * libm::log(of / (2.0 * PI * selected * rest))
}

/// The hypergeometric probability that x of the `selected` are of the group, when they are drawn from `group` + `others`
/// people. Nought outside what is possible.
pub(super) fn hypergeometric(x: u64, group: u64, others: u64, selected: u64) -> f64 {
    let all = group + others;
    if all >= TABLED as u64 || x > group || x > selected || selected > all || selected - x > others {
        return libm::exp(ln_hypergeometric(x, group, others, selected));
    }
    let numerator = [group, others, selected, all - selected];
    let denominator = [all, x, group - x, selected - x, others - (selected - x)];
    let product = |counts: &[u64]| {
        counts.iter().fold((1.0, 0), |(mantissa, exponent), &n| {
            let (m, e) = tabled_factorial(n);
            (mantissa * m, exponent + e)
        })
    };
    let ((above, up), (below, down)) = (product(&numerator), product(&denominator));
    libm::ldexp(above / below, up - down)
}

/// The logarithm of [`hypergeometric`].
pub(super) fn ln_hypergeometric(x: u64, group: u64, others: u64, selected: u64) -> f64 {
    let all = group + others;
    if x > group || x > selected || selected > all || selected - x > others {
        return f64::NEG_INFINITY;
    }
    let rest = all - selected;
    if group == 0 || others == 0 || selected == 0 || rest == 0 {
        return 0.0;
    }
    let cells = [x, group - x, selected - x, others - (selected - x)];
    let margins = [(group, selected), (group, rest), (others, selected), (others, rest)];
    // The same distance from the mean in each of the four cells, exactly.
    let [drawn, all_of, group_of, selected_of] = [x, all, group, selected].map(i128::from);
    let distance = wide(drawn * all_of - group_of * selected_of) / real(all);
    let mut sum = -stirling_error(real(all));
    let mut scale = (2.0 * PI) / real(all) * (2.0 * PI * 2.0 * PI);
    for margin in [group, others, selected, rest] {
        sum += stirling_error(real(margin));
        scale *= real(margin);
    }
    let signs = [distance, -distance, -distance, distance];
    for ((cell, (row, column)), difference) in cells.into_iter().zip(margins).zip(signs) {
        sum -= deviance(real(cell), real(row) * real(column) / real(all), difference);
        if cell > 0 {
            sum -= stirling_error(real(cell));
            scale /= 2.0 * PI * real(cell);
        }
    }
    sum + 0.5 * libm::log(scale)
}

/// A sum of products of counts, rounded once.
#[expect(clippy::cast_precision_loss, reason = "rounded once, to the nearest")]
pub(super) const fn wide(product: i128) -> f64 {
    product as f64
}

/// How often a standard normal variable lies above z.
pub(super) fn normal_above(z: f64) -> f64 {
    0.5 * libm::erfc(z / SQRT_2)
}

/// How often a standard normal variable lies as far from nought as z, or farther.
pub(super) fn normal_beyond(z: f64) -> f64 {
    libm::erfc(z.abs() / SQRT_2)
}

/// The z above which a standard normal variable lies so often; p above nought and below one (Wichura 1988, algorithm AS
/// 241, PPND16, and one step of Halley's).
pub(in crate::monitor) fn normal_upper_quantile(p: f64) -> f64 {
    let polynomial =
        |coefficients: [f64; 8], r: f64| coefficients.iter().rev().fold(0.0, |sum, c| sum * r + c);
    let q = 0.5 - p;
    let start = if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        q * polynomial(CENTRE.0, r) / polynomial(CENTRE.1, r)
    } else {
        let r = (-libm::log(if q < 0.0 { 1.0 - p } else { p })).sqrt();
        let (coefficients, r) = if r <= 5.0 { (MIDDLE, r - 1.6) } else { (FAR, r - 5.0) };
        let z = polynomial(coefficients.0, r) / polynomial(coefficients.1, r);
        if q < 0.0 { -z } else { z }
    };
    let density = libm::exp(-0.5 * start * start - HALF_LN_TAU);
    let step = (normal_above(start) - p) / density;
    let refined = start + step / (1.0 - 0.5 * start * step);
    if refined.is_finite() { refined } else { start }
}

type Fraction = ([f64; 8], [f64; 8]);

const CENTRE: Fraction = (
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_854,
    ],
);

const MIDDLE: Fraction = (
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
);

const FAR: Fraction = (
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
);

/// How often a chi-square variable with so many degrees of freedom lies above x.
///
/// Sums of positive terms only: from the last whole step of the incomplete gamma function down when x is above its mean,
/// so that a far tail keeps its digits, and one minus the lower series when it is below.
pub(super) fn chi_square_above(x: f64, degrees: u32) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    if degrees == 0 || x.is_infinite() {
        return 0.0;
    }
    let (shape, half) = (0.5 * f64::from(degrees), 0.5 * x);
    // The Poisson probability x^a e^−x / Γ(a + 1), for whole a and for halves.
    let poisson = |a: f64| {
        if a <= 0.0 {
            return libm::exp(-half);
        }
        libm::exp(-stirling_error(a) - deviance(a, half, a - half)) / (2.0 * PI * a).sqrt()
    };
    if half <= shape {
        let (mut term, mut sum, mut step) = (1.0, 1.0, shape);
        while term > 1e-17 * sum {
            step += 1.0;
            term *= half / step;
            sum += term;
        }
        return (1.0 - poisson(shape) * sum).clamp(0.0, 1.0);
    }
    let last = if degrees % 2 == 1 { libm::erfc(half.sqrt()) } else { 0.0 };
    if degrees == 1 {
        return last;
    }
    let (mut term, mut sum, mut step) = (1.0, 1.0, shape - 1.0);
    let top = poisson(step);
    while step > 0.75 && term > 1e-18 * sum {
        term *= step / half;
        sum += term;
        step -= 1.0;
    }
    (top * sum + last).clamp(0.0, 1.0)
}

/// Where an increasing function is nought, by Newton's steps kept between the ends found so far. The function gives its
/// value and its slope.
pub(super) fn root(start: f64, function: impl Fn(f64) -> (f64, f64)) -> f64 {
    let (mut low, mut high) = (f64::NEG_INFINITY, f64::INFINITY);
    let (mut at, mut reach) = (start, 1.0_f64);
    for _ in 0..200 {
        let (value, slope) = function(at);
        if value < 0.0 {
            low = at;
        } else if value > 0.0 {
            high = at;
        } else {
            return at;
        }
        let newton = at - value / slope;
        // A step of Newton's squares the error: after one so short, what is left is below the last digit.
        if (newton - at).abs() <= 1e-9 * at.abs().clamp(1e-3, 1.0) {
            return newton;
        }
        let open = if value < 0.0 { high.is_infinite() } else { low.is_infinite() };
        let next = if open {
            // Nothing is known on that side yet: no step is longer than twice the one before.
            let step = if value < 0.0 { reach } else { -reach };
            reach *= 2.0;
            if (newton - at).abs() < step.abs() { newton } else { at + step }
        } else if newton > low && newton < high {
            newton
        } else {
            0.5 * (low + high)
        };
        if next <= low || next >= high {
            return at;
        }
        at = next;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(found: f64, wanted: f64, relative: f64) {
        let off = if wanted == 0.0 { found.abs() } else { (found / wanted - 1.0).abs() };
        assert!(off <= relative, "{found:e}, not {wanted:e}: off by {off:e}");
    }

    // The figures of these tests are mpmath's, with forty digits.

    #[test]
    fn tabled_factorials_are_right() {
        for (n, factorial) in
            [(0, 1.0), (1, 1.0), (5, 120.0), (18, 6_402_373_705_728_000.0), (170, 7.257_415_615_307_999e306)]
        {
            let (mantissa, exponent) = tabled_factorial(n);
            near(libm::ldexp(mantissa, exponent), factorial, 1e-15);
        }
    }

    #[test]
    fn the_error_of_stirling_is_right_on_both_sides_of_the_end_of_the_table() {
        near(stirling_error(0.5), 0.153_426_409_720_027_35, 1e-15);
        near(stirling_error(7.0), 0.011_896_709_945_891_77, 1e-15);
        near(stirling_error(15.5), 0.005_375_599_032_926_834, 1e-15);
        near(stirling_error(16.0), 0.005_207_655_919_609_640_4, 1e-15);
        near(stirling_error(16.5), 0.005_049_887_331_583_002, 1e-15);
        near(stirling_error(1000.0), 8.333_333_055_555_635e-5, 1e-15);
    }

    #[test]
    fn a_table_of_factorials_and_deviances_give_the_same_probability() {
        for (group, others, selected) in
            [(500, 523, 300), (3, 1020, 400), (511, 512, 2), (10, 13, 11), (1, 1, 1)]
        {
            for x in (0..=selected.min(group)).filter(|x| selected - x <= others) {
                let (one, other) = (
                    hypergeometric(x, group, others, selected),
                    ln_hypergeometric(x, group, others, selected),
                );
                near(libm::exp(other), one, 1e-12);
            }
        }
        for (x, group, others, selected) in [(3, 2, 5, 4), (0, 2, 3, 4), (3, 2000, 5, 2)] {
            near(hypergeometric(x, group, others, selected), 0.0, 0.0);
        }
    }

    #[test]
    fn a_deviance_is_the_same_by_both_of_its_forms() {
        for (x, mean) in [(1.0, 1.25), (100.0, 122.0), (100.0, 122.3), (1e6, 1.2e6), (7.0, 6.9)] {
            near(deviance(x, mean, x - mean), x * libm::log(x / mean) + mean - x, 1e-8);
        }
        assert_eq!((deviance(0.0, 3.5, -3.5), deviance(3.5, 3.5, 0.0)), (3.5, 0.0));
        // (1 + u) ln(1 + u) − u at u = 1e-6, times a million.
        near(deviance(1_000_001.0, 1e6, 1.0), 4.999_998_333_334_167e-7, 1e-14);
    }

    #[test]
    fn a_normal_tail_keeps_its_digits() {
        for (z, above) in [
            (0.0, 0.5),
            (1.0, 0.158_655_253_931_457_05),
            (5.0, 2.866_515_718_791_939e-7),
            (20.0, 2.753_624_118_606_233_7e-89),
            (37.0, 5.725_571_222_524_577e-300),
        ] {
            near(normal_above(z), above, 1e-12);
            near(normal_beyond(-z), 2.0 * above, 1e-12);
            near(normal_above(-z), 1.0 - above, 1e-15);
        }
    }

    #[test]
    fn a_normal_quantile_is_right_in_each_of_its_ranges() {
        for (p, z) in [
            (0.5, 0.0),
            (0.3, 0.524_400_512_708_040_8),
            (0.8, -0.841_621_233_572_914_2),
            (0.075, 1.439_531_470_938_456),
            (0.925, -1.439_531_470_938_456),
            (0.025, 1.959_963_984_540_054_2),
            (0.999, -3.090_232_306_167_813_5),
            (1e-10, 6.361_340_902_404_056),
            (1.110_223_024_625_156_5e-16, 8.209_536_151_601_387),
            (1e-50, 14.933_337_534_788_489),
            (1e-300, 37.047_096_299_361_2),
        ] {
            near(normal_upper_quantile(p), z, 4e-16);
        }
    }

    #[test]
    fn a_chi_square_tail_is_right_for_few_and_many_degrees_of_freedom() {
        for (x, degrees, above) in [
            (3.841_458_820_694_124, 1, 0.050_000_000_000_000_06),
            (1e-6, 1, 0.999_202_115_572_177_9),
            (700.0, 1, 2.990_226_975_124_620_3e-154),
            (1400.0, 1, 2.101_014_516_264_217_5e-306),
            (0.5, 2, 0.778_800_783_071_404_9),
            (1300.0, 2, 5.111_951_948_651_156e-283),
            (2.5, 3, 0.475_291_083_343_020_6),
            (900.0, 3, 8.851_690_237_125_582e-195),
            (7.0, 5, 0.220_640_307_936_710_8),
            (11.3, 10, 0.334_627_893_775_764_3),
            (1200.0, 11, 1.619_566_221_622_354e-250),
            (40.0, 100, 0.999_999_987_541_073_9),
            (250.0, 100, 7.766_936_403_539_177e-15),
            (1500.0, 100, 2.525_432_028_886_37e-248),
            (9999.0, 9999, 0.498_119_271_927_219_2),
            (10_500.0, 9999, 0.000_241_530_114_222_553_35),
            (9000.0, 10_000, 0.999_999_999_999_873),
            (15_000.0, 10_000, 5.915_868_829_051_96e-208),
            (4_294_967_295.0, u32::MAX, 0.499_997_130_383_384_1),
            (4_295_500_000.0, u32::MAX, 4.530_241_054_854_024e-9),
        ] {
            near(chi_square_above(x, degrees), above, 1e-11);
        }
        assert_eq!(
            (chi_square_above(0.0, 3), chi_square_above(-1.0, 3), chi_square_above(0.0, 0)),
            (1.0, 1.0, 1.0)
        );
        assert_eq!((chi_square_above(f64::INFINITY, 3), chi_square_above(1.0, 0)), (0.0, 0.0));
    }

    #[test]
    fn a_binomial_probability_is_nought_outside_what_is_possible() {
        let ln = |x, n, p| ln_binomial(x, n, p, 1.0 - p);
        assert_eq!(
            (ln(4, 3, 0.5), ln(1, 3, 0.0), ln(2, 3, 1.0)),
            (f64::NEG_INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY)
        );
        assert_eq!((ln(0, 3, 0.0), ln(3, 3, 1.0), ln(0, 0, 0.3)), (0.0, 0.0, 0.0));
        near(ln(1, 3, 0.25), libm::log(27.0 / 64.0), 1e-15);
        // One of four billion not selected: n q p^(n − 1).
        let one_left = libm::log(0.4) + 3_999_999_999.0 * libm::log1p(-1e-10);
        near(ln_binomial(3_999_999_999, 4_000_000_000, 1.0 - 1e-10, 1e-10), one_left, 1e-12);
        near(ln(0, 4_000_000_000, 1e-4), 4e9 * libm::log1p(-1e-4), 1e-15);
        near(ln(0, 4_000_000_000, 1e-12), -0.004_000_000_000_002, 1e-15);
    }

    #[test]
    fn a_root_is_found_from_anywhere() {
        for start in [-700.0, -3.0, 0.0, 0.5, 40.0, 700.0] {
            near(root(start, |x| (libm::atan(x - 0.25), 1.0 / (1.0 + (x - 0.25) * (x - 0.25)))), 0.25, 1e-15);
            near(root(start, |x| (x * x * x - 8.0, 3.0 * x * x)), 2.0, 1e-15);
            // A slope of no use: halving alone.
            near(root(start, |x| (x * x * x - 8.0, 0.0)), 2.0, 1e-15);
        }
        near(root(3.0, |_| (f64::NAN, f64::NAN)), 3.0, 0.0);
    }
}
