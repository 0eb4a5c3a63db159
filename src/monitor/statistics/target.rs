//! A local target: a share of posts by a date, what hires it takes, and where today's hires would lead.

use serde::Serialize;

use super::{Level, OneSample, PopulationShare, Rate, number};

/// Two numbers this near each other, relatively, are the same.
const SAME: f64 = 1e-12;

/// A share of so many posts that a group is to hold after so many periods, with the rate at which posts fall vacant.
///
/// The model is plain, and its assumptions are part of every figure: the number of posts stays; in each period each post
/// falls vacant with the same probability, whoever holds it, and is filled again; each hire is of the group with the same
/// probability. So the expected share moves towards the share among hires by the exit rate in each period:
///
/// > share after *t* periods = *h* + (share now − *h*) · (1 − exit rate)^*t*
///
/// where *h* is the share among hires. What a period is, a year or a quarter, is for the caller to say, and the same for the
/// exit rate.
///
/// A target is about the group as a whole. It says nothing about who is to be hired, and decides about nobody.
///
/// ```
/// use mangfold::monitor::{Arrival, Level, LocalTarget, NeededShare, PopulationShare, Rate};
///
/// // 18 of 225 now, a quarter wanted, ten periods in each of which one post of eight falls vacant.
/// let target = LocalTarget::new(Rate::new(18, 225)?, PopulationShare::new(1, 4)?, 10, 0.125)?;
/// assert_eq!(target.standing().heads_short(), Some(39));
/// let NeededShare::OfHires(needed) = target.needed_share_of_hires() else { panic!("within reach") };
/// assert!((needed - 0.3107).abs() < 1e-4);
///
/// // Of the last 40 hires, 12 were of the group.
/// let forecast = target.forecast(Rate::new(12, 40)?, Level::P95).unwrap();
/// assert_eq!(forecast.observed().arrival(), Arrival::After { periods: 12 });
/// assert_eq!(forecast.low().arrival(), Arrival::Never, "16.6 percent of hires never make a quarter");
/// assert_eq!(forecast.high().arrival(), Arrival::After { periods: 5 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LocalTarget {
    // INVARIANT: of one post at least.
    heads: Rate,
    share: PopulationShare,
    periods: u32,
    // INVARIANT: from nought to one.
    exit_rate: f64,
}

/// Why a local target cannot be.
///
/// ```
/// use mangfold::monitor::{LocalTarget, PopulationShare, Rate};
///
/// let half = PopulationShare::new(1, 2)?;
/// assert_eq!(LocalTarget::new(Rate::new(0, 0)?, half, 4, 0.1).unwrap_err().code(), "local_target_of_no_posts");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LocalTargetError {
    /// No posts at all.
    #[error("heads: 0 of no posts")]
    OfNoPosts,
    /// An exit rate that is not from nought to one.
    #[error("exit rate: {value} is not from nought to one")]
    ExitRateOutOfRange {
        /// The exit rate given.
        value: f64,
    },
}

impl LocalTargetError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OfNoPosts => "local_target_of_no_posts",
            Self::ExitRateOutOfRange { .. } => "local_target_exit_rate_out_of_range",
        }
    }
}

impl LocalTarget {
    /// The most posts for which [`Outlook::probability`] is computed.
    pub const MOST_POSTS: u32 = 1_000_000;
    /// The most periods that an [`Arrival`] counts.
    pub const MOST_PERIODS: u32 = 10_000;

    /// So many heads of so many posts now, the share wanted, after how many periods, and the share of posts that falls
    /// vacant in one.
    ///
    /// # Errors
    ///
    /// [`LocalTargetError::OfNoPosts`] when there are no posts, [`LocalTargetError::ExitRateOutOfRange`] unless the exit rate
    /// is from nought to one.
    pub fn new(
        heads: Rate,
        share: PopulationShare,
        periods: u32,
        exit_rate: f64,
    ) -> Result<Self, LocalTargetError> {
        if heads.of() == 0 {
            return Err(LocalTargetError::OfNoPosts);
        }
        if !(0.0..=1.0).contains(&exit_rate) {
            return Err(LocalTargetError::ExitRateOutOfRange { value: exit_rate });
        }
        Ok(Self { heads, share, periods, exit_rate })
    }

    /// How many of how many posts now.
    #[must_use]
    pub const fn heads(self) -> Rate {
        self.heads
    }

    /// The share wanted.
    #[must_use]
    pub const fn share(self) -> PopulationShare {
        self.share
    }

    /// After how many periods.
    #[must_use]
    pub const fn periods(self) -> u32 {
        self.periods
    }

    /// The share of posts that falls vacant in one period.
    #[must_use]
    pub const fn exit_rate(self) -> f64 {
        self.exit_rate
    }

    /// Where it stands: the heads now beside the share wanted, with the heads short in whole numbers.
    #[must_use]
    pub const fn standing(self) -> OneSample {
        OneSample::new(self.heads, self.share)
    }

    /// How many hires are to be expected until then.
    #[must_use]
    pub fn expected_hires(self) -> f64 {
        f64::from(self.heads.of()) * self.exit_rate * f64::from(self.periods)
    }

    /// The smallest share among hires with which the expected share at the end is not below the one wanted.
    ///
    /// ```
    /// use mangfold::monitor::{LocalTarget, NeededShare, PopulationShare, Rate};
    ///
    /// let half = PopulationShare::new(1, 2)?;
    /// let slow = LocalTarget::new(Rate::new(0, 40)?, half, 4, 0.1)?.needed_share_of_hires();
    /// let NeededShare::BeyondAll { expected } = slow else { panic!("out of reach") };
    /// assert!((expected - 0.3439).abs() < 1e-12, "were every hire of the group, 34 percent would be");
    /// assert_eq!(
    ///     LocalTarget::new(Rate::new(39, 40)?, half, 4, 0.1)?.needed_share_of_hires(),
    ///     NeededShare::OfHires(0.0)
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn needed_share_of_hires(self) -> NeededShare {
        let (stayed, refilled) = self.turnover(self.periods);
        let missing = self.share.value() - self.share_now() * stayed;
        if missing <= SAME * self.share.value() {
            return NeededShare::OfHires(0.0);
        }
        if missing <= refilled * (1.0 + SAME) {
            return NeededShare::OfHires((missing / refilled).min(1.0));
        }
        NeededShare::BeyondAll { expected: self.expected(1.0, self.periods) }
    }

    /// Where hires as they were observed would lead, and where the two ends of their exact interval would
    /// ([`Rate::clopper_pearson`]); of no hires, none.
    ///
    /// The range is that of the share among hires alone. Exits, too, differ from year to year; [`Outlook::probability`] has
    /// them in it.
    #[must_use]
    pub fn forecast(self, hires: Rate, level: Level) -> Option<Forecast> {
        let (share, interval) = (hires.value()?, hires.clopper_pearson(level)?);
        Some(Forecast {
            low: self.outlook(interval.low()),
            observed: self.outlook(share),
            high: self.outlook(interval.high()),
        })
    }

    fn share_now(self) -> f64 {
        self.heads.value().unwrap_or(0.0)
    }

    /// The probabilities that nobody has left a post, and that it has been filled anew: each with all its digits.
    fn turnover(self, periods: u32) -> (f64, f64) {
        if periods == 0 {
            return (1.0, 0.0);
        }
        let ln = f64::from(periods) * libm::log1p(-self.exit_rate);
        (libm::exp(ln), -libm::expm1(ln))
    }

    fn expected(self, hires: f64, periods: u32) -> f64 {
        let (stayed, refilled) = self.turnover(periods);
        hires * refilled + self.share_now() * stayed
    }

    fn outlook(self, hires: f64) -> Outlook {
        Outlook {
            share_of_hires: hires,
            expected_share: self.expected(hires, self.periods),
            probability: self.probability(hires),
            arrival: self.arrival(hires),
        }
    }

    fn arrival(self, hires: f64) -> Arrival {
        let wanted = self.share.value();
        if self.standing().heads_short() == Some(0) {
            return Arrival::After { periods: 0 };
        }
        let reached = |periods| self.expected(hires, periods) >= wanted * (1.0 - SAME);
        if reached(1) {
            return Arrival::After { periods: 1 };
        }
        // With every post filled anew, the share among hires itself is what is reached at most.
        if self.exit_rate <= 0.0 || hires <= wanted * (1.0 + SAME) {
            return Arrival::Never;
        }
        if !reached(Self::MOST_PERIODS) {
            return Arrival::NotWithin { periods: Self::MOST_PERIODS };
        }
        let (mut before, mut after) = (1, Self::MOST_PERIODS);
        while after - before > 1 {
            let middle = before + (after - before) / 2;
            if reached(middle) {
                after = middle;
            } else {
                before = middle;
            }
        }
        Arrival::After { periods: after }
    }

    /// Posts are independent of each other: one held by the group now is held by it then unless it was filled anew from
    /// outside it, any other only if it was filled anew from the group. So the heads are a sum of two binomial counts.
    fn probability(self, hires: f64) -> Option<f64> {
        if self.heads.of() > Self::MOST_POSTS {
            return None;
        }
        let (stayed, refilled) = self.turnover(self.periods);
        let (gained, lost) = (hires * refilled, (1.0 - hires) * refilled);
        let kept = points(self.heads.selected(), stayed + gained, lost);
        let won = points(self.heads.rest(), gained, stayed + lost);
        let wanted = self.share.fewest_of(self.heads.of()) as usize;

        // As `kept` rises by one, one more outcome of `won` is enough.
        let mut enough: f64 = won.iter().skip(wanted).rev().sum();
        let mut next = won.get(..wanted.min(won.len())).unwrap_or_default().iter().rev();
        let mut missing = wanted.saturating_sub(won.len());
        let sum: f64 = kept
            .iter()
            .map(|probability| {
                let product = probability * enough;
                if missing > 0 {
                    missing -= 1;
                } else {
                    enough += next.next().copied().unwrap_or(0.0);
                }
                product
            })
            .sum();
        Some(sum.min(1.0))
    }
}

/// All point probabilities of a binomial count, outwards from the likeliest; those below 1e-300 are nought.
fn points(of: u32, share: f64, rest: f64) -> Vec<f64> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "not above `of`, which is a number of thirty-two bits"
    )]
    let mode = number::count((f64::from(of) + 1.0) * share).min(of.into()) as u32;
    let at_mode = libm::exp(number::ln_binomial(mode.into(), of.into(), share, rest));
    let outwards = |ratio: f64, term: &mut f64| {
        *term *= ratio;
        if *term < 1e-300 {
            *term = 0.0;
        }
        Some(*term)
    };
    let mut points: Vec<f64> = (1..=mode)
        .rev()
        .map(|count| rest / share * (f64::from(count) / f64::from(of - count + 1)))
        .scan(at_mode, |term, ratio| outwards(ratio, term))
        .collect();
    points.reverse();
    points.push(at_mode);
    points.extend(
        (mode + 1..=of)
            .map(|count| share / rest * (f64::from(of - count + 1) / f64::from(count)))
            .scan(at_mode, |term, ratio| outwards(ratio, term)),
    );
    points
}

/// What share of hires a [`LocalTarget`] takes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook that no share is enough")]
pub enum NeededShare {
    /// This share of the hires until then, between nought and one.
    OfHires(f64),
    /// More than all of them.
    BeyondAll {
        /// The share of posts that would be expected, were every hire of the group.
        expected: f64,
    },
}

/// After how many periods the expected share is first not below the share wanted.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "a caller must not overlook what never comes")]
pub enum Arrival {
    /// After so many; nought where it is so now.
    After {
        /// How many periods.
        periods: u32,
    },
    /// At some time, but not within so many.
    NotWithin {
        /// How many periods: [`LocalTarget::MOST_PERIODS`].
        periods: u32,
    },
    /// Not with this share among hires, or because no post falls vacant.
    Never,
}

/// Where hires of one share lead.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Outlook {
    share_of_hires: f64,
    expected_share: f64,
    probability: Option<f64>,
    arrival: Arrival,
}

impl Outlook {
    /// The share among hires, between nought and one.
    #[must_use]
    pub const fn share_of_hires(self) -> f64 {
        self.share_of_hires
    }

    /// The expected share of posts when the periods of the target are over.
    #[must_use]
    pub const fn expected_share(self) -> f64 {
        self.expected_share
    }

    /// The exact probability that the share of posts is not below the share wanted when the periods are over, with exits and
    /// hires as chance would have them; none of more than [`LocalTarget::MOST_POSTS`] posts.
    ///
    /// It is that of standing there on that day, not of having stood there on some day before.
    #[must_use]
    pub const fn probability(self) -> Option<f64> {
        self.probability
    }

    /// After how many periods the expected share is first not below the share wanted.
    #[must_use]
    pub const fn arrival(self) -> Arrival {
        self.arrival
    }
}

/// Where the hires observed lead, and the two ends of the interval of their share.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Forecast {
    low: Outlook,
    observed: Outlook,
    high: Outlook,
}

impl Forecast {
    /// With the lower end of the share among hires.
    #[must_use]
    pub const fn low(self) -> Outlook {
        self.low
    }

    /// With the share observed.
    #[must_use]
    pub const fn observed(self) -> Outlook {
        self.observed
    }

    /// With the upper end.
    #[must_use]
    pub const fn high(self) -> Outlook {
        self.high
    }
}
