//! What the practice shows, over many rounds: counts that add up, and what they can and cannot tell.

mod book;
mod columns;
mod dimension;
mod gather;
mod local_law_144;
mod publish;
mod rates;
mod reading;
mod sequential;
mod stage;
mod statistics;
mod suppression;
mod tally;
mod tier;
mod tier_pipeline;
mod tier_target;

pub use book::{CodeBook, CodeBookError, Withdrawn};
pub use columns::{ColumnError, Columns, Outcome};
pub use dimension::{Category, Dimension, DimensionError, UNDISCLOSED};
pub use gather::{GatherError, Taken, Told};
pub use local_law_144::{
    Exclusion, LocalLaw144, LocalLaw144Error, LocalLaw144Row, LocalLaw144Table, Whole, above_median,
};
pub use publish::{Cell, Published, PublishedRates};
pub use rates::{Against, AskError, Impact, Rates};
pub use reading::{Question, Reading, Showable};
pub use sequential::{AlreadyClosed, AverageEProcess, AverageError, CloseError, EProcess};
pub use stage::{Stage, StageError, Step};
pub use statistics::*;
pub use tally::{GroupCounts, MergeError, PartId, Tally, TallyError};
pub use tier::{Population, Tier, TierRepresentation, TierRepresentationError};
pub use tier_pipeline::{TierPipeline, TierPipelineError};
pub use tier_target::{Period, TierTarget, TierTargetError};
