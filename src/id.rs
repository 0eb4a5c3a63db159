//! Typed ids: a vacancy's id cannot stand where an applicant's belongs.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, de};
use uuid::Uuid;

use crate::text::shown;

macro_rules! typed_id {
    ($(#[$doc:meta])* $name:ident, $kind:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps an id the embedding system already has as a UUID.
            #[must_use]
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// Maps an id of any other form (a number, a slug) to the same UUID every time.
            ///
            /// `namespace` is one UUID of the embedding system's own choosing; the result is the
            /// name-based UUID of version 5.
            #[must_use]
            pub fn from_name(namespace: Uuid, name: &str) -> Self {
                Self(Uuid::new_v5(&namespace, name.as_bytes()))
            }

            /// The UUID itself.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl FromStr for $name {
            type Err = ParseIdError;

            fn from_str(text: &str) -> Result<Self, ParseIdError> {
                Uuid::parse_str(text).map(Self).map_err(|_| ParseIdError { kind: $kind, value: shown(text) })
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    };
}

typed_id!(
    /// Which vacancy (utlyst stilling).
    ///
    /// ```
    /// use mangfold::VacancyId;
    ///
    /// let id: VacancyId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?;
    /// assert_eq!(id.to_string(), "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11");
    /// assert_eq!("17".parse::<VacancyId>().unwrap_err().to_string(), "no vacancy id: \"17\" (a UUID is wanted)");
    /// # Ok::<(), mangfold::ParseIdError>(())
    /// ```
    VacancyId,
    "vacancy"
);
typed_id!(
    /// Which applicant (søker) of one vacancy. The same person in another vacancy may well have another id.
    ///
    /// ```
    /// use mangfold::ApplicantId;
    /// use uuid::Uuid;
    ///
    /// let ours = Uuid::from_u128(0x2f0c_7d5e_11d0_4a6e_9a53_0d3b_6f4f_5f10);
    /// assert_eq!(ApplicantId::from_name(ours, "4711"), ApplicantId::from_name(ours, "4711"));
    /// assert_ne!(ApplicantId::from_name(ours, "4711"), ApplicantId::from_name(ours, "4712"));
    /// ```
    ApplicantId,
    "applicant"
);
typed_id!(
    /// Which shortlist (innkallingsliste).
    ///
    /// ```
    /// use mangfold::ShortlistId;
    ///
    /// let id: ShortlistId = "8d5a3f0c-5f53-4a8e-8f5d-7f0a4b7f5a01".parse()?;
    /// assert_eq!(ShortlistId::new(id.uuid()), id);
    /// # Ok::<(), mangfold::ParseIdError>(())
    /// ```
    ShortlistId,
    "shortlist"
);

typed_id!(
    /// Which candidate nominated for a programme. A person in a programme is no applicant in a vacancy: there is no way from
    /// one id to the other, so that neither list can be read into the other by accident.
    ///
    /// ```
    /// use mangfold::programme::CandidateId;
    ///
    /// let id: CandidateId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?;
    /// assert_eq!(CandidateId::new(id.uuid()), id);
    /// assert_eq!("17".parse::<CandidateId>().unwrap_err().to_string(), "no candidate id: \"17\" (a UUID is wanted)");
    /// # Ok::<(), mangfold::ParseIdError>(())
    /// ```
    CandidateId,
    "candidate"
);

/// A text that is no id of the wanted kind.
///
/// ```
/// let error = "x".parse::<mangfold::ApplicantId>().unwrap_err();
/// assert_eq!(error.code(), "id_not_uuid");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no {kind} id: {value} (a UUID is wanted)")]
pub struct ParseIdError {
    kind: &'static str,
    value: String,
}

impl ParseIdError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "id_not_uuid"
    }
}
