//! The smallest change that puts a shortlist right, or the proof that there is none.
//!
//! [`Decision::remedy`](crate::Decision::remedy) asks for it. What it may do: invite who is active and found suited; take a
//! place from somebody only where places are planned and either none is left or more of them would do, and never one
//! whose invitation is sent; break no rule. How somebody on the list is interviewed it does not change. Of all such changes it is one with the fewest removed, then the fewest added, then the highest total
//! score; of equals, that whose added come first by day of application and id, then whose removed do.
//!
//! The same search serves on plain numbers: [`Problem`].

mod change;
mod problem;

pub(crate) use self::change::Placed;
pub use self::change::{Change, Claim, Conflict, Number, Relaxation, Remedy, Unproved, Yielding};
pub use self::problem::{Answer, Limit, Problem, ProblemError, Selection, Violation};
pub(crate) use self::problem::{share_of_one, share_row};

/// After how many steps a search gives up, where nothing else is said: nodes of its tree and changes of prices.
pub const STEPS: u64 = 200_000;
