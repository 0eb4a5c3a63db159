//! What municipalities run beside recruitment: networks, groups, plans with their reports, and the yearly statement.
//!
//! Three mechanisms: a [`Cohort`] is a set of people chosen under bounds, an [`Obligation`] says who owes what, by when or how
//! often and with which evidence, a [`Plan`] is obligations checked on a day into findings. Everything else is data for
//! them, each with the words of its source.
//!
#![doc = include_str!("coverage.md")]

mod asked;
mod bounds;
mod candidate;
mod candidate_network;
mod choice;
mod cohort;
mod data;
mod documents;
mod due;
mod figure;
mod knowledge;
mod ks_goals;
mod maturity;
mod obligation;
mod oslo;
mod plan;
mod pool;
mod report;
mod resource_group;
mod review;
mod role_models;
mod seating;
mod slate;
mod statement;
mod statement_parts;
mod trainee_programme;
mod withholding;

pub use self::bounds::{BoundKind, CohortBound, CohortBounds, CohortBoundsError, Facet, Strength};
pub use self::candidate::{Candidate, CandidateError};
pub use self::candidate_network::{NetworkConfiguration, Nominators, candidate_network, next_steps_book};
pub use self::choice::{ChoiceError, CohortChoice};
pub use self::cohort::{Cohort, CohortError, CohortFinding, CohortVerdict, ValueCount};
pub use self::data::{Programme, ProgrammeError};
pub use self::due::{Due, DueError, DuePeriod};
pub use self::figure::{Beside, Denominator, Figure, FigureError, FigureValue, Precision};
pub use self::knowledge::{Disagreement, KnowledgeBase, Perspective, ResearchFinding, knowledge_base};
pub use self::ks_goals::ks_goals;
pub use self::maturity::{
    MaturityPoint, MaturityTable, MaturityTableError, PointAnswer, PointChange, PointState, SelfAssessment,
    SelfAssessmentError, SinceError,
};
pub use self::obligation::{Obligation, ObligationError, OwedBy};
pub use self::oslo::{
    OsloConfiguration, WorkshopConfiguration, diversity_workers_network, oslo_action_plan,
    oslo_reports_of_2006, oslo_workshop_units, oslo_workshops,
};
pub use self::plan::{Plan, PlanError};
pub use self::pool::{Pool, PoolError};
pub use self::report::{Evidence, Report, ReportError};
pub use self::resource_group::{ResourceGroupConfiguration, resource_group, resource_group_term};
pub use self::review::{PlanFinding, PlanReview, PlanReviewError, Standing, StandingCounts};
pub use self::role_models::{
    PublishedRoleModelCount, PublishedRoleModels, RoleModelCount, RoleModels, RoleModelsError,
};
pub use self::seating::{SeatHolding, Seating, SeatingError};
pub use self::statement::{AnnualStatement, AnnualStatementError, StatementStep, StatementText};
pub use self::statement_parts::{
    CountBasis, CountOrigin, NextSteps, Recruitment, StatementBound, StatementCohort, StatementPlan,
    StatementRoleModels, StatementTarget, StatementTier,
};
pub use self::trainee_programme::{TraineeCompletion, TraineeConfiguration, trainee_programme};
pub use crate::id::CandidateId;
