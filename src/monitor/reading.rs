//! What a result tells, and what it cannot.

use serde::Serialize;

use super::statistics::{
    Alternative, CochranMantelHaenszel, Level, OneSample, Rate, Strata, TwoByTwo, holm, normal_upper_quantile,
};
use crate::ratio::Ratio;

/// What one asks of a result before it is read: at which level a difference is evidence, and which shortfall is worth
/// knowing of.
///
/// Both are the reader's choice, and must be made before looking. The defaults are the crate's own: 95 %, and a group of which
/// four fifths as many were selected as was to be expected.
///
/// ```
/// use mangfold::monitor::{Level, Question};
/// use mangfold::Ratio;
///
/// let question = Question::default();
/// assert_eq!((question.level(), question.worth_knowing()), (Level::P95, Ratio::new(4, 5)?));
/// # Ok::<(), mangfold::RatioError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Question {
    level: Level,
    worth_knowing: Ratio,
}

impl Question {
    /// A level, and the share of the expected count that would be worth knowing of.
    #[must_use]
    pub const fn new(level: Level, worth_knowing: Ratio) -> Self {
        Self { level, worth_knowing }
    }

    /// At which level a difference is evidence.
    #[must_use]
    pub const fn level(self) -> Level {
        self.level
    }

    /// The share of the expected count that would be worth knowing of.
    #[must_use]
    pub const fn worth_knowing(self) -> Ratio {
        self.worth_knowing
    }
}

impl Default for Question {
    fn default() -> Self {
        // Four fifths is a share above nought and of at most one.
        Self { level: Level::P95, worth_knowing: Ratio::new(4, 5).unwrap_or(Ratio::HALF) }
    }
}

/// What a comparison of a group with all others tells. It never says that a practice is right, or that it is wrong.
///
/// ```
/// use mangfold::monitor::{Question, Rate, Reading, TwoByTwo};
///
/// let read = |a, b, c, d| Ok::<_, mangfold::monitor::RateError>(
///     TwoByTwo::new(Rate::new(a, b)?, Rate::new(c, d)?).reading(Question::default()));
///
/// assert_eq!(read(26, 48, 206, 259)?.code(), "evidence_of_fewer"); // Connecticut v. Teal, 457 U.S. 440 (1982)
/// assert_eq!(read(400, 1000, 405, 1000)?.code(), "no_evidence");
///
/// let Reading::TooFew { showable, .. } = read(1, 4, 9, 20)? else { panic!() };
/// assert_eq!(showable.unwrap().below(), None, "not even nought of four would have been evidence");
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(tag = "reading", rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook a reading")]
pub enum Reading {
    /// Evidence that fewer of the group are selected than selecting without regard to it would give.
    EvidenceOfFewer {
        /// How likely a result no likelier than this is without a difference.
        p: f64,
        /// What these numbers could have shown.
        showable: Showable,
    },
    /// Evidence that more of the group are selected than selecting without regard to it would give.
    EvidenceOfMore {
        /// How likely a result no likelier than this is without a difference.
        p: f64,
        /// What these numbers could have shown.
        showable: Showable,
    },
    /// No evidence of a difference, where so few of the group as are worth knowing of would have been evidence. That is no
    /// evidence that there is none: of samples from a practice with that very shortfall, half or fewer would be evidence.
    NoEvidence {
        /// How likely a result no likelier than this is without a difference.
        p: f64,
        /// What these numbers could have shown.
        showable: Showable,
    },
    /// Too few to tell: even so few of the group as are worth knowing of would not have been evidence.
    TooFew {
        /// How likely a result no likelier than this is without a difference; none where there is nothing to compare.
        p: Option<f64>,
        /// What these numbers could have shown; none where there is nothing to compare.
        showable: Option<Showable>,
    },
}

impl Reading {
    /// The stable machine code of the reading.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EvidenceOfFewer { .. } => "evidence_of_fewer",
            Self::EvidenceOfMore { .. } => "evidence_of_more",
            Self::NoEvidence { .. } => "no_evidence",
            Self::TooFew { .. } => "too_few",
        }
    }

    fn of(p: f64, fewer: bool, showable: Showable, question: Question) -> Self {
        if p <= question.level.alpha() {
            return if fewer {
                Self::EvidenceOfFewer { p, showable }
            } else {
                Self::EvidenceOfMore { p, showable }
            };
        }
        let worth =
            f64::from(question.worth_knowing.numerator()) / f64::from(question.worth_knowing.denominator());
        #[expect(clippy::cast_precision_loss, reason = "a count of people")]
        let seen = showable.below.is_some_and(|below| below as f64 >= worth * showable.expected);
        if seen {
            Self::NoEvidence { p, showable }
        } else {
            Self::TooFew { p: Some(p), showable: Some(showable) }
        }
    }
}

/// The smallest differences that would have been evidence, had they been seen among as many people of whom as many were
/// selected.
///
/// ```
/// use mangfold::monitor::{Level, Rate, Showable, TwoByTwo};
///
/// let table = TwoByTwo::new(Rate::new(2, 10)?, Rate::new(10, 20)?);
/// let showable = Showable::of(table, Level::P95).unwrap();
/// assert_eq!((showable.expected(), showable.below(), showable.above()), (4.0, Some(1), Some(7)));
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Showable {
    expected: f64,
    below: Option<u64>,
    above: Option<u64>,
}

impl Showable {
    /// What one table could have shown by Fisher's exact test; none where there is nothing to compare.
    #[must_use]
    pub fn of(table: TwoByTwo, level: Level) -> Option<Self> {
        let evidence = table.smallest_evidence(level)?;
        Some(Self {
            expected: table.expected()?,
            below: evidence.below().map(u64::from),
            above: evidence.above().map(u64::from),
        })
    }

    /// What strata could have shown by the exact conditional test, which is made some ten times; none where all are
    /// uninformative, or [`Strata::exact_conditional`] is none.
    #[must_use]
    pub fn of_strata(strata: &Strata, level: Level) -> Option<Self> {
        let exact = strata.exact_conditional(level)?;
        let (least, most) = ends(strata);
        let is_evidence = |count: u64| {
            let moved = moved_to(strata, count).exact_conditional(level);
            moved.is_some_and(|exact| exact.p(Alternative::TwoSided) <= level.alpha())
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between the ends, which are counts"
        )]
        let middle = (exact.expected().floor() as u64).clamp(least, most);
        // The p-value falls with the distance from the middle, on either side: what is no likelier than one count is no
        // likelier than any nearer one. Two standard deviations are about where it falls below the usual levels.
        let away = strata.cochran_mantel_haenszel().map_or(0.0, |test| 2.0 * test.variance().sqrt());
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between the ends")]
        let guess = away as u64;
        let below = edge(middle - least, guess, |down| is_evidence(middle - down)).map(|down| middle - down);
        let above = edge(most - middle, guess, |up| is_evidence(middle + up)).map(|up| middle + up);
        Some(Self { expected: exact.expected(), below, above: above.filter(|_| most > middle) })
    }

    /// What strata of very many could have shown, by the test of large numbers.
    fn of_many(observed: f64, test: CochranMantelHaenszel, level: Level) -> Self {
        let expected = observed - test.difference();
        let away = normal_upper_quantile(level.alpha() / 2.0) * test.variance().sqrt();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "not below nought, and counts of people"
        )]
        let count = |value: f64| (value >= 0.0).then_some(value as u64);
        Self { expected, below: count((expected - away).floor()), above: count((expected + away).ceil()) }
    }

    /// What posts beside a population could have shown by the exact binomial test; none of nobody.
    #[must_use]
    pub fn of_sample(sample: OneSample, level: Level) -> Option<Self> {
        let posts = u64::from(sample.heads().of());
        let is_evidence = |count: u64| {
            let heads = Rate::new(count, posts).unwrap_or(Rate::NOBODY);
            let p = OneSample::new(heads, sample.population()).binomial_test(Alternative::TwoSided);
            p.is_some_and(|p| p <= level.alpha())
        };
        let expected = sample.expected_heads();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "at most as many as there are posts"
        )]
        let middle = (expected.floor() as u64).min(posts);
        let below = edge(middle, 1, |down| is_evidence(middle - down)).map(|down| middle - down);
        let above = edge(posts - middle, 1, |up| is_evidence(middle + up)).map(|up| middle + up);
        (posts > 0).then_some(Self { expected, below, above })
    }

    /// How many of the group selecting without regard to it would give.
    #[must_use]
    pub const fn expected(self) -> f64 {
        self.expected
    }

    /// The most of the group, below that, who would have been evidence; none where not even the fewest would.
    #[must_use]
    pub const fn below(self) -> Option<u64> {
        self.below
    }

    /// The fewest of the group, above that, who would have been evidence; none where not even the most would.
    #[must_use]
    pub const fn above(self) -> Option<u64> {
        self.above
    }
}

/// The least distance at which something holds that holds from some distance on; none where not even at the furthest. It is
/// looked for near a guess first.
fn edge(furthest: u64, guess: u64, holds: impl Fn(u64) -> bool) -> Option<u64> {
    if !holds(furthest) {
        return None;
    }
    let guess = guess.min(furthest);
    // INVARIANT: it holds at `yes`, and at no distance below `no`.
    let (mut no, mut yes) = (0, furthest);
    let mut step = 1;
    if holds(guess) {
        yes = guess;
        while yes > 0 {
            let nearer = yes.saturating_sub(step);
            if !holds(nearer) {
                no = nearer + 1;
                break;
            }
            yes = nearer;
            step *= 2;
        }
    } else {
        no = guess + 1;
        while no < furthest {
            let further = no.saturating_add(step).min(furthest);
            if holds(further) {
                yes = further;
                break;
            }
            no = further + 1;
            step *= 2;
        }
    }
    while no < yes {
        let middle = no + (yes - no) / 2;
        if holds(middle) {
            yes = middle;
        } else {
            no = middle + 1;
        }
    }
    Some(yes)
}

/// The fewest and the most of the group who could have been selected, given how many were in each stratum.
fn ends(strata: &Strata) -> (u64, u64) {
    strata.tables().iter().fold((0, 0), |(least, most), table| {
        let group = u64::from(table.group().of());
        let others = u64::from(table.others().of());
        (least + table.selected().saturating_sub(others), most + group.min(table.selected()))
    })
}

/// Strata with the same margins, and so many of the group selected in all: each as many as it can have until they suffice. The
/// test asks for the sum alone.
fn moved_to(strata: &Strata, count: u64) -> Strata {
    let (least, _) = ends(strata);
    let mut left = count.saturating_sub(least);
    let tables: Vec<TwoByTwo> = strata
        .tables()
        .iter()
        .map(|table| {
            let (group, others) = (u64::from(table.group().of()), u64::from(table.others().of()));
            let fewest = table.selected().saturating_sub(others);
            let more = left.min(group.min(table.selected()) - fewest);
            left -= more;
            let selected = fewest + more;
            let rate = |selected, of| Rate::new(selected, of).unwrap_or(Rate::NOBODY);
            TwoByTwo::new(rate(selected, group), rate(table.selected() - selected, others))
        })
        .collect();
    Strata::new(&tables)
}

impl Reading {
    /// What the tables of all groups of a grouping tell, each group beside all others ([`Rates::two_by_two`](super::Rates::two_by_two)).
    ///
    /// Their p-values are adjusted after Holm: among twenty groups drawn alike one falls below five percent by chance. Of two
    /// groups there is one comparison only, and nothing to adjust.
    ///
    /// ```
    /// use mangfold::monitor::{Question, Rate, Reading, TwoByTwo};
    ///
    /// let table = TwoByTwo::new(Rate::new(2, 20)?, Rate::new(80, 200)?);
    /// assert_eq!(table.reading(Question::default()).code(), "evidence_of_fewer");
    /// let nothing = TwoByTwo::new(Rate::new(60, 150)?, Rate::new(28, 70)?);
    /// let tables = [table, nothing, nothing, nothing, nothing, nothing, nothing, nothing, nothing];
    /// assert_eq!(Reading::of_groups(&tables, Question::default())[0].code(), "too_few");
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn of_groups(tables: &[TwoByTwo], question: Question) -> Vec<Self> {
        adjusted(tables.iter().map(|table| table.reading(question)).collect(), question)
    }

    /// As [`Reading::of_groups`], of the strata of each group ([`Tally::strata`](super::Tally::strata)).
    #[must_use]
    pub fn of_stratified_groups(groups: &[Strata], question: Question) -> Vec<Self> {
        adjusted(groups.iter().map(|strata| strata.reading(question)).collect(), question)
    }

    /// The p-value; none where there is nothing to compare.
    #[must_use]
    pub const fn p(&self) -> Option<f64> {
        match self {
            Self::EvidenceOfFewer { p, .. } | Self::EvidenceOfMore { p, .. } | Self::NoEvidence { p, .. } => {
                Some(*p)
            }
            Self::TooFew { p, .. } => *p,
        }
    }

    /// What these numbers could have shown; none where there is nothing to compare.
    #[must_use]
    pub const fn showable(&self) -> Option<Showable> {
        match self {
            Self::EvidenceOfFewer { showable, .. }
            | Self::EvidenceOfMore { showable, .. }
            | Self::NoEvidence { showable, .. } => Some(*showable),
            Self::TooFew { showable, .. } => *showable,
        }
    }

    fn is_of_fewer(&self) -> bool {
        matches!(self, Self::EvidenceOfFewer { .. })
    }
}

/// The readings by their p-values adjusted after Holm.
fn adjusted(readings: Vec<Reading>, question: Question) -> Vec<Reading> {
    let p_values: Vec<Option<f64>> = readings.iter().map(Reading::p).collect();
    let compared = p_values.iter().flatten().count();
    let Some(adjusted) = holm(&p_values).ok().filter(|_| compared > 2) else { return readings };
    let again = |(reading, p): (Reading, Option<f64>)| match (p, reading.showable()) {
        (Some(p), Some(showable)) => Reading::of(p, reading.is_of_fewer(), showable, question),
        _ => reading,
    };
    readings.into_iter().zip(adjusted).map(again).collect()
}

impl OneSample {
    /// What a group's share of posts beside that of a population tells, by the exact binomial test on both sides.
    ///
    /// It takes each post to be filled by one of the population, drawn without regard to the group: a population is not
    /// those who applied, and a difference does not tell where it came about.
    ///
    /// ```
    /// use mangfold::monitor::{OneSample, PopulationShare, Question, Rate};
    ///
    /// // 18 of 225 elected members beside a quarter of the inhabitants (Oslo, 2007).
    /// let sample = OneSample::new(Rate::new(18, 225)?, PopulationShare::new(1, 4)?);
    /// assert_eq!(sample.reading(Question::default()).code(), "evidence_of_fewer");
    /// let few = OneSample::new(Rate::new(0, 5)?, PopulationShare::new(1, 4)?);
    /// assert_eq!(few.reading(Question::default()).code(), "too_few");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn reading(self, question: Question) -> Reading {
        let showable = Showable::of_sample(self, question.level);
        match (self.binomial_test(Alternative::TwoSided), showable) {
            (Some(p), Some(showable)) => {
                let fewer = f64::from(self.heads().selected()) < showable.expected;
                Reading::of(p, fewer, showable, question)
            }
            (p, showable) => Reading::TooFew { p, showable },
        }
    }
}

impl TwoByTwo {
    /// What the table tells, by Fisher's exact test on both sides.
    ///
    /// Of several groups looked at together, read [`Reading::of_groups`].
    #[must_use]
    pub fn reading(self, question: Question) -> Reading {
        let showable = Showable::of(self, question.level);
        match (self.fisher(Alternative::TwoSided), showable) {
            // Where nobody or everybody was selected there is nothing to compare.
            _ if self.selected() == 0 || self.rest() == 0 => Reading::TooFew { p: None, showable: None },
            (Some(p), Some(showable)) => {
                Reading::of(p, f64::from(self.group().selected()) < showable.expected, showable, question)
            }
            (p, showable) => Reading::TooFew { p, showable },
        }
    }
}

/// So many people may be in strata that are read by the exact test.
const MOST_FOR_EXACT: u64 = 100_000;

impl Strata {
    /// How many people are in the strata that tell something.
    #[must_use]
    pub fn people(&self) -> u64 {
        self.tables().iter().map(|table| table.of()).sum()
    }

    /// What the strata tell together, by the exact conditional test on both sides; of more than 100,000 people by that of
    /// Cochran, Mantel and Haenszel.
    ///
    /// Where a rule prefers a group, its count is moved up: then this is no test of the others.
    ///
    /// ```
    /// use mangfold::monitor::{Question, Rate, Strata, TwoByTwo};
    ///
    /// let round = TwoByTwo::new(Rate::new(0, 2)?, Rate::new(4, 10)?);
    /// assert_eq!(Strata::new(&[round]).reading(Question::default()).code(), "too_few");
    /// assert_eq!(Strata::new(&[round; 20]).reading(Question::default()).code(), "evidence_of_fewer");
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn reading(&self, question: Question) -> Reading {
        // Of so many people the exact test takes seconds, and tells the same.
        let few = self.people() <= MOST_FOR_EXACT;
        let exact = if few { self.exact_conditional(question.level) } else { None };
        #[expect(clippy::cast_precision_loss, reason = "a count of people")]
        let observed = self.observed() as f64;
        let showable = exact.and_then(|_| Showable::of_strata(self, question.level));
        match (exact, showable, self.cochran_mantel_haenszel()) {
            (Some(exact), Some(showable), _) => {
                Reading::of(exact.p(Alternative::TwoSided), observed < showable.expected, showable, question)
            }
            (_, _, Some(test)) => {
                let showable = Showable::of_many(observed, test, question.level);
                Reading::of(test.p(Alternative::TwoSided), test.difference() < 0.0, showable, question)
            }
            _ => Reading::TooFew { p: None, showable: None },
        }
    }
}
