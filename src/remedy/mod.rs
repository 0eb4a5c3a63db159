//! The smallest change that puts a shortlist right, or the proof that there is none.

mod problem;

pub use self::problem::{Answer, Limit, Problem, ProblemError, Selection, Violation};

/// After how many steps a search gives up, where nothing else is said: nodes of its tree and changes of prices.
pub const STEPS: u64 = 200_000;
