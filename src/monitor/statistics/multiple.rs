//! p-values adjusted for how many were looked at.

use std::cmp::Ordering;

use super::number::real;

/// A p-value that cannot be.
///
/// ```
/// use mangfold::monitor::holm;
///
/// let error = holm(&[Some(0.01), Some(1.5)]).unwrap_err();
/// assert_eq!(error.code(), "p_value_out_of_range");
/// assert_eq!(error.to_string(), "p-value at place 1: 1.5 is not from nought to one");
/// ```
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum PValueError {
    /// It is not from nought to one, or no number.
    #[error("p-value at place {place}: {value} is not from nought to one")]
    OutOfRange {
        /// Its place among those given, from nought.
        place: usize,
        /// The value given.
        value: f64,
    },
}

impl PValueError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OutOfRange { .. } => "p_value_out_of_range",
        }
    }
}

/// p-values adjusted by Holm (1979, p. 65–70), in the order given: the chance that any true null hypothesis falls is held.
///
/// A p-value that is undefined stays so and is not counted.
///
/// # Errors
///
/// [`PValueError::OutOfRange`] for the first one that is not from nought to one.
///
/// ```
/// use mangfold::monitor::holm;
///
/// assert_eq!(holm(&[Some(0.02), None, Some(0.01)])?, [Some(0.02), None, Some(0.02)]);
/// # Ok::<(), mangfold::monitor::PValueError>(())
/// ```
pub fn holm(p_values: &[Option<f64>]) -> Result<Vec<Option<f64>>, PValueError> {
    let sorted = ascending(p_values)?;
    let mut left = count(&sorted);
    let mut highest = 0.0_f64;
    let adjusted = sorted.into_iter().map(|(place, p)| {
        highest = highest.max((p * left).min(1.0));
        left -= 1.0;
        (place, highest)
    });
    Ok(put_back(p_values.len(), adjusted))
}

/// p-values adjusted by Benjamini and Hochberg (1995, p. 293), in the order given: the expected share of true null
/// hypotheses among those that fall is held, when the tests are independent or positively dependent.
///
/// A p-value that is undefined stays so and is not counted.
///
/// # Errors
///
/// [`PValueError::OutOfRange`] for the first one that is not from nought to one.
///
/// ```
/// use mangfold::monitor::benjamini_hochberg;
///
/// assert_eq!(benjamini_hochberg(&[Some(0.25), None, Some(0.01)])?, [Some(0.25), None, Some(0.02)]);
/// # Ok::<(), mangfold::monitor::PValueError>(())
/// ```
pub fn benjamini_hochberg(p_values: &[Option<f64>]) -> Result<Vec<Option<f64>>, PValueError> {
    let sorted = ascending(p_values)?;
    let all = count(&sorted);
    let mut rank = all;
    let mut lowest = 1.0_f64;
    let adjusted = sorted.into_iter().rev().map(|(place, p)| {
        lowest = lowest.min(p * (all / rank));
        rank -= 1.0;
        (place, lowest)
    });
    Ok(put_back(p_values.len(), adjusted))
}

/// The p-values that are defined, lowest first, each with its place.
fn ascending(p_values: &[Option<f64>]) -> Result<Vec<(usize, f64)>, PValueError> {
    let mut defined = Vec::with_capacity(p_values.len());
    for (place, p) in p_values.iter().enumerate() {
        if let Some(value) = *p {
            if !(0.0..=1.0).contains(&value) {
                return Err(PValueError::OutOfRange { place, value });
            }
            defined.push((place, value));
        }
    }
    defined.sort_by(|(_, one), (_, other)| one.partial_cmp(other).unwrap_or(Ordering::Equal));
    Ok(defined)
}

fn count(sorted: &[(usize, f64)]) -> f64 {
    real(u64::try_from(sorted.len()).unwrap_or(u64::MAX))
}

fn put_back(length: usize, adjusted: impl Iterator<Item = (usize, f64)>) -> Vec<Option<f64>> {
    let mut all = vec![None; length];
    for (place, p) in adjusted {
        if let Some(slot) = all.get_mut(place) {
            *slot = Some(p);
        }
    }
    all
}
