//! Numbers in, numbers out: rates, intervals and tests. Nothing here knows what a round is.

mod alternative;
mod binomial;
mod conditional;
mod discrete;
mod interval;
mod multiple;
mod number;
mod proportion;
mod rate;
mod trend;
mod two_by_two;
mod z;

pub use alternative::{Alternative, TwoSidedBy};
pub use conditional::ConditionalOddsRatio;
pub use interval::{Interval, Level, LevelError};
pub use multiple::{PValueError, benjamini_hochberg, holm};
pub use rate::{Rate, RateError};
pub use trend::cochran_armitage;
pub use two_by_two::{SmallestEvidence, TwoByTwo};
pub use z::Z;
