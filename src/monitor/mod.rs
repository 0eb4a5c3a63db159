//! What the practice shows, over many rounds: counts that add up, and what they can and cannot tell.
//!
//! A [`CodeBook`] says what is counted, before anything is. Each [`Round`](crate::Round) is counted once, at its close, into
//! a [`Tally`], and tallies merge: no row about a person is kept. What is printed comes from [`Tally::publish`]. What a
//! comparison tells is a [`Reading`]: evidence of a difference, no evidence, or too few to tell. It never says why.
//!
//! ```
//! # use std::num::NonZeroU32;
//! use mangfold::monitor::{Against, CodeBook, Dimension, EProcess, PartId, Question, Stage, Step, Tally};
//! use mangfold::testing::{Person, RoundSketch};
//! use mangfold::{Answer, Declaration, Ground, LegalBasis};
//!
//! let ground = Ground::MinorityBackground;
//! let background = Dimension::of_ground(&ground, "ks.2006".parse()?, LegalBasis::ExplicitConsent);
//! let (qualified, invited) = (Step::new(Stage::Qualified, Stage::Applied), Step::new(Stage::Invited, Stage::Qualified));
//! let book = CodeBook::new(Stage::Applied, vec![qualified, invited.clone()], vec![background])?;
//! let (by, group) = (["minority_background"], ["declared"]);
//!
//! let (mut practice, mut watch) = (Tally::empty(&book), EProcess::disadvantage()); // fixed before the first round
//! for reference in ["2026/101", "2026/102", "2026/103", "2026/104", "2026/105", "2026/106"] {
//!     let says = |answer| Declaration::new(ground.clone(), answer).with_explicit_consent();
//!     let [a, b] = ["A", "B"].map(|name| Person::new(name).suited().says(says(Answer::Declared)));
//!     let [c, d] = ["C", "D"].map(|name| Person::new(name).suited().says(says(Answer::DeclaredNot)).invited());
//!     let round = RoundSketch::new().person(a).person(b).person(c).person(d).build(); // yours, as it was closed
//!
//!     let part = PartId::new(reference.parse()?, "2026".parse()?);
//!     let taken = Tally::of_round(&book, part.clone(), &round, &[])?;
//!     watch.close(part, taken.tally().rates(&by, &invited)?.two_by_two(&group)?)?; // as rounds close, one by one
//!     practice = practice.merge(taken.into_tally())?;
//! }
//!
//! let published = practice.publish(NonZeroU32::new(5).unwrap()).rates(&by, &invited)?; // this may be printed
//! let declared = published.rates().impacts(Against::Highest)?.remove(0);
//! assert_eq!((declared.rate().to_string(), declared.short_of_four_fifths()), ("0 of 12".to_owned(), Some(10)));
//!
//! let reading = practice.strata(&by, &group, &invited)?.reading(Question::default());
//! assert_eq!(reading.code(), "evidence_of_fewer"); // in words with Reading::sentence
//! assert!(watch.anytime_p() < 0.05, "looked at after every round, and still valid");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The names
//!
//! - Counting: [`CodeBook`] of [`Step`]s between [`Stage`]s and of [`Dimension`]s, each of [`Category`]s and [`UNDISCLOSED`];
//!   [`Tally`], part by part ([`PartId`]), from a round ([`Taken`], [`Told`]), [`Columns`] or [`GroupCounts`].
//! - Figures: [`Rate`], [`Rates`], [`Impact`]; [`Interval`]s at a [`Level`]; [`LocalLaw144`] for its three tables.
//! - Tests: [`TwoByTwo`] and [`Rate`] (exact, mid-p, [`Z`]), [`ConditionalOddsRatio`], [`cochran_armitage`]; over several
//!   groups [`holm`] and [`benjamini_hochberg`]; [`Question`], [`Reading`] and [`Showable`] for what they tell.
//! - Strata, each round its own: [`Strata`] with [`CochranMantelHaenszel`], [`CommonOddsRatio`], [`BreslowDay`] and
//!   [`ExactConditional`].
//! - Every look: [`EProcess`] as rounds close, [`AverageEProcess`] over groups, [`TestMartingale`] for their figures.
//! - Ranked: [`RankedGroupFairness`], [`PrefixCheck`], [`Reranking`].
//! - Representation: [`OneSample`] beside a [`PopulationShare`]; [`Tier`], [`TierRepresentation`], [`Population`];
//!   [`LocalTarget`] and [`TierTarget`]; [`Pipeline`] and [`TierPipeline`].
//! - Publishing: [`Published`], [`PublishedRates`], [`Cell`].
//!
//! The names `Category`, `Exclusion`, `Outcome` and `Question` mean something else at the crate's root. Figures that do not
//! come from [`Published`] can tell of few people: they are to compute with.

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
pub use statistics::{
    Alternative, Arrival, BreslowDay, CochranMantelHaenszel, CommonOddsRatio, ConditionalOddsRatio,
    ExactConditional, Forecast, GridError, Interval, Level, LevelError, LocalTarget, LocalTargetError,
    NeededShare, OneSample, Outlook, PValueError, Pipeline, PipelineError, PipelineStep, PipelineYear,
    PopulationShare, PopulationShareError, PrefixCheck, RankedGroupFairness, RankedGroupFairnessError, Rate,
    RateError, RerankError, Reranking, Scored, Shortfall, Side, SmallestEvidence, Strata, TestMartingale,
    TwoByTwo, TwoSidedBy, Z, benjamini_hochberg, cochran_armitage, holm,
};
pub use tally::{GroupCounts, MergeError, PartId, Tally, TallyError};
pub use tier::{Population, Tier, TierRepresentation, TierRepresentationError};
pub use tier_pipeline::{TierPipeline, TierPipelineError};
pub use tier_target::{Period, TierTarget, TierTargetError};
