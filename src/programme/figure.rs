//! A published figure as cited data, to compare one's own counts with.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::monitor::{OneSample, PopulationShare, Rate, TwoByTwo};
use crate::source::Part;
use crate::text::{Code, Reason, Title, Wire, day, optional_day};

/// What a published figure says: a number, a span, a share, counted heads, a day or a period.
///
/// ```
/// use mangfold::monitor::Rate;
/// use mangfold::programme::FigureValue;
///
/// let value = FigureValue::Rate(Rate::new(18, 225)?);
/// assert_eq!(serde_json::to_string(&value)?, r#"{"rate":{"selected":18,"of":225}}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum FigureValue {
    /// So many.
    Count(u64),
    /// From so many to so many, both included.
    Range {
        /// The fewest.
        from: u64,
        /// The most.
        to: u64,
    },
    /// A share of a whole, whose heads the document does not give.
    Share(PopulationShare),
    /// Counted heads: so many of so many.
    Rate(Rate),
    /// A day.
    Day(#[serde(with = "day")] NaiveDate),
    /// From a day to a day, both included.
    Period {
        /// The first day.
        #[serde(with = "day")]
        first: NaiveDate,
        /// The last day.
        #[serde(with = "day")]
        last: NaiveDate,
    },
}

/// How exactly a document gives a figure, in its own words.
///
/// ```
/// use mangfold::programme::Precision;
///
/// assert_eq!(serde_json::to_string(&Precision::Nearly)?, "\"nearly\"");
/// assert_eq!(Precision::Nearly.to_string(), "nearly");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Precision {
    /// As it stands, without such a word.
    Exact,
    /// «om lag», «ca».
    About,
    /// «opptil»: so many at most.
    UpTo,
    /// «nesten»: somewhat less.
    Nearly,
}

/// What a figure counts heads, or municipalities, of.
///
/// ```
/// use mangfold::programme::Denominator;
///
/// assert!(Denominator::Leaders.is_of_people());
/// assert!(!Denominator::Municipalities.is_of_people());
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Denominator {
    /// The municipalities of the country (kommunene), not their posts.
    Municipalities,
    /// Leaders of municipalities (lederne), on whatever tier the document means.
    Leaders,
    /// Top managers (toppledere).
    TopManagers,
    /// Everybody employed (ansatte).
    Employees,
    /// Inhabitants (innbyggerne, befolkningen).
    Inhabitants,
    /// Elected members (folkevalgte).
    ElectedMembers,
    /// Participants of a programme (deltakere).
    Participants,
}

impl Denominator {
    /// Whether people are counted, and not municipalities.
    #[must_use]
    pub const fn is_of_people(self) -> bool {
        !matches!(self, Self::Municipalities)
    }
}

/// A figure of a document: what it counts, of which whole, how exactly, and the words it stands in.
///
/// Those of the founding documents are in [`knowledge_base`](super::knowledge_base).
///
/// ```
/// use mangfold::monitor::PopulationShare;
/// use mangfold::programme::{Figure, FigureValue, Precision, Denominator};
/// use mangfold::{Element, Mark, Part};
///
/// let words = "Innvandrerbefolkningen utgjør nesten ti prosent av befolkningen i Norge".parse()?;
/// let part = Part::quoted(Element::Bound, words, "fagbladet_12_2007".parse()?, Mark::Verified);
/// let value = FigureValue::Share(PopulationShare::new(10, 100)?);
/// let figure = Figure::new("own.inhabitants".parse()?, value, "inhabitants with immigrant background".parse()?, part)?
///     .of(Denominator::Inhabitants)
///     .given(Precision::Nearly);
/// assert_eq!(figure.precision(), Precision::Nearly);
///
/// let reading = Part::read(Element::Bound, "heard of somewhere".parse()?);
/// let refused = Figure::new("own.rumour".parse()?, FigureValue::Count(7), "rumours".parse()?, reading);
/// assert_eq!(refused.unwrap_err().to_string(), "part: own.rumour without the words of a source");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Figure {
    code: Code,
    // INVARIANT: a range or a period does not run backwards, a rate is not of nobody.
    value: FigureValue,
    precision: Precision,
    counts: Title,
    of: Option<Denominator>,
    // INVARIANT: it has words and a source.
    part: Part,
    dated: Option<NaiveDate>,
}

/// Why a figure cannot be.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FigureError {
    /// No words of a source beside it.
    #[error("part: {figure} without the words of a source")]
    WithoutWords {
        /// The figure.
        figure: Code,
    },
    /// A rate of nobody.
    #[error("value: {figure} is a rate of nobody")]
    OfNobody {
        /// The figure.
        figure: Code,
    },
    /// A range or a period that ends before it begins.
    #[error("value: {figure} runs from {from} to {to}")]
    Backwards {
        /// The figure.
        figure: Code,
        /// Where it begins.
        from: String,
        /// Where it ends.
        to: String,
    },
}

impl FigureError {
    /// The stable machine code of this error.
    ///
    /// ```
    /// use mangfold::programme::FigureError;
    /// let error = FigureError::OfNobody { figure: "own.elected".parse()? };
    /// assert_eq!(error.code(), "figure_of_nobody");
    /// # Ok::<(), mangfold::TextError>(())
    /// ```
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::WithoutWords { .. } => "figure_without_words",
            Self::OfNobody { .. } => "figure_of_nobody",
            Self::Backwards { .. } => "figure_backwards",
        }
    }
}

impl Figure {
    /// A figure given exactly, under a code, with what it counts (in English, short) and the words it stands in.
    ///
    /// # Errors
    ///
    /// [`FigureError::WithoutWords`] when the part quotes nothing, [`FigureError::OfNobody`] for a rate of nobody,
    /// [`FigureError::Backwards`] for a range or a period that ends before it begins.
    pub fn new(code: Code, value: FigureValue, counts: Title, part: Part) -> Result<Self, FigureError> {
        if part.says().is_none() || part.source().is_none() {
            return Err(FigureError::WithoutWords { figure: code });
        }
        match value {
            FigureValue::Rate(rate) if rate.of() == 0 => return Err(FigureError::OfNobody { figure: code }),
            FigureValue::Range { from, to } if to < from => {
                return Err(FigureError::Backwards {
                    figure: code,
                    from: from.to_string(),
                    to: to.to_string(),
                });
            }
            FigureValue::Period { first, last } if last < first => {
                return Err(FigureError::Backwards {
                    figure: code,
                    from: first.to_string(),
                    to: last.to_string(),
                });
            }
            _ => {}
        }
        Ok(Self { code, value, precision: Precision::Exact, counts, of: None, part, dated: None })
    }

    /// Says of which whole it is.
    #[must_use]
    pub fn of(self, whole: Denominator) -> Self {
        Self { of: Some(whole), ..self }
    }

    /// Says how exactly the document gives it.
    #[must_use]
    pub fn given(self, precision: Precision) -> Self {
        Self { precision, ..self }
    }

    /// Says the day of the document, where it has one.
    #[must_use]
    pub fn dated(self, on: NaiveDate) -> Self {
        Self { dated: Some(on), ..self }
    }

    /// Says how its words are read.
    pub(super) fn read_as(self, reading: Reason) -> Self {
        Self { part: self.part.read_as(reading), ..self }
    }

    /// Its code, which stays the same.
    #[must_use]
    pub const fn code(&self) -> &Code {
        &self.code
    }

    /// What it says.
    #[must_use]
    pub const fn value(&self) -> FigureValue {
        self.value
    }

    /// How exactly it is given.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        self.precision
    }

    /// What it counts, in English.
    #[must_use]
    pub const fn counts(&self) -> &Title {
        &self.counts
    }

    /// Of which whole; none where it is of none.
    #[must_use]
    pub const fn whole(&self) -> Option<Denominator> {
        self.of
    }

    /// The words it stands in, with their source.
    #[must_use]
    pub const fn part(&self) -> &Part {
        &self.part
    }

    /// The day of the document, where it has one: not the day the figure is of.
    #[must_use]
    pub const fn document_of(&self) -> Option<NaiveDate> {
        self.dated
    }

    /// One's own counts beside a published share; none where this is no share, or of another whole.
    ///
    /// Beside a share of the inhabitants may stand any count of people, as posts beside the population they are to mirror.
    /// Beside any other share stand counts of the same whole only: how many *municipalities* have a top manager with an
    /// immigrant background says nothing of one municipality's posts.
    ///
    /// ```
    /// use mangfold::monitor::{Alternative, Rate};
    /// use mangfold::programme::{Precision, Denominator, knowledge_base};
    ///
    /// let base = knowledge_base();
    /// let nearly_ten = base.figure("norway.2007.inhabitants").unwrap();
    /// let own = nearly_ten.beside(Denominator::TopManagers, Rate::new(0, 21)?).unwrap();
    /// assert_eq!(own.precision(), Precision::Nearly, "ten percent are somewhat too many");
    /// assert_eq!(own.statistics().heads_short(), Some(3));
    ///
    /// let municipalities = base.figure("ks.2009.municipalities.top_managers").unwrap();
    /// assert!(municipalities.beside(Denominator::TopManagers, Rate::new(0, 21)?).is_none());
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn beside(&self, own: Denominator, counts: Rate) -> Option<Beside<'_, OneSample>> {
        let fits = match self.of? {
            Denominator::Inhabitants => own.is_of_people(),
            whole => whole == own,
        };
        match self.value {
            FigureValue::Share(share) if fits => {
                Some(Beside { figure: self, statistics: OneSample::new(counts, share) })
            }
            _ => None,
        }
    }

    /// One's own counts, as the group, beside published counts, as the others; none where this is no rate of counted
    /// heads, or of another whole.
    ///
    /// ```
    /// use mangfold::monitor::{Alternative, Rate};
    /// use mangfold::programme::{Denominator, knowledge_base};
    ///
    /// let base = knowledge_base();
    /// let women = base.figure("women_network.2007.became_top_managers").unwrap(); // 11 of 50
    /// let own = women.beside_counts(Denominator::Participants, Rate::new(3, 29)?).unwrap();
    /// assert!(own.statistics().fisher(Alternative::TwoSided).unwrap() > 0.2);
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn beside_counts(&self, own: Denominator, counts: Rate) -> Option<Beside<'_, TwoByTwo>> {
        match self.value {
            FigureValue::Rate(rate) if self.of == Some(own) => {
                Some(Beside { figure: self, statistics: TwoByTwo::new(counts, rate) })
            }
            _ => None,
        }
    }
}

/// One's own counts beside a published figure, with how exactly that figure is given.
///
/// The statistics take the figure at its number. Where [`Beside::precision`] is not exact, neither are they.
///
/// ```
/// use mangfold::monitor::{Level, Rate};
/// use mangfold::programme::{Precision, Denominator, knowledge_base};
///
/// let base = knowledge_base();
/// let quarter = base.figure("oslo.2007.inhabitants").unwrap();
/// let elected = quarter.beside(Denominator::ElectedMembers, Rate::new(18, 225)?).unwrap();
/// assert_eq!((elected.precision(), elected.statistics().heads_short()), (Precision::Exact, Some(39)));
/// assert_eq!(elected.figure().part().source().unwrap().as_str(), "fagbladet_12_2007");
/// # Ok::<(), mangfold::monitor::RateError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Beside<'a, T> {
    figure: &'a Figure,
    statistics: T,
}

impl<'a, T: Copy> Beside<'a, T> {
    /// The published figure.
    #[must_use]
    pub const fn figure(&self) -> &'a Figure {
        self.figure
    }

    /// How exactly it is given.
    #[must_use]
    pub const fn precision(&self) -> Precision {
        self.figure.precision
    }

    /// Both together, for tests and intervals.
    #[must_use]
    pub const fn statistics(&self) -> T {
        self.statistics
    }
}

impl std::fmt::Display for Precision {
    /// As on the wire.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Wire(self).fmt(f)
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a figure")]
struct Fields {
    code: Code,
    value: FigureValue,
    precision: Precision,
    counts: Title,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    of: Option<Denominator>,
    part: Part,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_day")]
    dated: Option<NaiveDate>,
}

impl TryFrom<Fields> for Figure {
    type Error = FigureError;

    fn try_from(f: Fields) -> Result<Self, FigureError> {
        let figure = Self::new(f.code, f.value, f.counts, f.part)?;
        Ok(Self { precision: f.precision, of: f.of, dated: f.dated, ..figure })
    }
}

impl From<Figure> for Fields {
    fn from(f: Figure) -> Self {
        let Figure { code, value, precision, counts, of, part, dated } = f;
        Self { code, value, precision, counts, of, part, dated }
    }
}
