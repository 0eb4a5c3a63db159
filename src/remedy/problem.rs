//! Choosing on plain numbers: so many of those there are, at the highest score, under limits on groups that overlap.

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use crate::ranking::HIGHEST;
use crate::ratio::{Ratio, Rounding};
use crate::search::{Kinds, Person, Row, Searched, Steps, Wish};
use crate::text::twice;

/// What the number of those chosen from a group must satisfy. Members are numbers of candidates, counted from nought.
///
/// ```
/// use mangfold::remedy::Limit;
/// assert_eq!(Limit::between(vec![4, 1], 1, 2).members(), [1, 4]);
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Limit {
    members: Vec<usize>,
    kind: Kind,
}

#[derive(Clone, Debug, Eq, PartialEq)]
enum Kind {
    Between(u32, u32),
    All,
    AsManyAs(Vec<usize>),
    Share(Ratio, Rounding),
}

impl Limit {
    fn of(mut members: Vec<usize>, kind: Kind) -> Self {
        members.sort_unstable();
        Self { members, kind }
    }

    /// At least `min` and at most `max` of the members. Where `min` is over `max`, nothing satisfies it.
    #[must_use]
    pub fn between(members: Vec<usize>, min: u32, max: u32) -> Self {
        Self::of(members, Kind::Between(min, max))
    }

    /// All the members.
    #[must_use]
    pub fn all(members: Vec<usize>) -> Self {
        Self::of(members, Kind::All)
    }

    /// At least as many of the members as of the others; whoever is both counts on both sides.
    #[must_use]
    pub fn as_many_as(members: Vec<usize>, mut others: Vec<usize>) -> Self {
        others.sort_unstable();
        Self::of(members, Kind::AsManyAs(others))
    }

    /// At least this share of those chosen are members.
    #[must_use]
    pub fn share(members: Vec<usize>, least: Ratio, rounding: Rounding) -> Self {
        Self::of(members, Kind::Share(least, rounding))
    }

    /// The members, in order.
    #[must_use]
    pub fn members(&self) -> &[usize] {
        &self.members
    }

    /// By how many people a choice violates it: members too few, or too many.
    ///
    /// ```
    /// use mangfold::remedy::Limit;
    /// let limit = Limit::between(vec![0, 1, 2], 2, 2);
    /// assert_eq!([&[0][..], &[0, 1], &[0, 1, 2]].map(|chosen| limit.violation(chosen)), [1, 0, 1]);
    /// ```
    #[must_use]
    pub fn violation(&self, chosen: &[usize]) -> u64 {
        let count = |of: &[usize]| chosen.iter().filter(|one| of.binary_search(one).is_ok()).count() as u64;
        let ours = count(&self.members);
        match &self.kind {
            Kind::Between(min, max) => {
                u64::from(*min).saturating_sub(ours) + ours.saturating_sub(u64::from(*max))
            }
            Kind::All => self.members.len() as u64 - ours,
            Kind::AsManyAs(others) => count(others).saturating_sub(ours),
            Kind::Share(least, rounding) => {
                let chosen = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
                u64::from(least.of(chosen, *rounding)).saturating_sub(ours)
            }
        }
    }

    /// The rows it is, and what one person missing from them weighs, where so many are chosen.
    fn rows(&self, places: Row) -> (SmallVec<[Row; 2]>, i64) {
        let one = |row: Row| (smallvec![row], 1);
        match &self.kind {
            // No sum lies between them: each has a row of its own, so that each can be violated.
            Kind::Between(min, max) if min > max => {
                (smallvec![Row::at_least(i64::from(*min)), Row::at_most(i64::from(*max))], 1)
            }
            Kind::Between(min, max) => one(Row { low: Some(i64::from(*min)), high: Some(i64::from(*max)) }),
            Kind::All => one(Row::at_least(wide(self.members.len()))),
            Kind::AsManyAs(_) => one(Row::at_least(0)),
            Kind::Share(least, rounding) => {
                if let Some(chosen) = number(places) {
                    // A share of a number that is known is a number.
                    return one(Row::at_least(least.of(chosen, *rounding).into()));
                }
                let (row, weight) = share_row(*least, *rounding);
                (smallvec![row], weight)
            }
        }
    }

    /// What each of some candidates, chosen, adds to its rows; and what everybody does.
    fn adds(&self, places: Row) -> (Adding<'_>, i64) {
        match &self.kind {
            Kind::AsManyAs(others) => (smallvec![(&self.members[..], 1), (&others[..], -1)], 0),
            Kind::Share(least, rounding) if number(places).is_none() => {
                let (_, weight) = share_row(*least, *rounding);
                (smallvec![(&self.members[..], weight)], -share_of_one(*least, *rounding))
            }
            _ => (smallvec![(&self.members[..], 1)], 0),
        }
    }
}

/// Some candidates, and what each of them adds.
type Adding<'a> = SmallVec<[(&'a [usize], i64); 2]>;

/// How many are chosen, where that is known.
fn number(places: Row) -> Option<u32> {
    places.low.filter(|_| places.low == places.high).and_then(|number| u32::try_from(number).ok())
}

/// A share as a row: of each member its weight is added, and of each one chosen the part that the share asks for.
pub(crate) fn share_row(least: Ratio, rounding: Rounding) -> (Row, i64) {
    let whole = i64::from(least.denominator());
    match rounding {
        Rounding::Up => (Row::at_least(0), whole),
        // A fraction below one, or below one half, is let go.
        Rounding::Down => (Row::at_least(1 - whole), whole),
        Rounding::Nearest => (Row::at_least(1 - whole), 2 * whole),
    }
}

/// What each one chosen takes from the row of a share.
pub(crate) fn share_of_one(least: Ratio, rounding: Rounding) -> i64 {
    match rounding {
        Rounding::Up | Rounding::Down => i64::from(least.numerator()),
        Rounding::Nearest => 2 * i64::from(least.numerator()),
    }
}

/// So many places for candidates with scores, under limits.
///
/// ```
/// use mangfold::remedy::{Answer, Limit, Problem};
///
/// // Two of four; at least one of the last two.
/// let problem = Problem::new(vec![90, 80, 70, 60], 2, vec![Limit::between(vec![2, 3], 1, 2)])?;
/// let Answer::Found(best) = problem.best() else { panic!() };
/// assert_eq!((best.chosen(), best.total_score()), (&[0, 2][..], 160));
/// let Answer::Found(mended) = problem.repair(&[0, 1])? else { panic!() };
/// assert_eq!((mended.removed(), mended.added()), (&[1][..], &[2][..]));
/// # Ok::<(), mangfold::remedy::ProblemError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    // INVARIANT: each within ±(2⁵³−1).
    scores: Vec<i64>,
    places: usize,
    // INVARIANT: of candidates there are, each once.
    limits: Vec<Limit>,
    steps: u64,
}

/// Why a problem cannot be.
///
/// ```
/// use mangfold::remedy::{Limit, Problem};
/// let error = Problem::new(vec![1, 2], 1, vec![Limit::all(vec![2])]).unwrap_err();
/// assert_eq!(error.to_string(), "limits (number 1): there is no candidate 2 of 2");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ProblemError {
    /// More places than candidates.
    #[error("places: {places}, but there are {candidates} candidates")]
    MorePlacesThanCandidates {
        /// How many places.
        places: usize,
        /// How many candidates.
        candidates: usize,
    },
    /// More candidates than there may be.
    #[error("scores: {count}, at most {most} are allowed")]
    TooManyCandidates {
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// More limits than there may be.
    #[error("limits: {count}, at most 64 are allowed")]
    TooManyLimits {
        /// How many there are.
        count: usize,
    },
    /// A score beyond ±(2⁵³−1).
    #[error("scores (candidate {candidate}): {score} is not within ±9007199254740991")]
    ScoreOutOfRange {
        /// Whose.
        candidate: usize,
        /// The score.
        score: i64,
    },
    /// A limit names a candidate that there is not.
    #[error("limits (number {number}): there is no candidate {candidate} of {candidates}")]
    UnknownMember {
        /// Which limit, counted from one.
        number: usize,
        /// The candidate.
        candidate: usize,
        /// How many candidates there are, counted from nought.
        candidates: usize,
    },
    /// A limit names a candidate twice.
    #[error("limits (number {number}): candidate {candidate} is there twice")]
    MemberTwice {
        /// Which limit, counted from one.
        number: usize,
        /// The candidate.
        candidate: usize,
    },
    /// The choice to be mended has a candidate that there is not, or one twice.
    #[error("from: candidate {candidate} is not there, or is there twice")]
    NotAChoice {
        /// The candidate.
        candidate: usize,
    },
    /// The choice to be mended has more than there are places.
    #[error("from: {chosen}, but places is {places}")]
    MoreThanPlaces {
        /// How many it has.
        chosen: usize,
        /// How many places there are.
        places: usize,
    },
}

impl ProblemError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MorePlacesThanCandidates { .. } => "problem_more_places_than_candidates",
            Self::TooManyCandidates { .. } => "problem_too_many_candidates",
            Self::TooManyLimits { .. } => "problem_too_many_limits",
            Self::ScoreOutOfRange { .. } => "problem_score_out_of_range",
            Self::UnknownMember { .. } => "problem_unknown_member",
            Self::MemberTwice { .. } => "problem_member_twice",
            Self::NotAChoice { .. } => "problem_not_a_choice",
            Self::MoreThanPlaces { .. } => "problem_more_than_places",
        }
    }
}

/// A choice, by numbers of candidates.
///
/// ```
/// use mangfold::remedy::{Answer, Problem};
/// let Answer::Found(best) = Problem::new(vec![5, 9], 1, vec![])?.best() else { panic!() };
/// assert_eq!((best.chosen(), best.added(), best.removed()), (&[1][..], &[1][..], &[][..]));
/// # Ok::<(), mangfold::remedy::ProblemError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Selection {
    chosen: Vec<usize>,
    added: Vec<usize>,
    removed: Vec<usize>,
    total_score: i128,
}

impl Selection {
    /// Who is chosen, in order.
    #[must_use]
    pub fn chosen(&self) -> &[usize] {
        &self.chosen
    }

    /// Of them, those who were not chosen before.
    #[must_use]
    pub fn added(&self) -> &[usize] {
        &self.added
    }

    /// Those who were chosen before and are no longer.
    #[must_use]
    pub fn removed(&self) -> &[usize] {
        &self.removed
    }

    /// The sum of their scores.
    #[must_use]
    pub const fn total_score(&self) -> i128 {
        self.total_score
    }
}

/// What a search came to.
///
/// ```
/// use mangfold::remedy::{Answer, Limit, Problem};
///
/// let both = Problem::new(vec![1, 2, 3], 1, vec![Limit::all(vec![0]), Limit::all(vec![1]), Limit::all(vec![])])?;
/// assert_eq!(both.best(), Answer::None { conflict: vec![0, 1] });
/// # Ok::<(), mangfold::remedy::ProblemError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook that nothing was found or proved")]
pub enum Answer {
    /// Proved the best.
    Found(Selection),
    /// Proved that there is none.
    None {
        /// Limits that cannot stand together with the places, by number from nought; without any one of them they
        /// could, unless so few steps are allowed that it cannot be told.
        conflict: Vec<usize>,
    },
    /// The steps ran out before anything was proved.
    Unproved {
        /// The best found so far.
        best: Option<Selection>,
        /// What no choice can exceed in total score.
        bound: i128,
    },
}

/// How far a problem is from having an answer.
///
/// ```
/// use mangfold::remedy::{Limit, Problem};
///
/// let both = Problem::new(vec![1, 2, 3], 1, vec![Limit::all(vec![0]), Limit::all(vec![1])])?;
/// let relaxed = both.least_violation();
/// assert_eq!((relaxed.total(), relaxed.by_limit(), relaxed.chosen()), (Some(1), &[1, 0][..], &[1][..]));
/// # Ok::<(), mangfold::remedy::ProblemError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Violation {
    proved: bool,
    by_limit: Vec<u64>,
    chosen: Vec<usize>,
}

impl Violation {
    /// The least sum, over all limits, of people too few or too many; none where the steps ran out before the proof.
    #[must_use]
    pub fn total(&self) -> Option<u64> {
        self.proved.then(|| self.by_limit.iter().sum())
    }

    /// For each limit, by how many people the choice violates it.
    #[must_use]
    pub fn by_limit(&self) -> &[u64] {
        &self.by_limit
    }

    /// The choice with the highest total score among those that violate least.
    #[must_use]
    pub fn chosen(&self) -> &[usize] {
        &self.chosen
    }
}

impl Problem {
    /// Exactly `places` of the candidates, each with its score, under limits.
    ///
    /// # Errors
    ///
    /// A [`ProblemError`] that names the field and the value, for whatever does not belong together.
    pub fn new(scores: Vec<i64>, places: usize, limits: Vec<Limit>) -> Result<Self, ProblemError> {
        let (candidates, most) = (scores.len(), crate::text::Limits::default().people);
        if candidates > most {
            return Err(ProblemError::TooManyCandidates { count: candidates, most });
        }
        if places > candidates {
            return Err(ProblemError::MorePlacesThanCandidates { places, candidates });
        }
        if limits.len() > 64 {
            return Err(ProblemError::TooManyLimits { count: limits.len() });
        }
        if let Some((candidate, score)) =
            scores.iter().enumerate().find(|(_, score)| !(-HIGHEST..=HIGHEST).contains(*score))
        {
            return Err(ProblemError::ScoreOutOfRange { candidate, score: *score });
        }
        for (number, limit) in (1..).zip(&limits) {
            let others = if let Kind::AsManyAs(others) = &limit.kind { others.as_slice() } else { &[] };
            for members in [&limit.members[..], others] {
                if let Some(&candidate) = members.last().filter(|last| **last >= candidates) {
                    return Err(ProblemError::UnknownMember { number, candidate, candidates });
                }
                if let Some(&candidate) = twice(members.iter()) {
                    return Err(ProblemError::MemberTwice { number, candidate });
                }
            }
        }
        Ok(Self { scores, places, limits, steps: super::STEPS })
    }

    /// Gives up after so many steps instead of [`STEPS`](super::STEPS).
    #[must_use]
    pub fn with_steps(self, steps: u64) -> Self {
        Self { steps, ..self }
    }

    /// How many places.
    #[must_use]
    pub const fn places(&self) -> usize {
        self.places
    }

    /// The scores, candidate by candidate.
    #[must_use]
    pub fn scores(&self) -> &[i64] {
        &self.scores
    }

    /// The limits.
    #[must_use]
    pub fn limits(&self) -> &[Limit] {
        &self.limits
    }

    /// The choice of exactly so many with the highest total score; of equals, the one whose members come first.
    #[must_use]
    pub fn best(&self) -> Answer {
        self.answer(&[], Row::exactly(wide(self.places)), |score, _| i128::from(score))
    }

    /// Mends a choice of at most so many: exactly so many, as few of those chosen removed as possible, then the highest
    /// total score; of equals, the one whose added come first, then whose removed do.
    ///
    /// # Errors
    ///
    /// [`ProblemError::NotAChoice`] or [`ProblemError::MoreThanPlaces`].
    pub fn repair(&self, from: &[usize]) -> Result<Answer, ProblemError> {
        let from = self.choice(from)?;
        let kept = self.span() + 1;
        let gain = |score: i64, is_in: bool| i128::from(score) + if is_in { kept } else { 0 };
        Ok(self.answer(&from, Row::exactly(wide(self.places)), gain))
    }

    /// Extends a choice to at most so many: nobody is removed, as few added as possible, then the highest total score.
    ///
    /// # Errors
    ///
    /// [`ProblemError::NotAChoice`] or [`ProblemError::MoreThanPlaces`].
    pub fn extend(&self, from: &[usize]) -> Result<Answer, ProblemError> {
        let from = self.choice(from)?;
        let added = self.span() + 1;
        let gain = |score: i64, is_in: bool| {
            i128::from(score) + if is_in { added * (i128::from(wide(self.places)) + 2) } else { -added }
        };
        // Whoever is chosen must stay: a limit of its own, which no answer gives up.
        let mut problem = self.clone();
        problem.limits.push(Limit::all(from.clone()));
        let places = Row::at_most(wide(self.places));
        Ok(match problem.answer(&from, places, gain) {
            Answer::None { .. } => Answer::None { conflict: self.conflict(&from, places, true) },
            other => other,
        })
    }

    /// The least total violation of the limits by any choice of exactly so many: nought where there is an answer.
    #[must_use]
    pub fn least_violation(&self) -> Violation {
        let places = Row::exactly(wide(self.places));
        let mut kinds = self.kinds(&self.all(), &[], places, &|score, _| i128::from(score));
        let weight = self.span() + 1;
        let weights = self.limits.iter().flat_map(|limit| {
            let (rows, weight) = limit.rows(places);
            rows.into_iter().map(move |_| weight)
        });
        for (row, by) in (1..).zip(weights) {
            // What more than all places would be needed for is missing whoever is chosen.
            kinds.model.lower(row, wide(self.places) * by);
            for by in [by, -by] {
                kinds.model.add([(row, by)], std::iter::repeat_n(-weight, self.places));
            }
        }
        let mut steps = Steps(self.steps);
        let (taken, proved) = match kinds.best(&mut steps, &mut |_| true) {
            Searched::Best { taken, .. } => (taken, true),
            Searched::Stopped { best: Some((taken, _)), .. } => (taken, false),
            Searched::Stopped { best: None, .. } | Searched::Nothing => (Vec::new(), false),
        };
        let chosen: Vec<usize> = kinds.taken(&taken).into_iter().map(|one| one as usize).collect();
        let by_limit = self.limits.iter().map(|limit| limit.violation(&chosen)).collect();
        Violation { proved, by_limit, chosen }
    }

    fn all(&self) -> Vec<usize> {
        (0..self.limits.len()).collect()
    }

    /// By how much two choices can differ in total score, at most.
    fn span(&self) -> i128 {
        let most = self.scores.iter().map(|score| score.unsigned_abs()).max().unwrap_or(0);
        2 * i128::from(most) * self.scores.len().min(2 * self.places).max(1) as i128
    }

    /// The sum of the best scores, as many as there are places; fewer where fewer may be chosen and more would not gain.
    fn best_scores(&self, is_exact: bool) -> i128 {
        let mut scores = self.scores.clone();
        scores.sort_unstable_by(|one, other| other.cmp(one));
        let best = scores.into_iter().take(self.places).filter(|score| is_exact || *score > 0);
        best.map(i128::from).sum()
    }

    fn choice(&self, from: &[usize]) -> Result<Vec<usize>, ProblemError> {
        let mut from = from.to_vec();
        from.sort_unstable();
        let unknown = from.last().copied().filter(|last| *last >= self.scores.len());
        if let Some(candidate) = unknown.or_else(|| twice(from.iter().copied())) {
            return Err(ProblemError::NotAChoice { candidate });
        }
        if from.len() > self.places {
            return Err(ProblemError::MoreThanPlaces { chosen: from.len(), places: self.places });
        }
        Ok(from)
    }

    fn kinds(
        &self,
        limits: &[usize],
        from: &[usize],
        places: Row,
        gain: &dyn Fn(i64, bool) -> i128,
    ) -> Kinds {
        let limits = || limits.iter().filter_map(|number| self.limits.get(*number));
        let mut rows = vec![places];
        let mut parts = Parts::new(self.scores.len());
        parts.add_to_all(0, 1);
        for limit in limits() {
            let (of, _) = limit.rows(places);
            let (adds, everybody) = limit.adds(places);
            let numbers = rows.len()..rows.len() + of.len();
            rows.extend(of);
            numbers.clone().for_each(|row| parts.add_to_all(row, everybody));
            for (members, by) in adds {
                parts.split(members, numbers.clone(), by);
            }
        }
        let mut from = from.iter().copied().peekable();
        let person = |(number, score): (usize, &i64)| {
            let is_in = from.next_if_eq(&number).is_some();
            let wish = if is_in { Wish::Leave } else { Wish::Take };
            Person { gain: gain(*score, is_in), rank: u32::try_from(number).unwrap_or(u32::MAX), wish }
        };
        let people: Vec<Person> = self.scores.iter().enumerate().map(person).collect();
        let places = places.low.is_some().then_some(0);
        Kinds::of(rows, &parts.of, &parts.entries, &people, self.places, places)
    }

    fn answer(&self, from: &[usize], places: Row, gain: impl Fn(i64, bool) -> i128) -> Answer {
        let kinds = self.kinds(&self.all(), from, places, &gain);
        let selection = |taken: &[u32]| {
            let chosen: Vec<usize> = kinds.taken(taken).into_iter().map(|one| one as usize).collect();
            let added = chosen.iter().copied().filter(|one| from.binary_search(one).is_err()).collect();
            let removed = from.iter().copied().filter(|one| chosen.binary_search(one).is_err()).collect();
            let total_score =
                chosen.iter().filter_map(|one| self.scores.get(*one)).map(|score| i128::from(*score)).sum();
            Selection { chosen, added, removed, total_score }
        };
        match kinds.best(&mut Steps(self.steps), &mut |_| true) {
            Searched::Best { taken, .. } => Answer::Found(selection(&taken)),
            Searched::Nothing => Answer::None { conflict: self.conflict(from, places, false) },
            Searched::Stopped { best, bound } => {
                // Where more is weighed than scores, and before anything is known: the best scores there are.
                let is_of_scores = from.is_empty() && places.low.is_some();
                let scores = self.best_scores(places.low.is_some());
                let bound = bound.filter(|_| is_of_scores).map_or(scores, |bound| bound.min(scores));
                Answer::Unproved { best: best.map(|(taken, _)| selection(&taken)), bound }
            }
        }
    }

    /// Limits that cannot stand together, of which none can be left out.
    fn conflict(&self, from: &[usize], places: Row, stays: bool) -> Vec<usize> {
        let cannot = |limits: &[usize]| {
            let mut problem = self.clone();
            let mut limits = limits.to_vec();
            if stays {
                limits.push(problem.limits.len());
                problem.limits.push(Limit::all(from.to_vec()));
            }
            let kinds = problem.kinds(&limits, &[], places, &|_, _| 0);
            // What is not proved to be in the way is not left out.
            matches!(
                crate::search::best(&kinds.model, &mut Steps(self.steps), &mut |_| true),
                Searched::Nothing
            )
        };
        crate::search::minimal(self.all(), cannot)
    }
}

/// Candidates in parts: those of one part add the same to every row.
struct Parts {
    /// Which part each candidate is of.
    of: Vec<usize>,
    sizes: Vec<usize>,
    entries: Vec<Vec<(usize, i64)>>,
}

impl Parts {
    fn new(candidates: usize) -> Self {
        Self { of: vec![0; candidates], sizes: vec![candidates], entries: vec![Vec::new()] }
    }

    fn add_to_all(&mut self, row: usize, by: i64) {
        if by != 0 {
            self.entries.iter_mut().for_each(|entries| entries.push((row, by)));
        }
    }

    /// Parts the members from the others, wherever there are some of both, and adds to their rows.
    fn split(&mut self, members: &[usize], rows: Range<usize>, by: i64) {
        let mut inside = vec![0_usize; self.sizes.len()];
        let part_of = |of: &[usize], member: usize| of.get(member).copied();
        for &member in members {
            if let Some(count) = part_of(&self.of, member).and_then(|part| inside.get_mut(part)) {
                *count += 1;
            }
        }
        // By part, where its members go: nowhere, where all of it are members or none is.
        let mut goes_to = vec![None; inside.len()];
        for (part, &count) in inside.iter().enumerate().filter(|(_, count)| **count > 0) {
            let (Some(size), Some(entries)) = (self.sizes.get(part).copied(), self.entries.get(part)) else {
                continue;
            };
            let mut entries = entries.clone();
            rows.clone().for_each(|row| add(&mut entries, row, by));
            if count == size {
                put(&mut self.entries, part, entries);
            } else {
                put(&mut self.sizes, part, size - count);
                put(&mut goes_to, part, Some(self.sizes.len()));
                self.sizes.push(count);
                self.entries.push(entries);
            }
        }
        for &member in members {
            let to = part_of(&self.of, member).and_then(|part| goes_to.get(part).copied().flatten());
            if let Some(to) = to {
                put(&mut self.of, member, to);
            }
        }
    }
}

/// Adds to a row, whether it is there already or not.
fn add(entries: &mut Vec<(usize, i64)>, row: usize, by: i64) {
    match entries.iter_mut().find(|(of, _)| *of == row) {
        Some((_, sum)) => *sum += by,
        None => entries.push((row, by)),
    }
}

fn put<T>(list: &mut [T], place: usize, value: T) {
    if let Some(at) = list.get_mut(place) {
        *at = value;
    }
}

fn wide(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
