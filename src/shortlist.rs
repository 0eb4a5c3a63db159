//! Who is invited, at one stage.

use std::num::{NonZeroU8, NonZeroU32};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::id::{ApplicantId, ShortlistId, VacancyId};
use crate::text::day;

/// How an interview is held.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Mode::InPerson)?, "\"in_person\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a mode is one or the other")]
pub enum Mode {
    /// In the same room.
    InPerson,
    /// By video or telephone.
    Remote,
}

/// How far an invitation has come.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::InvitationState::Proposed)?, "\"proposed\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "an invitation is one or the other")]
pub enum InvitationState {
    /// On the list, not sent yet.
    Proposed,
    /// Sent; it is never taken back.
    Sent,
}

/// One person's place on a shortlist.
///
/// ```
/// use mangfold::{ApplicantId, Invitation, InvitationState};
///
/// let id: ApplicantId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?;
/// let invitation = Invitation::sent(id, "2026-06-20".parse()?);
/// assert_eq!(invitation.state(), InvitationState::Sent);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "an invitation")]
pub struct Invitation {
    applicant: ApplicantId,
    state: InvitationState,
    #[serde(with = "day")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
    on: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    mode: Option<Mode>,
}

impl Invitation {
    /// An invitation put on the list that day and not sent yet.
    #[must_use]
    pub const fn proposed(applicant: ApplicantId, on: NaiveDate) -> Self {
        Self { applicant, state: InvitationState::Proposed, on, mode: None }
    }

    /// An invitation sent that day.
    #[must_use]
    pub const fn sent(applicant: ApplicantId, on: NaiveDate) -> Self {
        Self { applicant, state: InvitationState::Sent, on, mode: None }
    }

    /// Records how the interview is held.
    #[must_use]
    pub fn with_mode(self, mode: Mode) -> Self {
        Self { mode: Some(mode), ..self }
    }

    /// Who is invited.
    #[must_use]
    pub const fn applicant(&self) -> ApplicantId {
        self.applicant
    }

    /// How far it has come.
    #[must_use]
    pub const fn state(&self) -> InvitationState {
        self.state
    }

    /// The day it was proposed or sent.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// How the interview is held, where recorded.
    #[must_use]
    pub const fn mode(&self) -> Option<Mode> {
        self.mode
    }
}

/// Who is invited at one stage (innkallingsliste).
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::{ApplicantId, Invitation, Shortlist, ShortlistId, VacancyId};
///
/// let vacancy: VacancyId = "6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11".parse()?;
/// let id: ShortlistId = "8d5a3f0c-5f53-4a8e-8f5d-7f0a4b7f5a01".parse()?;
/// let person: ApplicantId = "0b0c1b7e-2b57-4e3c-9a0e-0d1f2c3b4a59".parse()?;
/// let list = Shortlist::new(id, vacancy, vec![Invitation::sent(person, "2026-06-20".parse()?)])?;
/// assert_eq!((list.stage().get(), list.invitations().len()), (1, 1));
/// let twice = vec![list.invitations()[0].clone(), list.invitations()[0].clone()];
/// assert!(Shortlist::new(id, vacancy, twice).is_err());
/// assert_eq!(list.with_places(NonZeroU32::MIN)?.places(), Some(NonZeroU32::MIN));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Shortlist {
    id: ShortlistId,
    vacancy: VacancyId,
    stage: NonZeroU8,
    places: Option<NonZeroU32>,
    invitations: Vec<Invitation>,
}

/// Why a shortlist cannot be.
///
/// ```
/// let json = r#"{"id":"8d5a3f0c-5f53-4a8e-8f5d-7f0a4b7f5a01","vacancy":"6f1d3e0a-94a7-4d0e-8d55-0c6f0a6f2b11",
///     "places":1,"invitations":[
///     {"applicant":"0b0c1b7e-2b57-4e3c-9a0e-0d1f2c3b4a59","state":"sent","on":"2026-06-20"},
///     {"applicant":"1b0c1b7e-2b57-4e3c-9a0e-0d1f2c3b4a59","state":"sent","on":"2026-06-20"}]}"#;
/// let error = serde_json::from_str::<mangfold::Shortlist>(json).unwrap_err();
/// assert!(error.to_string().starts_with("places: 1, but 2 are invited"));
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ShortlistError {
    /// One person is invited twice.
    #[error("invitations: applicant {applicant} is there twice")]
    InvitedTwice {
        /// Who.
        applicant: ApplicantId,
    },
    /// More are invited than there are places.
    #[error("places: {places}, but {invited} are invited")]
    MoreThanPlaces {
        /// How many places are planned.
        places: NonZeroU32,
        /// How many are invited.
        invited: usize,
    },
}

impl ShortlistError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::InvitedTwice { .. } => "shortlist_invited_twice",
            Self::MoreThanPlaces { .. } => "shortlist_more_than_places",
        }
    }
}

impl Shortlist {
    /// The first stage's list, with as many places as one likes.
    ///
    /// # Errors
    ///
    /// [`ShortlistError::InvitedTwice`] when one person is there twice.
    pub fn new(
        id: ShortlistId,
        vacancy: VacancyId,
        mut invitations: Vec<Invitation>,
    ) -> Result<Self, ShortlistError> {
        invitations.sort_by_key(Invitation::applicant);
        let twice = invitations.windows(2).find_map(|pair| match pair {
            [a, b] if a.applicant == b.applicant => Some(a.applicant),
            _ => None,
        });
        match twice {
            Some(applicant) => Err(ShortlistError::InvitedTwice { applicant }),
            None => Ok(Self { id, vacancy, stage: NonZeroU8::MIN, places: None, invitations }),
        }
    }

    /// A first list nobody is on yet, for a round that has none.
    pub(crate) const fn without_people(vacancy: VacancyId) -> Self {
        let id = ShortlistId::new(uuid::Uuid::nil());
        Self { id, vacancy, stage: NonZeroU8::MIN, places: None, invitations: Vec::new() }
    }

    /// The same list with others on it, each once.
    pub(crate) fn with_invitations(self, mut invitations: Vec<Invitation>) -> Self {
        invitations.sort_by_key(Invitation::applicant);
        Self { invitations, ..self }
    }

    /// Makes it the list of another stage; stages count from one.
    #[must_use]
    pub fn with_stage(self, stage: NonZeroU8) -> Self {
        Self { stage, ..self }
    }

    /// Plans so many places.
    ///
    /// # Errors
    ///
    /// [`ShortlistError::MoreThanPlaces`] when more are invited already.
    pub fn with_places(self, places: NonZeroU32) -> Result<Self, ShortlistError> {
        let invited = self.invitations.len();
        if u32::try_from(invited).map_or(true, |invited| invited > places.get()) {
            return Err(ShortlistError::MoreThanPlaces { places, invited });
        }
        Ok(Self { places: Some(places), ..self })
    }

    /// Which shortlist.
    #[must_use]
    pub const fn id(&self) -> ShortlistId {
        self.id
    }

    /// The vacancy it belongs to.
    #[must_use]
    pub const fn vacancy(&self) -> VacancyId {
        self.vacancy
    }

    /// Which stage, counted from one.
    #[must_use]
    pub const fn stage(&self) -> NonZeroU8 {
        self.stage
    }

    /// How many places are planned, where a capacity binds.
    #[must_use]
    pub const fn places(&self) -> Option<NonZeroU32> {
        self.places
    }

    /// The invitations, by applicant id.
    #[must_use]
    pub fn invitations(&self) -> &[Invitation] {
        &self.invitations
    }
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a shortlist")]
struct Fields {
    id: ShortlistId,
    vacancy: VacancyId,
    #[serde(default = "first", skip_serializing_if = "is_first")]
    stage: NonZeroU8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    places: Option<NonZeroU32>,
    invitations: Vec<Invitation>,
}

const fn first() -> NonZeroU8 {
    NonZeroU8::MIN
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape serde asks for")]
fn is_first(stage: &NonZeroU8) -> bool {
    *stage == NonZeroU8::MIN
}

impl TryFrom<Fields> for Shortlist {
    type Error = ShortlistError;

    fn try_from(f: Fields) -> Result<Self, ShortlistError> {
        let list = Self::new(f.id, f.vacancy, f.invitations)?.with_stage(f.stage);
        match f.places {
            Some(places) => list.with_places(places),
            None => Ok(list),
        }
    }
}

impl From<Shortlist> for Fields {
    fn from(s: Shortlist) -> Self {
        Self { id: s.id, vacancy: s.vacancy, stage: s.stage, places: s.places, invitations: s.invitations }
    }
}
