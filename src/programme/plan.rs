//! A plan of obligations, checked on a day into findings.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use unicode_normalization::UnicodeNormalization;

use super::obligation::{Obligation, OwedBy};
use crate::source::Source;
use crate::text::{Code, Title, twice};
use crate::words::is_unseen;

/// Obligations that belong together, and the units that owe what each unit owes (handlingsplan).
///
/// An employer's own plan is one as much as Oslo's of 2001: see [`Obligation::new`].
///
/// ```
/// use mangfold::programme::{Due, Evidence, Obligation, OwedBy, Plan, Report, Standing};
///
/// let due = Due::once("2027-03-01".parse()?);
/// let obligation = Obligation::new(
///     "ours.report".parse()?, "Melde fra i årsmeldingen".parse()?, OwedBy::EachUnit, due, vec!["annual_report".parse()?],
/// )?;
/// let plan = Plan::new("ours".parse()?, vec![], vec!["Skole".parse()?, "Hjemmetjeneste".parse()?], vec![obligation])?;
///
/// let evidence = Evidence::new("annual_report".parse()?, "Årsmelding 2026, punkt 4".parse()?);
/// let report = Report::new("ours.report".parse()?, "2027-02-20".parse()?).by_unit("Skole".parse()?).with_evidence([evidence]);
/// let review = plan.review(&[report], "2027-03-02".parse()?)?;
/// assert_eq!(review.findings().iter().map(|finding| finding.standing()).collect::<Vec<_>>(), [Standing::Met, Standing::Overdue]);
/// assert_eq!(review.faults().next().and_then(|finding| finding.unit()), Some(&"Hjemmetjeneste".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Plan {
    code: Code,
    sources: Vec<Source>,
    labels: BTreeMap<Code, Title>,
    // INVARIANT: none twice; some, where an obligation is each unit's.
    units: Vec<Title>,
    // INVARIANT: no code twice; every part's source is there.
    obligations: Vec<Obligation>,
}

/// Why a plan cannot be.
///
/// ```
/// use mangfold::programme::{Due, Obligation, OwedBy, Plan};
///
/// let owed = Obligation::not_in_the_sources("m.4".parse()?, OwedBy::EachUnit, Due::no_day(), vec!["report".parse()?])?;
/// let error = Plan::new("ours".parse()?, vec![], vec![], vec![owed]).unwrap_err();
/// assert_eq!(error.to_string(), "units: none, but each unit owes m.4");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PlanError {
    /// One obligation is there twice.
    #[error("obligations: {obligation} is there twice")]
    ObligationTwice {
        /// Its code.
        obligation: Code,
    },
    /// One unit is there twice, or two of which the names look the same: in capitals, or with characters that show nothing.
    #[error("units: {unit:?} is there twice")]
    UnitTwice {
        /// Its name.
        unit: Title,
    },
    /// Each unit owes something, and there is none.
    #[error("units: none, but each unit owes {obligation}")]
    NoUnits {
        /// What each would owe.
        obligation: Code,
    },
    /// One key stands for two sources.
    #[error("sources: {source_key} is there twice")]
    SourceTwice {
        /// The key.
        source_key: Code,
    },
    /// An obligation cites a source that is not there.
    #[error("obligations ({obligation}): there is no source {source_key}")]
    UnknownSource {
        /// Which obligation.
        obligation: Code,
        /// The key it cites.
        source_key: Code,
    },
}

impl PlanError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ObligationTwice { .. } => "plan_obligation_twice",
            Self::UnitTwice { .. } => "plan_unit_twice",
            Self::NoUnits { .. } => "plan_no_units",
            Self::SourceTwice { .. } => "plan_source_twice",
            Self::UnknownSource { .. } => "plan_unknown_source",
        }
    }
}

impl Plan {
    /// Obligations, the units that owe what each unit owes, and the sources that the obligations cite.
    ///
    /// # Errors
    ///
    /// A [`PlanError`] that names the field and the value, for whatever does not belong together.
    pub fn new(
        code: Code,
        sources: Vec<Source>,
        units: Vec<Title>,
        obligations: Vec<Obligation>,
    ) -> Result<Self, PlanError> {
        if let Some(obligation) = twice(obligations.iter().map(Obligation::code)).cloned() {
            return Err(PlanError::ObligationTwice { obligation });
        }
        let mut folded: Vec<(String, &Title)> =
            units.iter().map(|unit| (as_seen(unit.as_str()), unit)).collect();
        folded.sort();
        // What looks the same to a reader is the same unit.
        let alike = folded.windows(2).find_map(|pair| match pair {
            [one, other] if one.0 == other.0 => Some(other.1),
            _ => None,
        });
        if let Some(unit) = alike.cloned() {
            return Err(PlanError::UnitTwice { unit });
        }
        if let Some(source_key) = twice(sources.iter().map(Source::key)).cloned() {
            return Err(PlanError::SourceTwice { source_key });
        }
        for obligation in &obligations {
            if units.is_empty() && *obligation.owed_by() == OwedBy::EachUnit {
                return Err(PlanError::NoUnits { obligation: obligation.code().clone() });
            }
            let mut cited = obligation.parts().iter().filter_map(|part| part.source());
            if let Some(key) = cited.find(|key| !sources.iter().any(|source| source.key() == *key)) {
                let (obligation, source_key) = (obligation.code().clone(), key.clone());
                return Err(PlanError::UnknownSource { obligation, source_key });
            }
        }
        Ok(Self { code, sources, labels: BTreeMap::new(), units, obligations })
    }

    /// Says what its codes are called, in its own language: headings, bodies, kinds of evidence. The later of two names counts.
    #[must_use]
    pub fn with_labels(mut self, labels: impl IntoIterator<Item = (Code, Title)>) -> Self {
        self.labels.extend(labels);
        self
    }

    /// What a code of it is called, in its own language.
    #[must_use]
    pub fn label(&self, code: &Code) -> Option<&Title> {
        self.labels.get(code)
    }

    /// Its code.
    #[must_use]
    pub const fn code(&self) -> &Code {
        &self.code
    }

    /// The sources its obligations cite.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The units that owe what each unit owes.
    #[must_use]
    pub fn units(&self) -> &[Title] {
        &self.units
    }

    /// Its obligations, in their order.
    #[must_use]
    pub fn obligations(&self) -> &[Obligation] {
        &self.obligations
    }

    /// The obligation with a code, if the plan has it.
    #[must_use]
    pub fn obligation(&self, code: &str) -> Option<&Obligation> {
        self.obligations.iter().find(|obligation| obligation.code().as_str() == code)
    }
}

/// A name as the eye takes it: without what nobody sees, of one case, with single spaces.
pub(super) fn as_seen(name: &str) -> String {
    let seen = name.nfkc().filter(|sign| !is_unseen(*sign)).flat_map(char::to_lowercase).collect::<String>();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a plan")]
struct Fields {
    code: Code,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sources: Vec<Source>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    labels: BTreeMap<Code, Title>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    units: Vec<Title>,
    obligations: Vec<Obligation>,
}

impl TryFrom<Fields> for Plan {
    type Error = PlanError;

    fn try_from(f: Fields) -> Result<Self, PlanError> {
        Ok(Self::new(f.code, f.sources, f.units, f.obligations)?.with_labels(f.labels))
    }
}

impl From<Plan> for Fields {
    fn from(p: Plan) -> Self {
        let Plan { code, sources, labels, units, obligations } = p;
        Self { code, sources, labels, units, obligations }
    }
}
