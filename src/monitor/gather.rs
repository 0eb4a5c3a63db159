//! A round, once it is closed, as counts.

use std::fmt;
use std::sync::Arc;

use super::book::{CodeBook, Withdrawn};
use super::dimension::{Dimension, Who};
use super::stage::{Stage, Step};
use super::tally::{Counting, PartId, Tally, TallyError};
use crate::applicant::{Applicant, Origin, Suitability};
use crate::bound::Membership;
use crate::check::LegalBasis;
use crate::ground::{Answer, Ground, Node};
use crate::id::ApplicantId;
use crate::round::Round;
use crate::text::Code;

/// Who reached a stage that the round itself does not tell of: offers, promotions, the host's own stages.
///
/// `Debug` shows the stage only.
///
/// ```
/// use mangfold::monitor::{Stage, Told};
/// assert_eq!(format!("{:?}", Told::new(Stage::Offered, [])), "Told(Offered)");
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct Told {
    stage: Stage,
    who: Vec<ApplicantId>,
}

impl Told {
    /// These applicants reached the stage.
    pub fn new(stage: Stage, who: impl IntoIterator<Item = ApplicantId>) -> Self {
        let mut who: Vec<ApplicantId> = who.into_iter().collect();
        who.sort_unstable();
        Self { stage, who }
    }
}

impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Told({:?})", self.stage)
    }
}

/// The tally of one round, and how many it leaves out. `Debug` shows no number.
///
/// ```
/// use mangfold::monitor::{CodeBook, Dimension, PartId, Stage, Step, Tally};
/// use mangfold::{testing, Ground, LegalBasis};
///
/// let background = Dimension::of_ground(&Ground::MinorityBackground, "ks.2006".parse()?, LegalBasis::ExplicitConsent);
/// let book = CodeBook::new(Stage::Applied, vec![Step::new(Stage::Invited, Stage::Applied)], vec![background])?;
/// let part = PartId::new("2026/117".parse()?, "2026".parse()?);
///
/// let round = testing::sample();
/// let taken = Tally::of_round(&book, part, &round, &[])?;
/// assert_eq!(taken.not_out_of(), []);
/// assert_eq!(taken.into_tally().reached(&Stage::Invited), Some(3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct Taken {
    tally: Tally,
    not_out_of: Vec<(Step, u32)>,
    not_assessed: u32,
    withdrawn: u32,
}

impl Taken {
    /// The tally.
    #[must_use]
    pub const fn tally(&self) -> &Tally {
        &self.tally
    }

    /// The tally alone.
    #[must_use]
    pub fn into_tally(self) -> Tally {
        self.tally
    }

    /// Of each step that somebody took without having reached the stage before: how many, who are not counted there (invited
    /// without being found qualified, hired without an invitation).
    #[must_use]
    pub fn not_out_of(&self) -> &[(Step, u32)] {
        &self.not_out_of
    }

    /// How many counted were never assessed, and so not found qualified.
    #[must_use]
    pub const fn not_assessed(&self) -> u32 {
        self.not_assessed
    }

    /// How many are left out because they withdrew.
    #[must_use]
    pub const fn withdrawn(&self) -> u32 {
        self.withdrawn
    }
}

impl fmt::Debug for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Taken").field("tally", &self.tally).finish_non_exhaustive()
    }
}

/// Why a round cannot be counted by a code book. It tells of whom only where an id given is no applicant's.
///
/// ```
/// use mangfold::monitor::{GatherError, Stage};
/// let error = GatherError::NotTold { stage: Stage::Offered };
/// assert_eq!(error.to_string(), "stage offered: a round does not tell who reached it");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum GatherError {
    /// A stage that a round does not tell of, and the host did not.
    #[error("stage {stage}: a round does not tell who reached it")]
    NotTold {
        /// The stage.
        stage: Stage,
    },
    /// The host tells of a stage that the book has not, that the round tells itself, or twice.
    #[error("stage {stage}: it is not the host's to tell")]
    NotAsked {
        /// The stage.
        stage: Stage,
    },
    /// Somebody reached a stage who did not apply.
    #[error("stage {stage}: {applicant} is no applicant of the round")]
    NotAnApplicant {
        /// The stage.
        stage: Stage,
        /// The id given.
        applicant: ApplicantId,
    },
    /// A category that only the host can tell of.
    #[error("dimension {dimension}: no declaration tells who is {category}")]
    NoGroup {
        /// The dimension.
        dimension: Code,
        /// The category.
        category: Code,
    },
    /// Somebody is in several categories, and the dimension has none for that.
    #[error("dimension {dimension}: somebody is in several categories, and it has none for them")]
    InSeveral {
        /// The dimension.
        dimension: Code,
    },
    /// Somebody declares to be in no category, and the dimension has none for that.
    #[error("dimension {dimension}: somebody is in none of its categories, and it has none for them")]
    InNone {
        /// The dimension.
        dimension: Code,
    },
    /// The counts cannot be.
    #[error(transparent)]
    Tally(#[from] TallyError),
}

impl GatherError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotTold { .. } => "gather_not_told",
            Self::NotAsked { .. } => "gather_not_asked",
            Self::NotAnApplicant { .. } => "gather_not_an_applicant",
            Self::NoGroup { .. } => "gather_no_group",
            Self::InSeveral { .. } => "gather_in_several",
            Self::InNone { .. } => "gather_in_none",
            Self::Tally(error) => error.code(),
        }
    }
}

impl Tally {
    /// The counts of a round, to be taken once, at its close.
    ///
    /// *Applied* is every applicant (see [`Withdrawn`]), *qualified* whoever is assessed as suited, *invited* whoever has an
    /// invitation at any stage, *hired* whoever the round says is. Of any other stage the host tells. Whoever reached a stage
    /// without the one it is counted out of is not counted there: [`Taken`] says how many. What somebody declined to say,
    /// was not asked, withdrew or had erased, and what they did not consent to where the dimension wants consent, is
    /// undisclosed.
    ///
    /// # Errors
    ///
    /// [`GatherError::NotTold`], [`GatherError::NotAsked`], [`GatherError::NotAnApplicant`], [`GatherError::NoGroup`] for a
    /// category without a group, [`GatherError::InSeveral`] and [`GatherError::InNone`] where the dimension has no
    /// category for these ([`Category::several`](super::Category::several), [`Category::other`](super::Category::other)).
    pub fn of_round(
        book: &CodeBook,
        part: PartId,
        round: &Round,
        told: &[Told],
    ) -> Result<Taken, GatherError> {
        let stages: Vec<Reached<'_>> = std::iter::once(book.base())
            .chain(book.steps().iter().map(Step::stage))
            .map(|stage| reached(stage, told))
            .collect::<Result<_, _>>()?;
        for (place, given) in told.iter().enumerate() {
            let twice = told.iter().skip(place + 1).any(|other| other.stage == given.stage);
            if twice || book.stage(&given.stage).is_none() || reached(&given.stage, &[]).is_ok() {
                return Err(GatherError::NotAsked { stage: given.stage.clone() });
            }
            if let Some(stranger) = given.who.iter().find(|id| round.applicant(**id).is_none()) {
                return Err(GatherError::NotAnApplicant { stage: given.stage.clone(), applicant: *stranger });
            }
        }
        let people = People::of(round);
        let mut counting = Counting::new(book);
        let (mut outside, mut not_assessed, mut withdrawn) = (vec![0_u32; book.steps().len()], 0, 0);
        for applicant in round.applicants() {
            if book.withdrawn() == Withdrawn::LeftOut
                && applicant.withdrawn_on().is_some()
                && !people.invited.contains(&applicant.id())
            {
                withdrawn += 1;
                continue;
            }
            let own: Vec<bool> = stages.iter().map(|stage| people.reached(applicant, stage)).collect();
            let mut counts = vec![0; own.len()];
            for (place, has) in own.iter().enumerate() {
                let before = book.out_of(place).is_none_or(|of| counts.get(of) == Some(&1));
                if *has && before {
                    if let Some(count) = counts.get_mut(place) {
                        *count = 1;
                    }
                } else if *has
                    && let Some(outside) = place.checked_sub(1).and_then(|step| outside.get_mut(step))
                {
                    *outside += 1;
                }
            }
            if counts.first() == Some(&1) {
                not_assessed += u32::from(applicant.assessment().is_none());
                let values = book.dimensions().iter().map(|dimension| value(dimension, applicant));
                counting.add(&values.collect::<Result<Vec<_>, _>>()?, &counts)?;
            }
        }
        let tally = Self::of_part(Arc::new(book.clone()), part, counting.finish()?)?;
        let not_out_of =
            book.steps().iter().cloned().zip(outside).filter(|(_, people)| *people > 0).collect();
        Ok(Taken { tally, not_out_of, not_assessed, withdrawn })
    }
}

/// How it is known who reached a stage.
enum Reached<'a> {
    Applied,
    Qualified,
    Invited,
    Hired,
    Told(&'a [ApplicantId]),
}

fn reached<'a>(stage: &Stage, told: &'a [Told]) -> Result<Reached<'a>, GatherError> {
    Ok(match stage {
        Stage::Applied => Reached::Applied,
        Stage::Qualified => Reached::Qualified,
        Stage::Invited => Reached::Invited,
        Stage::Hired => Reached::Hired,
        Stage::Offered | Stage::Promoted | Stage::Own(_) => {
            let told = told.iter().find(|told| told.stage == *stage);
            Reached::Told(&told.ok_or_else(|| GatherError::NotTold { stage: stage.clone() })?.who)
        }
    })
}

struct People {
    invited: Vec<ApplicantId>,
    hired: Vec<ApplicantId>,
}

impl People {
    fn of(round: &Round) -> Self {
        let invitations = round.shortlists().iter().flat_map(crate::Shortlist::invitations);
        let mut invited: Vec<ApplicantId> = invitations.map(crate::Invitation::applicant).collect();
        let mut hired: Vec<ApplicantId> = round.hired().iter().map(|hire| hire.applicant()).collect();
        invited.sort_unstable();
        hired.sort_unstable();
        Self { invited, hired }
    }

    fn reached(&self, applicant: &Applicant, stage: &Reached<'_>) -> bool {
        let among = |ids: &[ApplicantId]| ids.binary_search(&applicant.id()).is_ok();
        match stage {
            Reached::Applied => true,
            Reached::Qualified => applicant.suitability() == Some(Suitability::Suited),
            Reached::Invited => among(&self.invited),
            Reached::Hired => among(&self.hired),
            Reached::Told(ids) => among(ids),
        }
    }
}

/// The number of the category somebody is in, or of undisclosed.
fn value(dimension: &Dimension, applicant: &Applicant) -> Result<usize, GatherError> {
    let code = || dimension.code().clone();
    let (mut found, mut unknown) = (Vec::new(), false);
    let (mut several, mut other) = (None, None);
    for (number, category) in dimension.categories().iter().enumerate() {
        match category.who() {
            Who::Told => {
                return Err(GatherError::NoGroup { dimension: code(), category: category.code().clone() });
            }
            Who::Several => several = Some(number),
            Who::Other => other = Some(number),
            Who::Group(group) => match membership(group.node(), applicant, dimension.basis()) {
                Membership::In => found.push(number),
                Membership::Unknown => unknown = true,
                Membership::Out => {}
            },
        }
    }
    match found.as_slice() {
        [one] => Ok(*one),
        [] if unknown => Ok(dimension.categories().len()),
        [] => other.ok_or_else(|| GatherError::InNone { dimension: code() }),
        _ => several.ok_or_else(|| GatherError::InSeveral { dimension: code() }),
    }
}

fn membership(node: &Node, applicant: &Applicant, basis: Option<LegalBasis>) -> Membership {
    let known = |is: bool| if is { Membership::In } else { Membership::Out };
    let answer = |ground: &Ground| {
        let consented = basis != Some(LegalBasis::ExplicitConsent)
            || applicant.declarations().iter().any(|d| d.ground() == ground && d.has_explicit_consent());
        if consented { applicant.answer(ground) } else { Answer::NotAsked }
    };
    let declared = |ground: &Ground, wanted: Answer| match answer(ground) {
        Answer::Declared | Answer::DeclaredNot => known(answer(ground) == wanted),
        _ => Membership::Unknown,
    };
    let origin =
        |wanted: Origin| applicant.origin().map_or(Membership::Unknown, |origin| known(origin == wanted));
    let parts = |parts: &[Node], decides: Membership, else_all: Membership| {
        let all: Vec<Membership> = parts.iter().map(|part| membership(part, applicant, basis)).collect();
        if all.contains(&decides) {
            decides
        } else if all.contains(&Membership::Unknown) {
            Membership::Unknown
        } else {
            else_all
        }
    };
    match node {
        Node::Declared(ground) => declared(ground, Answer::Declared),
        Node::DeclaredNot(ground) => declared(ground, Answer::DeclaredNot),
        Node::External => origin(Origin::External),
        Node::Internal => origin(Origin::Internal),
        Node::All(of) => parts(of, Membership::Out, Membership::In),
        Node::Any(of) => parts(of, Membership::In, Membership::Out),
    }
}
