//! What municipalities run beside recruitment: networks, groups, plans with their reports, and the yearly statement.
//!
//! Three mechanisms: a cohort is a set of people chosen under bounds, an [`Obligation`] says who owes what, by when or how
//! often and with which evidence, a [`Plan`] is obligations checked on a day into findings. Everything else is data for
//! them, each with the words of its source.

mod documents;
mod figure;
mod knowledge;
mod maturity;
mod obligation;
mod plan;
mod role_models;

pub use self::figure::{Beside, Figure, FigureError, FigureValue, Precision, Whole};
pub use self::knowledge::{Disagreement, KnowledgeBase, Perspective, ResearchFinding, knowledge_base};
pub use self::maturity::{
    Change, MaturityPoint, MaturityTable, MaturityTableError, PointAnswer, PointState, SelfAssessment,
    SelfAssessmentError, SinceError,
};
pub use self::obligation::{
    Due, DueError, DuePeriod, Evidence, Obligation, ObligationError, OwedBy, Report, ReportError,
};
pub use self::plan::{Plan, PlanError, PlanFinding, PlanReview, ReviewError, Standing, StandingCounts};
pub use self::role_models::{
    PublishedRoleModelCount, PublishedRoleModels, RoleModelCount, RoleModels, RoleModelsError,
};
//! Programmes beside recruitment: who takes part, who owes what, and whether it was done.

mod bounds;
mod candidate;
mod choice;
mod cohort;
mod pool;

pub use self::bounds::{BoundKind, CohortBound, CohortBounds, CohortBoundsError, Facet, Strength};
pub use self::candidate::{Candidate, CandidateError};
pub use self::choice::{Choice, ChoiceError};
pub use self::cohort::{Cohort, CohortError, CohortFinding, CohortVerdict, ValueCount};
pub use self::pool::{Pool, PoolError};
pub use crate::id::CandidateId;
