//! What the practice shows, over many rounds: counts that add up, and what they can and cannot tell.

mod statistics;

pub use statistics::*;
