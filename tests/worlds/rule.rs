//! The worlds of one rule, whatever it asks.

use std::num::NonZeroU32;
use std::sync::Arc;

use chrono::{Days, NaiveDate};
use mangfold::{Advert, Clock, Code, Edge, Policy, RuleId, Verdict, When};

use super::courses::{Course, excepted, then};
use super::every_pack;
use super::people::{APPLIED, INVITED, People, RECOMMENDED};
use super::posts::Post;
use crate::second::{Asks, Duty, read};
use crate::{World, alone, sum};

/// The worlds of one rule, and how often each verdict came in them.
pub(super) struct Worlds {
    policy: Policy,
    pub(super) duty: Duty,
    seen: [usize; 4],
    never: Vec<Verdict>,
}

impl Worlds {
    pub(super) fn of(rule: &str) -> Self {
        let has = |policy: &Policy| policy.rules().iter().any(|known| known.id().as_str() == rule);
        let (policy, duties) = every_pack().into_iter().find(|(policy, _)| has(policy)).unwrap();
        Self::among(&policy, &duties, rule)
    }

    pub(super) fn among(policy: &Policy, duties: &[Duty], rule: &str) -> Self {
        let duty = duties.iter().find(|duty| duty.rule.as_str() == rule).unwrap().clone();
        Self { policy: alone(policy, rule), duty, seen: [0; 4], never: Vec::new() }
    }

    /// Two people, or as many as is said.
    pub(super) fn world(&self, post: &Post, people: People, course: &Course) -> World {
        let (vacancy, course) = (post.vacancy(people.opens_on), Arc::clone(course));
        let world = World::of(self.policy.clone(), self.duty.clone(), vacancy, people.kinds(), 2);
        World { finish: Box::new(move |round| course(round)), ..world }
    }

    pub(super) fn look(&mut self, world: &World) -> [usize; 4] {
        let seen = world.compare();
        self.seen = sum([self.seen, seen]);
        seen
    }

    /// When a vacancy opens whose event, where it comes, is on this day.
    pub(super) fn opening(&self, on: NaiveDate) -> NaiveDate {
        on - Days::new(match self.duty.clock {
            Clock::Advertised => 0,
            Clock::Applied => APPLIED,
            Clock::Invited => INVITED,
            Clock::Recommended => RECOMMENDED,
            other => panic!("a clock of no pack: {other:?}"),
        })
    }

    /// The days around each edge of each text.
    fn days(&self) -> Vec<NaiveDate> {
        let of = |edge: Edge| match edge {
            Edge::On(day) | Edge::Partial { on: day } | Edge::NotVerified { stands_on: day } => vec![day],
            Edge::Between { first, last } => vec![first, last],
            _ => vec![],
        };
        let edges = self.duty.texts.iter().flat_map(|text| [text.from, text.until]).flat_map(of);
        let mut all: Vec<NaiveDate> =
            edges.flat_map(|day| [day - Days::new(1), day, day + Days::new(1)]).collect();
        all.sort();
        all.dedup();
        all
    }

    /// Around every edge; then, where a text certainly stands, on every vacancy, and with every exception recorded.
    pub(super) fn around(
        &mut self,
        settled: &[NaiveDate],
        adverts: &[Vec<Advert>],
        people: &dyn Fn(NaiveDate) -> People,
        courses: &[Course],
    ) {
        let text = self.duty.texts[0].clone();
        for adverts in adverts {
            let post = Post::of(&text).with_adverts(adverts);
            for course in courses {
                for on in self.days() {
                    self.look(&self.world(&post, people(self.opening(on)), course));
                }
                for on in settled {
                    let people = || people(self.opening(*on));
                    let others = post.others(&text);
                    let mut worlds: Vec<World> =
                        others.iter().map(|other| self.world(other, people(), course)).collect();
                    let excepted = self.exceptions();
                    worlds.extend(
                        excepted.iter().map(|record| self.world(&post, people(), &then(course, record))),
                    );
                    for world in &worlds {
                        self.look(world);
                    }
                }
            }
        }
    }

    /// Each exception that a human records, be it the pack's or the source's, with a cap and without; and the same of
    /// another rule.
    fn exceptions(&self) -> Vec<Course> {
        let mut codes: Vec<Code> = Vec::new();
        for duty in read(&self.policy).iter().chain([&self.duty]) {
            for (code, when, _) in duty.texts.iter().flat_map(|text| &text.unless) {
                if *when == When::Recorded {
                    codes.push(code.parse().unwrap());
                }
            }
        }
        codes.sort();
        codes.dedup();
        let another: RuleId = "own.rule".parse().unwrap();
        let of = |code: &Code| {
            let capped = |cap| excepted(&self.duty.rule, code, NonZeroU32::new(cap));
            [capped(0), capped(1), capped(2), excepted(&another, code, None)]
        };
        codes.iter().flat_map(of).collect()
    }

    /// Of the words that the pack looks for, and those the source does: a sentence with each of them beside the first
    /// of every other list, and one with each of those it is to be without.
    pub(super) fn sentences(&self) -> Vec<String> {
        let mut all = Vec::new();
        for duty in read(&self.policy).iter().chain([&self.duty]) {
            let Asks::Sentence(sentence) = &duty.texts[0].asks else { continue };
            let first: Vec<String> = sentence.words.iter().map(|list| written(&list[0]).remove(0)).collect();
            for (place, list) in sentence.words.iter().enumerate() {
                all.extend(list.iter().flat_map(|entry| written(entry)).map(|word| {
                    let mut words = first.clone();
                    words[place] = word;
                    words.join(" ")
                }));
            }
            let without = sentence.without.iter().flat_map(|entry| written(entry));
            all.extend(without.map(|word| format!("{} {word}", first.join(" "))));
        }
        all
    }

    pub(super) fn never(mut self, verdict: Verdict) -> Self {
        self.never.push(verdict);
        self
    }

    /// What only allows or tells cannot be broken.
    pub(super) fn every_verdict(self) {
        let duty = self.duty.texts.iter().any(|text| text.modality.is_duty());
        let verdicts = [Verdict::Kept, Verdict::Broken, Verdict::NotApplicable, Verdict::Undetermined];
        for (verdict, count) in verdicts.into_iter().zip(self.seen) {
            let comes = !self.never.contains(&verdict) && (duty || verdict != Verdict::Broken);
            assert_eq!(count > 0, comes, "{}: {verdict:?} in {:?}", self.duty.rule, self.seen);
        }
    }
}

/// An entry with each of the beginnings that it gives for a word, beside the first of the others.
fn written(entry: &str) -> Vec<String> {
    let words: Vec<Vec<&str>> = entry.split(' ').map(|word| word.split('|').collect()).collect();
    let first = || words.iter().map(|word| word[0]).collect::<Vec<_>>();
    let mut all = vec![first().join(" ")];
    for (place, starts) in words.iter().enumerate() {
        for start in &starts[1..] {
            let mut row = first();
            row[place] = start;
            all.push(row.join(" "));
        }
    }
    all
}
