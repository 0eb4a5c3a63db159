//! The proof that a shortlist may be used, departures from rules that allow them, and what refuses the proof.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::decision::Decision;
use crate::finding::{Finding, Verdict};
use crate::force::Modality;
use crate::round::Round;
use crate::shortlist::Shortlist;
use crate::text::{Code, Name, Reason, RuleId, day};

/// A named human's reasoned decision not to follow a rule that allows it (fravik).
///
/// ```
/// use mangfold::Departure;
///
/// let departure = Departure::new("no.ks.interview.minority".parse()?, "Kari Nordmann".parse()?,
///     "Stillingen lyses ut på nytt.".parse()?, "2026-06-25".parse()?);
/// assert!(departure.exception().is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "a departure")]
pub struct Departure {
    rule: RuleId,
    by: Name,
    reason: Reason,
    #[serde(with = "day")]
    on: NaiveDate,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    invoking: Option<Invoked>,
}

/// An exception invoked at clearing, with the facts it needs.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields, expecting = "an exception invoked")]
struct Invoked {
    exception: Code,
    facts: Reason,
}

impl Departure {
    /// Who departs from which rule, why and when.
    #[must_use]
    pub const fn new(rule: RuleId, by: Name, reason: Reason, on: NaiveDate) -> Self {
        Self { rule, by, reason, on, invoking: None }
    }

    /// Invokes an exception that the rule lists as open at clearing, with the facts it rests on.
    #[must_use]
    pub fn invoking(self, exception: Code, facts: Reason) -> Self {
        Self { invoking: Some(Invoked { exception, facts }), ..self }
    }

    /// The rule.
    #[must_use]
    pub const fn rule(&self) -> &RuleId {
        &self.rule
    }

    /// Who departs from it.
    #[must_use]
    pub const fn by(&self) -> &Name {
        &self.by
    }

    /// Why.
    #[must_use]
    pub const fn reason(&self) -> &Reason {
        &self.reason
    }

    /// When.
    #[must_use]
    pub const fn on(&self) -> NaiveDate {
        self.on
    }

    /// The exception invoked and its facts, where one is.
    #[must_use]
    pub fn exception(&self) -> Option<(&Code, &Reason)> {
        self.invoking.as_ref().map(|invoked| (&invoked.exception, &invoked.facts))
    }
}

/// Why one rule, or one departure, refuses the proof.
///
/// ```
/// assert_eq!(serde_json::to_string(&mangfold::RefusedBecause::ReasonMissing)?, "\"reason_missing\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RefusedBecause {
    /// A must-rule is broken, and no exception is invoked.
    Broken,
    /// A must-rule is broken, and the exception invoked is not one that the rule lists as open at clearing.
    ExceptionNotOpen,
    /// A must-rule is undetermined: record the missing fact, or choose the reading.
    Undetermined,
    /// A should-rule is broken or undetermined, and nobody gave a reason.
    ReasonMissing,
    /// A departure names a rule that the policy does not have.
    UnknownRule,
    /// Two departures name one rule.
    DepartedTwice,
}

/// The rules and departures that refuse the proof.
///
/// ```
/// use mangfold::{packs, testing, RefusedBecause};
///
/// let (policy, round) = (packs::norway_state(), testing::sample_broken());
/// let refusal = policy.decide(&round, testing::stamp()).clear(&[]).unwrap_err();
/// let rule = "no.state.interview.disability".parse()?;
/// assert_eq!(refusal.rules(), [(rule, RefusedBecause::Broken)]);
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refusal {
    rules: Vec<(RuleId, RefusedBecause)>,
    shortlist: bool,
}

impl Refusal {
    /// Each rule that refuses, in rule order, with why; then each departure that does.
    #[must_use]
    pub fn rules(&self) -> &[(RuleId, RefusedBecause)] {
        &self.rules
    }

    /// Whether there is a shortlist to clear at all.
    #[must_use]
    pub const fn has_shortlist(&self) -> bool {
        self.shortlist
    }

    /// The stable machine code of this error.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        if self.shortlist { "clear_refused" } else { "clear_no_shortlist" }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the shortlist does not clear")?;
        let mut sign = ": ";
        if !self.shortlist {
            write!(f, "{sign}there is none")?;
            sign = "; ";
        }
        for (rule, why) in &self.rules {
            let why = match why {
                RefusedBecause::Broken => "broken",
                RefusedBecause::ExceptionNotOpen => "broken, and lists no such exception as open at clearing",
                RefusedBecause::Undetermined => "undetermined",
                RefusedBecause::ReasonMissing => "broken or undetermined, and no reason is given",
                RefusedBecause::UnknownRule => "departed from, but not in the policy",
                RefusedBecause::DepartedTwice => "departed from twice",
            };
            write!(f, "{sign}{rule} is {why}")?;
            sign = "; ";
        }
        Ok(())
    }
}

impl std::error::Error for Refusal {}

/// The proof that every rule of a policy clears the round's latest shortlist.
///
/// Only [`Decision::clear`] gives it: it has no public constructor, no serde and no `Clone`, so that a function of
/// the hiring system that asks for one cannot be called without it.
///
/// ```
/// use mangfold::{packs, testing, ClearedShortlist};
///
/// fn send_invitations(cleared: &ClearedShortlist<'_>) -> usize {
///     cleared.shortlist().invitations().len()
/// }
///
/// let (policy, round) = (packs::norway_state(), testing::sample());
/// let decision = policy.decide(&round, testing::stamp());
/// assert_eq!(send_invitations(&decision.clear(&[])?), 3);
/// # Ok::<(), mangfold::Refusal>(())
/// ```
///
/// ```compile_fail
/// fn twice(cleared: mangfold::ClearedShortlist<'_>) { let _ = cleared.clone(); }
/// ```
#[derive(Debug)]
pub struct ClearedShortlist<'a> {
    shortlist: &'a Shortlist,
    departures: Vec<Departure>,
    decision: Decision<'a>,
}

impl<'a> ClearedShortlist<'a> {
    /// The round it belongs to.
    #[must_use]
    pub const fn round(&self) -> &'a Round {
        self.decision.round()
    }

    /// The shortlist that clears: that of the latest stage.
    #[must_use]
    pub const fn shortlist(&self) -> &'a Shortlist {
        self.shortlist
    }

    /// The departures it needed, in rule order.
    #[must_use]
    pub fn departures(&self) -> &[Departure] {
        &self.departures
    }

    /// The decision it follows from.
    #[must_use]
    pub const fn decision(&self) -> &Decision<'a> {
        &self.decision
    }
}

impl<'a> Decision<'a> {
    /// Asks for the proof that the latest shortlist may be used, given what named humans decided not to follow.
    ///
    /// A rule kept or not applicable clears. A should-rule that is not clears with a departure. A broken must-rule
    /// clears only by an exception that it lists as open at clearing, or with a departure where it yields to a rule that
    /// it cannot be kept beside. An undetermined must-rule never clears.
    ///
    /// # Errors
    ///
    /// A [`Refusal`] that names every rule and departure in the way.
    pub fn clear(&self, departures: &[Departure]) -> Result<ClearedShortlist<'a>, Refusal> {
        let mut rules = Vec::new();
        let mut needed = Vec::new();
        for finding in self.findings() {
            let departure = departures.iter().find(|departure| departure.rule() == finding.rule());
            match self.clears(finding, departure) {
                Ok(None) => {}
                Ok(Some(departure)) => needed.push(departure.clone()),
                Err(why) => rules.push((finding.rule().clone(), why)),
            }
        }
        for (place, departure) in departures.iter().enumerate() {
            let rule = departure.rule();
            if self.policy().rule(rule).is_none() {
                rules.push((rule.clone(), RefusedBecause::UnknownRule));
            } else if departures.iter().take(place).any(|earlier| earlier.rule() == rule) {
                rules.push((rule.clone(), RefusedBecause::DepartedTwice));
            }
        }
        match self.round().shortlists().last() {
            Some(shortlist) if rules.is_empty() => {
                Ok(ClearedShortlist { shortlist, departures: needed, decision: self.clone() })
            }
            shortlist => Err(Refusal { rules, shortlist: shortlist.is_some() }),
        }
    }

    fn clears<'d>(
        &self,
        finding: &Finding,
        departure: Option<&'d Departure>,
    ) -> Result<Option<&'d Departure>, RefusedBecause> {
        match (finding.verdict(), finding.modality()) {
            (Verdict::Kept | Verdict::NotApplicable, _) | (_, Modality::May | Modality::Notice) => Ok(None),
            (_, Modality::Should) => departure.map(Some).ok_or(RefusedBecause::ReasonMissing),
            (Verdict::Undetermined, Modality::Must) => Err(RefusedBecause::Undetermined),
            (Verdict::Broken, Modality::Must) => {
                let departure = departure.ok_or(RefusedBecause::Broken)?;
                // That it cannot be kept is proved; that it is not needs a human's reason all the same.
                if !finding.yields_to().is_empty() && departure.exception().is_none() {
                    return Ok(Some(departure));
                }
                match departure.exception() {
                    None => Err(RefusedBecause::Broken),
                    Some((exception, _)) if self.is_open(finding, exception) => Ok(Some(departure)),
                    Some(_) => Err(RefusedBecause::ExceptionNotOpen),
                }
            }
        }
    }

    /// Whether every version that may be in force lists the exception as open at clearing.
    pub(crate) fn is_open(&self, finding: &Finding, exception: &Code) -> bool {
        let Some(rule) = self.policy().rule(finding.rule()) else { return false };
        let version = |place: &u32| rule.versions().get(*place as usize);
        finding.versions().iter().filter_map(version).all(|version| {
            version.exceptions().iter().any(|known| known.id() == exception && known.is_open_at_clearing())
        })
    }
}
