//! A remedy in words.

use super::Words;
use crate::decision::Decision;
use crate::id::ApplicantId;
use crate::remedy::{Change, Claim, Remedy, Yielding};
use crate::shortlist::Mode;
use crate::text::RuleId;
use crate::view::CaseFileRemedy;

impl Words {
    /// For the case file: whom to invite, not for which ground.
    pub(super) fn remedy_shown(&self, decision: &Decision<'_>, remedy: &CaseFileRemedy) -> Vec<String> {
        let requirement = |rule: &RuleId| self.claimed(decision, rule);
        let mut sentences = match remedy.kind() {
            "number" => self.number(remedy.at_least().unwrap_or_default(), remedy.mode()),
            "none" => {
                let mut sentences = vec![self.say("remedy-none", &[])];
                sentences.push(if remedy.claims().is_empty() {
                    self.say("remedy-conflict-untold", &[])
                } else {
                    self.conflict(remedy.claims(), &requirement)
                });
                sentences
            }
            _ if remedy.stage().is_none() => vec![self.say("remedy-unproved-none", &[])],
            code => {
                let mut sentences = self.change(remedy.invite(), remedy.leave(), remedy.mode());
                let is_made = !(remedy.invite().is_empty() && remedy.leave().is_empty());
                let key = if code == "change" { "remedy-smallest" } else { "remedy-unproved" };
                sentences.extend(is_made.then(|| self.say(key, &[])));
                sentences
            }
        };
        let gives_up = remedy.gives_up().iter();
        sentences.extend(
            gives_up.map(|rule| self.say("remedy-gives-up-untold", &[("rule", requirement(rule).into())])),
        );
        sentences
    }

    /// With whom it serves, for those who may see who declared what.
    pub(super) fn remedy(&self, remedy: &Remedy) -> Vec<String> {
        let mut sentences = match remedy {
            Remedy::Change(change) => {
                let mut sentences = self.whole_change(change);
                let is_made = !(change.added().is_empty() && change.removed().is_empty());
                sentences.extend(is_made.then(|| self.say("remedy-smallest", &[])));
                sentences
            }
            Remedy::Number(number) => {
                let mut sentences = self.number((number.add(), number.remove()), number.mode());
                let served = number.served_by().iter().filter(|(_, people)| !people.is_empty());
                sentences.extend(served.map(|(rule, people)| {
                    let args = [("rule", rule.to_string().into()), ("people", self.people(people).into())];
                    self.say("remedy-served-by", &args)
                }));
                sentences
            }
            Remedy::None(conflict) => {
                let named = |rule: &RuleId| self.named(rule);
                let mut sentences =
                    vec![self.say("remedy-none", &[]), self.conflict(conflict.claims(), &named)];
                if let Some(least) = conflict.least_relaxation() {
                    let by = least.by().iter().map(|(claim, count)| self.relaxed(claim, *count)).collect();
                    sentences.push(self.say("remedy-least", &[("by", self.joined(by, "list-and").into())]));
                }
                sentences
            }
            Remedy::Unproved(unproved) => match unproved.best() {
                Some(best) => {
                    let mut sentences = self.whole_change(best);
                    sentences.push(self.say("remedy-unproved", &[]));
                    sentences
                }
                None => vec![self.say("remedy-unproved-none", &[])],
            },
        };
        sentences.extend(remedy.gives_up().iter().map(|yielding| self.gives_up(yielding)));
        sentences
    }

    fn whole_change(&self, change: &Change) -> Vec<String> {
        let mut sentences = self.change(change.added(), change.removed(), change.mode());
        let serves = change.serves().iter().filter(|(_, people)| !people.is_empty());
        sentences.extend(serves.map(|(rule, people)| {
            let args = [("rule", rule.to_string().into()), ("people", self.people(people).into())];
            self.say("remedy-serves", &args)
        }));
        sentences
    }

    fn change(&self, add: &[ApplicantId], remove: &[ApplicantId], mode: Option<Mode>) -> Vec<String> {
        if add.is_empty() && remove.is_empty() {
            return vec![self.say("remedy-nothing", &[])];
        }
        let of = |people: &[ApplicantId], key: &str| {
            let args = [("count", people.len().into()), ("people", self.people(people).into())];
            (!people.is_empty()).then(|| self.say(key, &args))
        };
        let mut sentences: Vec<String> =
            of(add, "remedy-invite").into_iter().chain(of(remove, "remedy-leave")).collect();
        if remove.is_empty() {
            sentences.push(self.say("remedy-nobody-leaves", &[]));
        }
        sentences.extend((!add.is_empty()).then(|| self.mode(mode)).flatten());
        sentences
    }

    fn number(&self, (add, remove): (u32, u32), mode: Option<Mode>) -> Vec<String> {
        let of = |count: u32, key: &str| (count > 0).then(|| self.say(key, &[("count", count.into())]));
        let mut sentences: Vec<String> =
            of(add, "remedy-number-invite").into_iter().chain(of(remove, "remedy-number-leave")).collect();
        sentences.extend((add > 0).then(|| self.mode(mode)).flatten());
        sentences.push(self.say("remedy-people-choose", &[]));
        sentences
    }

    fn mode(&self, mode: Option<Mode>) -> Option<String> {
        mode.map(|mode| {
            self.say(if mode == Mode::InPerson { "remedy-in-person" } else { "remedy-remote" }, &[])
        })
    }

    /// A rule by what it requires.
    pub(super) fn claimed(&self, decision: &Decision<'_>, rule: &RuleId) -> String {
        let finding = decision.finding(rule);
        let version = finding.and_then(|finding| Self::version(decision, finding).zip(Some(finding)));
        let said = version.map(|(version, finding)| self.requirement(version, finding.modality()));
        self.say("claim-requirement", &[("requirement", said.unwrap_or_default().into())])
    }

    fn named(&self, rule: &RuleId) -> String {
        self.say("claim-rule", &[("rule", rule.to_string().into())])
    }

    fn conflict(&self, claims: &[Claim], rule: &dyn Fn(&RuleId) -> String) -> String {
        let claims: Vec<String> = claims
            .iter()
            .map(|claim| match claim {
                Claim::Rule(id) => rule(id),
                Claim::Places(places) => self.say("claim-places", &[("places", places.get().into())]),
                Claim::SentInvitations => self.say("claim-sent", &[]),
                Claim::NobodyLosesAPlace => self.say("claim-nobody-loses", &[]),
            })
            .collect();
        let key = if claims.len() == 1 { "remedy-conflict-alone" } else { "remedy-conflict" };
        self.say(key, &[("claims", self.joined(claims, "list-and").into())])
    }

    fn relaxed(&self, claim: &Claim, count: u64) -> String {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        match claim {
            Claim::Rule(rule) => {
                self.say("relaxed-rule", &[("rule", rule.to_string().into()), ("count", count.into())])
            }
            Claim::Places(_) => self.say("relaxed-places", &[("count", count.into())]),
            Claim::SentInvitations => self.say("relaxed-sent", &[("count", count.into())]),
            Claim::NobodyLosesAPlace => self.say("relaxed-nobody-loses", &[("count", count.into())]),
        }
    }

    fn gives_up(&self, yielding: &Yielding) -> String {
        let to = yielding.to().iter().map(|rule| self.named(rule)).collect();
        let args = [("rule", self.named(yielding.rule()).into()), ("to", self.joined(to, "list-and").into())];
        self.say("remedy-gives-up", &args)
    }
}
