//! The United Kingdom: the offer of an interview to disabled applicants, and the choice among equals.

use super::{built, date, lit, quoted, read, source, titles};
use crate::bound::Bound;
use crate::check::{Check, Equality, LegalBasis, Preference, SentenceCheck};
use crate::condition::Condition;
use crate::employer::Country;
use crate::force::{Force, Modality};
use crate::ground::{Ground, Group};
use crate::invite::{Invite, Pool, Undeclared};
use crate::policy::Policy;
use crate::rule::Rule;
use crate::silence::{Question, Silence};
use crate::source::{Element, Mark};
use crate::span::{Clock, Edge, Span};
use crate::statement::{Statement, StatementStatus, Wording};
use crate::version::{Effect, Elsewhere, Exception, Version, When};

/// The offer of an interview of the Disability Confident scheme, and section 159 of the Equality Act 2010.
///
/// - `uk.dc.offer`: a scheme, so *should*: all disabled applicants who meet the minimum criteria are invited; from some
///   day of 2016. It is about employers signed up to the scheme, which a vacancy says by the fact `disability_confident`.
///   Under the recorded exception `volume` both sides are capped alike, and the best of the group come first. Counts
///   only declarations given with explicit consent.
/// - `uk.eqa.159`: a statute that allows a preference among people who are as qualified as each other, case by case; from
///   2011-04-06. The crate tells that it may be looked at; it names no group and decides nothing, since a rule that
///   preferred by itself would be the policy that the section forbids.
///
/// Open questions: [`Question::InternalPostings`] (in scope), [`Question::WithdrawnAfterInvitation`] (counts),
/// [`Question::Edge`] (unsettled).
///
/// Sources: stammeringlaw.org.uk, 2021-01-15, quoting the scheme's guidance; xperthr.co.uk on section 159.
///
/// ```
/// use mangfold::{packs, Modality};
///
/// let policy = packs::uk();
/// let offer = policy.rule(&"uk.dc.offer".parse()?).unwrap();
/// assert_eq!(offer.versions()[0].modality(), Modality::Should);
/// # Ok::<(), mangfold::TextError>(())
/// ```
#[must_use]
pub fn uk() -> Policy {
    let sources = vec![
        source(
            "s58",
            "Disability Confident, guidance for level 1",
            Some("stammeringlaw.org.uk, 'Disability Confident' and guaranteed interviews (2021-01-15)"),
        ),
        source("s62", "Equality Act 2010 s. 159", Some("xperthr.co.uk, articles 107229, 108518, 107147")),
    ];
    let rules = vec![offer(), among_equals()];
    built(Policy::new(lit("uk"), date(2026, 11, 22), sources, vec![statement()], rules))
}

fn since_2016() -> Span {
    let begins = Edge::Between { first: date(2016, 1, 1), last: date(2016, 12, 31) };
    built(Span::new(begins, Edge::Open)).confirmed_to(date(2021, 1, 15))
}

fn statement() -> Statement {
    let text = "We offer an interview to disabled applicants who tell us that they are disabled and meet the minimum \
                criteria for the job as defined by the employer.";
    let ours = built(Wording::new(lit("en"), since_2016(), lit(text), lit("s58"), Mark::Interpretation));
    let lists = [&["disab"][..], &["interview"], &["minimum", "essential"], &["criteri", "requirement"]];
    let content = built(SentenceCheck::required(lists.into_iter().map(titles).collect()));
    let wording = built(ours.with_content(content));
    Statement::new(lit("uk.dc.offer"), StatementStatus::Advised, vec![wording])
}

fn offer() -> Rule {
    let group = Group::declared(Ground::Disability);
    let invite = Invite::new(Bound::All, group, Pool::Qualified, Undeclared::OutsideGroup);
    let criteria = "the minimum criteria for the job as defined by the employer";
    let parts = vec![
        read(
            Element::Scope,
            "employers signed up to the scheme, as the vacancy records it; vacancies inside and outside alike",
        ),
        read(
            Element::Clock,
            "the event that picks the version is the first invitation, which the offer is about",
        ),
        quoted(Element::Force, "The scheme is not legally binding", "s58", Mark::Verified)
            .read_as(lit("a commitment that an employer takes upon itself: should")),
        quoted(Element::Presupposition, criteria, "s58", Mark::Verified)
            .read_as(lit("where somebody declares a disability and meets them")),
        quoted(Element::Pool, criteria, "s58", Mark::Verified),
        read(
            Element::Group,
            "disabled by the definition of the Equality Act 2010; the applicant opts in, and no evidence is asked for",
        ),
        read(Element::Undeclared, "the applicant opts in: whoever has not is outside the group"),
        read(
            Element::Bound,
            "a commitment to interview those who declare and meet the criteria: all of them",
        ),
        read(
            Element::LegalBasis,
            "a scheme is neither law nor collective agreement: only declarations given with explicit consent are counted \
             (GDPR art. 9(2)(a))",
        ),
    ];
    let volume = Exception::new(
        lit("volume"),
        When::Recorded,
        vec![
            quoted(
                Element::Exception,
                "there may be occasions where it is not practicable or appropriate to interview all … such as high number \
                 of applications, seasonal and high-peak times",
                "s58",
                Mark::Verified,
            ),
            quoted(
                Element::Exception,
                "select the disabled candidates who best meet the minimum criteria …, as they would do for non-disabled \
                 applicants",
                "s58",
                Mark::Verified,
            )
            .read_as(lit("the best of the group by score, up to a recorded cap that the others keep to as well")),
        ],
    )
    .with_effect(Effect::CapsAlike);
    let span = since_2016();
    let silences = vec![
        Silence::new(
            Question::InternalPostings,
            lit(
                "internal postings: no exemption found, and one employer in the scheme (Brunel) says that it covers them; \
                 in scope",
            ),
        ),
        Silence::new(
            Question::WithdrawnAfterInvitation,
            lit("withdrawal after a sent invitation: the offer is of an interview, not that one attends"),
        ),
        Silence::new(
            Question::Edge,
            lit("the scheme took the place of Two Ticks in 2016; the day is not verified"),
        ),
    ];
    let scope =
        vec![Condition::Country(vec![Country::UNITED_KINGDOM]), Condition::Fact(lit("disability_confident"))];
    let version = built(Version::counting(
        LegalBasis::ExplicitConsent,
        span,
        Force::Scheme,
        Modality::Should,
        Check::invite(invite),
        parts,
    ));
    let version = built(built(version.with_scope(scope)).unless(vec![volume]));
    let rule = Rule::new(lit("uk.dc.offer"), Clock::Invited, vec![built(version.with_silences(silences))]);
    built(rule).with_note_on_before(lit(
        "before it the Two Ticks scheme offered a guaranteed interview; its text is not in the sources",
    ))
}

fn among_equals() -> Rule {
    let no_policy = "the employer does not have a policy of treating persons who share the protected characteristic more \
        favourably";
    let parts = vec![
        read(
            Element::Scope,
            "s. 159 of the Equality Act 2010; whether it reaches every part of the United Kingdom is not in the sources",
        ),
        read(Element::Clock, "the event that picks the version is the choice among the applicants"),
        read(Element::Force, "permitted, never required"),
        read(Element::Group, "any protected characteristic: the human who chooses names it"),
        quoted(Element::Comparison, "is as qualified as", "s62", Mark::Secondary)
            .read_as(lit("as a named human found, never read off a score or a pass mark")),
        read(
            Element::Comparison,
            "the employer reasonably thinks that those who share the characteristic are at a disadvantage or take part \
             disproportionately little",
        ),
        read(Element::Comparison, "it is a proportionate means of overcoming that"),
        quoted(Element::Comparison, no_policy, "s62", Mark::Secondary),
    ];
    let elsewhere = vec![Elsewhere::new(
        lit(no_policy),
        lit("s62"),
        lit(
            "a rule that chose by itself would be such a policy: a human's own reasoned choice is recorded instead",
        ),
    )];
    let span = built(Span::new(Edge::On(date(2011, 4, 6)), Edge::Open)).confirmed_to(date(2011, 4, 6));
    let check = Check::Preference(Preference::new(Equality::Equal));
    let version = built(Version::new(span, Force::Statute, Modality::May, check, parts));
    let scope = vec![Condition::Country(vec![Country::UNITED_KINGDOM])];
    let version = built(version.with_scope(scope)).with_elsewhere(elsewhere);
    built(Rule::new(lit("uk.eqa.159"), Clock::Recommended, vec![version]))
}
