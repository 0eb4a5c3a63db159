//! A group's share of posts beside its share of a population: the one-sample case.

use serde::Serialize;

use super::{Alternative, Interval, Level, PopulationShare, Rate, holm, number};

/// How many of so many posts a group holds, beside its share of a population.
///
/// It compares counts. That the posts were to be had in proportion to the population is the assumption of the p-value,
/// not a finding: posts have requirements that a population is not measured by.
///
/// In Oslo, where a quarter of the inhabitants had an immigrant background, 18 of 225 elected representatives had a minority
/// background (Fagbladet 12/2007, p. 31).
///
/// ```
/// use mangfold::monitor::{Alternative, Level, PopulationShare, Rate, OneSample};
///
/// let elected = OneSample::new(Rate::new(18, 225)?, PopulationShare::new(1, 4)?);
/// assert_eq!(elected.share(), Some(0.08));
/// assert_eq!(elected.parity_ratio(), Some(0.32));
/// assert_eq!(elected.heads_short(), Some(39), "57 of 225 are a quarter, 56 are not");
/// assert!((elected.binomial_test(Alternative::TwoSided).unwrap() - 7.515e-11).abs() < 1e-14);
/// let interval = elected.interval(Level::P95).unwrap();
/// assert!((interval.low() - 0.04810131).abs() < 1e-8 && (interval.high() - 0.12348836).abs() < 1e-8);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq, Serialize)]
pub struct OneSample {
    heads: Rate,
    population: PopulationShare,
}

impl OneSample {
    /// So many of so many posts, beside a share of a population.
    #[must_use]
    pub const fn new(heads: Rate, population: PopulationShare) -> Self {
        Self { heads, population }
    }

    /// How many of how many posts.
    #[must_use]
    pub const fn heads(self) -> Rate {
        self.heads
    }

    /// The share of the population.
    #[must_use]
    pub const fn population(self) -> PopulationShare {
        self.population
    }

    /// The share of the posts, between nought and one; of no posts, none.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        self.heads.value()
    }

    /// The share of the posts divided by that of the population, rounded once; none of no posts, and where nobody of the
    /// population is of the group.
    #[must_use]
    pub fn parity_ratio(self) -> Option<f64> {
        let product = |count: u32, people: u64| i128::from(count) * i128::from(people);
        let below = product(self.heads.of(), self.population.part());
        (below > 0).then(|| {
            number::wide(product(self.heads.selected(), self.population.whole())) / number::wide(below)
        })
    }

    /// The share of the posts less that of the population; of no posts, none.
    #[must_use]
    pub fn difference(self) -> Option<f64> {
        self.share().map(|share| share - self.population.value())
    }

    /// How many heads the share of the population comes to: a number, seldom a whole one; of no posts, nought.
    #[must_use]
    pub fn expected_heads(self) -> f64 {
        f64::from(self.heads.of()) * self.population.value()
    }

    /// How many more of these posts the group would have to hold for its share not to be below that of the population, in
    /// whole numbers; nought where it is not below, of no posts none.
    #[must_use]
    pub fn heads_short(self) -> Option<u32> {
        let wanted = self.population.fewest_of(self.heads.of());
        (self.heads.of() > 0).then(|| wanted.saturating_sub(self.heads.selected()))
    }

    /// The exact binomial p-value, if each post had gone to the group with its share of the population, each apart from the
    /// others; of no posts, none ([`Rate::binomial_test`]).
    #[must_use]
    pub fn binomial_test(self, alternative: Alternative) -> Option<f64> {
        self.heads.binomial_test(self.population.value(), alternative)
    }

    /// The mid-p of that test ([`Rate::binomial_mid_p`]).
    #[must_use]
    pub fn binomial_mid_p(self, alternative: Alternative) -> Option<f64> {
        self.heads.binomial_mid_p(self.population.value(), alternative)
    }

    /// The exact interval of the share of the posts ([`Rate::clopper_pearson`]); of no posts, none.
    #[must_use]
    pub fn interval(self, level: Level) -> Option<Interval> {
        self.heads.clopper_pearson(level)
    }

    /// The p-values of [`OneSample::binomial_test`] for several groups or kinds of posts, in the order given, adjusted by
    /// Holm for how many were looked at ([`holm`]); none of no posts, which does not count as looked at.
    ///
    /// ```
    /// use mangfold::monitor::{Alternative, OneSample, PopulationShare, Rate};
    ///
    /// let quarter = PopulationShare::new(1, 4)?;
    /// let samples = [(18, 225), (4, 30), (0, 0)]
    ///     .map(|(heads, posts)| Rate::new(heads, posts).map(|heads| OneSample::new(heads, quarter)));
    /// let samples: Vec<OneSample> = samples.into_iter().collect::<Result<_, _>>()?;
    /// let adjusted = OneSample::holm(&samples, Alternative::TwoSided);
    /// assert!((adjusted[0].unwrap() - 1.503e-10).abs() < 1e-13);
    /// assert_eq!(adjusted[2], None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn holm(samples: &[Self], alternative: Alternative) -> Vec<Option<f64>> {
        let p_values: Vec<_> = samples.iter().map(|sample| sample.binomial_test(alternative)).collect();
        // A p-value of our own is none that is refused.
        holm(&p_values).unwrap_or(p_values)
    }
}
