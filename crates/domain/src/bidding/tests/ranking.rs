//! The arithmetic of the evaluation (domain.md §5i, vectors 1 to 3).

use crate::bidding::{
    BidId, PriceFormula, Trigger,
    panel::Formula,
    ranking::{Competition, Offer, Rates, low_prices, points_by, price_points, rounded},
};
use rust_decimal::Decimal;

fn competition(prices: &[u32], ceiling: u32) -> Competition {
    let offers = (1..).zip(prices).map(|(number, price)| Offer {
        bid: BidId(number),
        price: Decimal::from(*price),
    });
    Competition {
        offers: offers.collect(),
        ceiling: Decimal::from(ceiling),
    }
}

fn rates() -> Rates {
    Rates {
        mean: Decimal::new(50, 2),
        second: Decimal::new(50, 2),
        ceiling: Decimal::new(45, 2),
    }
}

#[test]
fn a_low_price_is_found_by_ceiling_and_second_lowest() {
    let bids = competition(&[1_000_000, 950_000, 420_000, 880_000], 1_200_000);
    let found = low_prices(&bids, rates());
    assert_eq!(
        found,
        [(BidId(3), vec![Trigger::Second, Trigger::Ceiling])],
        "406,250 is not above 420,000, 440,000 and 540,000 are"
    );
}

#[test]
fn equality_never_triggers() {
    // The mean is 600; 300 is exactly half of it.
    let bids = competition(&[300, 750, 750], 600);
    let found = low_prices(&bids, rates());
    assert_eq!(found, [(BidId(1), vec![Trigger::Second])]);
    let second = competition(&[500, 1_000, 1_000], 1_000);
    assert!(low_prices(&second, rates()).is_empty());
    let ceiling = competition(&[450, 800, 850], 1_000);
    assert!(low_prices(&ceiling, rates()).is_empty());
    // A mean that has no finite decimal is compared without dividing.
    let thirds = competition(&[200, 500, 500], 444);
    assert_eq!(
        low_prices(&thirds, rates()),
        [(BidId(1), vec![Trigger::Second])]
    );
}

#[test]
fn only_the_lowest_is_measured_by_the_second_lowest() {
    let bids = competition(&[100, 100, 1_000], 100);
    assert_eq!(
        low_prices(&bids, rates()),
        [
            (BidId(1), vec![Trigger::Mean]),
            (BidId(2), vec![Trigger::Mean])
        ]
    );
    let alone = competition(&[100], 100);
    assert!(low_prices(&alone, rates()).is_empty());
}

#[test]
fn the_lowest_price_gets_all_points_and_the_others_their_share() {
    let bids = competition(&[1_000_000, 800_000], 1_200_000);
    let points = price_points(&bids.offers, Decimal::from(20));
    assert_eq!(points[&BidId(1)], Decimal::from(16));
    assert_eq!(points[&BidId(2)], Decimal::from(20));
    assert!(price_points(&[], Decimal::from(20)).is_empty());
}

#[test]
fn points_are_rounded_half_up_to_two_places() {
    assert_eq!(rounded(Decimal::new(12_345, 3)), Decimal::new(1_235, 2));
    assert_eq!(rounded(Decimal::new(12_344, 3)), Decimal::new(1_234, 2));
    // 10 × 2 ÷ 3
    let bids = competition(&[3, 2], 3);
    let points = price_points(&bids.offers, Decimal::from(10));
    assert_eq!(points[&BidId(1)], Decimal::new(667, 2));
}

#[test]
fn other_formulas_are_data() {
    let formula = |kind| Formula {
        kind,
        above: Decimal::new(2, 1),
        below: Decimal::new(1, 1),
        statement: None,
    };
    let bids = competition(&[1_100, 1_000, 900], 1_200);
    let most = Decimal::from(20);
    let low = points_by(&Formula::default(), &bids.offers, most);
    assert_eq!(low, price_points(&bids.offers, most));
    // Ten percent above the mean costs two points, ten below one.
    let mean = points_by(&formula(PriceFormula::MeanDeviation), &bids.offers, most);
    assert_eq!(mean[&BidId(1)], Decimal::from(18));
    assert_eq!(mean[&BidId(2)], Decimal::from(20));
    assert_eq!(mean[&BidId(3)], Decimal::from(19));
    // A tenth above the lowest loses a tenth of the points; nobody falls below nothing.
    let bids = competition(&[1_000, 1_100, 2_500], 3_000);
    let far = points_by(
        &formula(PriceFormula::DistanceFromLowest),
        &bids.offers,
        most,
    );
    assert_eq!(far[&BidId(1)], Decimal::from(20));
    assert_eq!(far[&BidId(2)], Decimal::from(18));
    assert_eq!(far[&BidId(3)], Decimal::ZERO);
}
