//! What the practice shows, over many rounds: counts that add up, and what they can and cannot tell.

mod book;
mod columns;
mod dimension;
mod gather;
mod publish;
mod rates;
mod stage;
mod statistics;
mod suppression;
mod tally;

pub use book::{CodeBook, CodeBookError, Withdrawn};
pub use columns::{ColumnError, Columns, Outcome};
pub use dimension::{Category, Dimension, DimensionError, UNDISCLOSED};
pub use gather::{GatherError, Taken, Told};
pub use publish::{Cell, Published, PublishedRates};
pub use rates::{Against, AskError, Impact, Rates};
pub use stage::{Stage, StageError, Step};
pub use statistics::*;
pub use tally::{GroupCounts, MergeError, PartId, Tally, TallyError};
