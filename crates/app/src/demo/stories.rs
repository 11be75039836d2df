//! Purchases told step by step, each showing one way a purchase can go. The same steps are told
//! through the bus, through forms and in a browser.

pub mod cn_failed_repeat;
pub mod cn_objection;
pub mod cn_open_lots;
