//! Numbers in, numbers out: rates, intervals and tests. Nothing here knows what a round is.

mod interval;
mod rate;

pub use interval::{Interval, Level, LevelError};
pub use rate::{Rate, RateError};
