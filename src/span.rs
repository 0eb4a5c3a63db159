//! Since when and until when a text holds, with edges that may be unsettled, and the event that picks it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::text::{day, optional_day};

/// Where a span begins or ends. Spans are half-open: the day of an end is the first day outside.
///
/// ```
/// use mangfold::Edge;
///
/// let edge: Edge = serde_json::from_str(r#"{"between":{"first":"2006-05-26","last":"2006-06-16"}}"#)?;
/// assert!(matches!(edge, Edge::Between { .. }));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum Edge {
    /// On this day.
    On(
        #[serde(with = "day")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
        NaiveDate,
    ),
    /// On some day from the first to the last; the sources do not say which.
    Between {
        /// The first day it may be.
        #[serde(with = "day")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
        first: NaiveDate,
        /// The last day it may be.
        #[serde(with = "day")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
        last: NaiveDate,
    },
    /// On an unverified day: the text is known to stand on this one, and beyond it nothing is known.
    NotVerified {
        /// A day on which the text is known to stand.
        #[serde(with = "day")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
        stands_on: NaiveDate,
    },
    /// No end: still in force as far as is known.
    Open,
    /// Repealed in part on this day, and which part is not known.
    Partial {
        /// The day of the partial repeal.
        #[serde(with = "day")]
        #[cfg_attr(feature = "schema", schemars(with = "crate::text::Day"))]
        on: NaiveDate,
    },
}

/// Whether a day lies inside.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Inside {
    Yes,
    No,
    Unsettled,
}

impl Edge {
    fn after_start(self, on: NaiveDate) -> Inside {
        match self {
            Self::On(day) | Self::Partial { on: day } if on < day => Inside::No,
            Self::Between { first, .. } if on < first => Inside::No,
            Self::Between { last, .. } if on < last => Inside::Unsettled,
            Self::NotVerified { stands_on } if on < stands_on => Inside::Unsettled,
            _ => Inside::Yes,
        }
    }

    fn before_end(self, on: NaiveDate) -> Inside {
        match self {
            Self::On(day) if on >= day => Inside::No,
            Self::Between { last, .. } if on >= last => Inside::No,
            Self::Between { first, .. } if on >= first => Inside::Unsettled,
            Self::NotVerified { stands_on } if on > stands_on => Inside::Unsettled,
            Self::Partial { on: day } if on >= day => Inside::Unsettled,
            _ => Inside::Yes,
        }
    }

    /// The first day on which something may begin here.
    pub(crate) const fn earliest(self) -> Option<NaiveDate> {
        match self {
            Self::On(day) | Self::Between { first: day, .. } | Self::Partial { on: day } => Some(day),
            Self::NotVerified { .. } | Self::Open => None,
        }
    }

    /// The first day that is certainly beyond an end here.
    pub(crate) const fn surely_over(self) -> Option<NaiveDate> {
        match self {
            Self::On(day) | Self::Between { last: day, .. } => Some(day),
            Self::NotVerified { .. } | Self::Open | Self::Partial { .. } => None,
        }
    }
}

/// From when until when a text holds, and up to which day its words are confirmed.
///
/// ```
/// use mangfold::{Edge, Span, SpanError};
///
/// let day = |text: &str| text.parse().unwrap();
/// let span = Span::new(Edge::On(day("2020-01-01")), Edge::Open)?.confirmed_to(day("2023-02-16"));
/// assert_eq!(span.last_confirmed(), Some(day("2023-02-16")));
/// let backwards = Span::new(Edge::On(day("2020-01-01")), Edge::On(day("2019-01-01")));
/// assert_eq!(backwards.unwrap_err().code(), "span_ends_before_beginning");
/// # Ok::<(), SpanError>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Span {
    from: Edge,
    until: Edge,
    confirmed_to: Option<NaiveDate>,
}

/// Why a span cannot be.
///
/// ```
/// use mangfold::{Edge, Span};
/// assert_eq!(Span::new(Edge::Open, Edge::Open).unwrap_err().to_string(), "from: a span cannot begin open");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SpanError {
    /// An edge that can only be an end stands at the beginning.
    #[error("from: a span cannot begin {edge}")]
    NoBeginning {
        /// `open` or `partial`.
        edge: &'static str,
    },
    /// The end lies before the beginning.
    #[error("until: {until} is not after from, {from}")]
    EndsBeforeBeginning {
        /// The earliest beginning.
        from: NaiveDate,
        /// The latest end.
        until: NaiveDate,
    },
    /// The last day of an unsettled edge is not after its first.
    #[error("between: last, {last}, is not after first, {first}")]
    NothingBetween {
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
}

impl SpanError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoBeginning { .. } => "span_no_beginning",
            Self::EndsBeforeBeginning { .. } => "span_ends_before_beginning",
            Self::NothingBetween { .. } => "span_nothing_between",
        }
    }
}

impl Span {
    /// From one edge until another.
    ///
    /// # Errors
    ///
    /// [`SpanError::NoBeginning`] when `from` is open or partial, [`SpanError::EndsBeforeBeginning`] when the end
    /// cannot lie after the beginning, [`SpanError::NothingBetween`] when an unsettled edge spans no days.
    pub fn new(from: Edge, until: Edge) -> Result<Self, SpanError> {
        for edge in [from, until] {
            if let Edge::Between { first, last } = edge
                && last <= first
            {
                return Err(SpanError::NothingBetween { first, last });
            }
        }
        match from {
            Edge::Open => return Err(SpanError::NoBeginning { edge: "open" }),
            Edge::Partial { .. } => return Err(SpanError::NoBeginning { edge: "partial" }),
            _ => {}
        }
        let stands = match until {
            Edge::On(day) | Edge::Between { last: day, .. } => Some(day),
            Edge::NotVerified { stands_on } => stands_on.succ_opt(),
            Edge::Partial { on } => on.succ_opt(),
            Edge::Open => None,
        };
        let began = match from {
            Edge::NotVerified { stands_on } => Some(stands_on),
            from => from.earliest(),
        };
        match (began, stands) {
            (Some(from), Some(until)) if until <= from => Err(SpanError::EndsBeforeBeginning { from, until }),
            _ => Ok(Self { from, until, confirmed_to: None }),
        }
    }

    /// Says up to which day the words are known to stand.
    #[must_use]
    pub const fn confirmed_to(self, day: NaiveDate) -> Self {
        Self { confirmed_to: Some(day), ..self }
    }

    /// The beginning.
    #[must_use]
    pub const fn from(&self) -> Edge {
        self.from
    }

    /// The end.
    #[must_use]
    pub const fn until(&self) -> Edge {
        self.until
    }

    /// The last day on which the words are known to stand.
    #[must_use]
    pub const fn last_confirmed(&self) -> Option<NaiveDate> {
        self.confirmed_to
    }

    /// Whether this span, the later one, certainly holds while the earlier one certainly does, or before it.
    pub(crate) fn overlaps_after(&self, earlier: &Self) -> bool {
        let starts = match self.from {
            Edge::On(day) | Edge::Between { last: day, .. } | Edge::NotVerified { stands_on: day } => {
                Some(day)
            }
            Edge::Open | Edge::Partial { .. } => None,
        };
        let ends = match earlier.until {
            Edge::On(day) | Edge::Between { first: day, .. } | Edge::Partial { on: day } => Some(day),
            Edge::NotVerified { stands_on } => stands_on.succ_opt(),
            Edge::Open => None,
        };
        !matches!((starts, ends), (Some(starts), Some(ends)) if ends <= starts)
    }

    pub(crate) fn with_edge(self, unsettled: Edge, read_as: Edge) -> Result<Self, SpanError> {
        // A text known on one day alone is unsettled on both sides by one edge: a day up to then is its beginning.
        let begins = match (unsettled, read_as) {
            (Edge::NotVerified { stands_on }, Edge::On(day)) => day <= stands_on,
            (Edge::NotVerified { .. }, _) => false,
            _ => true,
        };
        if self.from == self.until && self.from == unsettled {
            let (from, until) = if begins { (read_as, self.until) } else { (self.from, read_as) };
            return Ok(Self { confirmed_to: self.confirmed_to, ..Self::new(from, until)? });
        }
        let swap = |edge: Edge| if edge == unsettled { read_as } else { edge };
        Ok(Self { confirmed_to: self.confirmed_to, ..Self::new(swap(self.from), swap(self.until))? })
    }
}

/// Which of a row of spans may hold on a day: a bit for each, and whether none may.
///
/// Where two spans meet in one and the same unsettled edge, exactly one of them holds inside it. Spans are in order of
/// time and never hold together: once one has certainly begun, those before it are over, even where their own end is
/// not verified.
pub(crate) fn candidates<'a>(spans: impl Iterator<Item = &'a Span>, on: NaiveDate) -> (u32, bool) {
    let (mut maybe, mut none) = (0_u32, true);
    // The end of the span before, where nothing but that end is in doubt.
    let mut ending: Option<Edge> = None;
    for (place, span) in spans.enumerate().take(32) {
        let (begun, unended) = (span.from.after_start(on), span.until.before_end(on));
        if begun == Inside::Yes {
            (maybe, none) = (0, true);
        }
        match (begun, unended) {
            (Inside::Yes, Inside::Yes) => return (1 << place, false),
            (Inside::No, _) | (_, Inside::No) => ending = None,
            _ => {
                maybe |= 1 << place;
                if unended == Inside::Yes && ending == Some(span.from) {
                    none = false;
                }
                ending = (begun == Inside::Yes).then_some(span.until);
            }
        }
    }
    (maybe, none)
}

/// Which event picks the version of a rule.
///
/// A rule whose event has no day yet takes the version of the latest civil day the round gives.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::Clock::Advertised)?, "\"advertised\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Deserialize, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Clock {
    /// The first advert; without adverts, the day the vacancy opens.
    Advertised,
    /// The first application.
    Applied,
    /// The first invitation, proposed or sent.
    Invited,
    /// The recommendation (innstilling).
    Recommended,
}

#[derive(Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a span")]
struct Fields {
    from: Edge,
    until: Edge,
    #[serde(default, skip_serializing_if = "Option::is_none", with = "optional_day")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::text::Day>"))]
    confirmed_to: Option<NaiveDate>,
}

impl TryFrom<Fields> for Span {
    type Error = SpanError;

    fn try_from(f: Fields) -> Result<Self, SpanError> {
        Ok(Self { confirmed_to: f.confirmed_to, ..Self::new(f.from, f.until)? })
    }
}

impl From<Span> for Fields {
    fn from(s: Span) -> Self {
        Self { from: s.from, until: s.until, confirmed_to: s.confirmed_to }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn holding(spans: &[Span], day: &str) -> (u32, bool) {
        candidates(spans.iter(), on(day))
    }

    #[test]
    fn a_settled_span_is_half_open() {
        let span = [Span::new(Edge::On(on("2020-01-01")), Edge::On(on("2021-01-01"))).unwrap()];
        for (day, held) in [
            ("2019-12-31", (0, true)),
            ("2020-01-01", (1, false)),
            ("2020-12-31", (1, false)),
            ("2021-01-01", (0, true)),
        ] {
            assert_eq!(holding(&span, day), held, "{day}");
        }
    }

    #[test]
    fn an_unsettled_edge_leaves_each_side_open() {
        let edge = Edge::Between { first: on("2006-05-26"), last: on("2006-06-16") };
        let span = [Span::new(edge, Edge::Open).unwrap()];
        for (day, held) in [
            ("2006-05-25", (0, true)),
            ("2006-05-26", (1, true)),
            ("2006-06-15", (1, true)),
            ("2006-06-16", (1, false)),
        ] {
            assert_eq!(holding(&span, day), held, "{day}");
        }
    }

    #[test]
    fn spans_that_meet_in_an_unsettled_edge_leave_no_hole() {
        let edge = Edge::Between { first: on("2017-01-01"), last: on("2023-02-16") };
        let first = Span::new(Edge::On(on("2010-01-01")), edge).unwrap();
        let second = Span::new(edge, Edge::Open).unwrap();
        assert_eq!(holding(&[first, second], "2020-01-01"), (0b11, false));
        assert_eq!(holding(&[first], "2020-01-01"), (1, true));
        assert_eq!(holding(&[first, second], "2023-02-16"), (0b10, false));
        assert_eq!(holding(&[first, second], "2016-12-31"), (0b01, false));
    }

    #[test]
    fn an_unverified_edge_is_open_beyond_the_day_the_text_stands_on() {
        let ends =
            [Span::new(Edge::On(on("2002-06-01")), Edge::NotVerified { stands_on: on("2004-05-31") })
                .unwrap()];
        assert_eq!(holding(&ends, "2004-05-31"), (1, false));
        assert_eq!(holding(&ends, "2004-06-01"), (1, true));
        let begins = [Span::new(Edge::NotVerified { stands_on: on("2004-05-31") }, Edge::Open).unwrap()];
        assert_eq!(holding(&begins, "1950-01-01"), (1, true));
        assert_eq!(holding(&begins, "2004-05-31"), (1, false));
    }

    #[test]
    fn a_text_known_on_one_day_alone_is_read_on_each_side_by_itself() {
        let edge = Edge::NotVerified { stands_on: on("2017-01-01") };
        let span = Span::new(edge, edge).unwrap();
        let read = |read_as: Edge| span.with_edge(edge, read_as).unwrap();
        for (read_as, day, held) in [
            (Edge::On(on("2016-01-01")), "2015-12-31", (0, true)),
            (Edge::On(on("2016-01-01")), "2016-06-01", (1, false)),
            (Edge::On(on("2016-01-01")), "2018-01-01", (1, true)),
            (Edge::On(on("2019-01-01")), "2018-01-01", (1, false)),
            (Edge::On(on("2019-01-01")), "2019-01-01", (0, true)),
            (Edge::On(on("2019-01-01")), "2016-06-01", (1, true)),
            (Edge::Open, "2030-01-01", (1, false)),
        ] {
            assert_eq!(holding(&[read(read_as)], day), held, "{read_as:?} on {day}");
        }
    }

    #[test]
    fn a_span_is_over_once_a_later_one_has_certainly_begun() {
        let trial =
            Span::new(Edge::On(on("2002-06-01")), Edge::NotVerified { stands_on: on("2004-05-31") }).unwrap();
        let begins = Edge::Between { first: on("2010-01-01"), last: on("2010-12-31") };
        let changes = Edge::Between { first: on("2017-01-01"), last: on("2023-02-16") };
        let spans = [
            trial,
            Span::new(begins, changes).unwrap(),
            Span::new(changes, Edge::On(on("2025-01-01"))).unwrap(),
        ];
        for (day, held) in [
            ("2009-12-31", (0b001, true)),
            ("2010-12-30", (0b011, true)),
            ("2010-12-31", (0b010, false)),
            ("2017-01-01", (0b110, false)),
            ("2023-02-15", (0b110, false)),
            ("2023-02-16", (0b100, false)),
            ("2025-01-01", (0, true)),
        ] {
            assert_eq!(holding(&spans, day), held, "{day}");
        }
    }

    #[test]
    fn a_partial_repeal_leaves_it_open_from_that_day_on() {
        let span = [Span::new(Edge::On(on("2001-05-30")), Edge::Partial { on: on("2013-05-15") }).unwrap()];
        assert_eq!(holding(&span, "2013-05-14"), (1, false));
        assert_eq!(holding(&span, "2013-05-15"), (1, true));
        assert_eq!(holding(&span, "2999-01-01"), (1, true));
    }

    #[test]
    fn the_wire_refuses_what_the_constructor_refuses() {
        for json in [
            r#"{"from":"open","until":"open"}"#,
            r#"{"from":{"partial":{"on":"2020-01-01"}},"until":"open"}"#,
            r#"{"from":{"on":"2020-01-01"},"until":{"on":"2020-01-01"}}"#,
            r#"{"from":{"between":{"first":"2020-01-01","last":"2020-01-01"}},"until":"open"}"#,
        ] {
            assert!(serde_json::from_str::<Span>(json).is_err(), "{json}");
        }
    }
}
