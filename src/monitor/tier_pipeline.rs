//! The pipeline of an organisation: its tiers by name, from the base to the top.

use serde::Serialize;

use super::{Pipeline, PipelineError, Rate, Tier};

/// A [`Pipeline`] whose levels have the names of tiers, the base first.
///
/// ```
/// use mangfold::monitor::{Rate, Tier, TierPipeline};
///
/// let tiers = [Tier::Employees, Tier::UnitLeaders, Tier::TopManagers];
/// let counts = [Rate::new(310, 2_400)?, Rate::new(9, 160)?, Rate::new(0, 21)?];
/// let year = |year, tiers: [Tier; 3]| (year, tiers.into_iter().zip(counts).collect::<Vec<_>>());
///
/// let pipeline = TierPipeline::new(vec![year(2025, tiers.clone())])?;
/// assert_eq!(pipeline.tiers(), tiers);
/// assert_eq!(pipeline.figures().years().len(), 1);
///
/// let [employees, leaders, top] = tiers.clone();
/// let mixed = TierPipeline::new(vec![year(2024, tiers), year(2025, [employees, top, leaders])]);
/// assert_eq!(
///     mixed.unwrap_err().to_string(),
///     "tiers: employees, top_managers, unit_leaders in 2025, employees, unit_leaders, top_managers in 2024"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct TierPipeline {
    // INVARIANT: as many as the levels of the figures, each once.
    tiers: Vec<Tier>,
    figures: Pipeline,
}

/// Why a pipeline of tiers cannot be.
///
/// ```
/// assert_eq!(mangfold::monitor::TierPipeline::new(vec![]).unwrap_err().code(), "pipeline_without_years");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TierPipelineError {
    /// The figures cannot be.
    #[error(transparent)]
    Figures(#[from] PipelineError),
    /// A tier twice in one year.
    #[error("tiers: {tier} twice in {year}")]
    TierTwice {
        /// The year.
        year: i32,
        /// The tier.
        tier: Tier,
    },
    /// A year with other tiers than the first, or in another order.
    #[error("tiers: {} in {year}, {} in {first}", listed(tiers), listed(wanted))]
    TiersDiffer {
        /// The year.
        year: i32,
        /// Its tiers.
        tiers: Vec<Tier>,
        /// The first year given.
        first: i32,
        /// The tiers of that.
        wanted: Vec<Tier>,
    },
}

impl TierPipelineError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Figures(error) => error.code(),
            Self::TierTwice { .. } => "pipeline_tier_twice",
            Self::TiersDiffer { .. } => "pipeline_tiers_differ",
        }
    }
}

impl TierPipeline {
    /// Years in any order, each with its tiers from the base to the top, and so many of so many at each.
    ///
    /// # Errors
    ///
    /// [`TierPipelineError::TierTwice`] when a tier is twice in a year, [`TierPipelineError::TiersDiffer`] when a year has
    /// other tiers than the first given or has them in another order, and what [`Pipeline::new`] refuses.
    pub fn new(years: Vec<(i32, Vec<(Tier, Rate)>)>) -> Result<Self, TierPipelineError> {
        let mut named: Option<(i32, Vec<Tier>)> = None;
        let mut figures = Vec::new();
        for (year, levels) in years {
            let (tiers, rates): (Vec<Tier>, Vec<Rate>) = levels.into_iter().unzip();
            if let Some(tier) = crate::text::twice(tiers.iter()) {
                return Err(TierPipelineError::TierTwice { year, tier: tier.clone() });
            }
            match &named {
                Some((first, wanted)) if *wanted != tiers => {
                    let (first, wanted) = (*first, wanted.clone());
                    return Err(TierPipelineError::TiersDiffer { year, tiers, first, wanted });
                }
                Some(_) => {}
                None => named = Some((year, tiers)),
            }
            figures.push((year, rates));
        }
        let tiers = named.map(|(_, tiers)| tiers).unwrap_or_default();
        Ok(Self { figures: Pipeline::new(figures)?, tiers })
    }

    /// The tiers, the base first.
    #[must_use]
    pub fn tiers(&self) -> &[Tier] {
        &self.tiers
    }

    /// The figures, level by level in the order of the tiers.
    #[must_use]
    pub const fn figures(&self) -> &Pipeline {
        &self.figures
    }
}

fn listed(tiers: &[Tier]) -> String {
    tiers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
