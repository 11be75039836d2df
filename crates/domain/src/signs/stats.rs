//! Means, spreads and correlations in exact decimals.

use rust_decimal::Decimal;

/// The mean; nothing for nothing.
pub fn mean(values: &[Decimal]) -> Option<Decimal> {
    let sum: Decimal = values.iter().sum();
    sum.checked_div(Decimal::from(values.len()))
}

/// The variance over all values (not of a sample).
pub fn variance(values: &[Decimal]) -> Option<Decimal> {
    let centre = mean(values)?;
    let squares: Vec<Decimal> = values
        .iter()
        .map(|one| (one - centre) * (one - centre))
        .collect();
    mean(&squares)
}

/// The standard deviation over all values, to six places.
pub fn deviation(values: &[Decimal]) -> Option<Decimal> {
    variance(values).map(root)
}

/// The square root by Newton's method; forty steps are more than enough for six places.
pub fn root(value: Decimal) -> Decimal {
    if value <= Decimal::ZERO {
        return Decimal::ZERO;
    }
    let mut guess = value.max(Decimal::ONE);
    for _ in 0..40 {
        let Some(other) = value.checked_div(guess) else {
            return Decimal::ZERO;
        };
        guess = ((guess + other) * Decimal::new(5, 1)).round_dp(12);
    }
    guess.round_dp(6)
}

/// The ranks of some values, from 1; equal values share the mean of their places.
fn ranks(values: &[Decimal]) -> Vec<Decimal> {
    let rank = |value: &Decimal| {
        let below = values.iter().filter(|one| *one < value).count();
        let equal = values.iter().filter(|one| *one == value).count();
        Decimal::from(below) + (Decimal::from(equal) + Decimal::ONE) * Decimal::new(5, 1)
    };
    values.iter().map(rank).collect()
}

/// Spearman's rank correlation of some pairs, from −1 to 1; nothing where one side never varies.
pub fn spearman(pairs: &[(Decimal, Decimal)]) -> Option<Decimal> {
    let left = ranks(&pairs.iter().map(|pair| pair.0).collect::<Vec<_>>());
    let right = ranks(&pairs.iter().map(|pair| pair.1).collect::<Vec<_>>());
    let (mid_left, mid_right) = (mean(&left)?, mean(&right)?);
    let together: Decimal = left
        .iter()
        .zip(&right)
        .map(|(one, two)| (one - mid_left) * (two - mid_right))
        .sum();
    let spread = |values: &[Decimal], middle: Decimal| -> Decimal {
        values
            .iter()
            .map(|one| (one - middle) * (one - middle))
            .sum()
    };
    let below = root(spread(&left, mid_left) * spread(&right, mid_right));
    together.checked_div(below).map(|rho| rho.round_dp(4))
}

/// The intraclass correlation of raters over items (one-way, single rater): rows are items, each
/// with one score per rater. One means that raters tell good items from bad alike; zero or less that
/// they differ within an item as much as items differ.
pub fn agreement(items: &[Vec<Decimal>]) -> Option<Decimal> {
    let raters = items.first()?.len();
    if raters < 2 || items.len() < 2 || items.iter().any(|row| row.len() != raters) {
        return None;
    }
    let means: Vec<Decimal> = items.iter().filter_map(|row| mean(row)).collect();
    let centre = mean(&means)?;
    let count = Decimal::from(raters);
    let between: Decimal = means
        .iter()
        .map(|one| (one - centre) * (one - centre))
        .sum();
    let between = (between * count).checked_div(Decimal::from(items.len().checked_sub(1)?))?;
    let within: Decimal = items
        .iter()
        .filter_map(|row| variance(row))
        .sum::<Decimal>()
        * count;
    let free = items.len().checked_mul(raters.checked_sub(1)?)?;
    let within = within.checked_div(Decimal::from(free))?;
    let whole = between + (count - Decimal::ONE) * within;
    (between - within)
        .checked_div(whole)
        .map(|one| one.round_dp(4))
}
