//! The derivative of ln Γ.

use crate::engine::portable::ln;

/// ψ(x) for x > 0: recurrence up to 8, then the asymptotic series.
pub(super) fn digamma(x: f64) -> f64 {
    let mut x = x.max(1e-12);
    let mut sum = 0.0;
    while x < 8.0 {
        sum -= 1.0 / x;
        x += 1.0;
    }
    let s = 1.0 / (x * x);
    let series = s
        * (1.0 / 12.0
            - s * (1.0 / 120.0
                - s * (1.0 / 252.0
                    - s * (1.0 / 240.0 - s * (1.0 / 132.0 - s * 691.0 / 32_760.0)))));
    sum + ln(x) - 0.5 / x - series
}

#[cfg(test)]
mod tests {
    use super::digamma;

    /// ψ(1) = −γ, ψ(½) = −γ − 2 ln 2, ψ(x + 1) = ψ(x) + 1/x.
    #[test]
    fn known_values() {
        let gamma = 0.577_215_664_901_532_9;
        assert!((digamma(1.0) + gamma).abs() < 1e-12);
        assert!((digamma(0.5) + gamma + 2.0 * std::f64::consts::LN_2).abs() < 1e-12);
        for x in [0.01, 0.3, 2.7, 7.9, 8.1, 100.0] {
            assert!(
                (digamma(x + 1.0) - digamma(x) - 1.0 / x).abs() < 1e-11,
                "{x}"
            );
        }
    }
}
