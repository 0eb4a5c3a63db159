//! How binding a duty is: the kind of text it stands in, and how that text binds.

use serde::{Deserialize, Serialize};

/// What kind of text a duty stands in, from the most to the least binding.
///
/// ```
/// assert!(mangfold::Force::Statute < mangfold::Force::Guidance);
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Force {
    /// A statute (lov).
    Statute,
    /// A directive, which binds through the statute of each state.
    Directive,
    /// A regulation (forskrift).
    Regulation,
    /// An instruction, binding by hierarchy (pålegg, instruks).
    Instruction,
    /// A collective agreement (tariffavtale).
    Collective,
    /// A political or association's resolution (vedtak).
    Resolution,
    /// An association's own rule, which its members must follow.
    PrivateRule,
    /// A voluntary commitment (ordning).
    Scheme,
    /// Guidance (veiledning).
    Guidance,
}

/// How a duty binds. Its own data, never derived from the force.
///
/// ```
/// use mangfold::Modality;
/// assert!(Modality::Must.is_duty() && Modality::Should.is_duty() && !Modality::May.is_duty());
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook how a rule binds")]
pub enum Modality {
    /// It must be followed (skal).
    Must,
    /// It should be followed (bør).
    Should,
    /// It allows something (kan).
    May,
    /// It tells something.
    Notice,
}

impl Modality {
    /// Whether it can be broken at all.
    #[must_use]
    pub const fn is_duty(self) -> bool {
        matches!(self, Self::Must | Self::Should)
    }
}
