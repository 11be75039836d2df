//! Purchases told step by step, each showing one way a purchase can go. The same steps are told
//! through the bus, through forms and in a browser.

pub mod cn_consultation_two;
pub mod cn_failed_repeat;
pub mod cn_objection;
pub mod cn_open_lots;
pub mod ny_renewal;
pub mod uk_award;
