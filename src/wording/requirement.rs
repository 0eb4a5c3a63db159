//! What a rule requires, in words: the clause after "that".

use super::{Arg, Words};
use crate::bound::{Bound, TooFew};
use crate::check::{Check, Considered, Equality, Monitored, Presence, SentenceCheck};
use crate::force::Modality;
use crate::ground::Group;
use crate::invite::{Consistency, Overlap, Pool, Stages};
use crate::shortlist::Mode;
use crate::text::Title;
use crate::version::Version;

impl Words {
    /// What the rule requires, with what it asks beyond a number, in brackets.
    pub(super) fn requirement(&self, version: &Version, modality: Modality) -> String {
        let requirement = self.bare_requirement(version, modality);
        let Check::Invite(invite) = version.check() else { return requirement };
        let mut qualifiers: Vec<String> = Vec::new();
        qualifiers.extend(invite.mode().map(|mode| self.say(mode_key(mode), &[])));
        if invite.stages() != Stages::Any {
            qualifiers.push(self.say(stages_key(invite.stages()), &[]));
        }
        if matches!(invite.overlap(), Overlap::ForOne(_)) {
            qualifiers.push(self.overlap(invite.overlap()));
        }
        if invite.consistency() != Consistency::NotAsked {
            qualifiers.push(self.say(consistency_key(invite.consistency()), &[]));
        }
        if qualifiers.is_empty() {
            return requirement;
        }
        let qualifiers = self.joined(qualifiers, "list-also");
        self.say(
            "requirement-qualified",
            &[("requirement", requirement.into()), ("qualifiers", qualifiers.into())],
        )
    }

    fn bare_requirement(&self, version: &Version, modality: Modality) -> String {
        let modality = match modality {
            Modality::Must => "must",
            Modality::Should => "should",
            Modality::May => "may",
            Modality::Notice => "notice",
        };
        match version.check() {
            Check::Invite(invite) => {
                let pool = match invite.out_of() {
                    Pool::Qualified => "qualified",
                    Pool::NotObviouslyUnsuited => "not-obviously-unsuited",
                    Pool::Everyone => "everyone",
                };
                let group = self.group(version.group_of(invite).node());
                let mut args: Vec<Arg<'_>> =
                    vec![("pool", pool.into()), ("group", group.into()), ("modality", modality.into())];
                match invite.bound() {
                    Bound::AtLeast(wanted) => {
                        args.push(("wanted", wanted.get().into()));
                        self.say("requires-at-least", &args)
                    }
                    Bound::All => self.say("requires-all", &args),
                    Bound::Best(wanted) => {
                        args.push(("wanted", wanted.get().into()));
                        self.say("requires-best", &args)
                    }
                    Bound::AsManyAs(as_many) => {
                        args.push(("other", self.group(as_many.other().node()).into()));
                        args.push(("few", few(as_many.too_few()).into()));
                        self.say("requires-as-many", &args)
                    }
                    Bound::Share(share) => {
                        args.push(("share", self.share(share.least()).into()));
                        args.push(("few", few(share.too_few()).into()));
                        self.say("requires-share", &args)
                    }
                }
            }
            Check::Statement(_) => self.say("requires-statement", &[("modality", modality.into())]),
            Check::Record(record) => {
                let entry = self.entry(record.entry());
                let args = [("modality", modality.into()), ("entry", entry.into())];
                match record.about() {
                    None => self.say("requires-entry", &args),
                    Some(group) => {
                        let [modality, entry] = args;
                        let args = [modality, entry, ("group", self.group(group.node()).into())];
                        self.say("requires-entry-about", &args)
                    }
                }
            }
            Check::Sentence(sentence) => {
                let words = self.beginnings(sentence);
                let key = match sentence.presence() {
                    Presence::Required => "requires-sentence",
                    Presence::Forbidden => "forbids-sentence",
                };
                self.say(key, &[("modality", modality.into()), ("words", words.into())])
            }
            Check::Assessment(check) => {
                let group = self.group(check.of().node());
                self.say("requires-assessments", &[("modality", modality.into()), ("group", group.into())])
            }
            Check::Preference(preference) => {
                let near = match preference.among() {
                    Equality::Equal => "equal",
                    Equality::NearlyEqual => "nearly-equal",
                };
                match preference.group() {
                    Some(group) => {
                        let group = self.group(group.node());
                        self.say("allows-preference", &[("near", near.into()), ("group", group.into())])
                    }
                    None => {
                        self.say("tells-of-equals", &[("near", near.into()), ("modality", modality.into())])
                    }
                }
            }
            Check::Monitor(monitored) => self.say(
                match monitored {
                    Monitored::FourFifths => "monitors-four-fifths",
                    Monitored::LocalLaw144 => "monitors-local-law-144",
                },
                &[],
            ),
            Check::PeriodShare(share) => {
                let out_of = match share.out_of() {
                    Considered::Applied => "applied",
                    Considered::Invited => "invited",
                };
                let args = [
                    ("share", self.share(share.least()).into()),
                    ("considered", out_of.into()),
                    ("group", self.group(share.of().node()).into()),
                ];
                self.say("tells-of-period-share", &args)
            }
        }
    }

    /// The words that a sentence must have, each told by its beginning; of a long list the first few.
    pub(super) fn beginnings(&self, sentence: &SentenceCheck) -> String {
        let words = sentence.words().iter().map(|list| {
            let told = if list.len() > MOST_TOLD { FEW_TOLD } else { list.len() };
            let some = list.iter().take(told).map(|word| self.beginning(word)).collect();
            let list = match list.len() - told {
                0 => self.joined(some, "list-or"),
                others => {
                    let args = [("words", self.joined(some, "list-comma").into()), ("count", others.into())];
                    self.say("word-beginning-others", &args)
                }
            };
            self.say("word-beginning", &[("words", list.into())])
        });
        self.joined(words.collect(), "list-and")
    }

    pub(super) fn beginning(&self, word: &Title) -> String {
        self.say("beginning-of-word", &[("word", word.to_string().into())])
    }

    /// For how many groups one person counts.
    pub(super) fn overlap(&self, overlap: &Overlap) -> String {
        let groups = |groups: &[Group]| {
            let group =
                |group: &Group| self.say("checked-group", &[("group", self.group(group.node()).into())]);
            [("groups", self.joined(groups.iter().map(group).collect(), "list-also").into())]
        };
        match overlap {
            Overlap::ForEach => self.say("overlap-for-each", &[]),
            Overlap::ForOne(beside) => self.say("overlap-for-one", &groups(beside)),
            Overlap::Union(beside) => self.say("overlap-union", &groups(beside)),
        }
    }
}

/// A list of more words than this is not told whole in a sentence, but by so many of them.
const MOST_TOLD: usize = 12;
const FEW_TOLD: usize = 3;

const fn few(too_few: TooFew) -> &'static str {
    match too_few {
        TooFew::AllOfThem => "all-of-them",
        TooFew::NoDuty => "no-duty",
    }
}

pub(super) const fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson => "mode-in-person",
        Mode::Remote => "mode-remote",
    }
}

pub(super) const fn stages_key(stages: Stages) -> &'static str {
    match stages {
        Stages::Any => "stages-any",
        Stages::Every => "stages-every",
    }
}

pub(super) const fn consistency_key(consistency: Consistency) -> &'static str {
    match consistency {
        Consistency::NotAsked => "consistency-not-asked",
        Consistency::AnyReason => "consistency-any-reason",
        Consistency::EveryReason => "consistency-every-reason",
    }
}
