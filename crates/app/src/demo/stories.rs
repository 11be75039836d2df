//! Purchases told step by step, each for one turn that a purchase can take. The same steps are told
//! through the bus, through forms and in a browser.

pub mod cn_consultation_two;
