//! What a result tells, and what it cannot.

use serde::Serialize;

use super::statistics::{Alternative, Level, Rate, Strata, TwoByTwo};
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
    },
    /// Evidence that more of the group are selected than selecting without regard to it would give.
    EvidenceOfMore {
        /// How likely a result no likelier than this is without a difference.
        p: f64,
    },
    /// No evidence of a difference, where a shortfall worth knowing of could have been seen. That is no evidence that there
    /// is none.
    NoEvidence {
        /// How likely a result no likelier than this is without a difference.
        p: f64,
        /// What these numbers could have shown.
        showable: Showable,
    },
    /// Too few to tell: even a shortfall worth knowing of would not have been evidence.
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

    fn of(p: f64, observed: f64, showable: Showable, question: Question) -> Self {
        if p <= question.level.alpha() {
            return if observed < showable.expected {
                Self::EvidenceOfFewer { p }
            } else {
                Self::EvidenceOfMore { p }
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

    /// What strata could have shown by the exact conditional test; none where all are uninformative.
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
        // likelier than any nearer one.
        let below = is_evidence(least).then(|| last(least, middle, is_evidence));
        let above = is_evidence(most)
            .then(|| most - last(0, most - middle, |from_the_end| is_evidence(most - from_the_end)));
        Some(Self { expected: exact.expected(), below, above })
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

/// The last number of which something holds, of those from one of which it does to another, where it holds up to some place.
fn last(from: u64, to: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut yes, mut no) = (from, to + 1);
    while yes + 1 < no {
        let middle = yes + (no - yes) / 2;
        if holds(middle) {
            yes = middle;
        } else {
            no = middle;
        }
    }
    yes
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

impl TwoByTwo {
    /// What the table tells, by Fisher's exact test on both sides.
    #[must_use]
    pub fn reading(self, question: Question) -> Reading {
        let showable = Showable::of(self, question.level);
        match (self.fisher(Alternative::TwoSided), showable) {
            (Some(p), Some(showable)) => {
                Reading::of(p, f64::from(self.group().selected()), showable, question)
            }
            (p, showable) => Reading::TooFew { p, showable },
        }
    }
}

impl Strata {
    /// What the strata tell together, by the exact conditional test on both sides.
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
        let exact = self.exact_conditional(question.level);
        match (exact, Showable::of_strata(self, question.level)) {
            (Some(exact), Some(showable)) => {
                #[expect(clippy::cast_precision_loss, reason = "a count of people")]
                let observed = exact.observed() as f64;
                Reading::of(exact.p(Alternative::TwoSided), observed, showable, question)
            }
            _ => Reading::TooFew { p: None, showable: None },
        }
    }
}
