//! Reading the duties of a generated policy, through its getters.

use mangfold::{
    AssertedBy, Bound, Check, Counts, Group, Invite, LegalBasis, Origin, Overlap, Policy, Presence, TooFew,
    Version,
};

use super::{Asks, Assessed, Compared, Duty, Entry, Invited, Of, Sentence, Text, Wants, Who, Worded};

pub(crate) fn read(policy: &Policy) -> Vec<Duty> {
    let text = |version: &Version| Text {
        from: version.span().from(),
        until: version.span().until(),
        modality: version.modality(),
        scope: version.scope().to_vec(),
        unless: version
            .exceptions()
            .iter()
            .map(|e| (e.id().to_string(), e.when().clone(), e.effect()))
            .collect(),
        asks: asks(policy, version),
    };
    policy
        .rules()
        .iter()
        .map(|rule| Duty {
            rule: rule.id().clone(),
            clock: rule.clock(),
            texts: rule.versions().iter().map(text).collect(),
        })
        .collect()
}

fn asks(policy: &Policy, version: &Version) -> Asks {
    let of =
        |group: &Group| Of::new(Who::of(group), version.legal_basis() == Some(LegalBasis::ExplicitConsent));
    match version.check() {
        Check::Invite(invite) => Asks::Invited(invited(invite, of(invite.of()))),
        Check::Statement(code) => Asks::Statement {
            code: code.to_string(),
            wordings: policy
                .statement(code)
                .expect("a statement of the policy")
                .wordings()
                .iter()
                .map(|w| Worded {
                    language: w.language().to_string(),
                    from: w.span().from(),
                    until: w.span().until(),
                    words: w.text().map(ToString::to_string),
                })
                .collect(),
        },
        Check::Sentence(sentence) => Asks::Sentence(Sentence {
            required: sentence.presence() == Presence::Required,
            words: sentence
                .words()
                .iter()
                .map(|list| list.iter().map(ToString::to_string).collect())
                .collect(),
            without: sentence.words_left_alone().iter().map(ToString::to_string).collect(),
        }),
        Check::Record(record) => Asks::Entry(Entry {
            kind: record.entry().clone(),
            about: record.about().map(of),
            before: record.deadline(),
            on_the_day: record.on_the_day() == Counts::Counts,
        }),
        Check::Assessment(check) => Asks::Assessed(Assessed {
            of: of(check.of()),
            pool: check.out_of(),
            on_the_day: check.on_the_day() == Counts::Counts,
        }),
        Check::Preference(preference) => {
            Asks::Compared(Compared { among: preference.among(), of: preference.group().map(of) })
        }
        Check::PeriodShare(_) | Check::Monitor(_) => Asks::Nothing,
        other => panic!("a check the second evaluator does not know: {other:?}"),
    }
}

fn invited(invite: &Invite, of: Of) -> Invited {
    let whos = |groups: &[Group]| groups.iter().map(Who::of).collect::<Vec<_>>();
    let (who, each_for_one) = match invite.overlap() {
        Overlap::ForEach => (of.who, Vec::new()),
        Overlap::ForOne(beside) => (of.who, whos(beside)),
        Overlap::Union(beside) => {
            (Who::Any(std::iter::once(of.who).chain(whos(beside)).collect()), Vec::new())
        }
        other => panic!("an overlap the second evaluator does not know: {other:?}"),
    };
    Invited {
        wants: wants(invite.bound()),
        presupposes: invite.presupposes(),
        of: Of {
            who,
            confirmed: invite.asserted_by() == AssertedBy::ApplicantConfirmed,
            waived: invite.waived() == Counts::Counts,
            late: invite.declared_late() == Counts::Counts,
            ..of
        },
        each_for_one,
        pool: invite.out_of(),
        deadline: invite.deadline(),
        on_the_day: invite.on_the_day() == Counts::Counts,
        withdrawn_after_invitation: invite.withdrawn_after_invitation() == Counts::Counts,
        every_stage: invite.stages() == mangfold::Stages::Every,
        mode: invite.mode(),
        consistency: invite.consistency(),
    }
}

pub(super) fn wants(bound: &Bound) -> Wants {
    let all_of_them = |too_few: TooFew| match too_few {
        TooFew::AllOfThem => true,
        TooFew::NoDuty => false,
        other => panic!("a reading the second evaluator does not know: {other:?}"),
    };
    match bound {
        Bound::AtLeast(least) => Wants::AtLeast(least.get()),
        Bound::All => Wants::All,
        Bound::Best(best) => Wants::Best(best.get()),
        Bound::AsManyAs(many) => Wants::AsManyAs {
            other: Who::of(many.other()),
            enough: many.enough(),
            all_of_them: all_of_them(many.too_few()),
            neither: many.neither(),
            left_out: many
                .on_top()
                .filter(|(_, counts)| *counts == Counts::DoesNotCount)
                .map(|(group, _)| Who::of(group)),
        },
        Bound::Share(share) => Wants::Share {
            least: share.least(),
            rounding: share.rounding(),
            enough: share.enough(),
            all_of_them: all_of_them(share.too_few()),
        },
        other => panic!("a bound the second evaluator does not know: {other:?}"),
    }
}

impl Who {
    // The wire is the one public door into a group.
    pub(crate) fn of(group: &Group) -> Self {
        fn read(value: &serde_json::Value) -> Who {
            if let Some(text) = value.as_str() {
                return match text {
                    "external" => Who::Comes(Origin::External),
                    "internal" => Who::Comes(Origin::Internal),
                    other => panic!("no group: {other}"),
                };
            }
            let (key, inner) = value.as_object().and_then(|map| map.iter().next()).expect("one key");
            let ground = || inner.as_str().expect("a ground").parse().expect("a ground");
            let parts = || inner.as_array().expect("parts").iter().map(read).collect();
            match key.as_str() {
                "declared" => Who::Says(ground()),
                "declared_not" => Who::SaysNot(ground()),
                "all" => Who::All(parts()),
                "any" => Who::Any(parts()),
                other => panic!("no group: {other}"),
            }
        }
        read(&serde_json::to_value(group).expect("a group on the wire"))
    }
}
