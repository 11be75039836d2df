//! Prints what the engine finds again of planted relations, in both languages:
//! `cargo run --release -p measure --example study -- 500`.

use kernel::Lang;
use measure::study::{Plan, study, table};

fn main() {
    let repeats = std::env::args().nth(1).and_then(|text| text.parse().ok());
    let rows = study(&Plan::standard(1, repeats.unwrap_or(100)));
    for lang in Lang::ALL {
        println!("{}", table(&rows, lang));
    }
}
