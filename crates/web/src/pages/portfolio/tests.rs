//! Sums are shown of five contracts or more, and say nothing of a contract the reader may not see.

use super::one;
use crate::wording::In;
use app::relationship::{Pool, Pools, Portfolio};
use kernel::Lang;
use measure::{pool::Pooled, schema::Part};

fn portfolio(contracts: u32) -> Portfolio {
    Portfolio {
        contracts,
        pools: vec![Pool {
            upper: Part::Host,
            index: Pools::Absorption,
            pooled: Pooled {
                phi: None,
                mu: vec![0.7, 0.3],
                mean: 0.3,
                projects: Vec::new(),
                apart: Vec::new(),
            },
        }],
        told: Vec::new(),
    }
}

#[test]
fn four_contracts_give_no_sum_and_five_do() {
    let four = one(In(Lang::En), &portfolio(4)).into_string();
    assert!(four.contains("five contracts or more") && !four.contains("30 %"));
    let five = one(In(Lang::En), &portfolio(5)).into_string();
    assert!(five.contains("30 %") && five.contains("do not differ beyond chance"));
    assert!(!five.contains("/purchases/"), "no single contract is named");
}
