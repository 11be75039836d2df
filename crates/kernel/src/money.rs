//! Exact money. Amounts are decimals with the currency beside them; binary fractions never occur.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The largest amount the program accepts, in units of any currency.
pub const AMOUNT_MAX: Decimal = Decimal::from_parts(0xD4A5_1000, 0xE8, 0, false, 0);

/// A currency by its ISO 4217 code.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Currency {
    /// Renminbi yuan.
    #[default]
    CNY,
    /// Pound sterling.
    GBP,
    /// United States dollar.
    USD,
    /// Euro.
    EUR,
}

impl Currency {
    /// The ISO 4217 code.
    pub const fn code(self) -> &'static str {
        match self {
            Currency::CNY => "CNY",
            Currency::GBP => "GBP",
            Currency::USD => "USD",
            Currency::EUR => "EUR",
        }
    }

    /// The sign written before an amount.
    pub const fn sign(self) -> &'static str {
        match self {
            Currency::CNY => "¥",
            Currency::GBP => "£",
            Currency::USD => "$",
            Currency::EUR => "€",
        }
    }
}

/// An amount of money: exact, not negative, at most two decimal places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Money {
    #[serde(with = "rust_decimal::serde::str")]
    amount: Decimal,
    currency: Currency,
}

/// Why a text or a calculation is not money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not a plain decimal number.
    #[error("not an amount")]
    NotANumber,
    /// Below zero.
    #[error("the amount is negative")]
    Negative,
    /// More than two decimal places.
    #[error("the amount has more than two decimal places")]
    TooPrecise,
    /// Above [`AMOUNT_MAX`].
    #[error("the amount is too large")]
    TooLarge,
    /// Two currencies in one calculation.
    #[error("the amounts are in different currencies")]
    MixedCurrencies,
}

impl Money {
    /// Nothing, in `currency`.
    pub const fn zero(currency: Currency) -> Money {
        Money {
            amount: Decimal::ZERO,
            currency,
        }
    }

    /// An amount of `currency`.
    ///
    /// # Errors
    /// Refuses negative, over-precise and over-large amounts.
    pub fn new(amount: Decimal, currency: Currency) -> Result<Money, MoneyError> {
        let amount = amount.normalize();
        if amount.is_sign_negative() && !amount.is_zero() {
            return Err(MoneyError::Negative);
        }
        if amount.scale() > 2 {
            return Err(MoneyError::TooPrecise);
        }
        if amount > AMOUNT_MAX {
            return Err(MoneyError::TooLarge);
        }
        Ok(Money { amount, currency })
    }

    /// Whole yuan, for rules and examples.
    pub fn yuan(amount: u32) -> Money {
        Money {
            amount: Decimal::from(amount),
            currency: Currency::CNY,
        }
    }

    /// Reads what a person typed: `300000`, `300,000.50`, `¥ 300,000`, full-width digits.
    ///
    /// # Errors
    /// See [`MoneyError`].
    pub fn parse(text: &str, currency: Currency) -> Result<Money, MoneyError> {
        let plain: String = text
            .chars()
            .filter_map(|c| match c {
                '０'..='９' => char::from_digit(u32::from(c).wrapping_sub(u32::from('０')), 10),
                '．' => Some('.'),
                ',' | '，' | '¥' | '￥' | '£' | '$' | '€' => None,
                c if c.is_whitespace() => None,
                c => Some(c),
            })
            .collect();
        let amount = Decimal::from_str(&plain).map_err(|_| MoneyError::NotANumber)?;
        Money::new(amount, currency)
    }

    /// The amount without its currency.
    pub const fn amount(self) -> Decimal {
        self.amount
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// Whether this is nothing.
    pub fn is_zero(self) -> bool {
        self.amount.is_zero()
    }

    /// The sum.
    ///
    /// # Errors
    /// Different currencies, or a sum above the limit.
    pub fn plus(self, other: Money) -> Result<Money, MoneyError> {
        self.same_currency(other)?;
        Money::new(self.amount + other.amount, self.currency)
    }

    /// What is left after `other` is taken away.
    ///
    /// # Errors
    /// Different currencies, or less than nothing left.
    pub fn minus(self, other: Money) -> Result<Money, MoneyError> {
        self.same_currency(other)?;
        Money::new(self.amount - other.amount, self.currency)
    }

    /// This amount times `factor`, rounded half up to the fen (cent).
    ///
    /// # Errors
    /// A negative or over-large result.
    pub fn times(self, factor: Decimal) -> Result<Money, MoneyError> {
        let product = self
            .amount
            .checked_mul(factor)
            .ok_or(MoneyError::TooLarge)?;
        let rounded = product.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        Money::new(rounded, self.currency)
    }

    /// Whether this is at most `other`; amounts in different currencies never are.
    pub fn at_most(self, other: Money) -> Result<(), MoneyError> {
        self.same_currency(other)?;
        if self.amount <= other.amount {
            Ok(())
        } else {
            Err(MoneyError::TooLarge)
        }
    }

    fn same_currency(self, other: Money) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::MixedCurrencies)
        }
    }
}

/// Adds up amounts of one currency.
///
/// # Errors
/// Different currencies, or a sum above the limit.
pub fn total(
    currency: Currency,
    amounts: impl IntoIterator<Item = Money>,
) -> Result<Money, MoneyError> {
    amounts
        .into_iter()
        .try_fold(Money::zero(currency), Money::plus)
}

impl fmt::Display for Money {
    /// Sign, thousands in threes and two decimals: `¥300,000.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.2}", self.amount);
        let (whole, cents) = text.split_once('.').unwrap_or((text.as_str(), "00"));
        let digits = whole.len();
        let mut grouped = String::with_capacity(digits + digits / 3);
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (digits - place) % 3 == 0 {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        write!(f, "{}{grouped}.{cents}", self.currency.sign())
    }
}

/// A share of a hundred, exact, from 0 to 100 with at most two decimal places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Percent(#[serde(with = "rust_decimal::serde::str")] Decimal);

impl Percent {
    /// None of it.
    pub const ZERO: Percent = Percent(Decimal::ZERO);

    /// A share between 0 and 100.
    pub fn new(value: Decimal) -> Option<Percent> {
        let value = value.normalize();
        let fits = value >= Decimal::ZERO && value <= Decimal::ONE_HUNDRED && value.scale() <= 2;
        fits.then_some(Percent(value))
    }

    /// Whole per cent; anything above 100 becomes 100.
    pub fn whole(value: u8) -> Percent {
        Percent(Decimal::from(value.min(100)))
    }

    /// The number before the sign.
    pub const fn value(self) -> Decimal {
        self.0
    }

    /// The share as a factor: 30 % is 0.3.
    pub fn factor(self) -> Decimal {
        self.0 / Decimal::ONE_HUNDRED
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}%", self.0.normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        for (typed, shown) in [
            ("300000", "¥300,000.00"),
            ("￥ 1,234.5", "¥1,234.50"),
            ("１２", "¥12.00"),
            ("0", "¥0.00"),
        ] {
            assert_eq!(
                Money::parse(typed, Currency::CNY).unwrap().to_string(),
                shown
            );
        }
    }

    #[test]
    fn refuses_what_is_not_money() {
        let parse = |text| Money::parse(text, Currency::CNY).unwrap_err();
        assert_eq!(parse("a lot"), MoneyError::NotANumber);
        assert_eq!(parse("-1"), MoneyError::Negative);
        assert_eq!(parse("0.001"), MoneyError::TooPrecise);
        assert_eq!(parse("1000000000001"), MoneyError::TooLarge);
        assert!(Money::parse("1000000000000", Currency::CNY).is_ok());
    }

    #[test]
    fn interest_of_the_worked_example() {
        // 300,000 due, 47 days late, 0.05 % a day (domain.md §5i vector 7).
        let rate = Decimal::new(5, 4) * Decimal::from(47);
        assert_eq!(
            Money::yuan(300_000).times(rate).unwrap(),
            Money::yuan(7_050)
        );
    }

    #[test]
    fn never_goes_below_nothing_or_mixes_currencies() {
        assert_eq!(
            Money::yuan(1).minus(Money::yuan(2)),
            Err(MoneyError::Negative)
        );
        let pounds = Money::zero(Currency::GBP);
        assert_eq!(
            Money::yuan(1).plus(pounds),
            Err(MoneyError::MixedCurrencies)
        );
    }
}
