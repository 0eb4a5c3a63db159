//! What a comparison of a group with all others tells, in a sentence.

use fluent_bundle::FluentValue;

use super::{Language, Words};
use crate::monitor::{EProcess, Reading, Showable};

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
            Self::EvidenceOfFewer { p, .. } => with("reading-fewer", *p),
            Self::EvidenceOfMore { p, .. } => with("reading-more", *p),
            Self::NoEvidence { p, showable } => {
                [with("reading-none", *p), words.showable(*showable)].join(" ")
            }
            Self::TooFew { p: Some(p), showable: Some(showable) } => {
                [with("reading-few", *p), words.showable(*showable)].join(" ")
            }
            Self::TooFew { .. } => words.say("reading-nothing", &[]),
        }
    }
}

impl EProcess {
    /// What the e-value means, in words.
    ///
    /// ```
    /// use mangfold::monitor::EProcess;
    /// use mangfold::wording::Language;
    ///
    /// let sentence = EProcess::disadvantage().sentence(Language::English);
    /// assert!(sentence.starts_with("After 0 rounds, one unit staked on a difference before the first has become 1."));
    /// ```
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let words = Words::new(language);
        let rounds = u32::try_from(self.rounds()).unwrap_or(u32::MAX);
        let e = rounded(self.e_value().min(1e9), 100.0);
        let p = words.p_value(self.anytime_p());
        words.say("e-value", &[("rounds", rounds.into()), ("e", e), ("p", p.into())])
    }
}

impl Words {
    fn showable(&self, showable: Showable) -> String {
        let expected = ("expected", rounded(showable.expected(), 10.0));
        #[expect(clippy::cast_precision_loss, reason = "a count of people")]
        match showable.below() {
            Some(below) => {
                self.say("reading-showable", &[expected, ("below", FluentValue::from(below as f64))])
            }
            None => self.say("reading-not-showable", &[expected]),
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
