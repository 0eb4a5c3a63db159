//! What a remedy is, as data. Restricted: it tells whom which rule is about.

use std::fmt;
use std::num::{NonZeroU8, NonZeroU32};

use serde::Serialize;

use crate::id::ApplicantId;
use crate::shortlist::Mode;
use crate::text::RuleId;

/// What would put a shortlist right. `Debug` shows nobody.
///
/// ```
/// use mangfold::{packs, remedy::Remedy, testing};
///
/// let (policy, round) = (packs::norway_state(), testing::sample_broken());
/// let decision = policy.decide(&round, testing::stamp());
/// let Some(Remedy::Change(change)) = decision.remedy() else { panic!() };
/// assert_eq!((change.added().len(), change.removed().len()), (1, 0));
///
/// let mended = change.applied_to(&round);
/// assert!(policy.decide(&mended, testing::stamp()).remedy().is_none());
/// ```
#[derive(Clone, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook that there is none, or no proof")]
pub enum Remedy {
    /// The smallest change, proved.
    Change(Change),
    /// Somebody who may be invited, or may have to give up a place, has no score: the library chooses no person.
    Number(Number),
    /// There is none, proved: rules and limits that cannot stand together.
    None(Conflict),
    /// The search was given up before anything was proved: the steps ran out, or rules count interviews of different modes
    /// alone, which one change for all cannot serve.
    Unproved(Unproved),
}

impl Remedy {
    /// The stable machine code.
    ///
    /// ```
    /// use mangfold::{packs, testing};
    /// let (policy, round) = (packs::norway_state(), testing::sample_broken());
    /// let remedy = policy.decide(&round, testing::stamp()).remedy();
    /// assert_eq!(remedy.map(|remedy| remedy.code()), Some("change"));
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Change(_) => "change",
            Self::Number(_) => "number",
            Self::None(_) => "none",
            Self::Unproved(_) => "unproved",
        }
    }

    /// The rules that it gives up, in the order in which they were; none where no rule yields.
    #[must_use]
    pub fn gives_up(&self) -> &[Yielding] {
        match self {
            Self::Change(change) => &change.gives_up,
            Self::Number(number) => &number.gives_up,
            Self::None(conflict) => &conflict.gives_up,
            Self::Unproved(unproved) => &unproved.gives_up,
        }
    }
}

/// Which list is changed, and how whoever comes onto it is interviewed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub(crate) struct Placed {
    pub(crate) stage: NonZeroU8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) mode: Option<Mode>,
}

/// The smallest change of a shortlist that keeps every rule, but those that it gives up.
///
/// ```
/// use mangfold::{packs, remedy::Remedy, testing};
///
/// let (policy, round) = (packs::norway_state(), testing::sample_broken());
/// let Some(Remedy::Change(change)) = policy.decide(&round, testing::stamp()).remedy() else { panic!() };
/// assert_eq!(change.stage().get(), 1);
/// assert_eq!(change.serves().len(), 1); // the rule that was broken, and who serves it
/// assert_eq!(format!("{change:?}"), "Change { added: 1, removed: 0, .. }");
/// ```
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct Change {
    #[serde(flatten)]
    pub(crate) placed: Placed,
    pub(crate) add: Vec<ApplicantId>,
    pub(crate) remove: Vec<ApplicantId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) total_score: Option<i128>,
    pub(crate) serves: Vec<(RuleId, Vec<ApplicantId>)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) gives_up: Vec<Yielding>,
    #[serde(skip)]
    pub(crate) list: Vec<crate::shortlist::Invitation>,
}

impl Change {
    /// The stage whose list is changed: the latest, or the first where there is none yet.
    #[must_use]
    pub const fn stage(&self) -> NonZeroU8 {
        self.placed.stage
    }

    /// How whoever is added must be interviewed, where a rule counts one mode alone.
    #[must_use]
    pub const fn mode(&self) -> Option<Mode> {
        self.placed.mode
    }

    /// Whom to invite in addition, by day of application and id.
    #[must_use]
    pub fn added(&self) -> &[ApplicantId] {
        &self.add
    }

    /// Who gives up a place, by day of application and id; none where room is left. Whoever withdrew and was only proposed
    /// is among them, before anybody else.
    #[must_use]
    pub fn removed(&self) -> &[ApplicantId] {
        &self.remove
    }

    /// The sum of the scores of everybody active on the list afterwards, where all have one.
    #[must_use]
    pub const fn total_score(&self) -> Option<i128> {
        self.total_score
    }

    /// For each rule that was broken and is kept afterwards, who of those added counts for it.
    #[must_use]
    pub fn serves(&self) -> &[(RuleId, Vec<ApplicantId>)] {
        &self.serves
    }

    /// The rules that it gives up, since each goes after another and both cannot be kept.
    #[must_use]
    pub fn gives_up(&self) -> &[Yielding] {
        &self.gives_up
    }

    /// The round with the change made: whoever is added is proposed on the day of the list's first invitation, or on the
    /// day they applied, where that is later.
    ///
    /// The round must be the one that was decided; of another, whoever did not apply to it is left out. A round without
    /// a shortlist gets one with the nil id. Decided again, it is judged by its own days and places: where no places are
    /// planned, those of the list as it then is.
    #[must_use]
    pub fn applied_to(&self, round: &crate::Round) -> crate::Round {
        let known = |invitation: &&crate::Invitation| round.applicant(invitation.applicant()).is_some();
        round.with_list(self.list.iter().filter(known).cloned().collect())
    }
}

impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Change")
            .field("added", &self.add.len())
            .field("removed", &self.remove.len())
            .finish_non_exhaustive()
    }
}

/// How many must be invited and must give up a place, where scores are missing: whom, people decide.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::{packs, remedy::Remedy, testing, testing::{Person, RoundSketch}, Ground};
///
/// let round = RoundSketch::new()
///     .person(Person::new("A").suited().declares(Ground::DisabilityNeedingAccommodation))
///     .person(Person::new("B").suited().declares(Ground::DisabilityNeedingAccommodation))
///     .person(Person::new("C").suited().invited())
///     .build();
/// let policy = packs::norway_state();
/// let Some(Remedy::Number(number)) = policy.decide(&round, testing::stamp()).remedy() else { panic!() };
/// assert_eq!((number.add(), number.remove()), (1, 0));
/// assert_eq!(number.served_by()[0].1.len(), 2);
/// ```
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct Number {
    #[serde(flatten)]
    pub(crate) placed: Placed,
    pub(crate) add: u32,
    pub(crate) remove: u32,
    pub(crate) served_by: Vec<(RuleId, Vec<ApplicantId>)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) gives_up: Vec<Yielding>,
}

impl Number {
    /// The stage whose list is changed.
    #[must_use]
    pub const fn stage(&self) -> NonZeroU8 {
        self.placed.stage
    }

    /// How whoever is added must be interviewed, where a rule counts one mode alone.
    #[must_use]
    pub const fn mode(&self) -> Option<Mode> {
        self.placed.mode
    }

    /// How many must be invited in addition, at the least.
    #[must_use]
    pub const fn add(&self) -> u32 {
        self.add
    }

    /// How many must give up a place, at the least.
    #[must_use]
    pub const fn remove(&self) -> u32 {
        self.remove
    }

    /// For each rule that is broken, those any one of whom serves it.
    #[must_use]
    pub fn served_by(&self) -> &[(RuleId, Vec<ApplicantId>)] {
        &self.served_by
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Number").field("add", &self.add).field("remove", &self.remove).finish_non_exhaustive()
    }
}

/// What stands in the way of a remedy.
///
/// ```
/// use mangfold::remedy::Claim;
/// assert_eq!(serde_json::to_string(&Claim::SentInvitations)?, "\"sent_invitations\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Claim {
    /// That a rule is kept.
    Rule(RuleId),
    /// That no more are invited than places are planned; for a selection from scratch, exactly so many. Whoever withdrew
    /// after an invitation was sent still holds theirs.
    Places(NonZeroU32),
    /// That no sent invitation is taken back.
    SentInvitations,
    /// That nobody loses a place where none are planned.
    NobodyLosesAPlace,
}

/// Rules and limits that cannot stand together. Restricted.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::{packs, remedy::{Claim, Remedy}, testing, testing::{Person, RoundSketch}, Ground};
///
/// // Both places are taken by invitations already sent.
/// let round = RoundSketch::new()
///     .places(NonZeroU32::MIN)
///     .person(Person::new("A").suited().scored(7).invited().sent_after(9))
///     .person(Person::new("B").suited().scored(9).declares(Ground::DisabilityNeedingAccommodation))
///     .build();
/// let policy = packs::norway_state();
/// let Some(Remedy::None(conflict)) = policy.decide(&round, testing::stamp()).remedy() else { panic!() };
/// let rule = "no.state.interview.disability".parse()?;
/// assert_eq!(conflict.claims(), [Claim::Rule(rule), Claim::Places(NonZeroU32::MIN), Claim::SentInvitations]);
/// assert_eq!(conflict.least_relaxation().map(|least| least.total()), Some(1));
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct Conflict {
    pub(crate) claims: Vec<Claim>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) least_relaxation: Option<Relaxation>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) gives_up: Vec<Yielding>,
}

impl Conflict {
    /// What cannot stand together; without any one of them, the others could.
    #[must_use]
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// The least that would have to be let go of what was asked, so that the rest could stand.
    ///
    /// None where it was not found within the steps, or where a rule is in force that sums over the list do not tell
    /// (one person for one group only, a reason overlooked in others).
    #[must_use]
    pub const fn least_relaxation(&self) -> Option<&Relaxation> {
        self.least_relaxation.as_ref()
    }
}

impl fmt::Debug for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Conflict").field("claims", &self.claims.len()).finish_non_exhaustive()
    }
}

/// The least that would have to be let go: people too few or too many for a rule, places more, places lost, invitations
/// taken back.
///
/// ```
/// use std::num::NonZeroU32;
/// use mangfold::{packs, remedy::{Claim, Remedy}, testing, testing::{Person, RoundSketch}, Ground};
///
/// let round = RoundSketch::new()
///     .places(NonZeroU32::MIN)
///     .person(Person::new("A").suited().scored(7).invited().sent_after(9))
///     .person(Person::new("B").suited().scored(9).declares(Ground::DisabilityNeedingAccommodation))
///     .build();
/// let policy = packs::norway_state();
/// let Some(Remedy::None(conflict)) = policy.decide(&round, testing::stamp()).remedy() else { panic!() };
/// let least = conflict.least_relaxation().unwrap();
/// assert_eq!((least.total(), least.by().len()), (1, 1));
/// ```
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct Relaxation {
    pub(crate) total: u64,
    pub(crate) by: Vec<(Claim, u64)>,
}

impl Relaxation {
    /// The sum over all.
    #[must_use]
    pub const fn total(&self) -> u64 {
        self.total
    }

    /// One way in which it comes to so much: what gives way, and by how many.
    #[must_use]
    pub fn by(&self) -> &[(Claim, u64)] {
        &self.by
    }
}

impl fmt::Debug for Relaxation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Relaxation").field("total", &self.total).finish_non_exhaustive()
    }
}

/// A rule that a remedy gives up, since it goes after others that could not be kept beside it.
///
/// ```
/// use mangfold::{packs, testing};
/// let (policy, round) = (packs::norway_state(), testing::sample_broken());
/// let remedy = policy.decide(&round, testing::stamp()).remedy();
/// assert!(remedy.is_some_and(|remedy| remedy.gives_up().is_empty()));
/// ```
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct Yielding {
    pub(crate) rule: RuleId,
    pub(crate) to: Vec<RuleId>,
    pub(crate) claims: Vec<Claim>,
}

impl Yielding {
    /// The rule given up.
    #[must_use]
    pub const fn rule(&self) -> &RuleId {
        &self.rule
    }

    /// The rules it goes after, of those it cannot stand beside.
    #[must_use]
    pub fn to(&self) -> &[RuleId] {
        &self.to
    }

    /// The proof: what cannot stand together, and could without any one of them.
    #[must_use]
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }
}

impl fmt::Debug for Yielding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Yielding").field("rule", &self.rule).finish_non_exhaustive()
    }
}

/// What was found before the steps ran out.
///
/// ```
/// use mangfold::{packs, remedy::Remedy, testing};
/// let (policy, round) = (packs::norway_state(), testing::sample_broken());
/// let remedy = policy.decide(&round, testing::stamp()).remedy_within(3);
/// assert!(matches!(remedy, Some(Remedy::Unproved(_))));
/// ```
#[derive(Clone, Eq, PartialEq, Serialize)]
pub struct Unproved {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) best: Option<Change>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) gives_up: Vec<Yielding>,
    pub(crate) least_removed: u32,
    pub(crate) least_added: u32,
}

impl Unproved {
    /// The best change found; it keeps every rule, but there may be a smaller one. None where somebody who might be chosen
    /// has no score.
    #[must_use]
    pub const fn best(&self) -> Option<&Change> {
        self.best.as_ref()
    }

    /// No change removes fewer than this.
    #[must_use]
    pub const fn least_removed(&self) -> u32 {
        self.least_removed
    }

    /// No change that removes so few adds fewer than this.
    #[must_use]
    pub const fn least_added(&self) -> u32 {
        self.least_added
    }
}

impl fmt::Debug for Unproved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unproved").field("best", &self.best).finish_non_exhaustive()
    }
}

impl fmt::Debug for Remedy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Change(change) => change.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::None(conflict) => conflict.fmt(f),
            Self::Unproved(unproved) => unproved.fmt(f),
        }
    }
}
