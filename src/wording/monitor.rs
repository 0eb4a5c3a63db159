//! What a comparison of a group with all others tells, in a sentence.

use fluent_bundle::FluentValue;

use super::{Language, Words};
use crate::monitor::{EProcess, Reading, Showable, Side};

impl Reading {
    /// The reading in words: evidence of a difference, none, or too few to tell, with what these numbers could have shown.
    ///
    /// It tells counts of the group: print it only where [`Tally::publish`](crate::monitor::Tally::publish) shows them.
    ///
    /// ```
    /// use mangfold::monitor::{Question, Rate, TwoByTwo};
    /// use mangfold::wording::Language;
    ///
    /// let reading = TwoByTwo::new(Rate::new(1, 4)?, Rate::new(9, 20)?).reading(Question::default());
    /// assert!(reading.sentence(Language::English).starts_with("Too few to tell"));
    /// # Ok::<(), mangfold::monitor::RateError>(())
    /// ```
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let words = Words::new(language);
        let with = |key: &str, p: f64| words.say(key, &[("p", words.p_value(p).into())]);
        match self {
            Self::EvidenceOfFewer { p, .. } => with("tells-fewer", *p),
            Self::EvidenceOfMore { p, .. } => with("tells-more", *p),
            Self::NoEvidence { p, showable } => [with("tells-none", *p), words.showable(*showable)].join(" "),
            Self::TooFew { p: Some(p), showable: Some(showable) } => {
                [with("tells-few", *p), words.showable(*showable)].join(" ")
            }
            Self::TooFew { .. } => words.say("tells-nothing", &[]),
        }
    }
}

/// Whether a rule that prefers a group applied to the rounds: an invitation that must be given, an even choice decided so.
///
/// ```
/// use mangfold::wording::Preference;
/// assert_ne!(Preference::Applied, Preference::NoneApplied);
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[expect(clippy::exhaustive_enums, reason = "there is no third")]
pub enum Preference {
    /// A rule that prefers some group applied.
    Applied,
    /// No such rule applied.
    NoneApplied,
}

impl EProcess {
    /// What the e-values mean, in words. Where a rule that prefers a group applied, only a stake on fewer of that group still
    /// means something: then there is no sentence for any other.
    ///
    /// A value tells of the rounds since the last one shown: show it to those who may see them, or after several together.
    ///
    /// ```
    /// use mangfold::monitor::EProcess;
    /// use mangfold::wording::{Language, Preference};
    ///
    /// let sentence = EProcess::disadvantage().sentence(Language::English, Preference::Applied).unwrap();
    /// assert!(sentence.starts_with("After 0 rounds, one unit staked on fewer of the group has become 1 (at most it was 1)."));
    /// assert_eq!(EProcess::two_sided().sentence(Language::English, Preference::Applied), None);
    /// ```
    #[must_use]
    pub fn sentence(&self, language: Language, preference: Preference) -> Option<String> {
        let words = Words::new(language);
        let key = match (self.side(), preference) {
            (Side::Fewer, _) => "e-value-fewer",
            (Side::More, Preference::NoneApplied) => "e-value-more",
            (Side::Either, Preference::NoneApplied) => "e-value-either",
            (Side::More | Side::Either, Preference::Applied) => return None,
        };
        let rounds = u32::try_from(self.rounds()).unwrap_or(u32::MAX);
        let (now, most) = (words.stake(self.e_value()), words.stake(self.largest()));
        let p = words.p_value(self.anytime_p());
        let args = [("rounds", rounds.into()), ("now", now.into()), ("most", most.into()), ("p", p.into())];
        Some(words.say(key, &args))
    }
}

impl Words {
    fn showable(&self, showable: Showable) -> String {
        let expected = ("expected", rounded(showable.expected(), 10.0));
        #[expect(clippy::cast_precision_loss, reason = "a count of people")]
        match showable.below() {
            Some(below) => {
                self.say("tells-showable", &[expected, ("below", FluentValue::from(below as f64))])
            }
            None => self.say("tells-not-showable", &[expected]),
        }
    }

    /// What a stake has become: two decimals, and neither smaller nor larger than says anything.
    fn stake(&self, value: f64) -> String {
        if value < 0.01 {
            self.say("e-under", &[("e", FluentValue::from(0.01))])
        } else if value > 1e6 {
            self.say("e-over", &[("e", FluentValue::from(1e6))])
        } else {
            self.say("e-is", &[("e", rounded(value, 100.0))])
        }
    }

    /// Four decimals, and no smaller number: nobody can check more.
    fn p_value(&self, p: f64) -> String {
        if p < 1e-4 {
            self.say("p-under", &[("p", FluentValue::from(1e-4))])
        } else {
            self.say("p-is", &[("p", rounded(p, 1e4))])
        }
    }
}

fn rounded(value: f64, parts: f64) -> FluentValue<'static> {
    FluentValue::from((value * parts).round() / parts)
}
