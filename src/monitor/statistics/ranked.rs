//! Ranked group fairness (FA*IR): the fewest of a group that every beginning of a ranking is to have.

use std::fmt;

use serde::Serialize;

use super::discrete::{Binomial, Unimodal};

/// Two probabilities this near each other, relatively, are the same: a probability that equals `alpha` on paper must not
/// fall on the other side of it by rounding.
const SAME: f64 = 1e-12;

/// The fewest members of a protected group that each prefix of a ranking is to have: ranked group fairness.
///
/// A ranking of `positions` people is held against a draw in which every place goes to a member of the group with
/// probability `share`. Prefix *i* keeps the table when its members are at least the smallest *m* with
/// *F*(*m*; *i*, `share`) > `alpha`, *F* being the binomial distribution function (Zehlike, Bonchi, Castillo, Hajian,
/// Megahed and Baeza-Yates, "FA*IR: A Fair Top-k Ranking Algorithm", CIKM 2017, arXiv 1706.06368: fair representation and
/// ranked group fairness).
///
/// Testing every prefix finds a shortfall in draws far more often than in `alpha` of them:
/// [`RankedGroupFairness::fail_probability`] says how often, and [`RankedGroupFairness::adjusted`] is the strictest table
/// with which it is not above `alpha`. Probabilities that agree to twelve digits count as equal.
///
/// It is for watching rankings over time. It says nothing about any one person, and decides about nobody.
///
/// ```
/// use mangfold::monitor::RankedGroupFairness;
///
/// let table = RankedGroupFairness::new(10, 0.5, 0.1)?;
/// assert_eq!(table.minimums(), [0, 0, 0, 1, 1, 1, 2, 2, 3, 3]);
/// assert!(table.fail_probability() > 0.1);
///
/// let adjusted = table.adjusted();
/// assert_eq!(adjusted.minimums(), [0, 0, 0, 0, 1, 1, 1, 2, 2, 3]);
/// assert!(adjusted.fail_probability() <= 0.1);
/// assert_eq!(RankedGroupFairness::new(10, 1.0, 0.1).unwrap_err().to_string(), "share: 1 is not between nought and one");
/// # Ok::<(), mangfold::monitor::RankedGroupFairnessError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RankedGroupFairness {
    share: f64,
    alpha: f64,
    prefix_alpha: f64,
    // INVARIANT: from 1 to `MOST` of them, the first 0 or 1, each at most one above the one before it.
    minimums: Vec<u32>,
}

/// Why a table of ranked group fairness cannot be.
///
/// ```
/// use mangfold::monitor::RankedGroupFairness;
/// assert_eq!(RankedGroupFairness::new(0, 0.5, 0.1).unwrap_err().code(), "ranked_positions_out_of_range");
/// ```
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RankedGroupFairnessError {
    /// No position at all, or more than a table is made for.
    #[error("positions: {value} is not between 1 and {most}", most = RankedGroupFairness::MOST)]
    PositionsOutOfRange {
        /// How many were given.
        value: u32,
    },
    /// A share that is not between nought and one.
    #[error("share: {value} is not between nought and one")]
    ShareOutOfRange {
        /// The share given.
        value: f64,
    },
    /// An alpha that is not between nought and one.
    #[error("alpha: {value} is not between nought and one")]
    AlphaOutOfRange {
        /// The alpha given.
        value: f64,
    },
}

impl RankedGroupFairnessError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::PositionsOutOfRange { .. } => "ranked_positions_out_of_range",
            Self::ShareOutOfRange { .. } => "ranked_share_out_of_range",
            Self::AlphaOutOfRange { .. } => "ranked_alpha_out_of_range",
        }
    }
}

impl RankedGroupFairness {
    /// The most positions a table has.
    pub const MOST: u32 = 10_000;

    /// The table in which each prefix is tested at `alpha`, without regard to how many prefixes there are.
    ///
    /// # Errors
    ///
    /// [`RankedGroupFairnessError::PositionsOutOfRange`] unless there are 1 to 10,000 positions,
    /// [`RankedGroupFairnessError::ShareOutOfRange`] and [`RankedGroupFairnessError::AlphaOutOfRange`] unless each is above
    /// nought and below one.
    pub fn new(positions: u32, share: f64, alpha: f64) -> Result<Self, RankedGroupFairnessError> {
        if !(1..=Self::MOST).contains(&positions) {
            return Err(RankedGroupFairnessError::PositionsOutOfRange { value: positions });
        }
        if !(share > 0.0 && share < 1.0) {
            return Err(RankedGroupFairnessError::ShareOutOfRange { value: share });
        }
        if !(alpha > 0.0 && alpha < 1.0) {
            return Err(RankedGroupFairnessError::AlphaOutOfRange { value: alpha });
        }
        Ok(Self { share, alpha, prefix_alpha: alpha, minimums: minimums(positions, share, alpha) })
    }

    /// The strictest table of this kind that a draw falls short of with a probability not above `alpha`.
    ///
    /// The fail probability is a step function of the alpha of the prefixes: it rises only where that alpha passes a value
    /// of the binomial distribution function. Those values themselves are searched, so that between the table returned and
    /// the next stricter one there is no other (the adjustment of Zehlike and others 2017).
    /// Where the table at `alpha` is within it, that is the one returned.
    ///
    /// A few hundred positions take about a millisecond, 10,000 up to a second.
    #[must_use]
    pub fn adjusted(&self) -> Self {
        let limit = self.alpha * (1.0 + SAME);
        let strictest = minimums(self.positions(), self.share, self.alpha);
        if fail_probability(&strictest, self.share) <= limit {
            return Self { prefix_alpha: self.alpha, minimums: strictest, ..self.clone() };
        }
        // By Bonferroni's inequality this table is within alpha, so that only the steps between the two are searched.
        let mildest = minimums(self.positions(), self.share, self.alpha / f64::from(self.positions()));
        let steps = Steps::between(&mildest, &strictest, self.share);
        let within =
            steps.count_while(|count| fail_probability(&steps.table(&mildest, count), self.share) <= limit);
        let minimums = steps.table(&mildest, within);
        let prefix_alpha = within
            .checked_sub(1)
            .and_then(|last| steps.0.get(last).map(|step| step.alpha))
            .unwrap_or_else(|| entering(&minimums, self.share));
        Self { prefix_alpha, minimums, ..self.clone() }
    }

    /// How many positions the ranking has.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "at most 10,000, by the constructor")]
    pub fn positions(&self) -> u32 {
        self.minimums.len() as u32
    }

    /// The probability of the draw that a place goes to a member of the group.
    #[must_use]
    pub const fn share(&self) -> f64 {
        self.share
    }

    /// The alpha asked for.
    #[must_use]
    pub const fn alpha(&self) -> f64 {
        self.alpha
    }

    /// The alpha at which each prefix is tested: the one asked for, or where [`RankedGroupFairness::adjusted`] had to change
    /// the table, the smallest that gives it.
    #[must_use]
    pub const fn prefix_alpha(&self) -> f64 {
        self.prefix_alpha
    }

    /// The fewest members for each prefix, the prefix of one person first.
    #[must_use]
    pub fn minimums(&self) -> &[u32] {
        &self.minimums
    }

    /// The exact probability that a draw falls short at one prefix at least, the last one included.
    ///
    /// By adding up over positions and numbers of members: its cost grows with positions times the last minimum. Only
    /// probabilities of falling short are added, so that a small one is as exact as a large one.
    #[must_use]
    pub fn fail_probability(&self) -> f64 {
        fail_probability(&self.minimums, self.share)
    }

    /// Holds a ranking, best first, against the table: `true` stands for a member of the group.
    ///
    /// Of a longer ranking than the table only the beginning is read, of a shorter one only the prefixes it has.
    ///
    /// ```
    /// use mangfold::monitor::RankedGroupFairness;
    ///
    /// let table = RankedGroupFairness::new(10, 0.5, 0.1)?;
    /// let check = table.check(&[false, false, true, false, false, false, false]);
    /// let shortfall = check.shortfall().expect("the seventh wants two");
    /// assert_eq!((shortfall.prefix(), shortfall.wanted(), shortfall.had()), (7, 2, 1));
    /// assert_eq!(table.check(&[false, true]).shortfall(), None);
    /// # Ok::<(), mangfold::monitor::RankedGroupFairnessError>(())
    /// ```
    #[must_use]
    pub fn check(&self, ranking: &[bool]) -> PrefixCheck {
        let mut check = PrefixCheck { prefixes: 0, shortfall: None };
        let mut had = 0;
        for (&wanted, &member) in self.minimums.iter().zip(ranking) {
            check.prefixes += 1;
            had += u32::from(member);
            if had < wanted && check.shortfall.is_none() {
                check.shortfall = Some(Shortfall { prefix: check.prefixes, wanted, had });
            }
        }
        check
    }

    /// The ranking by score that keeps the table: what it would have taken, not what is to be done.
    ///
    /// Every position goes to the best person left, whoever that is, unless the minimum of its prefix calls for a member of
    /// the group; then to the best member left. Of equal scores, the person given first comes first. Members who come
    /// forward by their score count as any others do. So the scores, read from the first position on, are the highest that any
    /// ranking that keeps the table has, and so is their sum.
    ///
    /// Where the pool has too few members for a prefix, no ranking of it keeps the table: the best people left follow, and
    /// [`Reranking::shortfall`] says at which prefix.
    ///
    /// # Errors
    ///
    /// [`RerankError::TooFewCandidates`] when there are fewer candidates than positions.
    ///
    /// ```
    /// use mangfold::monitor::{Scored, RankedGroupFairness};
    ///
    /// let pool = [(9, false), (8, false), (7, false), (6, false), (5, true)]
    ///     .map(|(score, member)| Scored::new(score, member));
    /// let reranking = RankedGroupFairness::new(4, 0.5, 0.1)?.rerank(&pool)?;
    /// assert_eq!(reranking.order(), [0, 1, 2, 4]);
    /// assert_eq!(reranking.called_for(), [4], "by its minimum, not by score, the fourth position went to a member");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rerank(&self, candidates: &[Scored]) -> Result<Reranking, RerankError> {
        if candidates.len() < self.minimums.len() {
            return Err(RerankError::TooFewCandidates {
                candidates: candidates.len(),
                positions: self.positions(),
            });
        }
        let mut by_score: Vec<(usize, &Scored)> = candidates.iter().enumerate().collect();
        by_score.sort_by_key(|(_, candidate)| std::cmp::Reverse(candidate.score));
        let places = |member| {
            let of_kind = by_score.iter().enumerate().filter(move |(_, (_, c))| c.member == member);
            of_kind.map(|(place, (given, _))| (place, *given)).peekable()
        };
        let (mut members, mut others) = (places(true), places(false));

        let mut reranking = Reranking { order: Vec::new(), called_for: Vec::new(), shortfall: None };
        let mut had = 0;
        for (prefix, &wanted) in (1_u32..).zip(&self.minimums) {
            let member_is_best = match (members.peek(), others.peek()) {
                (Some((member, _)), Some((other, _))) => member < other,
                (member, _) => member.is_some(),
            };
            let called = !member_is_best && had < wanted && members.peek().is_some();
            let next = if member_is_best || called {
                had += 1;
                members.next()
            } else {
                others.next()
            };
            if called {
                reranking.called_for.push(prefix);
            }
            if had < wanted && reranking.shortfall.is_none() {
                reranking.shortfall = Some(Shortfall { prefix, wanted, had });
            }
            reranking.order.extend(next.map(|(_, given)| given));
        }
        Ok(reranking)
    }
}

/// A ranking held against a table of [`RankedGroupFairness`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct PrefixCheck {
    prefixes: u32,
    shortfall: Option<Shortfall>,
}

impl PrefixCheck {
    /// How many prefixes were held against it.
    #[must_use]
    pub const fn prefixes(self) -> u32 {
        self.prefixes
    }

    /// The first prefix with fewer members than its minimum; none where each has enough.
    #[must_use]
    pub const fn shortfall(self) -> Option<Shortfall> {
        self.shortfall
    }
}

/// A prefix of a ranking with fewer members of the group than its minimum.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Shortfall {
    prefix: u32,
    wanted: u32,
    had: u32,
}

impl Shortfall {
    /// How many positions the prefix has.
    #[must_use]
    pub const fn prefix(self) -> u32 {
        self.prefix
    }

    /// How many members its minimum is.
    #[must_use]
    pub const fn wanted(self) -> u32 {
        self.wanted
    }

    /// How many members it had.
    #[must_use]
    pub const fn had(self) -> u32 {
        self.had
    }
}

/// A score, higher for better, and whether it is that of a member of the group; of which its `Debug` says nothing.
///
/// ```
/// assert_eq!(mangfold::monitor::Scored::new(70, true).score(), 70);
/// ```
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct Scored {
    score: i64,
    member: bool,
}

impl Scored {
    /// A candidate with a score, who is a member of the group or not.
    #[must_use]
    pub const fn new(score: i64, member: bool) -> Self {
        Self { score, member }
    }

    /// The score.
    #[must_use]
    pub const fn score(self) -> i64 {
        self.score
    }

    /// Whether it is a member of the group.
    #[must_use]
    pub const fn is_member(self) -> bool {
        self.member
    }
}

impl fmt::Debug for Scored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scored").field("score", &self.score).field("member", &"[redacted]").finish()
    }
}

/// A ranking by score that keeps a table of [`RankedGroupFairness`] as far as the pool allows.
///
/// Who was put where the minimum called for a member is told to be one: it is for those who may see declarations, and
/// neither `Debug` nor JSON shows it.
#[derive(Clone, Eq, PartialEq)]
pub struct Reranking {
    order: Vec<usize>,
    called_for: Vec<u32>,
    shortfall: Option<Shortfall>,
}

impl fmt::Debug for Reranking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reranking {{ positions: {}, order: [redacted] }}", self.order.len())
    }
}

impl Reranking {
    /// The places of the candidates in the slice given, best first: one for each position of the table.
    #[must_use]
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// The positions, counted from one, at which the minimum and not the score put a member.
    #[must_use]
    pub fn called_for(&self) -> &[u32] {
        &self.called_for
    }

    /// The first prefix the pool has too few members for; none where the table is kept.
    #[must_use]
    pub const fn shortfall(&self) -> Option<Shortfall> {
        self.shortfall
    }
}

/// Why candidates cannot be ranked anew.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RerankError {
    /// Fewer candidates than the table has positions.
    #[error("candidates: {candidates} for {positions} positions")]
    TooFewCandidates {
        /// How many candidates were given.
        candidates: usize,
        /// How many positions the table has.
        positions: u32,
    },
}

impl RerankError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooFewCandidates { .. } => "rerank_too_few_candidates",
        }
    }
}

/// The binomial distribution function.
fn cumulative(members: u32, of: u32, share: f64) -> f64 {
    Binomial::new(of.into(), share).at_most(members.into())
}

/// The fewest members of every prefix when each is tested at one alpha.
fn minimums(positions: u32, share: f64, alpha: f64) -> Vec<u32> {
    let mut fewest = 0;
    (1..=positions)
        .map(|prefix| {
            while fewest < prefix && cumulative(fewest, prefix, share) <= alpha * (1.0 + SAME) {
                fewest += 1;
            }
            fewest
        })
        .collect()
}

/// The smallest alpha that gives a table: the highest probability of the outcomes that just fall short.
fn entering(minimums: &[u32], share: f64) -> f64 {
    (1..)
        .zip(minimums)
        .filter_map(|(prefix, fewest)| Some(cumulative(fewest.checked_sub(1)?, prefix, share)))
        .fold(0.0, f64::max)
}

fn fail_probability(minimums: &[u32], share: f64) -> f64 {
    let last = minimums.last().copied().unwrap_or(0);
    // `kept[j]`: not short so far, with `fewest + j` members; who has as many as the last minimum can no longer fall short.
    let (mut kept, mut next) = (vec![1.0], Vec::new());
    let (mut fewest, mut failed) = (0, 0.0);
    for &minimum in minimums {
        next.clear();
        next.extend(kept.first().map(|probability| (1.0 - share) * probability));
        next.extend(kept.windows(2).map(|pair| match pair {
            [fewer, as_many] => share * fewer + (1.0 - share) * as_many,
            _ => 0.0,
        }));
        next.extend(kept.last().map(|probability| share * probability));
        if minimum > fewest {
            failed += next.first().copied().unwrap_or(0.0);
            next.drain(..next.len().min(1));
            fewest = minimum;
        }
        next.truncate((last - fewest) as usize);
        // Below this, probabilities add nothing to one that matters, and would soon be slow to multiply.
        while next.last().is_some_and(|probability| *probability < 1e-290) {
            next.pop();
        }
        std::mem::swap(&mut kept, &mut next);
    }
    failed
}

/// One prefix whose minimum rises by one when the alpha of the prefixes reaches a value.
struct Step {
    alpha: f64,
    prefix: usize,
}

/// All steps between two tables, by alpha.
struct Steps(Vec<Step>);

impl Steps {
    fn between(mildest: &[u32], strictest: &[u32], share: f64) -> Self {
        let mut steps = Vec::new();
        for ((prefix, of), (&from, &to)) in (0..).zip(1_u32..).zip(mildest.iter().zip(strictest)) {
            let draws = Binomial::new(of.into(), share);
            let (mut alpha, mut term) = (draws.at_most(from.into()), draws.at(from.into()));
            for fewest in from..to {
                steps.push(Step { alpha, prefix });
                term *= share / (1.0 - share) * f64::from(of - fewest) / f64::from(fewest + 1);
                alpha += term;
            }
        }
        steps.sort_by(|one, other| one.alpha.total_cmp(&other.alpha));
        Self(steps)
    }

    /// The largest number of steps, equal ones together, of which a monotone question is true; nought where of none.
    fn count_while(&self, holds: impl Fn(usize) -> bool) -> usize {
        let pairs = self.0.iter().zip(self.0.iter().skip(1));
        let mut ends: Vec<usize> = (1..)
            .zip(pairs)
            .filter(|(_, (a, b))| b.alpha > a.alpha * (1.0 + SAME))
            .map(|(end, _)| end)
            .collect();
        ends.push(self.0.len());
        let count = ends.partition_point(|&end| holds(end));
        count.checked_sub(1).and_then(|last| ends.get(last)).copied().unwrap_or(0)
    }

    fn table(&self, mildest: &[u32], count: usize) -> Vec<u32> {
        let mut table = mildest.to_vec();
        for step in self.0.iter().take(count) {
            if let Some(fewest) = table.get_mut(step.prefix) {
                *fewest += 1;
            }
        }
        table
    }
}
