//! Numbers in, numbers out: rates, intervals and tests. Nothing here knows what a round is.

mod alternative;
mod binomial;
mod discrete;
mod interval;
mod number;
mod proportion;
mod rate;

pub use alternative::{Alternative, TwoSidedBy};
pub use interval::{Interval, Level, LevelError};
pub use rate::{Rate, RateError};
