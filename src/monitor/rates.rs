//! The rates of all groups of a grouping, and each beside the highest or another.

use std::fmt;

use super::dimension::UNDISCLOSED;
use super::stage::Step;
use super::statistics::{Interval, Rate, TwoByTwo};
use super::tally::rate;
use crate::ratio::Ratio;
use crate::text::shown;

/// Why a tally has no answer: it was never asked to count that.
///
/// ```
/// use mangfold::monitor::{AskError, Stage, Step};
/// let step = Step::new(Stage::Hired, Stage::Offered);
/// assert_eq!(AskError::Step { step }.to_string(), "not asked: hired of offered");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AskError {
    /// The book does not count by these dimensions together.
    #[error("not asked: by {grouping}")]
    Grouping {
        /// The dimensions named.
        grouping: String,
    },
    /// The book has no such step: the one stage does not follow from the other.
    #[error("not asked: {step}")]
    Step {
        /// The step.
        step: Step,
    },
    /// The grouping has no such group.
    #[error("not asked: the group {group}")]
    Group {
        /// The values named.
        group: String,
    },
}

impl AskError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Grouping { .. } => "ask_grouping",
            Self::Step { .. } => "ask_step",
            Self::Group { .. } => "ask_group",
        }
    }
}

/// The rates of the groups of one grouping, and of those undisclosed: to compute with. `Debug` shows nothing of them.
///
/// ```
/// use mangfold::monitor::{Against, Rate, Rates};
///
/// let rates = Rates::of([("woman", Rate::new(26, 48)?), ("man", Rate::new(206, 259)?)]);
/// let impacts = rates.impacts(Against::Highest)?;
/// let women = impacts.first().unwrap();
/// assert_eq!(format!("{:.3}", women.ratio().unwrap()), "0.681");
/// assert_eq!((women.is_below_four_fifths(), women.short_of_four_fifths()), (Some(true), Some(5)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct Rates {
    known: Vec<(Vec<String>, Rate)>,
    // None where it is withheld.
    undisclosed: Option<Rate>,
}

/// Which group the others are beside.
///
/// ```
/// use mangfold::monitor::Against;
/// assert_eq!(Against::Group(&["man"]), Against::Group(&["man"]));
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub enum Against<'a> {
    /// The group with the highest rate.
    Highest,
    /// A group by the values of its dimensions.
    Group(&'a [&'a str]),
}

impl Rates {
    /// The rates of groups of one dimension, from counts of the host's own; [`UNDISCLOSED`] is not a group.
    pub fn of<'a>(groups: impl IntoIterator<Item = (&'a str, Rate)>) -> Self {
        Self::new(groups.into_iter().map(|(group, rate)| (vec![group.to_owned()], rate)))
    }

    pub(super) fn new(cells: impl IntoIterator<Item = (Vec<String>, Rate)>) -> Self {
        let (mut known, mut undisclosed) = (Vec::new(), Rate::NOBODY);
        for (values, cell) in cells {
            if values.iter().any(|value| value == UNDISCLOSED) {
                undisclosed = sum([undisclosed, cell]);
            } else {
                known.push((values, cell));
            }
        }
        Self { known, undisclosed: Some(undisclosed) }
    }

    pub(super) fn without_undisclosed(self) -> Self {
        Self { undisclosed: None, ..self }
    }

    /// The groups, each as its values, in the order of the code book, with their rates.
    #[must_use]
    pub fn groups(&self) -> impl ExactSizeIterator<Item = (&[String], Rate)> {
        self.known.iter().map(|(values, rate)| (values.as_slice(), *rate))
    }

    /// The rate of one group; none where there is no such group.
    #[must_use]
    pub fn rate(&self, group: &[&str]) -> Option<Rate> {
        self.known.iter().find(|(values, _)| values == group).map(|(_, rate)| *rate)
    }

    /// The rate of those of whom a value is undisclosed; none where it is withheld.
    #[must_use]
    pub const fn undisclosed(&self) -> Option<Rate> {
        self.undisclosed
    }

    /// One group beside all others who are known.
    ///
    /// # Errors
    ///
    /// [`AskError::Group`] where there is no such group.
    pub fn two_by_two(&self, group: &[&str]) -> Result<TwoByTwo, AskError> {
        let own = self.rate(group).ok_or_else(|| no_group(group))?;
        let others = sum(self.known.iter().filter(|(values, _)| values != group).map(|(_, rate)| *rate));
        Ok(TwoByTwo::new(own, others))
    }

    /// Each group beside the one with the highest rate, or beside one that is named, in the order of the groups.
    ///
    /// Groups of nobody have no rate and no ratio; where nobody was selected of the group beside which the others stand,
    /// no group has a ratio.
    ///
    /// # Errors
    ///
    /// [`AskError::Group`] where the group named is not there.
    pub fn impacts(&self, against: Against<'_>) -> Result<Vec<Impact>, AskError> {
        let reference = match against {
            Against::Group(group) => Some(self.place(group).ok_or_else(|| no_group(group))?),
            Against::Highest => self.highest(),
        };
        Ok(self.impacts_beside(reference))
    }

    /// Each group beside the one at a place; without one, no group has a ratio.
    pub(super) fn impacts_beside(&self, reference: Option<usize>) -> Vec<Impact> {
        let impact = |(place, (group, rate)): (usize, &(Vec<String>, Rate))| {
            let best =
                reference.and_then(|place| self.known.get(place)).map_or(Rate::NOBODY, |(_, rate)| *rate);
            Impact {
                group: group.clone(),
                rate: *rate,
                best,
                is_reference: reference == Some(place),
                undisclosed: self.undisclosed,
            }
        };
        self.known.iter().enumerate().map(impact).collect()
    }

    fn place(&self, group: &[&str]) -> Option<usize> {
        self.known.iter().position(|(values, _)| values == group)
    }

    fn highest(&self) -> Option<usize> {
        let some = self.known.iter().enumerate().filter(|(_, (_, rate))| rate.of() > 0);
        some.reduce(|best, next| {
            if next.1.1.compare(best.1.1).is_some_and(std::cmp::Ordering::is_gt) { next } else { best }
        })
        .map(|(place, _)| place)
    }
}

fn no_group(group: &[&str]) -> AskError {
    AskError::Group { group: shown(&group.join(", ")) }
}

/// Sums of a tally's counts, which fit; of others, as many as fit.
fn sum(rates: impl IntoIterator<Item = Rate>) -> Rate {
    rates.into_iter().fold(Rate::NOBODY, |sum, next| {
        rate(sum.selected().saturating_add(next.selected()), sum.of().saturating_add(next.of()))
    })
}

impl fmt::Debug for Rates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rates {{ groups: {}, rates: [redacted] }}", self.known.len())
    }
}

/// One group beside the one it is measured against: the rate of the one divided by the rate of the other.
///
/// ```
/// use mangfold::monitor::{Against, Rate, Rates};
///
/// let rates = Rates::of([("a", Rate::new(0, 7)?), ("b", Rate::new(0, 12)?)]);
/// let nobody = rates.impacts(Against::Highest)?;
/// assert!(nobody.iter().all(|impact| impact.ratio().is_none()), "nobody was selected: there is nothing to divide by");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Eq, PartialEq)]
pub struct Impact {
    group: Vec<String>,
    rate: Rate,
    best: Rate,
    is_reference: bool,
    undisclosed: Option<Rate>,
}

impl Impact {
    /// The values of the group.
    #[must_use]
    pub fn group(&self) -> &[String] {
        &self.group
    }

    /// Its rate.
    #[must_use]
    pub const fn rate(&self) -> Rate {
        self.rate
    }

    /// The rate it is measured against.
    #[must_use]
    pub const fn against(&self) -> Rate {
        self.best
    }

    /// Whether it is the group that the others are measured against.
    #[must_use]
    pub const fn is_reference(&self) -> bool {
        self.is_reference
    }

    /// The impact ratio; none where the group is of nobody, or nobody was selected of the other.
    #[must_use]
    pub fn ratio(&self) -> Option<f64> {
        self.rate.ratio_to(self.best)
    }

    /// Whether the ratio is below four fifths, in whole numbers: see [`Rate::is_below_four_fifths_of`].
    #[must_use]
    pub fn is_below_four_fifths(&self) -> Option<bool> {
        self.rate.is_below_four_fifths_of(self.best)
    }

    /// How many more of the group would have had to be selected for a ratio of four fifths, all else as it was.
    #[must_use]
    pub fn short_of_four_fifths(&self) -> Option<u32> {
        Ratio::new(4, 5).ok().and_then(|line| self.short_of(line))
    }

    /// How many more of the group would have had to be selected for a ratio of so much, all else as it was; none where there
    /// is no ratio.
    #[must_use]
    pub fn short_of(&self, line: Ratio) -> Option<u32> {
        if self.rate.of() == 0 || self.best.selected() == 0 {
            return None;
        }
        let wanted =
            u128::from(line.numerator()) * u128::from(self.best.selected()) * u128::from(self.rate.of());
        let least = wanted.div_ceil(u128::from(line.denominator()) * u128::from(self.best.of()));
        Some(u32::try_from(least).unwrap_or(u32::MAX).saturating_sub(self.rate.selected()))
    }

    /// The ratio to the same group that it would be if everybody undisclosed were of this group, and if everybody undisclosed
    /// were of that one, whether or not its rate would still be the highest; none where this is the group the others are
    /// measured against, whose ratio is one, or where what is undisclosed is withheld.
    ///
    /// ```
    /// use mangfold::monitor::{Against, Rate, Rates};
    ///
    /// let rates = Rates::of([("a", Rate::new(2, 10)?), ("b", Rate::new(8, 20)?), ("undisclosed", Rate::new(6, 10)?)]);
    /// let a = rates.impacts(Against::Highest)?.remove(0);
    /// let (all_in, all_out) = a.with_undisclosed().unwrap();
    /// assert_eq!(all_in, Some(1.0), "8 of 20 to 8 of 20");
    /// assert!((all_out.unwrap() - 3.0 / 7.0).abs() < 1e-15, "2 of 10 to 14 of 30");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_undisclosed(&self) -> Option<(Option<f64>, Option<f64>)> {
        let undisclosed = self.undisclosed.filter(|_| !self.is_reference)?;
        let all_in = sum([self.rate, undisclosed]).ratio_to(self.best);
        let all_out = self.rate.ratio_to(sum([self.best, undisclosed]));
        Some((all_in, all_out))
    }

    /// The least and the greatest that the ratio to the same group could be, whichever of those undisclosed were of this group,
    /// of that one, or of neither. It has no upper end where that one might have nobody selected. None where this group is
    /// of nobody, where nobody is selected of that one and of those undisclosed, or where [`Impact::with_undisclosed`] is none.
    #[must_use]
    pub fn widest(&self) -> Option<Interval> {
        let undisclosed = self.undisclosed.filter(|_| !self.is_reference)?;
        let (selected, rest) = (undisclosed.selected(), undisclosed.rest());
        let with = |rate: Rate, selected: u32, rest: u32| {
            let of = rate.of().saturating_add(selected).saturating_add(rest);
            self::rate(rate.selected().saturating_add(selected), of)
        };
        if self.rate.of() == 0 {
            return None;
        }
        let low = with(self.rate, 0, rest).ratio_to(with(self.best, selected, 0))?;
        let high = with(self.rate, selected, 0).ratio_to(with(self.best, 0, rest));
        Some(Interval::new(low, high.unwrap_or(f64::INFINITY)))
    }
}

impl fmt::Debug for Impact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Impact([redacted])")
    }
}
