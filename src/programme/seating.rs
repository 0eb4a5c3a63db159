//! Who holds which seat of a group, from when until when.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::candidate::Candidate;
use super::pool::Pool;
use super::{CandidateId, CohortBounds, CohortFinding};
use crate::literal::lit;
use crate::text::{Code, day, optional_day};

/// One person in one seat for a time, for the constituency that the seat is of.
///
/// ```
/// use mangfold::programme::{CandidateId, SeatHolding};
/// use uuid::Uuid;
///
/// let person = CandidateId::new(Uuid::from_u128(7));
/// let holding = SeatHolding::new("ks.1".parse()?, "ks".parse()?, person, "2006-09-15".parse()?);
/// assert!(holding.is_held_on("2008-01-01".parse()?) && !holding.is_held_on("2006-09-14".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "the holding of a seat")]
pub struct SeatHolding {
    seat: Code,
    constituency: Code,
    person: CandidateId,
    #[serde(with = "day")]
    from: NaiveDate,
    #[serde(default, with = "optional_day", skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
    #[serde(default)]
    chairs: bool,
}

impl SeatHolding {
    /// A person in a seat from a day on.
    #[must_use]
    pub const fn new(seat: Code, constituency: Code, person: CandidateId, from: NaiveDate) -> Self {
        Self { seat, constituency, person, from, until: None, chairs: false }
    }

    /// Says from which day on the seat is no longer theirs.
    #[must_use]
    pub fn until(self, until: NaiveDate) -> Self {
        Self { until: Some(until), ..self }
    }

    /// Says that they lead the group.
    #[must_use]
    pub fn as_chair(self) -> Self {
        Self { chairs: true, ..self }
    }

    /// Which seat.
    #[must_use]
    pub const fn seat(&self) -> &Code {
        &self.seat
    }

    /// Of which constituency.
    #[must_use]
    pub const fn constituency(&self) -> &Code {
        &self.constituency
    }

    /// Who.
    #[must_use]
    pub const fn person(&self) -> CandidateId {
        self.person
    }

    /// Whether they lead the group.
    #[must_use]
    pub const fn chairs(&self) -> bool {
        self.chairs
    }

    /// Whether they hold it on a day.
    #[must_use]
    pub fn is_held_on(&self, on: NaiveDate) -> bool {
        self.from <= on && self.until.is_none_or(|until| on < until)
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.until.is_none_or(|until| other.from < until) && other.until.is_none_or(|until| self.from < until)
    }
}

impl fmt::Debug for SeatHolding {
    /// Without the person: for whom somebody sits may tell of their background.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("SeatHolding");
        shown.field("seat", &self.seat).field("from", &self.from).field("until", &self.until);
        shown.finish_non_exhaustive()
    }
}

/// The seats of a group over its term.
///
/// ```
/// use mangfold::programme::{CandidateId, SeatHolding, Seating};
/// use uuid::Uuid;
///
/// let hold = |person, from: &str| -> Result<_, Box<dyn std::error::Error>> {
///     Ok(SeatHolding::new("ks.1".parse()?, "ks".parse()?, CandidateId::new(Uuid::from_u128(person)), from.parse()?))
/// };
/// let first = hold(1, "2006-09-15")?;
/// let refused = Seating::new("2006-09-15".parse()?, "2008-09-15".parse()?, vec![first.clone(), hold(2, "2007-01-01")?]);
/// assert_eq!(refused.unwrap_err().to_string(), "holdings: seat ks.1 is held twice on 2007-01-01");
///
/// let seating = Seating::new("2006-09-15".parse()?, "2008-09-15".parse()?, vec![first.until("2007-01-01".parse()?), hold(2, "2007-01-01")?])?;
/// assert_eq!(seating.on("2007-01-01".parse()?).count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "Fields", into = "Fields")]
pub struct Seating {
    from: NaiveDate,
    until: NaiveDate,
    // INVARIANT: each within the term; no seat held twice and nobody in two seats on one day.
    holdings: Vec<SeatHolding>,
}

/// Why people cannot be seated so.
///
/// ```
/// use mangfold::programme::Seating;
/// let day = chrono::NaiveDate::default();
/// assert_eq!(Seating::new(day, day, vec![]).unwrap_err().code(), "seating_term_ends_before_it_begins");
/// ```
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SeatingError {
    /// The term ends on the day it begins, or before.
    #[error("until: {until}, but the term begins on {from}")]
    TermEndsBeforeItBegins {
        /// Its first day.
        from: NaiveDate,
        /// The first day after it.
        until: NaiveDate,
    },
    /// A seat is held for no day.
    #[error("holdings: seat {seat} is held from {from} until {until}")]
    HeldForNoDay {
        /// Which seat.
        seat: Code,
        /// From which day.
        from: NaiveDate,
        /// Until which.
        until: NaiveDate,
    },
    /// A seat is held from before the term, or until after it.
    #[error("holdings: seat {seat} is held on {on}, outside the term")]
    OutsideTheTerm {
        /// Which seat.
        seat: Code,
        /// On which day.
        on: NaiveDate,
    },
    /// Two hold one seat.
    #[error("holdings: seat {seat} is held twice on {on}")]
    HeldTwice {
        /// Which seat.
        seat: Code,
        /// The first day on which both hold it.
        on: NaiveDate,
    },
    /// One holds two seats.
    #[error("holdings: {person} holds {seat} and {other} on {on}")]
    InTwoSeats {
        /// Who.
        person: CandidateId,
        /// The one seat.
        seat: Code,
        /// The other.
        other: Code,
        /// The first day on which both are theirs.
        on: NaiveDate,
    },
    /// Two lead the group.
    #[error("holdings: {seat} and {other} both lead on {on}")]
    TwoChairs {
        /// The one seat.
        seat: Code,
        /// The other.
        other: Code,
        /// The first day on which both do.
        on: NaiveDate,
    },
    /// A seat is said to be of two constituencies.
    #[error("holdings: seat {seat} is of {constituency} and of {other}")]
    OfTwoConstituencies {
        /// Which seat.
        seat: Code,
        /// The one.
        constituency: Code,
        /// The other.
        other: Code,
    },
}

impl SeatingError {
    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TermEndsBeforeItBegins { .. } => "seating_term_ends_before_it_begins",
            Self::HeldForNoDay { .. } => "seating_held_for_no_day",
            Self::OutsideTheTerm { .. } => "seating_outside_the_term",
            Self::HeldTwice { .. } => "seating_held_twice",
            Self::InTwoSeats { .. } => "seating_in_two_seats",
            Self::TwoChairs { .. } => "seating_two_chairs",
            Self::OfTwoConstituencies { .. } => "seating_of_two_constituencies",
        }
    }
}

impl Seating {
    /// Who sits when, in a term from its first day until the first day after it.
    ///
    /// # Errors
    ///
    /// A [`SeatingError`] that names the seat and the day, for whatever does not belong together.
    pub fn new(from: NaiveDate, until: NaiveDate, holdings: Vec<SeatHolding>) -> Result<Self, SeatingError> {
        if until <= from {
            return Err(SeatingError::TermEndsBeforeItBegins { from, until });
        }
        for holding in &holdings {
            let seat = || holding.seat.clone();
            if let Some(until) = holding.until.filter(|until| *until <= holding.from) {
                return Err(SeatingError::HeldForNoDay { seat: seat(), from: holding.from, until });
            }
            if holding.from < from || holding.from >= until {
                return Err(SeatingError::OutsideTheTerm { seat: seat(), on: holding.from });
            }
            if holding.until.is_some_and(|end| end > until) {
                return Err(SeatingError::OutsideTheTerm { seat: seat(), on: until });
            }
        }
        by(
            &holdings,
            |holding| &holding.seat,
            |one, other| {
                let seat = one.seat.clone();
                if one.constituency != other.constituency {
                    let (constituency, other) = (one.constituency.clone(), other.constituency.clone());
                    return Err(SeatingError::OfTwoConstituencies { seat, constituency, other });
                }
                if one.overlaps(other) {
                    return Err(SeatingError::HeldTwice { seat, on: one.from.max(other.from) });
                }
                Ok(())
            },
        )?;
        by(
            &holdings,
            |holding| &holding.person,
            |one, other| {
                if one.overlaps(other) {
                    let (seat, other_seat) = (one.seat.clone(), other.seat.clone());
                    let on = one.from.max(other.from);
                    return Err(SeatingError::InTwoSeats { person: one.person, seat, other: other_seat, on });
                }
                Ok(())
            },
        )?;
        let chairs: Vec<SeatHolding> = holdings.iter().filter(|holding| holding.chairs).cloned().collect();
        by(
            &chairs,
            |holding| &holding.chairs,
            |one, other| {
                if one.overlaps(other) {
                    let (seat, other_seat) = (one.seat.clone(), other.seat.clone());
                    return Err(SeatingError::TwoChairs {
                        seat,
                        other: other_seat,
                        on: one.from.max(other.from),
                    });
                }
                Ok(())
            },
        )?;
        Ok(Self { from, until, holdings })
    }

    /// The first day of the term.
    #[must_use]
    pub const fn from(&self) -> NaiveDate {
        self.from
    }

    /// The first day after the term.
    #[must_use]
    pub const fn until(&self) -> NaiveDate {
        self.until
    }

    /// Who sits on a day: nobody, outside the term.
    pub fn on(&self, on: NaiveDate) -> impl Iterator<Item = &SeatHolding> {
        let in_term = self.from <= on && on < self.until;
        self.holdings.iter().filter(move |holding| in_term && holding.is_held_on(on))
    }

    /// How the group stands on a day under bounds about the facts `constituency` and `chair`: who leads has the constituency of
    /// their seat as `chair`, everybody else `no`. Outside the term there is no group, and no finding.
    #[must_use]
    pub fn findings(&self, bounds: &CohortBounds, on: NaiveDate) -> Vec<CohortFinding> {
        if on < self.from || on >= self.until {
            return Vec::new();
        }
        let no: Code = lit("no");
        let candidate = |holding: &SeatHolding| {
            let chair = if holding.chairs { &holding.constituency } else { &no };
            let candidate = Candidate::new(holding.person, holding.from)
                .with_fact(lit("constituency"), holding.constituency.clone())
                .and_then(|candidate| candidate.with_fact(lit("chair"), chair.clone()));
            candidate.ok()
        };
        let seated: Vec<Candidate> = self.on(on).filter_map(candidate).collect();
        let members: Vec<CandidateId> = seated.iter().map(Candidate::id).collect();
        let pool = Pool::new(seated).ok();
        let cohort = pool.and_then(|pool| bounds.cohort(&pool, members).ok());
        cohort.map(|cohort| cohort.findings().to_vec()).unwrap_or_default()
    }
}

/// Holds each against those before it that have the same key, in order of the day.
fn by<'h, K: Ord + 'h>(
    holdings: &'h [SeatHolding],
    key: impl Fn(&'h SeatHolding) -> &'h K,
    check: impl Fn(&SeatHolding, &SeatHolding) -> Result<(), SeatingError>,
) -> Result<(), SeatingError> {
    let mut sorted: BTreeMap<&K, Vec<&SeatHolding>> = BTreeMap::new();
    for holding in holdings {
        sorted.entry(key(holding)).or_default().push(holding);
    }
    for mut same in sorted.into_values() {
        same.sort_by_key(|holding| holding.from);
        for pair in same.windows(2) {
            if let [one, other] = pair {
                check(one, other)?;
            }
        }
    }
    Ok(())
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields, expecting = "a seating")]
struct Fields {
    #[serde(with = "day")]
    from: NaiveDate,
    #[serde(with = "day")]
    until: NaiveDate,
    holdings: Vec<SeatHolding>,
}

impl TryFrom<Fields> for Seating {
    type Error = SeatingError;

    fn try_from(f: Fields) -> Result<Self, SeatingError> {
        Self::new(f.from, f.until, f.holdings)
    }
}

impl From<Seating> for Fields {
    fn from(s: Seating) -> Self {
        Self { from: s.from, until: s.until, holdings: s.holdings }
    }
}
