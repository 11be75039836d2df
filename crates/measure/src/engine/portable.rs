//! Arithmetic that gives the same bits on any machine: only `+ − × ÷`, square roots and the bits of
//! a number, which IEEE 754 fixes. The logarithm of a system library may differ in its last digit.

pub(crate) use crate::numeric::real;

/// ln 2, its leading 32 bits and the rest.
const LN_2_HIGH: f64 = 0.693_147_180_369_123_8;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;

/// 1/21, 1/19, … 1/3.
const ODD: [f64; 10] = [
    1.0 / 21.0,
    1.0 / 19.0,
    1.0 / 17.0,
    1.0 / 15.0,
    1.0 / 13.0,
    1.0 / 11.0,
    1.0 / 9.0,
    1.0 / 7.0,
    1.0 / 5.0,
    1.0 / 3.0,
];
/// 1/14!, 1/13!, … 1/1!, 1/0!.
const FACTORIAL: [f64; 15] = [
    1.0 / 87_178_291_200.0,
    1.0 / 6_227_020_800.0,
    1.0 / 479_001_600.0,
    1.0 / 39_916_800.0,
    1.0 / 3_628_800.0,
    1.0 / 362_880.0,
    1.0 / 40_320.0,
    1.0 / 5_040.0,
    1.0 / 720.0,
    1.0 / 120.0,
    1.0 / 24.0,
    1.0 / 6.0,
    1.0 / 2.0,
    1.0,
    1.0,
];
/// Added and taken away again it leaves the nearest whole number.
const WHOLE: f64 = 6_755_399_441_055_744.0;

/// The natural logarithm of a positive normal number; minus infinity for zero and below.
pub(crate) fn ln(x: f64) -> f64 {
    if x <= 0.0 {
        return f64::NEG_INFINITY;
    }
    let bits = x.to_bits();
    let exponent = (bits >> 52) & 0x7ff;
    let mantissa = f64::from_bits((bits & 0x000f_ffff_ffff_ffff) | 0x3ff0_0000_0000_0000);
    let (mantissa, shift) = if mantissa > std::f64::consts::SQRT_2 {
        (mantissa / 2.0, 1)
    } else {
        (mantissa, 0)
    };
    let power = f64::from(u32::try_from(exponent + shift).unwrap_or(0)) - 1023.0;
    let f = (mantissa - 1.0) / (mantissa + 1.0);
    let s = f * f;
    let series = ODD.iter().fold(0.0, |sum, part| (sum + part) * s);
    power * LN_2_HIGH + (power * LN_2_LOW + 2.0 * f * (1.0 + series))
}

/// e to the power `x`; 0 below −700, infinite above 700.
pub(crate) fn exp(x: f64) -> f64 {
    if x < -700.0 {
        return 0.0;
    }
    if x > 700.0 {
        return f64::INFINITY;
    }
    let k = (x * std::f64::consts::LOG2_E + WHOLE) - WHOLE;
    let r = (x - k * LN_2_HIGH) - k * LN_2_LOW;
    let series = FACTORIAL.iter().fold(0.0, |sum, part| sum * r + part);
    let biased = index(k + 1023.0);
    let scale = f64::from_bits(u64::try_from(biased).unwrap_or(0) << 52);
    series * scale
}

/// The logarithm to base two.
pub(crate) fn log2(x: f64) -> f64 {
    ln(x) * std::f64::consts::LOG2_E
}

/// ln(p / (1 − p)), with p kept off 0 and 1 by half a draw of `draws`.
pub(crate) fn logit(p: f64, draws: usize) -> f64 {
    let least = 0.5 / real(draws).max(1.0);
    let p = p.clamp(least, 1.0 - least);
    ln(p / (1.0 - p))
}

/// ln(eᵃ + eᵇ).
pub(crate) fn ln_add(a: f64, b: f64) -> f64 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    if low == f64::NEG_INFINITY {
        return high;
    }
    high + ln(1.0 + exp(low - high))
}

/// A count that fits every file.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The nearest whole number of 0 ≤ x < 2³².
pub(crate) fn index(x: f64) -> usize {
    const SHIFT: f64 = 4_503_599_627_370_496.0;
    let bits = (x + SHIFT).to_bits() & 0xffff_ffff;
    usize::try_from(bits).unwrap_or(0)
}

/// A number strictly between 0 and 1 from 52 random bits.
pub(crate) fn unit(bits: u64) -> f64 {
    let in_one_to_two = f64::from_bits((bits >> 12) | 0x3ff0_0000_0000_0000);
    in_one_to_two - 1.0 + f64::EPSILON / 4.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_system_library() {
        for k in 1..40_000_u32 {
            let x = f64::from(k) * 0.003_7;
            assert!(
                (ln(x) - x.ln()).abs() <= 4e-16 * x.ln().abs().max(1.0),
                "ln {x}"
            );
            let y = x - 74.0;
            assert!((exp(y) / y.exp() - 1.0).abs() < 2e-15, "exp {y}");
        }
        assert_eq!(ln(1.0), 0.0);
        assert_eq!(exp(0.0), 1.0);
        assert_eq!(ln(0.0), f64::NEG_INFINITY);
        assert!((log2(8.0) - 3.0).abs() < 1e-15);
        assert!((ln_add(2f64.ln(), 3f64.ln()) - 5f64.ln()).abs() < 1e-15);
        assert_eq!(ln_add(f64::NEG_INFINITY, 1.5), 1.5);
    }

    #[test]
    fn a_unit_number_is_never_zero_or_one() {
        assert!(unit(0) > 0.0);
        assert!(unit(u64::MAX) < 1.0);
        assert_eq!(index(1_022.7), 1_023);
        assert_eq!(index(0.0), 0);
    }
}
