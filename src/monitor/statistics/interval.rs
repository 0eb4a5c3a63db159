//! How sure an interval is to be, and its two ends.

use serde::{Deserialize, Serialize, Serializer};

/// How often intervals made so contain the true value: 0.95, as a rule.
///
/// ```
/// use mangfold::monitor::Level;
///
/// assert!((Level::P95.confidence() - 0.95).abs() < 1e-15);
/// assert_eq!(Level::new(95.0).unwrap_err().to_string(), "level: 95 is not between nought and one");
/// ```
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, PartialOrd, Serialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Level {
    // INVARIANT: above nought and below one.
    confidence: f64,
}

/// A level that is not between nought and one.
///
/// ```
/// use mangfold::monitor::Level;
/// assert_eq!(Level::new(f64::NAN).unwrap_err().code(), "level_out_of_range");
/// ```
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("level: {value} is not between nought and one")]
pub struct LevelError {
    value: f64,
}

impl LevelError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "level_out_of_range"
    }
}

impl Level {
    /// Nineteen of twenty intervals contain the true value.
    pub const P95: Self = Self { confidence: 0.95 };

    /// Intervals that contain the true value this often.
    ///
    /// # Errors
    ///
    /// [`LevelError`] unless it is above nought and below one.
    pub fn new(confidence: f64) -> Result<Self, LevelError> {
        if confidence > 0.0 && confidence < 1.0 {
            Ok(Self { confidence })
        } else {
            Err(LevelError { value: confidence })
        }
    }

    /// How often they contain it.
    #[must_use]
    pub const fn confidence(self) -> f64 {
        self.confidence
    }

    /// How often they miss it.
    #[must_use]
    pub fn alpha(self) -> f64 {
        1.0 - self.confidence
    }
}

impl TryFrom<f64> for Level {
    type Error = LevelError;

    fn try_from(confidence: f64) -> Result<Self, LevelError> {
        Self::new(confidence)
    }
}

impl From<Level> for f64 {
    fn from(level: Level) -> Self {
        level.confidence
    }
}

/// The two ends of an interval, both in it. An odds ratio may have no upper end: it is infinite, and `"infinite"` in JSON.
///
/// ```
/// use mangfold::monitor::Interval;
/// assert!(Interval::new(0.25, 0.5).contains(0.5));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    low: f64,
    #[serde(serialize_with = "figure")]
    high: f64,
}

impl Interval {
    /// From one end to the other; in whatever order they are given, the lower is the low one.
    #[must_use]
    pub const fn new(one: f64, other: f64) -> Self {
        if one <= other { Self { low: one, high: other } } else { Self { low: other, high: one } }
    }

    /// The lower end.
    #[must_use]
    pub const fn low(self) -> f64 {
        self.low
    }

    /// The upper end.
    #[must_use]
    pub const fn high(self) -> f64 {
        self.high
    }

    /// Whether a value lies in it.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// A figure as JSON has it: a number, or `"infinite"`, which is something else than undefined.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde wants it")]
pub(super) fn figure<S: Serializer>(figure: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    if figure.is_infinite() {
        serializer.serialize_str("infinite")
    } else {
        serializer.serialize_f64(*figure)
    }
}
