//! Numbers in, numbers out: rates, intervals and tests. Nothing here knows what a round is.

mod alternative;
mod binomial;
mod conditional;
mod convolution;
mod discrete;
mod exact_conditional;
mod interval;
mod martingale;
mod multiple;
mod noncentral;
mod number;
mod one_sample;
mod pipeline;
mod population;
mod proportion;
mod ranked;
mod rate;
mod strata;
mod target;
mod trend;
mod two_by_two;
mod z;

pub use alternative::{Alternative, TwoSidedBy};
pub use conditional::ConditionalOddsRatio;
pub use exact_conditional::ExactConditional;
pub use interval::{Interval, Level, LevelError};
pub(super) use martingale::{Exact, MartingaleFields, StateError, log_sum};
pub use martingale::{GridError, Side, TestMartingale};
pub use multiple::{PValueError, benjamini_hochberg, holm};
pub(super) use number::normal_upper_quantile;
pub use one_sample::OneSample;
pub use pipeline::{Pipeline, PipelineError, PipelineStep, PipelineYear};
pub use population::{PopulationShare, PopulationShareError};
pub use ranked::{
    PrefixCheck, RankedGroupFairness, RankedGroupFairnessError, RerankError, Reranking, Scored, Shortfall,
};
pub use rate::{Rate, RateError};
pub use strata::{BreslowDay, CochranMantelHaenszel, CommonOddsRatio, Strata};
pub use target::{Arrival, Forecast, LocalTarget, LocalTargetError, NeededShare, Outlook};
pub use trend::cochran_armitage;
pub use two_by_two::{SmallestEvidence, TwoByTwo};
pub use z::Z;
