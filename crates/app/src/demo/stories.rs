//! Stories of whole purchases as step scripts, told through the bus, through forms or in a browser.

pub mod ny_renewal;
pub mod uk_award;
