//! Why a version is kept, broken or not applicable.

use super::shape::{Balanced, Kind, Shape};
use super::version::{Gate, Survey, View, wanted};

use crate::applicant::{Applicant, Assessment};
use crate::census::Row;
use crate::check::{Check, Considered, Presence};
use crate::distinct::Distinct;
use crate::finding::{Because, Exclusion};
use crate::id::ApplicantId;
use crate::invite::{Consistency, Invite};
use crate::ranking::Ranking;
use crate::version::{Effect, When};

impl View<'_> {
    pub(super) fn why_not(&self, survey: Option<&Survey>) -> Because {
        if self.gate() == Gate::Closed {
            let by = self.out_of_scope();
            if !by.is_empty() {
                return Because::OutOfScope { by };
            }
            let vacancy = self.round.vacancy();
            let holding = self.version.exceptions().iter().find(|exception| match exception.when() {
                When::Recorded => exception.effect() == Effect::Lifts && self.is_recorded(exception.id()),
                When::Fact(condition) => condition.holds(vacancy) == Some(true),
            });
            if let Some(exception) = holding {
                return Because::Excepted { exception: exception.id().clone() };
            }
        }
        let nobody = survey.is_none_or(|survey| survey.people.in_group == 0);
        match self.version.check() {
            Check::Preference(_) => Because::NotCompared,
            _ if nobody => Because::NobodyInGroup,
            Check::Assessment(_) => Because::SomebodyEligible,
            Check::Invite(invite) => {
                let presupposed = match self.shape(invite) {
                    Shape::Share(share) => self.share(invite, share).balance.enough.max(invite.presupposes()),
                    Shape::AsManyAs(as_many) => {
                        self.as_many(invite, as_many).balance.enough.max(invite.presupposes())
                    }
                    _ => invite.presupposes(),
                };
                Because::TooFewEligible {
                    members: self.ids(invite, |word| word.in_group),
                    eligible: survey.map_or(0, |survey| survey.people.eligible.1),
                    presupposed,
                }
            }
            _ => Because::NobodyInGroup,
        }
    }

    pub(super) fn why_kept(&self) -> Because {
        match self.version.check() {
            Check::PeriodShare(share) => {
                let counting = self.counted_by_basis();
                let row = match share.out_of() {
                    Considered::Applied => Row::Active,
                    Considered::Invited => Row::Invited,
                };
                let (mut of_group, mut considered) = (0, 0);
                for word in 0..self.census().words() {
                    let row = self.census().row(row, word);
                    considered += row.count_ones();
                    of_group +=
                        (row & self.census().sides(share.of().node(), counting, word).inside).count_ones();
                }
                return Because::Counted { of_group, considered };
            }
            Check::Preference(_) => {
                let due = self.version.justification().map(crate::version::Justification::review_by);
                return match due.filter(|due| *due < self.on) {
                    Some(review_by) => Because::ReviewOverdue { review_by },
                    None => Because::Informs,
                };
            }
            _ if !self.version.modality().is_duty() => return Because::Informs,
            _ => {}
        }
        let adverts = u32::try_from(self.round.vacancy().adverts().len()).unwrap_or(u32::MAX);
        match self.version.check() {
            Check::Invite(invite) => self.why_invite_kept(invite),
            Check::Statement(_) => Because::StatementPresent { adverts },
            Check::Sentence(sentence) if sentence.presence() == Presence::Required => {
                Because::StatementPresent { adverts }
            }
            Check::Sentence(_) => Because::NothingForbidden { adverts },
            Check::Record(record) => Because::EntryPresent { entry: record.entry().clone() },
            Check::Assessment(check) => {
                let people = self.assessed(check).people;
                let recorded =
                    people.into_iter().filter(|(_, certain, kind)| *certain && *kind == Kind::Recorded);
                Because::AssessmentsRecorded {
                    applicants: recorded.filter_map(|(at, ..)| self.id_at(at)).collect(),
                }
            }
            Check::Preference(_) | Check::PeriodShare(_) | Check::Monitor(_) => Because::Informs,
        }
    }

    fn why_invite_kept(&self, invite: &Invite) -> Because {
        let met = |wanted: Option<u32>| Because::Met {
            wanted,
            by: self.ids(invite, |word| word.member & word.selected),
        };
        match self.shape(invite) {
            Shape::AsManyAs(as_many) => Self::why_balanced(&self.as_many(invite, as_many), met),
            Shape::Share(share) => Self::why_balanced(&self.share(invite, share), met),
            Shape::Best(wanted) => met(Some(wanted)),
            _ => met(wanted(invite)),
        }
    }

    fn why_balanced(balanced: &Balanced, met: impl Fn(Option<u32>) -> Because) -> Because {
        if let Some(invited) = balanced.everyone {
            return Because::EveryoneInvited { invited };
        }
        // The lead is what keeps it, unless too few are there in every completion, or in all where the lead is not.
        let balance = &balanced.balance;
        let most = balance.eligible.saturating_add(balance.open_left_out).saturating_add(balance.flexible);
        if most < balance.enough || (balance.eligible < balance.enough && balance.lead.0 < 0) {
            return met(None);
        }
        Because::Balanced { invited: balanced.invited, against: balanced.against }
    }

    pub(super) fn why_broken(&self) -> Because {
        match self.version.check() {
            Check::Invite(invite) => self.why_invite_broken(invite),
            Check::Statement(_) => Because::StatementMissing { adverts: self.adverts().places },
            Check::Sentence(sentence) => match sentence.presence() {
                Presence::Required => Because::StatementMissing { adverts: self.adverts().places },
                Presence::Forbidden => Because::ForbiddenPresent { adverts: self.adverts().places },
            },
            Check::Record(record) => {
                let entry = record.entry().clone();
                match self.entry(record) {
                    Err(Some(on)) => Because::EntryLate { entry, on },
                    _ => Because::EntryMissing { entry },
                }
            }
            Check::Assessment(check) => {
                let people = self.assessed(check).people;
                let bare =
                    people.into_iter().filter(|(_, certain, kind)| *certain && *kind == Kind::Deficient);
                Because::AssessmentDeficient {
                    applicants: bare.filter_map(|(at, ..)| self.id_at(at)).collect(),
                }
            }
            // What only informs is never broken.
            Check::Preference(_) | Check::PeriodShare(_) | Check::Monitor(_) => Because::Informs,
        }
    }

    fn why_invite_broken(&self, invite: &Invite) -> Because {
        let met_with = || self.ids(invite, |word| word.member & !word.maybe_selected & word.active);
        let perhaps_with = || {
            self.ids(invite, |word| {
                let unsure = word.member & word.maybe_selected & !word.selected;
                (word.maybe & !word.selected | unsure) & word.active
            })
        };
        let standing = self.standing(invite);
        let short = |wanted: Option<u32>, short: (u32, u32)| Because::Short {
            wanted,
            invited: standing.selected,
            short,
            met_with: met_with(),
            perhaps_with: perhaps_with(),
        };
        match self.shape(invite) {
            Shape::Plain(plain) => {
                if let Some(exclusions) = self.overlooked(invite) {
                    return Because::Overlooked { exclusions };
                }
                let judgement = plain.judge(&standing, invite.presupposes());
                short(wanted(invite), (*judgement.short().start(), *judgement.short().end()))
            }
            Shape::ForOne(beside) => {
                let members = self.members(invite, beside);
                let by = Distinct::of(members.iter().map(|(_, member)| *member)).short();
                let active = |place: usize| {
                    let applicant = self.round.applicants().get(place);
                    applicant.is_some_and(|applicant| applicant.withdrawn_on().is_none())
                };
                let left = |certain: bool| {
                    members
                        .iter()
                        .filter(|(place, member)| {
                            let is_certain = !member.maybe_pool && member.inside != 0;
                            !member.selected && is_certain == certain && active(*place)
                        })
                        .filter_map(|(place, _)| self.id_at(*place))
                        .collect::<Vec<ApplicantId>>()
                };
                Because::Short {
                    wanted: wanted(invite),
                    invited: standing.selected,
                    short: by,
                    met_with: left(true),
                    perhaps_with: left(false),
                }
            }
            Shape::Best(wanted) => {
                let (places, entrants) = self.entrants(invite);
                let ranking = Ranking::new(wanted, invite.presupposes(), &entrants);
                let better = ranking.better().filter_map(|entrant| self.id_at(*places.get(entrant)?));
                Because::PassedOver { wanted, better: better.collect() }
            }
            Shape::AsManyAs(as_many) => {
                let balanced = self.as_many(invite, as_many);
                self.why_unbalanced(&balanced, short, met_with, perhaps_with)
            }
            Shape::Share(share) => {
                let balanced = self.share(invite, share);
                self.why_unbalanced(&balanced, short, met_with, perhaps_with)
            }
        }
    }

    #[expect(clippy::unused_self, reason = "it reads as its siblings do")]
    fn why_unbalanced(
        &self,
        balanced: &Balanced,
        short: impl Fn(Option<u32>, (u32, u32)) -> Because,
        met_with: impl Fn() -> Vec<ApplicantId>,
        perhaps_with: impl Fn() -> Vec<ApplicantId>,
    ) -> Because {
        let balance = &balanced.balance;
        let most = balance.eligible.saturating_add(balance.open_left_out).saturating_add(balance.flexible);
        if most < balance.enough {
            return short(
                None,
                (balance.left_out.max(1), balance.left_out.saturating_add(balance.open_left_out)),
            );
        }
        Because::Unbalanced {
            invited: balanced.invited,
            against: balanced.against,
            met_with: met_with(),
            perhaps_with: perhaps_with(),
        }
    }

    /// Who was kept out for a reason overlooked in another, where nobody else of the group is left out for certain.
    fn overlooked(&self, invite: &Invite) -> Option<Vec<Exclusion>> {
        if invite.consistency() == Consistency::NotAsked {
            return None;
        }
        let left = self.places_of(invite, |word| word.member & !word.maybe_selected);
        let mut exclusions = Vec::new();
        let chosen = self.chosen();
        for place in left {
            let excluded = self.round.applicants().get(place)?;
            let assessment = excluded.assessment().filter(|assessment| {
                assessment.suitability() == crate::applicant::Suitability::ObviouslyUnsuited
            })?;
            for criterion in assessment.criteria_not_met() {
                let spared = chosen.iter().find(|other| {
                    let failed = other.assessment().map(Assessment::criteria_not_met).unwrap_or_default();
                    other.id() != excluded.id() && failed.contains(criterion)
                });
                exclusions.extend(spared.map(|other| Exclusion {
                    excluded: excluded.id(),
                    criterion: criterion.clone(),
                    overlooked_in: other.id(),
                }));
            }
        }
        exclusions.sort();
        exclusions.dedup();
        (!exclusions.is_empty()).then_some(exclusions)
    }

    /// Everybody invited at any stage, or hired, in order, each once.
    pub(super) fn chosen(&self) -> Vec<&Applicant> {
        let lists = self.round.shortlists().iter().flat_map(crate::shortlist::Shortlist::invitations);
        let hired = self.round.hired().iter().map(|hire| hire.applicant());
        let mut ids: Vec<ApplicantId> =
            lists.map(crate::shortlist::Invitation::applicant).chain(hired).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().filter_map(|id| self.round.applicant(id)).collect()
    }
}
